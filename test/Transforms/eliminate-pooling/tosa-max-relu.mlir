// The relu forms of floats, where rounding is allowed: valid TOSA in every float
// type that it convolves.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu numerics=fast report=none" --split-input-file | FileCheck %s --check-prefix=RELU
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu-only numerics=fast report=none" --split-input-file | FileCheck %s --check-prefix=ONLY
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu numerics=fast" --split-input-file -verify-diagnostics -o /dev/null
// RUN: sed "/^\/\/ -----/,\$d" %s | pool-to-conv-opt --eliminate-pooling="max-form=relu numerics=fast fail-on-remaining-pooling" \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp extensions=bf16" --tosa-validate="strict-op-spec-alignment" -o /dev/null
// RUN: sed "/^\/\/ -----/,\$d" %s | pool-to-conv-opt --eliminate-pooling="max-form=relu-only numerics=fast fail-on-remaining-pooling" \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp extensions=bf16" --tosa-validate="strict-op-spec-alignment" -o /dev/null

// RELU-LABEL: func.func @f32
// RELU: %[[D:.+]] = tosa.depthwise_conv2d {{.*}}acc_type = f32
// RELU: %[[R:.+]] = tosa.clamp %[[D]] {max_val = 0x7F800000 : f32, min_val = 0.000000e+00 : f32}
// RELU: tosa.add %[[R]]
// ONLY-LABEL: func.func @f32
// ONLY: tosa.conv2d
// ONLY: tosa.clamp
// ONLY: tosa.conv2d
// ONLY-NOT: tosa.clamp
// ONLY: return
func.func @f32(%x: tensor<1x4x1x1xf32>) -> tensor<1x2x1x1xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 1>, stride = array<i64: 2, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x1x1xf32>) -> tensor<1x2x1x1xf32>
  return %0 : tensor<1x2x1x1xf32>
}

// RELU-LABEL: func.func @f16
// RELU: tosa.depthwise_conv2d {{.*}}acc_type = f16
func.func @f16(%x: tensor<1x4x4x2xf16>) -> tensor<1x2x2x2xf16> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xf16>) -> tensor<1x2x2x2xf16>
  return %0 : tensor<1x2x2x2xf16>
}

// RELU-LABEL: func.func @bf16
// RELU: tosa.depthwise_conv2d {{.*}}acc_type = f32, {{.*}} -> tensor<1x2x4x2xbf16>
func.func @bf16(%x: tensor<1x4x4x2xbf16>) -> tensor<1x2x2x2xbf16> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xbf16>) -> tensor<1x2x2x2xbf16>
  return %0 : tensor<1x2x2x2xbf16>
}

// -----

func.func @f64(%x: tensor<1x4x4x2xf64>) -> tensor<1x2x2x2xf64> {
  // expected-remark @below {{tosa.max_pool2d is left in place (T27: the dialect has no convolution of this type)}}
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xf64>) -> tensor<1x2x2x2xf64>
  return %0 : tensor<1x2x2x2xf64>
}

// -----

// Padding is copies of the border, not -inf (T12). relu-only would need them, too.

// RELU-LABEL: func.func @padded
// RELU: %[[FIRST:.+]] = tosa.const_shape {{.*}}dense<0>
// RELU: %[[LOW:.+]] = tosa.slice %arg0, %[[FIRST]],
// RELU: %[[LAST:.+]] = tosa.const_shape {{.*}}dense<[0, 3, 0, 0]>
// RELU: %[[HIGH:.+]] = tosa.slice %arg0, %[[LAST]],
// RELU: tosa.concat %[[LOW]], %arg0, %[[HIGH]] {axis = 1
// RELU-NOT: 0xFF800000 :
// RELU: tosa.depthwise_conv2d
func.func @padded(%x: tensor<1x4x1x1xf32>) -> tensor<1x4x1x1xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 1>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 0, 0>} : (tensor<1x4x1x1xf32>) -> tensor<1x4x1x1xf32>
  return %0 : tensor<1x4x1x1xf32>
}
