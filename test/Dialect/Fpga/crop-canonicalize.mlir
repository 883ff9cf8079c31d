// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @nothing
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @nothing(%0: !fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<4x8xi8, lanes = 2> {
  %1 = fpga.crop %0 low = [0, 0] high = [0, 0] : !fpga.stream<4x8xi8, lanes = 2> -> !fpga.stream<4x8xi8, lanes = 2>
  return %1 : !fpga.stream<4x8xi8, lanes = 2>
}

// CHECK-LABEL: func.func @only_lanes
// CHECK: fpga.crop
func.func @only_lanes(%0: !fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<4x8xi8, lanes = 4> {
  %1 = fpga.crop %0 low = [0, 0] high = [0, 0] : !fpga.stream<4x8xi8, lanes = 2> -> !fpga.stream<4x8xi8, lanes = 4>
  return %1 : !fpga.stream<4x8xi8, lanes = 4>
}

// CHECK-LABEL: func.func @chain
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R:.*]] = fpga.crop %[[A]] low = [1, 2] high = [1, 4] : !fpga.stream<4x8xi8, lanes = 2> -> !fpga.stream<2x2xi8, lanes = 2>
// CHECK-NEXT: return %[[R]]
func.func @chain(%0: !fpga.stream<4x8xi8, lanes = 2>) -> !fpga.stream<2x2xi8, lanes = 2> {
  %1 = fpga.crop %0 low = [1, 0] high = [0, 2] : !fpga.stream<4x8xi8, lanes = 2> -> !fpga.stream<3x6xi8, lanes = 2>
  %2 = fpga.crop %1 low = [0, 2] high = [1, 2] : !fpga.stream<3x6xi8, lanes = 2> -> !fpga.stream<2x2xi8, lanes = 2>
  return %2 : !fpga.stream<2x2xi8, lanes = 2>
}

// CHECK-LABEL: func.func @two_users
// CHECK: %[[A:.*]] = fpga.crop
// CHECK: fpga.crop %[[A]] low = [1]
func.func @two_users(%0: !fpga.stream<8xi8, lanes = 1>) -> (!fpga.stream<7xi8, lanes = 1>, !fpga.stream<6xi8, lanes = 1>) {
  %1 = fpga.crop %0 low = [1] high = [0] : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<7xi8, lanes = 1>
  %2 = fpga.crop %1 low = [1] high = [0] : !fpga.stream<7xi8, lanes = 1> -> !fpga.stream<6xi8, lanes = 1>
  return %1, %2 : !fpga.stream<7xi8, lanes = 1>, !fpga.stream<6xi8, lanes = 1>
}
