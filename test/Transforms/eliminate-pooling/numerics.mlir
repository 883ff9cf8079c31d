// What numerics=exact declines and numerics=fast allows, with the class and the
// bound that the remark gives.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=RELU-EXACT
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu numerics=fast report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=RELU-FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu-only report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=ONLY-EXACT
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=relu-only numerics=fast report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=ONLY-FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling="numerics=fast report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=AUTO-FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=DENSE-EXACT
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=dense numerics=fast report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=DENSE-FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling="numerics=fast" | FileCheck %s --check-prefix=FOLDED
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s --check-prefix=KEPT

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>

// A float maximum by relu rounds (T10); small integers in floats do not. Even
// numerics=fast leaves auto with the maximum, which is never worse.

// RELU-EXACT: tosa.max_pool2d is left in place (T10: relu(a - b) + b rounds floats; numerics=fast allows it)
// RELU-FAST: tosa.max_pool2d becomes difference convolutions and relu (reassociating, |error| <= {{[0-9.]+}} eps max|x|;
// ONLY-EXACT: tosa.max_pool2d is left in place (T10:
// ONLY-FAST: tosa.max_pool2d becomes convolution, relu, 1x1 convolution (reassociating, |error| <= {{[0-9.]+}} eps max|x|;
// AUTO-FAST: tosa.max_pool2d becomes element-wise maximum of slices (bit-exact;
func.func @float_max(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// RELU-EXACT: tosa.max_pool2d becomes difference convolutions and relu (bit-exact;
// RELU-FAST: tosa.max_pool2d becomes difference convolutions and relu (bit-exact;
// AUTO-FAST: tosa.max_pool2d becomes difference convolutions and relu (bit-exact;
func.func @converted_max(%i: tensor<1x4x4x2xi8>) -> tensor<1x2x2x2xf32> {
  %x = tosa.cast %i : (tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xf32>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// A division by 9 stays a division, unless other rounding was asked for (T6,
// T17).

// KEPT-LABEL: func.func @mean
// KEPT: arith.divf
// FOLDED-LABEL: func.func @mean
// FOLDED: dense<0.111111112> : tensor<3x3x2xf32>
// FOLDED-NOT: arith.divf
// FOLDED: return
// AUTO-FAST: linalg.pooling_nhwc_sum becomes depthwise convolution by ones, times 0.11 (reassociating, |error| <= 11.00 eps
// DENSE-EXACT: linalg.pooling_nhwc_sum is left in place (T8:
// DENSE-FAST: linalg.pooling_nhwc_sum becomes dense convolution by ones, times 0.11 (reassociating,
func.func @mean(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<3x3xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %d : tensor<1x2x2x2xf32>
}

// The factor moves into the weights only from a sum that starts at zero: this
// one starts at 2 (T17).

// FOLDED-LABEL: func.func @mean_from_two
// FOLDED: dense<1.000000e+00> : tensor<3x3x2xf32>
// FOLDED: arith.divf
func.func @mean_from_two(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %two = arith.constant 2.0 : f32
  %nine = arith.constant 9.0 : f32
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.fill ins(%two : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<3x3xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %d : tensor<1x2x2x2xf32>
}

// c / pool is no scale of a pool.

// FOLDED-LABEL: func.func @reciprocal
// FOLDED: dense<1.000000e+00> : tensor<3x3x2xf32>
// FOLDED: arith.divf %{{.+}}, %in
func.func @reciprocal(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<3x3xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %nine, %a : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %d : tensor<1x2x2x2xf32>
}

// Neither is a division of the transposed sum.

#t = affine_map<(n, h, w, c) -> (n, w, h, c)>
// FOLDED-LABEL: func.func @transposed
// FOLDED: dense<1.000000e+00> : tensor<3x3x2xf32>
// FOLDED: arith.divf
func.func @transposed(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %nine = arith.constant 9.0 : f32
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<3x3xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %d = linalg.generic {indexing_maps = [#t, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %nine : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %d : tensor<1x2x2x2xf32>
}
