// Two scales, of which only the second one has a layout that TOSA convolves: the fused
// one has that.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-check %s --fuse-linear-convs --expect-rewrites=1

// CHECK-LABEL: func.func @channels_to_the_end(
// CHECK: %[[LAST:.*]] = tosa.transpose %arg0 {perms = array<i32: 0, 2, 3, 1>}
// CHECK: dense<{{.*}}2.100000e+01, 5.500000e+01{{.*}}> : tensor<1x1x1x2xf32>
// CHECK-COUNT-1: tosa.mul %[[LAST]],
// CHECK-NOT: tosa.mul
func.func @channels_to_the_end(%x: tensor<1x2x4x4xf32>) -> tensor<1x4x4x2xf32> {
  %sh = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %k = "tosa.const"() <{values = dense<[[[[3.0]], [[5.0]]]]> : tensor<1x2x1x1xf32>}> : () -> tensor<1x2x1x1xf32>
  %l = "tosa.const"() <{values = dense<[[[[7.0, 11.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %0 = tosa.mul %x, %k, %sh : (tensor<1x2x4x4xf32>, tensor<1x2x1x1xf32>, tensor<1xi8>) -> tensor<1x2x4x4xf32>
  %1 = tosa.transpose %0 {perms = array<i32: 0, 2, 3, 1>} : (tensor<1x2x4x4xf32>) -> tensor<1x4x4x2xf32>
  %2 = tosa.mul %1, %l, %sh : (tensor<1x4x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  return %2 : tensor<1x4x4x2xf32>
}
