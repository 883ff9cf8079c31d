// Sums of so many terms in so few bits that the usual bound of their errors has no
// meaning were taken for exact: n * u / (1 - n * u) is negative for n * u above 1.
//
// RUN: %python -c "print(open(r'%s').read().replace('MANY', ','.join(['[1.0, 0.0, 2.0]'] * 100)))" > %t.mlir
// RUN: pool-to-conv-opt %t.mlir --factor-linear-convs=report=all -verify-diagnostics -o %t
// RUN: FileCheck %s < %t

// CHECK-LABEL: func.func @many_terms(
// CHECK: linalg.conv_1d_ncw_fcw {{.*}}dilations = dense<1>
func.func @many_terms(%x: tensor<1x100x8xbf16>) -> tensor<1x1x6xbf16> {
  %w = arith.constant dense<[[MANY]]> : tensor<1x100x3xbf16>
  %zero = arith.constant dense<0.0> : tensor<1x1x6xbf16>
  // expected-remark @below {{the filter stays whole (T23: sums of so many terms of few bits have no error bound)}}
  %0 = linalg.conv_1d_ncw_fcw {strides = dense<1> : vector<1xi64>, dilations = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x100x8xbf16>, tensor<1x100x3xbf16>) outs(%zero : tensor<1x1x6xbf16>) -> tensor<1x1x6xbf16>
  return %0 : tensor<1x1x6xbf16>
}

// CHECK-LABEL: func.func @fewer_terms(
// CHECK: linalg.conv_1d_ncw_fcw {{.*}}dilations = dense<2>
func.func @fewer_terms(%x: tensor<1x2x8xbf16>) -> tensor<1x1x6xbf16> {
  %w = arith.constant dense<[[[1.0, 0.0, 2.0], [1.0, 0.0, 2.0]]]> : tensor<1x2x3xbf16>
  %zero = arith.constant dense<0.0> : tensor<1x1x6xbf16>
  // expected-remark @below {{dilation (reassociating, |error| <= 43.2 eps}}
  %0 = linalg.conv_1d_ncw_fcw {strides = dense<1> : vector<1xi64>, dilations = dense<1> : vector<1xi64>} ins(%x, %w : tensor<1x2x8xbf16>, tensor<1x2x3xbf16>) outs(%zero : tensor<1x1x6xbf16>) -> tensor<1x1x6xbf16>
  return %0 : tensor<1x1x6xbf16>
}
