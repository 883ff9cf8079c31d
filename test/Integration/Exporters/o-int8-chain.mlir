// Pools inside of quantised chains: a convolution to i32, a rescale per
// channel, sometimes a clamp that does nothing, the pool, a convolution. The
// rescale is not linear, so only the pool may change, and every bit must stay.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=4 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pool2d
// RUN: pool-to-conv-opt %s -o /dev/null --pass-pipeline='builtin.module( \
// RUN:   tosa-attach-target{profiles=pro_int,pro_fp extensions=int16,doubleround \
// RUN:     level=none specification_version=1.1.draft}, \
// RUN:   tosa-validate{strict-op-spec-alignment}, pool-to-conv, \
// RUN:   tosa-validate{strict-op-spec-alignment})'

// CHECK: check: @average: equal (bit-exact
// IR-LABEL: func.func @average
// IR: tosa.conv2d
// IR: tosa.rescale {{.*}}per_channel = true
// IR: tosa.clamp
// IR: tosa.depthwise_conv2d
// IR: tosa.conv2d
// IR: tosa.rescale {{.*}}per_channel = true
func.func @average(%x: tensor<?x5x5x2xi8>) -> tensor<?x2x2x2xi8> {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %z32 = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %xzp = "tosa.const"() {values = dense<11> : tensor<1xi8>} : () -> tensor<1xi8>
  %low = "tosa.const"() {values = dense<-128> : tensor<1xi8>} : () -> tensor<1xi8>
  %yzp = "tosa.const"() {values = dense<9> : tensor<1xi8>} : () -> tensor<1xi8>
  %f0 = "tosa.const"() {values = dense<[[[[127, -64]]], [[[-37, 90]]]]> : tensor<2x1x1x2xi8>} : () -> tensor<2x1x1x2xi8>
  %b0 = "tosa.const"() {values = dense<[1000, -2500]> : tensor<2xi32>} : () -> tensor<2xi32>
  %m0 = "tosa.const"() {values = dense<[1460091670, 1143354840]> : tensor<2xi32>} : () -> tensor<2xi32>
  %s0 = "tosa.const"() {values = dense<[37, 36]> : tensor<2xi8>} : () -> tensor<2xi8>
  %f1 = "tosa.const"() {values = dense<[[[[32, -127]]], [[[83, 28]]]]> : tensor<2x1x1x2xi8>} : () -> tensor<2x1x1x2xi8>
  %b1 = "tosa.const"() {values = dense<0> : tensor<2xi32>} : () -> tensor<2xi32>
  %m1 = "tosa.const"() {values = dense<[1652742565, 1391220666]> : tensor<2xi32>} : () -> tensor<2xi32>
  %s1 = "tosa.const"() {values = dense<37> : tensor<2xi8>} : () -> tensor<2xi8>
  %0 = tosa.conv2d %x, %f0, %b0, %xzp, %z {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<?x5x5x2xi8>, tensor<2x1x1x2xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x5x5x2xi32>
  %1 = tosa.rescale %0, %m0, %s0, %z32, %low {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = true, input_unsigned = false, output_unsigned = false}
    : (tensor<?x5x5x2xi32>, tensor<2xi32>, tensor<2xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<?x5x5x2xi8>
  %2 = tosa.clamp %1 {max_val = 127 : i8, min_val = -128 : i8} : (tensor<?x5x5x2xi8>) -> tensor<?x5x5x2xi8>
  %3 = tosa.avg_pool2d %2, %low, %low {acc_type = i32, kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<?x5x5x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x2x2x2xi8>
  %4 = tosa.conv2d %3, %f1, %b1, %low, %z {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<?x2x2x2xi8>, tensor<2x1x1x2xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x2x2x2xi32>
  %5 = tosa.rescale %4, %m1, %s1, %z32, %yzp {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = true, input_unsigned = false, output_unsigned = false}
    : (tensor<?x2x2x2xi32>, tensor<2xi32>, tensor<2xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<?x2x2x2xi8>
  return %5 : tensor<?x2x2x2xi8>
}

// CHECK: check: @maximum: equal (bit-exact
// IR-LABEL: func.func @maximum
// IR: tosa.conv2d
// IR: tosa.rescale {{.*}}per_channel = true
// IR: return
func.func @maximum(%x: tensor<?x5x5x2xi8>) -> tensor<?x3x3x2xi8> {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %z32 = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %xzp = "tosa.const"() {values = dense<11> : tensor<1xi8>} : () -> tensor<1xi8>
  %yzp = "tosa.const"() {values = dense<-2> : tensor<1xi8>} : () -> tensor<1xi8>
  %f0 = "tosa.const"() {values = dense<[[[[127, -64]]], [[[-37, 90]]]]> : tensor<2x1x1x2xi8>} : () -> tensor<2x1x1x2xi8>
  %b0 = "tosa.const"() {values = dense<[1000, -2500]> : tensor<2xi32>} : () -> tensor<2xi32>
  %m0 = "tosa.const"() {values = dense<[1460091670, 1143354840]> : tensor<2xi32>} : () -> tensor<2xi32>
  %s0 = "tosa.const"() {values = dense<[37, 36]> : tensor<2xi8>} : () -> tensor<2xi8>
  %0 = tosa.conv2d %x, %f0, %b0, %xzp, %z {acc_type = i32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<?x5x5x2xi8>, tensor<2x1x1x2xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x5x5x2xi32>
  %1 = tosa.rescale %0, %m0, %s0, %z32, %yzp {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = true, input_unsigned = false, output_unsigned = false}
    : (tensor<?x5x5x2xi32>, tensor<2xi32>, tensor<2xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<?x5x5x2xi8>
  %2 = tosa.max_pool2d %1 {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 1, 1, 1, 1>}
    : (tensor<?x5x5x2xi8>) -> tensor<?x3x3x2xi8>
  return %2 : tensor<?x3x3x2xi8>
}

// A residual add: the pool's input and its result have other users.
// CHECK: check: @residual: equal (bit-exact
// IR-LABEL: func.func @residual
// IR: tosa.depthwise_conv2d
// IR: tosa.add
func.func @residual(%x: tensor<?x4x4x2xi8>) -> (tensor<?x4x4x2xi8>, tensor<?x4x4x2xi8>) {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %z32 = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %one = "tosa.const"() {values = dense<1073741824> : tensor<1xi32>} : () -> tensor<1xi32>
  %s29 = "tosa.const"() {values = dense<29> : tensor<1xi8>} : () -> tensor<1xi8>
  %s32 = "tosa.const"() {values = dense<32> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = i32, kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>}
    : (tensor<?x4x4x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x4x4x2xi8>
  %a = tosa.rescale %x, %one, %s29, %z, %z32 {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x4x4x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<?x4x4x2xi32>
  %b = tosa.rescale %0, %one, %s29, %z, %z32 {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x4x4x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<?x4x4x2xi32>
  %c = tosa.add %a, %b : (tensor<?x4x4x2xi32>, tensor<?x4x4x2xi32>) -> tensor<?x4x4x2xi32>
  %d = tosa.rescale %c, %one, %s32, %z32, %z {scale32 = true, rounding_mode = DOUBLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
    : (tensor<?x4x4x2xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<?x4x4x2xi8>
  return %d, %0 : tensor<?x4x4x2xi8>, tensor<?x4x4x2xi8>
}

// One spatial dimension comes as two of which one is 1.
// CHECK: check: @line: equal (bit-exact
// IR-LABEL: func.func @line
// IR: tosa.reshape
// IR: tosa.depthwise_conv2d
// IR: tosa.reshape
func.func @line(%x: tensor<?x8x3xi8>) -> tensor<?x4x3xi8> {
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %up = tosa.const_shape {values = dense<[-1, 1, 8, 3]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %down = tosa.const_shape {values = dense<[-1, 4, 3]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %0 = tosa.reshape %x, %up : (tensor<?x8x3xi8>, !tosa.shape<4>) -> tensor<?x1x8x3xi8>
  %1 = tosa.avg_pool2d %0, %z, %z {acc_type = i32, kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<?x1x8x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x1x4x3xi8>
  %2 = tosa.reshape %1, %down : (tensor<?x1x4x3xi8>, !tosa.shape<3>) -> tensor<?x4x3xi8>
  return %2 : tensor<?x4x3xi8>
}
