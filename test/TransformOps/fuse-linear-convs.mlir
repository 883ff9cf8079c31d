// The fusions as patterns of the transform dialect, with canonicalisation in one
// greedy set: what one leaves, the other takes.
// RUN: pool-to-conv-opt %s --transform-interpreter -split-input-file -verify-diagnostics | FileCheck %s
// The same from the plugin, in the stock mlir-opt.
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin %s --transform-interpreter -split-input-file -verify-diagnostics | FileCheck %s

// The padding alone is canonicalisation's; behind a scale it is ours.

// CHECK-LABEL: func.func @with_canonicalisation
// CHECK-NOT: tosa.pad
// CHECK: tosa.conv2d {{.*}} pad = array<i64: 1, 1, 1, 1>
// CHECK-NOT: tosa.
// CHECK: return
func.func @with_canonicalisation(%x: tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %c0 = "tosa.const"() <{values = dense<[[[[2.0,3.0]]]]> : tensor<1x1x1x2xf32>}> : () -> tensor<1x1x1x2xf32>
  %s0 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %c0, %s0 : (tensor<1x8x8x2xf32>, tensor<1x1x1x2xf32>, tensor<1xi8>) -> tensor<1x8x8x2xf32>
  %p1 = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.pad %0, %p1, %v1 : (tensor<1x8x8x2xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x10x10x2xf32>
  %w2 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5], [0.0, -1.5], [1.5, 1.5]], [[1.5, 1.0], [-0.5, -1.5], [1.5, -2.0]], [[1.0, 1.0], [-2.0, 1.5], [0.0, -0.5]]], [[[-1.5, 0.5], [-2.0, -2.0], [-2.0, 2.0]], [[-2.0, 1.0], [-0.5, 1.0], [-2.0, 2.0]], [[-0.5, 1.5], [1.5, 2.0], [-0.5, 0.5]]], [[[-0.5, -0.5], [1.5, 0.0], [-2.0, 1.0]], [[2.0, -1.5], [-1.0, 0.0], [-1.5, 0.5]], [[2.0, 1.0], [2.0, -0.5], [0.0, 0.0]]]]> : tensor<3x3x3x2xf32>}> : () -> tensor<3x3x3x2xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x10x10x2xf32>, tensor<3x3x3x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  %w3 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5, -1.5]]], [[[0.5, -1.0, 0.0]]]]> : tensor<2x1x1x3xf32>}> : () -> tensor<2x1x1x3xf32>
  %b3 = "tosa.const"() <{values = dense<[-0.5, 2.0]> : tensor<2xf32>}> : () -> tensor<2xf32>
  %3 = tosa.conv2d %2, %w3, %b3, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<2x1x1x3xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  return %3 : tensor<1x8x8x2xf32>
}

// CHECK-LABEL: func.func @branches
// CHECK-COUNT-1: linalg.conv_2d_nhwc_hwcf
// CHECK-NOT: linalg.{{conv|add}}
// CHECK: return
func.func @branches(%x: tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32> {
  %w0 = arith.constant dense<[[[[-1.0, -1.5], [0.0, -1.5]]]]> : tensor<1x1x2x2xf32>
  %i0 = arith.constant dense<0.0> : tensor<1x8x8x2xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x2xf32>, tensor<1x1x2x2xf32>) outs(%i0 : tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  %w1 = arith.constant dense<[[[[-2.0, -1.5], [-1.5, 0.5]]]]> : tensor<1x1x2x2xf32>
  %i1 = arith.constant dense<1.0> : tensor<1x8x8x2xf32>
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w1 : tensor<1x8x8x2xf32>, tensor<1x1x2x2xf32>) outs(%i1 : tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  %e2 = tensor.empty() : tensor<1x8x8x2xf32>
  %2 = linalg.add ins(%0, %1 : tensor<1x8x8x2xf32>, tensor<1x8x8x2xf32>) outs(%e2 : tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  %e3 = tensor.empty() : tensor<1x8x8x2xf32>
  %3 = linalg.add ins(%2, %x : tensor<1x8x8x2xf32>, tensor<1x8x8x2xf32>) outs(%e3 : tensor<1x8x8x2xf32>) -> tensor<1x8x8x2xf32>
  return %3 : tensor<1x8x8x2xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.fuse_linear_convs
      transform.apply_patterns.canonicalization
    } : !transform.any_op
    transform.yield
  }
}

