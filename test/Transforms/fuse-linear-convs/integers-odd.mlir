// Sums of more than 16 bits wrap, fused or not: there is no limit for them. That holds
// for 17 bits, too.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all -verify-diagnostics -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s --fuse-linear-convs --expect-rewrites=1

// CHECK-LABEL: func.func @wraps(
// CHECK: dense<30000> : tensor<{{.*}}xi17>
// CHECK-COUNT-1: conv_2d
// CHECK-NOT: conv_2d
func.func @wraps(%x: tensor<1x4x4x1xi17>) -> tensor<1x4x4x1xi17> {
  %w = arith.constant dense<300> : tensor<1x1x1x1xi17>
  %v = arith.constant dense<100> : tensor<1x1x1x1xi17>
  %z = arith.constant dense<0> : tensor<1x4x4x1xi17>
  // expected-remark @below {{2 linear ops become one 1x1 convolution (bit-exact;}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi17>, tensor<1x1x1x1xi17>) outs(%z : tensor<1x4x4x1xi17>) -> tensor<1x4x4x1xi17>
  %1 = linalg.conv_2d_nhwc_hwcf ins(%0, %v : tensor<1x4x4x1xi17>, tensor<1x1x1x1xi17>) outs(%z : tensor<1x4x4x1xi17>) -> tensor<1x4x4x1xi17>
  return %1 : tensor<1x4x4x1xi17>
}
