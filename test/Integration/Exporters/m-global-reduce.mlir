// Global average pooling in tosa has no pooling op: one `reduce_sum` for each
// spatial dimension, between a widening rescale and a narrowing one that also
// divides. Global max pooling is one `reduce_max` for each. Together they are
// a pool with a full-size window.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=7 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=tosa.reduce_ --implicit-check-not=pool2d
// RUN: pool-to-conv-opt %s -o /dev/null --pass-pipeline='builtin.module( \
// RUN:   tosa-attach-target{profiles=pro_int,pro_fp extensions=int16,doubleround \
// RUN:     level=none specification_version=1.1.draft}, \
// RUN:   tosa-validate{strict-op-spec-alignment}, pool-to-conv, \
// RUN:   tosa-validate{strict-op-spec-alignment})'

// CHECK: check: @i8: equal (bit-exact
// IR-LABEL: func.func @i8
// IR: tosa.depthwise_conv2d %{{.*}} (tensor<?x5x7x3xi8>, tensor<5x7x3x1xi8>
// IR: tosa.rescale {{.*}}DOUBLE_ROUND
// IR: tosa.reshape
func.func @i8(%x: tensor<?x5x7x3xi8>) -> tensor<?x3xi8> {
  %shape = tosa.const_shape {values = dense<[-1, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %one = "tosa.const"() {values = dense<1073741824> : tensor<1xi32>} : () -> tensor<1xi32>
  %s30 = "tosa.const"() {values = dense<30> : tensor<1xi8>} : () -> tensor<1xi8>
  %izp = "tosa.const"() {values = dense<-11> : tensor<1xi8>} : () -> tensor<1xi8>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %mul = "tosa.const"() {values = dense<1179016823> : tensor<1xi32>} : () -> tensor<1xi32>
  %s = "tosa.const"() {values = dense<35> : tensor<1xi8>} : () -> tensor<1xi8>
  %ozp = "tosa.const"() {values = dense<7> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %one, %s30, %izp, %z {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x5x7x3xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<?x5x7x3xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<?x5x7x3xi32>) -> tensor<?x1x7x3xi32>
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<?x1x7x3xi32>) -> tensor<?x1x1x3xi32>
  %3 = tosa.rescale %2, %mul, %s, %z, %ozp {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x1x1x3xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<?x1x1x3xi8>
  %4 = tosa.reshape %3, %shape : (tensor<?x1x1x3xi8>, !tosa.shape<2>) -> tensor<?x3xi8>
  return %4 : tensor<?x3xi8>
}

// The widened values have another user: the first rescale stays for it.
// CHECK: check: @widened_twice: equal (bit-exact
// IR-LABEL: func.func @widened_twice
// IR: tosa.rescale
// IR: tosa.depthwise_conv2d
// IR: return
func.func @widened_twice(%x: tensor<1x4x4x2xi8>) -> (tensor<1x1x1x2xi8>, tensor<1x4x4x2xi32>) {
  %one = "tosa.const"() {values = dense<1073741824> : tensor<1xi32>} : () -> tensor<1xi32>
  %s30 = "tosa.const"() {values = dense<30> : tensor<1xi8>} : () -> tensor<1xi8>
  %izp = "tosa.const"() {values = dense<127> : tensor<1xi8>} : () -> tensor<1xi8>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %mul = "tosa.const"() {values = dense<2000000001> : tensor<1xi32>} : () -> tensor<1xi32>
  %s = "tosa.const"() {values = dense<35> : tensor<1xi8>} : () -> tensor<1xi8>
  %ozp = "tosa.const"() {values = dense<-128> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %one, %s30, %izp, %z {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<1x4x4x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x4x4x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<1x4x4x2xi32>) -> tensor<1x1x4x2xi32>
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x1x4x2xi32>) -> tensor<1x1x1x2xi32>
  %3 = tosa.rescale %2, %mul, %s, %z, %ozp {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<1x1x1x2xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x1x1x2xi8>
  return %3, %0 : tensor<1x1x1x2xi8>, tensor<1x4x4x2xi32>
}

// CHECK: check: @i16: equal (bit-exact
// IR-LABEL: func.func @i16
// IR: tosa.depthwise_conv2d
// IR: return
func.func @i16(%x: tensor<?x3x5x2xi16>) -> tensor<?x1x1x2xi16> {
  %one = "tosa.const"() {values = dense<1073741824> : tensor<1xi32>} : () -> tensor<1xi32>
  %s30 = "tosa.const"() {values = dense<30> : tensor<1xi8>} : () -> tensor<1xi8>
  %z16 = "tosa.const"() {values = dense<0> : tensor<1xi16>} : () -> tensor<1xi16>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %mul = "tosa.const"() {values = dense<1262487333> : tensor<1xi32>} : () -> tensor<1xi32>
  %s = "tosa.const"() {values = dense<34> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %one, %s30, %z16, %z {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x3x5x2xi16>, tensor<1xi32>, tensor<1xi8>, tensor<1xi16>, tensor<1xi32>) -> tensor<?x3x5x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<?x3x5x2xi32>) -> tensor<?x1x5x2xi32>
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<?x1x5x2xi32>) -> tensor<?x1x1x2xi32>
  %3 = tosa.rescale %2, %mul, %s, %z, %z16 {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x1x1x2xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi16>) -> tensor<?x1x1x2xi16>
  return %3 : tensor<?x1x1x2xi16>
}

// One spatial dimension, and three.
// CHECK: check: @line_i8: equal (bit-exact
// IR-LABEL: func.func @line_i8
// IR: tosa.depthwise_conv2d
// IR: return
func.func @line_i8(%x: tensor<?x7x3xi8>) -> tensor<?x3xi8> {
  %shape = tosa.const_shape {values = dense<[-1, 3]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %one = "tosa.const"() {values = dense<1073741824> : tensor<1xi32>} : () -> tensor<1xi32>
  %s30 = "tosa.const"() {values = dense<30> : tensor<1xi8>} : () -> tensor<1xi8>
  %izp = "tosa.const"() {values = dense<15> : tensor<1xi8>} : () -> tensor<1xi8>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %mul = "tosa.const"() {values = dense<1230543940> : tensor<1xi32>} : () -> tensor<1xi32>
  %s = "tosa.const"() {values = dense<33> : tensor<1xi8>} : () -> tensor<1xi8>
  %ozp = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %one, %s30, %izp, %z {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x7x3xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<?x7x3xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<?x7x3xi32>) -> tensor<?x1x3xi32>
  %2 = tosa.rescale %1, %mul, %s, %z, %ozp {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x1x3xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<?x1x3xi8>
  %3 = tosa.reshape %2, %shape : (tensor<?x1x3xi8>, !tosa.shape<2>) -> tensor<?x3xi8>
  return %3 : tensor<?x3xi8>
}

// CHECK: check: @volume_i8: equal (bit-exact
// IR-LABEL: func.func @volume_i8
// IR: return
func.func @volume_i8(%x: tensor<1x2x3x4x2xi8>) -> tensor<1x2xi8> {
  %shape = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %one = "tosa.const"() {values = dense<1073741824> : tensor<1xi32>} : () -> tensor<1xi32>
  %s30 = "tosa.const"() {values = dense<30> : tensor<1xi8>} : () -> tensor<1xi8>
  %izp = "tosa.const"() {values = dense<3> : tensor<1xi8>} : () -> tensor<1xi8>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %mul = "tosa.const"() {values = dense<1431655766> : tensor<1xi32>} : () -> tensor<1xi32>
  %s = "tosa.const"() {values = dense<35> : tensor<1xi8>} : () -> tensor<1xi8>
  %ozp = "tosa.const"() {values = dense<3> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %one, %s30, %izp, %z {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<1x2x3x4x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x2x3x4x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<1x2x3x4x2xi32>) -> tensor<1x1x3x4x2xi32>
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x1x3x4x2xi32>) -> tensor<1x1x1x4x2xi32>
  %3 = tosa.reduce_sum %2 {axis = 3 : i32} : (tensor<1x1x1x4x2xi32>) -> tensor<1x1x1x1x2xi32>
  %4 = tosa.rescale %3, %mul, %s, %z, %ozp {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<1x1x1x1x2xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x1x1x1x2xi8>
  %5 = tosa.reshape %4, %shape : (tensor<1x1x1x1x2xi8>, !tosa.shape<2>) -> tensor<1x2xi8>
  return %5 : tensor<1x2xi8>
}

// CHECK: check: @max_i8: equal (bit-exact
// IR-LABEL: func.func @max_i8
// IR: return
func.func @max_i8(%x: tensor<?x3x5x2xi8>) -> tensor<?x2xi8> {
  %shape = tosa.const_shape {values = dense<[-1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.reduce_max %x {axis = 1 : i32} : (tensor<?x3x5x2xi8>) -> tensor<?x1x5x2xi8>
  %1 = tosa.reduce_max %0 {axis = 2 : i32} : (tensor<?x1x5x2xi8>) -> tensor<?x1x1x2xi8>
  %2 = tosa.reshape %1, %shape : (tensor<?x1x1x2xi8>, !tosa.shape<2>) -> tensor<?x2xi8>
  return %2 : tensor<?x2xi8>
}

// CHECK: check: @max_f32: equal (bit-exact
// IR-LABEL: func.func @max_f32
// IR: return
func.func @max_f32(%x: tensor<1x3x4x2xf32>) -> tensor<1x1x1x2xf32> {
  %0 = tosa.reduce_max %x {axis = 1 : i32} : (tensor<1x3x4x2xf32>) -> tensor<1x1x4x2xf32>
  %1 = tosa.reduce_max %0 {axis = 2 : i32} : (tensor<1x1x4x2xf32>) -> tensor<1x1x1x2xf32>
  return %1 : tensor<1x1x1x2xf32>
}
