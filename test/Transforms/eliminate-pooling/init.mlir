// The init of a linalg pool takes part (T13, T17).
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#bias = affine_map<(n, h, w, c) -> (c)>

// A sum that starts at 2 is divided as a whole: (2 + S) / 4, not 2 + S / 4.

// CHECK-LABEL: func.func @sum_from_two
// CHECK: %[[INIT:.+]] = linalg.fill
// CHECK: %[[S:.+]] = linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs(%[[INIT]] :
// CHECK: linalg.generic {{.*}} ins(%[[S]] :
// CHECK: arith.divf
func.func @sum_from_two(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %two = arith.constant 2.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.fill ins(%two : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0 : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %d = arith.divf %a, %four : f32
    linalg.yield %d : f32
  } -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}

// A bias that is broadcast, a splat constant, an argument: all stay inits.

// CHECK-LABEL: func.func @sum_from_bias
// CHECK: %[[INIT:.+]] = linalg.generic
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs(%[[INIT]] :
func.func @sum_from_bias(%x: tensor<1x4x4x2xf32>, %b: tensor<2xf32>) -> tensor<1x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.generic {indexing_maps = [#bias, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%b : tensor<2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// CHECK-LABEL: func.func @sum_from_splat
// CHECK: %[[INIT:.+]] = arith.constant dense<-0.000000e+00>
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs(%[[INIT]] :
func.func @sum_from_splat(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<-0.0> : tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -inf is the identity of a maximum and disappears.

// CHECK-LABEL: func.func @max_from_identity
// CHECK-NOT: 0xFF800000
// CHECK-COUNT-2: linalg.max
// CHECK-NOT: linalg.max
// CHECK: return
func.func @max_from_identity(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<0xFF800000> : tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// -FLT_MAX is not: a window of -inf must give -FLT_MAX. Neither is 0, the relu
// that some write this way.

// CHECK-LABEL: func.func @max_from_lowest
// CHECK: %[[INIT:.+]] = arith.constant dense<-3.40282347E+38>
// CHECK: linalg.max ins(%{{.+}}, %[[INIT]] :
func.func @max_from_lowest(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<-3.40282347E+38> : tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// A NaN is the identity where NaNs are skipped, and poison where they are not.

// CHECK-LABEL: func.func @max_from_nan
// CHECK: %[[INIT:.+]] = arith.constant dense<0x7FC00000>
// CHECK: linalg.max ins(%{{.+}}, %[[INIT]] :
func.func @max_from_nan(%x: tensor<1x4x4x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<0x7FC00000> : tensor<1x2x2x2xf32>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  return %0 : tensor<1x2x2x2xf32>
}

// In the relu form the init is joined by one more pair, in the wide type.

// CHECK-LABEL: func.func @max_from_argument_i8
// CHECK: arith.extsi {{.*}} : i8 to i32
// CHECK: linalg.sub {{.*}} -> tensor<1x2x2x2xi32>
// CHECK: arith.trunci {{.*}} : i32 to i8
func.func @max_from_argument_i8(%x: tensor<1x4x4x2xi8>, %i: tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8> {
  %w = tensor.empty() : tensor<2x2xi8>
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x2xi8>, tensor<2x2xi8>) outs(%i : tensor<1x2x2x2xi8>) -> tensor<1x2x2x2xi8>
  return %0 : tensor<1x2x2x2xi8>
}
