// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @one
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @one(%0: !fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<4x8xi8, lanes = 2> {
  %1 = fpga.concat %0 : (!fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<4x8xi8, lanes = 2>
  return %1 : !fpga.stream<4x8xi8, lanes = 2>
}

// CHECK-LABEL: func.func @other_lanes
// CHECK: fpga.concat
func.func @other_lanes(%0: !fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<4x8xi8, lanes = 1> {
  %1 = fpga.concat %0 : (!fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<4x8xi8, lanes = 1>
  return %1 : !fpga.stream<4x8xi8, lanes = 1>
}
