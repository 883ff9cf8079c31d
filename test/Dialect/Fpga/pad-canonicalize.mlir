// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @nothing
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @nothing(%0: !fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<4x8xi8, lanes = 2> {
  %1 = fpga.pad %0 low = [0, 0] high = [0, 0] value = 5 : !fpga.stream<4x8xi8, lanes = 2> -> !fpga.stream<4x8xi8, lanes = 2>
  return %1 : !fpga.stream<4x8xi8, lanes = 2>
}

// CHECK-LABEL: func.func @something
// CHECK: fpga.pad
func.func @something(%0: !fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<5x8xi8, lanes = 2> {
  %1 = fpga.pad %0 low = [0, 0] high = [1, 0] value = 5 : !fpga.stream<4x8xi8, lanes = 2> -> !fpga.stream<5x8xi8, lanes = 2>
  return %1 : !fpga.stream<5x8xi8, lanes = 2>
}
