// Where numbers stand: filters of matrix products, one number for all channels in a
// resource, result types that say less than the input.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=REPORT
// RUN: pool-to-conv-opt %s --fuse-linear-convs | FileCheck %s --check-prefix=IR

// CHECK: check: @matrices: within bound
// CHECK: check: @one_number: within bound
// CHECK: check: @less_known: within bound
// CHECK: 0 mismatched, 0 not run

// REPORT: remark: 2 linear ops become one 1 convolution ({{.*}}; 48 -> 16 multiply-accumulates
// REPORT: remark: 2 linear ops become one 2x2 convolution (
// REPORT: remark: 2 linear ops become the pool in front of one 2x2 convolution (

// [in][out]: the first row is 1 * [1, -2] + 2 * [3, 0.5] + 3 * [7, 2].
// IR-LABEL: @matrices
// IR: dense<{{\[\[\[}}2.800000e+01, 5.000000e+00], [6.100000e+01, 6.500000e+00]]]>
func.func @matrices(%x: tensor<1x4x2xf32>) -> tensor<1x4x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = "tosa.const"() <{values = dense<[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]> : tensor<1x2x3xf32>}> : () -> tensor<1x2x3xf32>
  %b = "tosa.const"() <{values = dense<[[[1.0, -2.0], [3.0, 0.5], [7.0, 2.0]]]> : tensor<1x3x2xf32>}> : () -> tensor<1x3x2xf32>
  %0 = tosa.matmul %x, %a, %zp, %zp : (tensor<1x4x2xf32>, tensor<1x2x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x3xf32>
  %1 = tosa.matmul %0, %b, %zp, %zp : (tensor<1x4x3xf32>, tensor<1x3x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x2xf32>
  return %1 : tensor<1x4x2xf32>
}

func.func @one_number(%x: tensor<1x4x4x2xf32>) -> tensor<1x3x3x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %k = "tosa.const"() <{values = dense_resource<three> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]], [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]]> : tensor<2x2x2x2xf32>}> : () -> tensor<2x2x2x2xf32>
  %b = "tosa.const"() <{values = dense<0.0> : tensor<2xf32>}> : () -> tensor<2xf32>
  %0 = tosa.mul %x, %k, %s : (tensor<1x4x4x2xf32>, tensor<1x1x1x1xf32>, tensor<1xi8>) -> tensor<1x4x4x2xf32>
  %1 = tosa.conv2d %0, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x4x4x2xf32>, tensor<2x2x2x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x2xf32>
  return %1 : tensor<1x3x3x2xf32>
}

func.func @less_known(%x: tensor<1x6x6x2xf32>) -> tensor<1x?x?x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]], [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]]> : tensor<2x2x2x2xf32>}> : () -> tensor<2x2x2x2xf32>
  %b = "tosa.const"() <{values = dense<0.0> : tensor<2xf32>}> : () -> tensor<2xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x2xf32>, tensor<2x2x2x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x2xf32>
  %1 = tosa.avg_pool2d %0, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x?x?x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x2xf32>
  return %1 : tensor<1x?x?x2xf32>
}

{-#
  dialect_resources: {
    builtin: {
      three: "0x0400000000004040"
    }
  }
#-}
