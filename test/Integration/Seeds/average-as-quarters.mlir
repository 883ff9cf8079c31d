// A 2x2 average is a convolution by a filter of 0.25s with stride 2, in both
// dialects; its result is the same to the last bit, since 4 is a power of two.
// In linalg, where sum and division are two ops, the division goes into the
// weights where other rounding is allowed.
//
// RUN: pool-to-conv-check %s --pool-to-conv=numerics=fast --expect-rewrites=2 --bound-eps=0 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv=numerics=fast | FileCheck %s --check-prefix=IR

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>

// CHECK: check: @tosa: {{equal|within bound}}
// IR-LABEL: func.func @tosa
// IR: %[[W:.+]] = "tosa.const"() <{values = dense<2.500000e-01> : tensor<2x2x3x1xf32>}>
// IR: tosa.depthwise_conv2d %arg0, %[[W]], {{.*}} stride = array<i64: 2, 2>}
func.func @tosa(%x: tensor<1x8x8x3xf32>) -> tensor<1x4x4x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x8x8x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x3xf32>
  return %0 : tensor<1x4x4x3xf32>
}

// CHECK: check: @linalg: {{equal|within bound}}
// IR-LABEL: func.func @linalg
// IR: %[[W:.+]] = arith.constant dense<2.500000e-01> : tensor<3x2x2xf32>
// IR: %[[S:.+]] = linalg.depthwise_conv_2d_nchw_chw {{.*}}strides = dense<2> {{.*}} ins(%arg0, %[[W]]
// IR-NOT: arith.divf
// IR: return %[[S]]
func.func @linalg(%x: tensor<1x3x8x8xf32>) -> tensor<1x3x4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x3x4x4xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x3x8x8xf32>, tensor<2x2xf32>) outs(%i : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x3x4x4xf32>) outs(%e : tensor<1x3x4x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x3x4x4xf32>
  return %d : tensor<1x3x4x4xf32>
}
