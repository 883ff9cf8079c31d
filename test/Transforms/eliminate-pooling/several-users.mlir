// Values with several users (T20): the data of a pool that feeds other ops, a
// result that is used twice, an average whose sum is observed, two pools of one
// input, a pool of a pool.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling="fail-on-remaining-pooling numerics=fast" | FileCheck %s

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>

// CHECK-LABEL: func.func @branches
// CHECK: %[[X:.+]] = tosa.add %arg0, %arg0
// CHECK: %[[A:.+]] = tosa.depthwise_conv2d %[[X]]
// CHECK: tosa.reshape %[[X]]
// CHECK: %[[M:.+]] = tosa.maximum {{.*}} -> tensor<1x2x2x2xf32>
// CHECK: %[[S:.+]] = tosa.add %[[A]], %[[M]]
// CHECK: return %[[X]], %[[S]], %[[A]]
func.func @branches(%arg0: tensor<1x4x4x2xf32>) -> (tensor<1x4x4x2xf32>, tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %x = tosa.add %arg0, %arg0 : (tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %a = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x2xf32>
  %m = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32>
  %s = tosa.add %a, %m : (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %x, %s, %a : tensor<1x4x4x2xf32>, tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>
}

// The sum is returned besides being divided: neither takes the other's place,
// whatever numerics allow.

// CHECK-LABEL: func.func @observed_sum
// CHECK: dense<1.000000e+00>
// CHECK: %[[S:.+]] = linalg.depthwise_conv_2d_nhwc_hwc
// CHECK: %[[D:.+]] = linalg.generic {{.*}} ins(%[[S]] :
// CHECK: arith.divf
// CHECK: return %[[S]], %[[D]]
func.func @observed_sum(%x: tensor<1x4x4x2xf32>) -> (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) {
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
  return %s, %d : tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>
}

// One op uses the sum twice: x / 9 * x, by a count that it computes. The count
// of an inner position is a constant, that of the others a table.

// CHECK-LABEL: func.func @twice_in_one_op
// CHECK: %[[S:.+]] = linalg.depthwise_conv_2d_nhwc_hwc
// CHECK: linalg.generic {{.*}} ins(%[[S]], %[[S]], %{{.+}} : tensor<1x3x3x2xf32>, tensor<1x3x3x2xf32>, tensor<3xf32>)
// CHECK-NOT: linalg.index
// CHECK: return
func.func @twice_in_one_op(%x: tensor<1x4x4x2xf32>) -> tensor<1x3x3x2xf32> {
  %zero = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x3x3x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32>
  %g = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s, %s : tensor<1x3x3x2xf32>, tensor<1x3x3x2xf32>) outs(%e : tensor<1x3x3x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %h = linalg.index 1 : index
    %c = arith.index_cast %h : index to i64
    %f = arith.sitofp %c : i64 to f32
    %d = arith.divf %a, %f : f32
    %m = arith.mulf %d, %b : f32
    linalg.yield %m : f32
  } -> tensor<1x3x3x2xf32>
  return %g : tensor<1x3x3x2xf32>
}

// A pool of a pool, whose window operand is the first pool's result: only its
// shape counts, so that nothing is left of the first pool.

// CHECK-LABEL: func.func @pool_as_window
// CHECK-COUNT-1: linalg.depthwise_conv_1d_nwc_wc
// CHECK-NOT: conv
// CHECK: return
func.func @pool_as_window(%x: tensor<1x9x2xf32>, %y: tensor<1x3x1xf32>, %i: tensor<1x7x2xf32>) -> tensor<1x7x2xf32> {
  %w = tensor.empty() : tensor<1xf32>
  %j = tensor.empty() : tensor<1x3x1xf32>
  %z = arith.constant dense<0.0> : tensor<1x3x1xf32>
  %p = linalg.pooling_nwc_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%y, %w : tensor<1x3x1xf32>, tensor<1xf32>) outs(%z : tensor<1x3x1xf32>) -> tensor<1x3x1xf32>
  %f = tensor.collapse_shape %p [[0, 1, 2]] : tensor<1x3x1xf32> into tensor<3xf32>
  %0 = linalg.pooling_nwc_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%x, %f : tensor<1x9x2xf32>, tensor<3xf32>) outs(%i : tensor<1x7x2xf32>) -> tensor<1x7x2xf32>
  return %0 : tensor<1x7x2xf32>
}
