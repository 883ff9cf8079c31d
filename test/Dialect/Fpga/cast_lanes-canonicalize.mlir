// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @same
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @same(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) -> !fpga.stream<1x4x4x8xi8, lanes = 2> {
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  return %1 : !fpga.stream<1x4x4x8xi8, lanes = 2>
}

// CHECK-LABEL: func.func @chain
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R:.*]] = fpga.cast_lanes %[[A]] : !fpga.stream<1x4x4x8xi8, lanes = 8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
// CHECK-NEXT: return %[[R]]
func.func @chain(%0: !fpga.stream<1x4x4x8xi8, lanes = 8>) -> !fpga.stream<1x4x4x8xi8, lanes = 2> {
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x8xi8, lanes = 8> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  %2 = fpga.cast_lanes %1 : !fpga.stream<1x4x4x8xi8, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 4>
  %3 = fpga.cast_lanes %2 : !fpga.stream<1x4x4x8xi8, lanes = 4> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  return %3 : !fpga.stream<1x4x4x8xi8, lanes = 2>
}

// CHECK-LABEL: func.func @there_and_back
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @there_and_back(%0: !fpga.stream<1x4x4x8xi8, lanes = 8>) -> !fpga.stream<1x4x4x8xi8, lanes = 8> {
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x8xi8, lanes = 8> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  %2 = fpga.cast_lanes %1 : !fpga.stream<1x4x4x8xi8, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 8>
  return %2 : !fpga.stream<1x4x4x8xi8, lanes = 8>
}

// In a strict kernel, the cast in between goes with its only user.
// CHECK-LABEL: fpga.kernel @strict
// CHECK: fpga.load
// CHECK-NEXT: fpga.cast_lanes %{{.*}} : !fpga.stream<1x4x4x8xi8, lanes = 8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
// CHECK-NEXT: fpga.store
fpga.kernel @strict(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 8>
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x8xi8, lanes = 8> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  %2 = fpga.cast_lanes %1 : !fpga.stream<1x4x4x8xi8, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> tensor<1x4x4x8xi8>
  fpga.return %3 : tensor<1x4x4x8xi8>
}