// -----

// The attributes are the options of the pass.

// CHECK-LABEL: func.func @chain
// CHECK-COUNT-1: tosa.conv2d
// CHECK-NOT: tosa.conv2d
// CHECK: return
func.func @chain(%x: tensor<1x8x8x1xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0], [-1.5], [0.0]], [[-1.5], [1.5], [1.5]], [[1.5], [1.0], [-0.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0], [-1.5], [-1.5]], [[0.5], [-1.0], [0.0]], [[0.0], [-0.5], [-2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}

// CHECK-LABEL: func.func @limited
// CHECK-COUNT-2: tosa.conv2d
// CHECK: return
func.func @limited(%x: tensor<1x16x16x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0], [-1.5], [0.0], [-1.5], [1.5]], [[1.5], [1.5], [1.0], [-0.5], [-1.5]], [[1.5], [-2.0], [1.0], [1.0], [-2.0]], [[1.5], [0.0], [-0.5], [-1.5], [0.5]], [[-2.0], [-2.0], [-2.0], [2.0], [-2.0]]]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x16x16x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x12x12x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0], [-1.5], [-1.5], [0.5], [-1.0]], [[0.0], [0.0], [-0.5], [-2.0], [-1.0]], [[1.0], [1.0], [2.0], [0.5], [2.0]], [[1.5], [2.0], [0.0], [-2.0], [-2.0]], [[0.5], [1.5], [0.5], [1.0], [1.0]]]]> : tensor<1x5x5x1xf32>}> : () -> tensor<1x5x5x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x12x12x1xf32>, tensor<1x5x5x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %1 : tensor<1x8x8x1xf32>
}

// CHECK-LABEL: func.func @joined
// CHECK: tosa.add
func.func @joined(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0]]]]> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %1 = tosa.add %0, %x : (tensor<1x8x8x1xf32>, tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32>
  return %1 : tensor<1x8x8x1xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.fuse_linear_convs {objective = "convs", max_weight_growth = 3.0, max_kernel = 8, joins = false}
    } : !transform.any_op
    transform.yield
  }
}

// -----

// CHECK-LABEL: func.func @exact
// CHECK-COUNT-2: tosa.conv2d
// CHECK: return
func.func @exact(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<0.3> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %w1 = "tosa.const"() <{values = dense<0.7> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %1 : tensor<1x8x8x1xf32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.fuse_linear_convs {numerics = "exact"}
    } : !transform.any_op
    transform.yield
  }
}

// -----

// Values that the pass does not know.

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    transform.apply_patterns to %root {
      // expected-error @below {{expected objective to be macs, params or convs, got 'speed'}}
      transform.apply_patterns.pool_to_conv.fuse_linear_convs {objective = "speed"}
    } : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    transform.apply_patterns to %root {
      // expected-error @below {{expected numerics to be exact or fast, got 'loose'}}
      transform.apply_patterns.pool_to_conv.fuse_linear_convs {numerics = "loose"}
    } : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    transform.apply_patterns to %root {
      // expected-error @below {{expected max_kernel to be at least 1, got 0}}
      transform.apply_patterns.pool_to_conv.fuse_linear_convs {max_kernel = 0}
    } : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    transform.apply_patterns to %root {
      // expected-error @below {{expected max_weight_growth to be a number from 0, got -1}}
      transform.apply_patterns.pool_to_conv.fuse_linear_convs {max_weight_growth = -1.0}
    } : !transform.any_op
    transform.yield
  }
}
