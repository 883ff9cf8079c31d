// The remark of a pool that is rewritten names the conditions that make it legal.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none --remarks-filter=eliminate-pooling -o /dev/null 2>&1 | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling="report=none avg-form=dense numerics=fast max-form=relu" --remarks-filter=eliminate-pooling -o /dev/null 2>&1 | FileCheck %s --check-prefix=FAST
// RUN: pool-to-conv-opt %s --eliminate-pooling="report=none max-form=relu-only numerics=fast" --remarks-filter=eliminate-pooling -o /dev/null 2>&1 | FileCheck %s --check-prefix=ONLY

// CHECK: avg_pool2d {{.*}} conditions={{"?}}T3{{"?,}}
// CHECK: avg_pool2d {{.*}} conditions={{"?}}T1 T3 T4{{"?,}}
// CHECK: avg_pool2d becomes depthwise convolution by 1/4 (spec-exact; {{.*}} conditions={{"?}}T6{{"?,}}
// CHECK: avg_pool2d {{.*}} conditions={{"?}}T1 T6 T7{{"?,}}
// CHECK: max_pool2d {{.*}} conditions={{"?}}T11 T12{{"?,}}
// CHECK: max_pool2d {{.*}} conditions={{"?}}T9{{"?,}}
// CHECK: reduce_sum {{.*}} conditions={{"?}}T26{{"?,}}
// CHECK: pooling_nhwc_sum {{.*}} conditions={{"?}}T13 T26{{"?,}}
// CHECK: pooling_nhwc_max_unsigned {{.*}} conditions={{"?}}T5 T11 T13{{"?,}}

// FAST: avg_pool2d {{.*}} conditions="T3 T8",
// FAST: avg_pool2d {{.*}} conditions="T1 T3 T4 T8",
// FAST: max_pool2d {{.*}} conditions="T11 T12",
// FAST: max_pool2d {{.*}} conditions=T10,
// FAST: reduce_sum {{.*}} conditions="T8 T26",
// FAST: pooling_nhwc_sum {{.*}} conditions="T8 T13 T26",

// ONLY: max_pool2d {{.*}} convolution, relu, 1x1 convolution {{.*}} conditions="T11 T12",
// ONLY: max_pool2d {{.*}} convolution, relu, 1x1 convolution {{.*}} conditions=T10,

func.func @tosa(%a: tensor<1x8x8x4xi8>, %b: tensor<1x8x8x4xi16>, %c: tensor<1x8x8x4xf32>,
                %d: tensor<1x8x8x4xf16>, %s: tensor<1x8x8x4xf32>)
    -> (tensor<1x4x4x4xi8>, tensor<1x4x4x4xi16>, tensor<1x4x4x4xf32>, tensor<1x4x4x4xf16>,
        tensor<1x4x4x4xi8>, tensor<1x4x4x4xf32>, tensor<1x1x1x4xf32>) {
  %i8 = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %i16 = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %f32 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %f16 = "tosa.const"() <{values = dense<0.0> : tensor<1xf16>}> : () -> tensor<1xf16>
  %0 = tosa.avg_pool2d %a, %i8, %i8 {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x8x8x4xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x4xi8>
  %1 = tosa.avg_pool2d %b, %i16, %i16 {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>, acc_type = i32} : (tensor<1x8x8x4xi16>, tensor<1xi16>, tensor<1xi16>) -> tensor<1x4x4x4xi16>
  %2 = tosa.avg_pool2d %c, %f32, %f32 {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x8x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  %3 = tosa.avg_pool2d %d, %f16, %f16 {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>, acc_type = f32} : (tensor<1x8x8x4xf16>, tensor<1xf16>, tensor<1xf16>) -> tensor<1x4x4x4xf16>
  %4 = tosa.max_pool2d %a {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 1, 0, 1>} : (tensor<1x8x8x4xi8>) -> tensor<1x4x4x4xi8>
  %5 = tosa.max_pool2d %c {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x8x8x4xf32>) -> tensor<1x4x4x4xf32>
  %rows = tosa.reduce_sum %s {axis = 1 : i32} : (tensor<1x8x8x4xf32>) -> tensor<1x1x8x4xf32>
  %6 = tosa.reduce_sum %rows {axis = 2 : i32} : (tensor<1x1x8x4xf32>) -> tensor<1x1x1x4xf32>
  return %0, %1, %2, %3, %4, %5, %6 : tensor<1x4x4x4xi8>, tensor<1x4x4x4xi16>, tensor<1x4x4x4xf32>, tensor<1x4x4x4xf16>, tensor<1x4x4x4xi8>, tensor<1x4x4x4xf32>, tensor<1x1x1x4xf32>
}

func.func @linalg(%a: tensor<1x8x8x4xf32>, %init: tensor<1x4x4x4xf32>, %u: tensor<1x8x8x4xi8>,
                  %most: tensor<1x4x4x4xi8>) -> (tensor<1x4x4x4xf32>, tensor<1x4x4x4xi8>) {
  %w = tensor.empty() : tensor<2x2xf32>
  %v = tensor.empty() : tensor<2x2xi8>
  %0 = linalg.pooling_nhwc_sum {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%a, %w : tensor<1x8x8x4xf32>, tensor<2x2xf32>) outs(%init : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %1 = linalg.pooling_nhwc_max_unsigned {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%u, %v : tensor<1x8x8x4xi8>, tensor<2x2xi8>) outs(%most : tensor<1x4x4x4xi8>) -> tensor<1x4x4x4xi8>
  return %0, %1 : tensor<1x4x4x4xf32>, tensor<1x4x4x4xi8>
}
