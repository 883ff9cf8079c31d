// The patterns of factor-linear-convs in a transform script.
//
// RUN: pool-to-conv-opt %s --transform-interpreter --split-input-file --verify-diagnostics | FileCheck %s

// CHECK-LABEL: func.func @dilated(
// CHECK: tosa.conv2d {{.*}}dilation = array<i64: 2, 2>{{.*}}tensor<1x2x2x1xi8>
func.func @dilated(%x: tensor<1x8x8x1xi8>) -> tensor<1x6x6x1xi32> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %b = "tosa.const"() <{values = dense<7> : tensor<1xi32>}> : () -> tensor<1xi32>
  %w = "tosa.const"() <{values = dense<[[[[1], [0], [3]], [[0], [0], [0]], [[3], [0], [8]]]]> : tensor<1x3x3x1xi8>}> : () -> tensor<1x3x3x1xi8>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>} : (tensor<1x8x8x1xi8>, tensor<1x3x3x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x6x6x1xi32>
  return %0 : tensor<1x6x6x1xi32>
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %func = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.factor_linear_convs {numerics = "exact"}
      transform.apply_patterns.canonicalization
    } : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%func: !transform.any_op) {
    transform.apply_patterns to %func {
      // expected-error @below {{expected objective to be macs or params, got 'convs'}}
      transform.apply_patterns.pool_to_conv.factor_linear_convs {objective = "convs"}
    } : !transform.any_op
    transform.yield
  }
}

// -----

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%func: !transform.any_op) {
    transform.apply_patterns to %func {
      // expected-error @below {{expected tolerance to be a finite number from 0, got -1.0}}
      transform.apply_patterns.pool_to_conv.factor_linear_convs {tolerance = -1.0 : f64}
    } : !transform.any_op
    transform.yield
  }
}
