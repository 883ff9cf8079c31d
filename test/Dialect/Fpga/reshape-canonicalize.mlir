// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @same
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @same(%0: !fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 2> {
  %1 = fpga.reshape %0 : !fpga.stream<1x8xi8, lanes = 2> -> !fpga.stream<1x8xi8, lanes = 2>
  return %1 : !fpga.stream<1x8xi8, lanes = 2>
}

// CHECK-LABEL: func.func @chain
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R:.*]] = fpga.reshape %[[A]] : !fpga.stream<1x2x2x4xi8, lanes = 2> -> !fpga.stream<16xi8, lanes = 2>
// CHECK-NEXT: return %[[R]]
func.func @chain(%0: !fpga.stream<1x2x2x4xi8, lanes = 2>) -> !fpga.stream<16xi8, lanes = 2> {
  %1 = fpga.reshape %0 : !fpga.stream<1x2x2x4xi8, lanes = 2> -> !fpga.stream<4x4xi8, lanes = 2>
  %2 = fpga.reshape %1 : !fpga.stream<4x4xi8, lanes = 2> -> !fpga.stream<16xi8, lanes = 2>
  return %2 : !fpga.stream<16xi8, lanes = 2>
}
