// Global pooling as converters write it: one reduction after the other over all
// dimensions between the batch and the channels.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none --cse | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none \
// RUN:   | pool-to-conv-opt --tosa-attach-target="profiles=pro_int,pro_fp extensions=int16,doubleround" --tosa-validate="strict-op-spec-alignment" -o /dev/null

// CHECK-LABEL: func.func @mean
// CHECK-NOT: reduce_sum
// CHECK: %[[ONES:.+]] = "tosa.const"() <{values = dense<1.000000e+00> : tensor<4x6x3x1xf32>}>
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d %arg0, %[[ONES]], {{.*}} -> tensor<2x1x1x3xf32>
// CHECK: %[[R:.+]] = tosa.reshape %[[S]]
// CHECK: tosa.mul %[[R]]
func.func @mean(%x: tensor<2x4x6x3xf32>) -> tensor<2x3xf32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<2x4x6x3xf32>) -> tensor<2x1x6x3xf32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<2x1x6x3xf32>) -> tensor<2x1x1x3xf32>
  %s = tosa.const_shape {values = dense<[2, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %2 = tosa.reshape %1, %s : (tensor<2x1x1x3xf32>, !tosa.shape<2>) -> tensor<2x3xf32>
  %n = "tosa.const"() <{values = dense<0.0416666679> : tensor<1x1xf32>}> : () -> tensor<1x1xf32>
  %shift = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %3 = tosa.mul %2, %n, %shift : (tensor<2x3xf32>, tensor<1x1xf32>, tensor<1xi8>) -> tensor<2x3xf32>
  return %3 : tensor<2x3xf32>
}

// int8 is widened by a rescale of factor 1. The convolution reads the int8 data,
// and takes over the zero point.

// CHECK-LABEL: func.func @mean_i8
// CHECK-DAG: %[[ZP:.+]] = "tosa.const"() <{values = dense<-11> : tensor<1xi8>}>
// CHECK-NOT: reduce_sum
// CHECK: tosa.depthwise_conv2d %arg0, %{{.+}}, %{{.+}}, %[[ZP]], %{{.+}} {acc_type = i32
func.func @mean_i8(%x: tensor<1x4x4x3xi8>) -> tensor<1x1x1x3xi8> {
  %one = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %shift = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zp = "tosa.const"() <{values = dense<-11> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %w = tosa.rescale %x, %one, %shift, %zp, %zero {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = DOUBLE_ROUND, scale32 = true} : (tensor<1x4x4x3xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x4x4x3xi32>
  %0 = tosa.reduce_sum %w {axis = 1 : i32} : (tensor<1x4x4x3xi32>) -> tensor<1x1x4x3xi32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<1x1x4x3xi32>) -> tensor<1x1x1x3xi32>
  %n = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %ns = "tosa.const"() <{values = dense<34> : tensor<1xi8>}> : () -> tensor<1xi8>
  %2 = tosa.rescale %1, %n, %ns, %zero, %zp {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = DOUBLE_ROUND, scale32 = true} : (tensor<1x1x1x3xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x1x1x3xi8>
  return %2 : tensor<1x1x1x3xi8>
}

// A widening cast, 16 bits: the sum is int48 and brought back.

// CHECK-LABEL: func.func @sum_i16
// CHECK: tosa.depthwise_conv2d %arg0, {{.*}} {acc_type = i48
// CHECK: tosa.rescale {{.*}} -> tensor<1x1x1x2xi32>
func.func @sum_i16(%x: tensor<1x4x4x2xi16>) -> tensor<1x1x1x2xi32> {
  %w = tosa.cast %x : (tensor<1x4x4x2xi16>) -> tensor<1x4x4x2xi32>
  %0 = tosa.reduce_sum %w {axis = 2 : i32} : (tensor<1x4x4x2xi32>) -> tensor<1x4x1x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<1x4x1x2xi32>) -> tensor<1x1x1x2xi32>
  return %1 : tensor<1x1x1x2xi32>
}

// A single reduction is global where the other dimensions have one element.

// CHECK-LABEL: func.func @one_axis
// CHECK-NOT: reduce_sum
// CHECK: tosa.depthwise_conv2d
func.func @one_axis(%x: tensor<1x7x1x2xf32>) -> tensor<1x1x1x2xf32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x7x1x2xf32>) -> tensor<1x1x1x2xf32>
  return %0 : tensor<1x1x1x2xf32>
}

