// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @identity
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @identity(%0: !fpga.stream<2x3xi8, lanes = 1>) -> !fpga.stream<2x3xi8, lanes = 1> {
  %1 = fpga.reorder %0 by [0, 1] : !fpga.stream<2x3xi8, lanes = 1> -> !fpga.stream<2x3xi8, lanes = 1>
  return %1 : !fpga.stream<2x3xi8, lanes = 1>
}

// Equal extents do not make a transposition an identity.
// CHECK-LABEL: func.func @square
// CHECK: fpga.reorder %{{.*}} by [1, 0]
func.func @square(%0: !fpga.stream<3x3xi8, lanes = 1>) -> !fpga.stream<3x3xi8, lanes = 1> {
  %1 = fpga.reorder %0 by [1, 0] : !fpga.stream<3x3xi8, lanes = 1> -> !fpga.stream<3x3xi8, lanes = 1>
  return %1 : !fpga.stream<3x3xi8, lanes = 1>
}

// Dimension i of the result of both is dimension first[second[i]].
// CHECK-LABEL: func.func @chain
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R:.*]] = fpga.reorder %[[A]] by [2, 1, 0] : !fpga.stream<2x3x4xi8, lanes = 1> -> !fpga.stream<4x3x2xi8, lanes = 1>
// CHECK-NEXT: return %[[R]]
func.func @chain(%0: !fpga.stream<2x3x4xi8, lanes = 1>) -> !fpga.stream<4x3x2xi8, lanes = 1> {
  %1 = fpga.reorder %0 by [1, 2, 0] : !fpga.stream<2x3x4xi8, lanes = 1> -> !fpga.stream<3x4x2xi8, lanes = 1>
  %2 = fpga.reorder %1 by [1, 0, 2] : !fpga.stream<3x4x2xi8, lanes = 1> -> !fpga.stream<4x3x2xi8, lanes = 1>
  return %2 : !fpga.stream<4x3x2xi8, lanes = 1>
}

// CHECK-LABEL: func.func @there_and_back
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @there_and_back(%0: !fpga.stream<2x3x4xi8, lanes = 1>) -> !fpga.stream<2x3x4xi8, lanes = 1> {
  %1 = fpga.reorder %0 by [1, 2, 0] : !fpga.stream<2x3x4xi8, lanes = 1> -> !fpga.stream<3x4x2xi8, lanes = 1>
  %2 = fpga.reorder %1 by [2, 0, 1] : !fpga.stream<3x4x2xi8, lanes = 1> -> !fpga.stream<2x3x4xi8, lanes = 1>
  return %2 : !fpga.stream<2x3x4xi8, lanes = 1>
}

// CHECK-LABEL: func.func @other_memory
// CHECK: fpga.reorder %{{.*}} by [1, 2, 0] in bram
// CHECK: fpga.reorder %{{.*}} by [1, 0, 2] :
func.func @other_memory(%0: !fpga.stream<2x3x4xi8, lanes = 1>) -> !fpga.stream<4x3x2xi8, lanes = 1> {
  %1 = fpga.reorder %0 by [1, 2, 0] in bram : !fpga.stream<2x3x4xi8, lanes = 1> -> !fpga.stream<3x4x2xi8, lanes = 1>
  %2 = fpga.reorder %1 by [1, 0, 2] : !fpga.stream<3x4x2xi8, lanes = 1> -> !fpga.stream<4x3x2xi8, lanes = 1>
  return %2 : !fpga.stream<4x3x2xi8, lanes = 1>
}

// Only dimensions of extent 1 move.
// CHECK-LABEL: func.func @keeps_order
// CHECK: fpga.reshape %{{.*}} : !fpga.stream<1x3x1x4xi8, lanes = 1> -> !fpga.stream<3x4x1x1xi8, lanes = 1>
func.func @keeps_order(%0: !fpga.stream<1x3x1x4xi8, lanes = 4>) -> !fpga.stream<3x4x1x1xi8, lanes = 1> {
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x3x1x4xi8, lanes = 4> -> !fpga.stream<1x3x1x4xi8, lanes = 1>
  %2 = fpga.reorder %1 by [1, 3, 0, 2] : !fpga.stream<1x3x1x4xi8, lanes = 1> -> !fpga.stream<3x4x1x1xi8, lanes = 1>
  return %2 : !fpga.stream<3x4x1x1xi8, lanes = 1>
}

// CHECK-LABEL: func.func @other_lanes
// CHECK: fpga.reorder
func.func @other_lanes(%0: !fpga.stream<1x3x1x4xi8, lanes = 4>) -> !fpga.stream<1x1x3x4xi8, lanes = 2> {
  %1 = fpga.reorder %0 by [0, 2, 1, 3] : !fpga.stream<1x3x1x4xi8, lanes = 4> -> !fpga.stream<1x1x3x4xi8, lanes = 2>
  return %1 : !fpga.stream<1x1x3x4xi8, lanes = 2>
}
