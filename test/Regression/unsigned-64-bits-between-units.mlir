// A maximum of unsigned 64-bit numbers in front of what reads signed ones: no unit
// converts from one to the other, so the maximum stays on the host.
//
// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga=report=kept -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --convert-linalg-to-fpga

// CHECK: fpga.kernel
// CHECK-LABEL: func.func @unsigned
// CHECK: linalg.pooling_nwc_max_unsigned
func.func @unsigned(%x: tensor<1x9x2xi64>) -> tensor<1x8x2xi64> {
  %window = tensor.empty() : tensor<2xi8>
  %one = tensor.empty() : tensor<1xi8>
  %i = arith.constant dense<0> : tensor<1x8x2xi64>
  // expected-remark @below {{stays on the host (T31: unsigned numbers of 64 bits)}}
  %0 = linalg.pooling_nwc_max_unsigned ins(%x, %window : tensor<1x9x2xi64>, tensor<2xi8>) outs(%i : tensor<1x8x2xi64>) -> tensor<1x8x2xi64>
  %1 = linalg.pooling_nwc_sum ins(%0, %one : tensor<1x8x2xi64>, tensor<1xi8>) outs(%i : tensor<1x8x2xi64>) -> tensor<1x8x2xi64>
  return %1 : tensor<1x8x2xi64>
}
