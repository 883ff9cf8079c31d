// A scale and a shift per channel are two ops of tosa, also when they are merged:
// merging them again and again would never end. Other ops they merge with.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-check %s --fuse-linear-convs --allow-unchanged

// CHECK-LABEL: func.func @norm
// CHECK: tosa.mul
// CHECK: tosa.add
// CHECK: return
func.func @norm(%x: tensor<1x3x4x2xf32>) -> tensor<1x3x4x2xf32> {
  %scale = "tosa.const"() <{values = dense<[[[[0.5, 3.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %beta = "tosa.const"() <{values = dense<[[[[1.0, -2.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %scale, %shift : (tensor<1x3x4x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x3x4x2xf32>
  %1 = tosa.add %0, %beta : (tensor<1x3x4x2xf32>, tensor<1x1x1x2xf32>) -> tensor<1x3x4x2xf32>
  return %1 : tensor<1x3x4x2xf32>
}

// Three become two.

// CHECK-LABEL: func.func @subtracted
// CHECK: tosa.mul
// CHECK: tosa.add
// CHECK-NOT: tosa.sub
// CHECK-NOT: tosa.add
// CHECK: return
func.func @subtracted(%x: tensor<1x3x2xf32>) -> tensor<1x3x2xf32> {
  %mean = "tosa.const"() <{values = dense<[[[1.0, -2.0]]]> : tensor<1x1x2xf32>}> : () -> tensor<1x1x2xf32>
  %scale = "tosa.const"() <{values = dense<[[[0.5, 4.0]]]> : tensor<1x1x2xf32>}> : () -> tensor<1x1x2xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.sub %x, %mean : (tensor<1x3x2xf32>, tensor<1x1x2xf32>) -> tensor<1x3x2xf32>
  %1 = tosa.mul %0, %scale, %shift : (tensor<1x3x2xf32>, tensor<1x1x2xf32>, tensor<1xi8>) -> tensor<1x3x2xf32>
  %2 = tosa.add %1, %mean : (tensor<1x3x2xf32>, tensor<1x1x2xf32>) -> tensor<1x3x2xf32>
  return %2 : tensor<1x3x2xf32>
}
