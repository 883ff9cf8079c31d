// The judge's own lowering of tosa.max_pool2d against values worked out by
// hand: each function of the first file computes from a constant what the one
// of the same name in the second file returns.

// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/computed.mlir %t/expected.mlir | FileCheck %s

// CHECK: check: @propagate: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @ignore: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @padded: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @signed: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @unsigned: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @wide: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @half: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @brain: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: 8 functions, 8 equal

//--- computed.mlir
// Windows of two along W: (-inf, -inf), (nan, 1), (nan, nan), (-inf, nan).
func.func @propagate() -> tensor<1x1x4x1xf32> {
  %x = "tosa.const"() {values = dense<[[[[0xFF800000], [0xFF800000], [0x7FC00000], [1.0], [0x7FC00000], [0x7FC00000], [0xFF800000], [0x7FC00000]]]]> : tensor<1x1x8x1xf32>} : () -> tensor<1x1x8x1xf32>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>, nan_mode = PROPAGATE} : (tensor<1x1x8x1xf32>) -> tensor<1x1x4x1xf32>
  return %0 : tensor<1x1x4x1xf32>
}
func.func @ignore() -> tensor<1x1x4x1xf32> {
  %x = "tosa.const"() {values = dense<[[[[0xFF800000], [0xFF800000], [0x7FC00000], [1.0], [0x7FC00000], [0x7FC00000], [0xFF800000], [0x7FC00000]]]]> : tensor<1x1x8x1xf32>} : () -> tensor<1x1x8x1xf32>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>, nan_mode = IGNORE} : (tensor<1x1x8x1xf32>) -> tensor<1x1x4x1xf32>
  return %0 : tensor<1x1x4x1xf32>
}
// Three by three, stride two, one row and column of padding on each side: all
// values are negative, so a padding that took part would show.
func.func @padded() -> tensor<1x2x2x1xf32> {
  %x = "tosa.const"() {values = dense<[[[[-9.0], [-8.0], [-7.0]], [[-6.0], [-5.0], [-4.0]], [[-3.0], [-2.0], [-1.0]]]]> : tensor<1x3x3x1xf32>} : () -> tensor<1x3x3x1xf32>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 1, 1, 1, 1>} : (tensor<1x3x3x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}
func.func @signed() -> tensor<1x1x2x1xi8> {
  %x = "tosa.const"() {values = dense<[[[[-128], [-128], [127], [-1]]]]> : tensor<1x1x4x1xi8>} : () -> tensor<1x1x4x1xi8>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x4x1xi8>) -> tensor<1x1x2x1xi8>
  return %0 : tensor<1x1x2x1xi8>
}
// As signed numbers 200 and 255 would be less than 100 and 0.
func.func @unsigned() -> tensor<1x1x2x1xui8> {
  %x = "tosa.const"() {values = dense<[[[[200], [100], [255], [0]]]]> : tensor<1x1x4x1xui8>} : () -> tensor<1x1x4x1xui8>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x4x1xui8>) -> tensor<1x1x2x1xui8>
  return %0 : tensor<1x1x2x1xui8>
}
func.func @wide() -> tensor<1x1x2x1xi16> {
  %x = "tosa.const"() {values = dense<[[[[-32768], [-32767], [32767], [-1]]]]> : tensor<1x1x4x1xi16>} : () -> tensor<1x1x4x1xi16>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x4x1xi16>) -> tensor<1x1x2x1xi16>
  return %0 : tensor<1x1x2x1xi16>
}
// (-inf, -inf), and the two smallest subnormals.
func.func @half() -> tensor<1x1x2x1xf16> {
  %x = "tosa.const"() {values = dense<[[[[0xFC00], [0xFC00], [0x8001], [0x8002]]]]> : tensor<1x1x4x1xf16>} : () -> tensor<1x1x4x1xf16>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x4x1xf16>) -> tensor<1x1x2x1xf16>
  return %0 : tensor<1x1x2x1xf16>
}
func.func @brain() -> tensor<1x1x2x1xbf16> {
  %x = "tosa.const"() {values = dense<[[[[0xFF80], [0xFF80], [0x8001], [0x8002]]]]> : tensor<1x1x4x1xbf16>} : () -> tensor<1x1x4x1xbf16>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 1, 2>, stride = array<i64: 1, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x1x4x1xbf16>) -> tensor<1x1x2x1xbf16>
  return %0 : tensor<1x1x2x1xbf16>
}

//--- expected.mlir
func.func @propagate() -> tensor<1x1x4x1xf32> {
  %0 = arith.constant dense<[[[[0xFF800000], [0x7FC00000], [0x7FC00000], [0x7FC00000]]]]> : tensor<1x1x4x1xf32>
  return %0 : tensor<1x1x4x1xf32>
}
func.func @ignore() -> tensor<1x1x4x1xf32> {
  %0 = arith.constant dense<[[[[0xFF800000], [1.0], [0x7FC00000], [0xFF800000]]]]> : tensor<1x1x4x1xf32>
  return %0 : tensor<1x1x4x1xf32>
}
func.func @padded() -> tensor<1x2x2x1xf32> {
  %0 = arith.constant dense<[[[[-5.0], [-4.0]], [[-2.0], [-1.0]]]]> : tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}
func.func @signed() -> tensor<1x1x2x1xi8> {
  %0 = arith.constant dense<[[[[-128], [127]]]]> : tensor<1x1x2x1xi8>
  return %0 : tensor<1x1x2x1xi8>
}
func.func @unsigned() -> tensor<1x1x2x1xui8> {
  %0 = "tosa.const"() {values = dense<[[[[200], [255]]]]> : tensor<1x1x2x1xui8>} : () -> tensor<1x1x2x1xui8>
  return %0 : tensor<1x1x2x1xui8>
}
func.func @wide() -> tensor<1x1x2x1xi16> {
  %0 = arith.constant dense<[[[[-32767], [32767]]]]> : tensor<1x1x2x1xi16>
  return %0 : tensor<1x1x2x1xi16>
}
func.func @half() -> tensor<1x1x2x1xf16> {
  %0 = arith.constant dense<[[[[0xFC00], [0x8001]]]]> : tensor<1x1x2x1xf16>
  return %0 : tensor<1x1x2x1xf16>
}
func.func @brain() -> tensor<1x1x2x1xbf16> {
  %0 = arith.constant dense<[[[[0xFF80], [0x8001]]]]> : tensor<1x1x2x1xbf16>
  return %0 : tensor<1x1x2x1xbf16>
}
