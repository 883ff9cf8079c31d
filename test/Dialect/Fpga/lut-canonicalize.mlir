// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @identity
// CHECK-SAME: (%[[A:.*]]: !fpga.stream<8xi2, lanes = 1>, %[[B:.*]]: !fpga.stream<8xui2, lanes = 1>)
// CHECK-NEXT: return %[[A]], %[[B]]
func.func @identity(%0: !fpga.stream<8xi2, lanes = 1>, %1: !fpga.stream<8xui2, lanes = 1>) -> (!fpga.stream<8xi2, lanes = 1>, !fpga.stream<8xui2, lanes = 1>) {
  %2 = fpga.lut %0 table = dense<[-2, -1, 0, 1]> : tensor<4xi2> : !fpga.stream<8xi2, lanes = 1> -> !fpga.stream<8xi2, lanes = 1>
  %3 = fpga.lut %1 table = dense<[0, 1, 2, 3]> : tensor<4xui2> : !fpga.stream<8xui2, lanes = 1> -> !fpga.stream<8xui2, lanes = 1>
  return %2, %3 : !fpga.stream<8xi2, lanes = 1>, !fpga.stream<8xui2, lanes = 1>
}

// Another entry, another type, another order.
// CHECK-LABEL: func.func @no_identity
// CHECK: fpga.lut
// CHECK: fpga.lut
// CHECK: fpga.lut
func.func @no_identity(%0: !fpga.stream<8xi2, lanes = 1>) -> (!fpga.stream<8xi2, lanes = 1>, !fpga.stream<8xi3, lanes = 1>, !fpga.stream<8xi2, lanes = 1>) {
  %1 = fpga.lut %0 table = dense<[-2, -1, 0, 0]> : tensor<4xi2> : !fpga.stream<8xi2, lanes = 1> -> !fpga.stream<8xi2, lanes = 1>
  %2 = fpga.lut %0 table = dense<[-2, -1, 0, 1]> : tensor<4xi3> : !fpga.stream<8xi2, lanes = 1> -> !fpga.stream<8xi3, lanes = 1>
  %3 = fpga.lut %0 table = dense<[0, 1, -2, -1]> : tensor<4xi2> : !fpga.stream<8xi2, lanes = 1> -> !fpga.stream<8xi2, lanes = 1>
  return %1, %2, %3 : !fpga.stream<8xi2, lanes = 1>, !fpga.stream<8xi3, lanes = 1>, !fpga.stream<8xi2, lanes = 1>
}
