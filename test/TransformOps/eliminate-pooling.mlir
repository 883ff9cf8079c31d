// The rewrites as patterns of the transform dialect.
// RUN: pool-to-conv-opt %s --transform-interpreter -split-input-file -verify-diagnostics | FileCheck %s
// The same from the plugin, in the stock mlir-opt.
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin %s --transform-interpreter -split-input-file -verify-diagnostics | FileCheck %s

// CHECK-LABEL: @max
// CHECK-NOT: pooling_nhwc_max
// CHECK: linalg.max
func.func @max(%x: tensor<1x8x8x4xi8>, %init: tensor<1x4x4x4xi8>) -> tensor<1x4x4x4xi8> {
  %w = tensor.empty() : tensor<2x2xi8>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x8x8x4xi8>, tensor<2x2xi8>) outs(%init : tensor<1x4x4x4xi8>) -> tensor<1x4x4x4xi8>
  return %0 : tensor<1x4x4x4xi8>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.eliminate_pooling {max_form = "maximum"}
    } : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op) {
    transform.apply_patterns to %root {
      // expected-error @below {{expected max_form to be auto, relu, relu-only or maximum, got 'largest'}}
      transform.apply_patterns.pool_to_conv.eliminate_pooling {max_form = "largest"}
    } : !transform.any_op
    transform.yield
  }
}