// 1-D and 3-D reductions become 2-D convolutions of the reshaped data.

// CHECK-LABEL: func.func @line
// CHECK: %[[R:.+]] = tosa.reshape %arg0, {{.*}} -> tensor<2x7x1x3xf32>
// CHECK: %[[S:.+]] = tosa.depthwise_conv2d %[[R]]
// CHECK: tosa.reshape %[[S]], {{.*}} : (tensor<2x1x1x3xf32>, !tosa.shape<3>) -> tensor<2x1x3xf32>
func.func @line(%x: tensor<2x7x3xf32>) -> tensor<2x1x3xf32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<2x7x3xf32>) -> tensor<2x1x3xf32>
  return %0 : tensor<2x1x3xf32>
}

// CHECK-LABEL: func.func @volume
// CHECK: %[[R:.+]] = tosa.reshape %arg0, {{.*}} -> tensor<1x2x12x5xf32>
// CHECK: tosa.depthwise_conv2d %[[R]], {{.*}} -> tensor<1x1x1x5xf32>
func.func @volume(%x: tensor<1x2x3x4x5xf32>) -> tensor<1x1x1x1x5xf32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x2x3x4x5xf32>) -> tensor<1x1x3x4x5xf32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<1x1x3x4x5xf32>) -> tensor<1x1x1x4x5xf32>
  %2 = tosa.reduce_sum %1 {axis = 3 : i32} : (tensor<1x1x1x4x5xf32>) -> tensor<1x1x1x1x5xf32>
  return %2 : tensor<1x1x1x1x5xf32>
}

// Maxima and minima.

// CHECK-LABEL: func.func @max
// CHECK-NOT: reduce_max
// CHECK-COUNT-3: tosa.maximum
// CHECK-NOT: tosa.maximum
// CHECK: return
func.func @max(%x: tensor<1x2x3x2xf32>) -> tensor<1x1x1x2xf32> {
  %0 = tosa.reduce_max %x {axis = 1 : i32} : (tensor<1x2x3x2xf32>) -> tensor<1x1x3x2xf32>
  %1 = tosa.reduce_max %0 {axis = 2 : i32} : (tensor<1x1x3x2xf32>) -> tensor<1x1x1x2xf32>
  return %1 : tensor<1x1x1x2xf32>
}

// min(a, b) = a - relu(a - b).

// CHECK-LABEL: func.func @min_i8
// CHECK-NOT: reduce_min
// CHECK: tosa.depthwise_conv2d
// CHECK: tosa.sub
func.func @min_i8(%x: tensor<1x2x1x2xi8>) -> tensor<1x1x1x2xi8> {
  %0 = tosa.reduce_min %x {axis = 1 : i32} : (tensor<1x2x1x2xi8>) -> tensor<1x1x1x2xi8>
  return %0 : tensor<1x1x1x2xi8>
}

// Reductions that are not global pooling, and reductions of mixed kinds, are
// none of this pass's business.

// CHECK-LABEL: func.func @rows_only
// CHECK: tosa.reduce_sum
func.func @rows_only(%x: tensor<1x7x7x2xf32>) -> tensor<1x1x7x2xf32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x7x7x2xf32>) -> tensor<1x1x7x2xf32>
  return %0 : tensor<1x1x7x2xf32>
}

// CHECK-LABEL: func.func @channels
// CHECK: tosa.reduce_max
func.func @channels(%x: tensor<1x1x1x10xf32>) -> tensor<1x1x1x1xf32> {
  %0 = tosa.reduce_max %x {axis = 3 : i32} : (tensor<1x1x1x10xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

// CHECK-LABEL: func.func @mixed
// CHECK: tosa.reduce_max
// CHECK: tosa.depthwise_conv2d
func.func @mixed(%x: tensor<1x7x7x2xf32>) -> tensor<1x1x1x2xf32> {
  %0 = tosa.reduce_max %x {axis = 1 : i32} : (tensor<1x7x7x2xf32>) -> tensor<1x1x7x2xf32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<1x1x7x2xf32>) -> tensor<1x1x1x2xf32>
  return %1 : tensor<1x1x1x2xf32>
}
