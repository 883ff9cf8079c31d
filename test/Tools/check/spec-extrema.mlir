// The judge's own lowering of float extrema and of unsigned casts, and
// upstream's of clamp, maximum and minimum, against values worked out by hand,
// see spec-max-pool.mlir.

// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/computed.mlir %t/expected.mlir | FileCheck %s

// CHECK: check: @reduce_max: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @reduce_min: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @argmax: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @clamp: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @maximum: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @cast: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: @slice: equal (bit-exact, 1 trial)
// CHECK-NEXT: check: 7 functions, 7 equal

//--- computed.mlir
// Rows: all -inf; a NaN among numbers; all NaN; NaN, then -inf.
func.func @reduce_max() -> (tensor<4x1xf32>, tensor<4x1xf32>) {
  %x = "tosa.const"() {values = dense<[[0xFF800000, 0xFF800000], [0x7FC00000, 2.0], [0x7FC00000, 0x7FC00000], [0x7FC00000, 0xFF800000]]> : tensor<4x2xf32>} : () -> tensor<4x2xf32>
  %0 = tosa.reduce_max %x {axis = 1 : i32, nan_mode = PROPAGATE} : (tensor<4x2xf32>) -> tensor<4x1xf32>
  %1 = tosa.reduce_max %x {axis = 1 : i32, nan_mode = IGNORE} : (tensor<4x2xf32>) -> tensor<4x1xf32>
  return %0, %1 : tensor<4x1xf32>, tensor<4x1xf32>
}
// Columns: all inf; a NaN among numbers; all NaN; NaN, then inf.
func.func @reduce_min() -> (tensor<1x4xf32>, tensor<1x4xf32>) {
  %x = "tosa.const"() {values = dense<[[0x7F800000, 0x7FC00000, 0x7FC00000, 0x7FC00000], [0x7F800000, 2.0, 0x7FC00000, 0x7F800000]]> : tensor<2x4xf32>} : () -> tensor<2x4xf32>
  %0 = tosa.reduce_min %x {axis = 0 : i32, nan_mode = PROPAGATE} : (tensor<2x4xf32>) -> tensor<1x4xf32>
  %1 = tosa.reduce_min %x {axis = 0 : i32, nan_mode = IGNORE} : (tensor<2x4xf32>) -> tensor<1x4xf32>
  return %0, %1 : tensor<1x4xf32>, tensor<1x4xf32>
}
// The first of equals; the first NaN if NaNs propagate; -inf after NaN.
func.func @argmax() -> (tensor<4xi32>, tensor<4xi32>) {
  %x = "tosa.const"() {values = dense<[[1.0, 3.0, 3.0], [1.0, 0x7FC00000, 3.0], [0x7FC00000, 0xFF800000, 0x7FC00000], [0xFF800000, 0xFF800000, 0.0]]> : tensor<4x3xf32>} : () -> tensor<4x3xf32>
  %0 = tosa.argmax %x {axis = 1 : i32, nan_mode = PROPAGATE} : (tensor<4x3xf32>) -> tensor<4xi32>
  %1 = tosa.argmax %x {axis = 1 : i32, nan_mode = IGNORE} : (tensor<4x3xf32>) -> tensor<4xi32>
  return %0, %1 : tensor<4xi32>, tensor<4xi32>
}
func.func @clamp() -> (tensor<3xf32>, tensor<3xf32>) {
  %x = "tosa.const"() {values = dense<[0x7FC00000, 0xFF800000, 7.0]> : tensor<3xf32>} : () -> tensor<3xf32>
  %0 = tosa.clamp %x {min_val = -1.0 : f32, max_val = 6.0 : f32, nan_mode = PROPAGATE} : (tensor<3xf32>) -> tensor<3xf32>
  %1 = tosa.clamp %x {min_val = -1.0 : f32, max_val = 6.0 : f32, nan_mode = IGNORE} : (tensor<3xf32>) -> tensor<3xf32>
  return %0, %1 : tensor<3xf32>, tensor<3xf32>
}
func.func @maximum() -> (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) {
  %x = "tosa.const"() {values = dense<[0x7FC00000, 1.0, 0x7FC00000]> : tensor<3xf32>} : () -> tensor<3xf32>
  %y = "tosa.const"() {values = dense<[2.0, 0x7FC00000, 0x7FC00000]> : tensor<3xf32>} : () -> tensor<3xf32>
  %0 = tosa.maximum %x, %y {nan_mode = PROPAGATE} : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  %1 = tosa.maximum %x, %y {nan_mode = IGNORE} : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  %2 = tosa.minimum %x, %y {nan_mode = IGNORE} : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return %0, %1, %2 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}
func.func @cast() -> (tensor<2xi32>, tensor<2xf32>) {
  %x = "tosa.const"() {values = dense<[200, 7]> : tensor<2xui8>} : () -> tensor<2xui8>
  %0 = tosa.cast %x : (tensor<2xui8>) -> tensor<2xi32>
  %1 = tosa.cast %x : (tensor<2xui8>) -> tensor<2xf32>
  return %0, %1 : tensor<2xi32>, tensor<2xf32>
}
// A size of -1 reaches to the end.
func.func @slice() -> tensor<2xi32> {
  %x = "tosa.const"() {values = dense<[1, 2, 3]> : tensor<3xi32>} : () -> tensor<3xi32>
  %start = tosa.const_shape {values = dense<1> : tensor<1xindex>} : () -> !tosa.shape<1>
  %size = tosa.const_shape {values = dense<-1> : tensor<1xindex>} : () -> !tosa.shape<1>
  %0 = tosa.slice %x, %start, %size : (tensor<3xi32>, !tosa.shape<1>, !tosa.shape<1>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

//--- expected.mlir
func.func @reduce_max() -> (tensor<4x1xf32>, tensor<4x1xf32>) {
  %0 = arith.constant dense<[[0xFF800000], [0x7FC00000], [0x7FC00000], [0x7FC00000]]> : tensor<4x1xf32>
  %1 = arith.constant dense<[[0xFF800000], [2.0], [0x7FC00000], [0xFF800000]]> : tensor<4x1xf32>
  return %0, %1 : tensor<4x1xf32>, tensor<4x1xf32>
}
func.func @reduce_min() -> (tensor<1x4xf32>, tensor<1x4xf32>) {
  %0 = arith.constant dense<[[0x7F800000, 0x7FC00000, 0x7FC00000, 0x7FC00000]]> : tensor<1x4xf32>
  %1 = arith.constant dense<[[0x7F800000, 2.0, 0x7FC00000, 0x7F800000]]> : tensor<1x4xf32>
  return %0, %1 : tensor<1x4xf32>, tensor<1x4xf32>
}
func.func @argmax() -> (tensor<4xi32>, tensor<4xi32>) {
  %0 = arith.constant dense<[1, 1, 0, 2]> : tensor<4xi32>
  %1 = arith.constant dense<[1, 2, 1, 2]> : tensor<4xi32>
  return %0, %1 : tensor<4xi32>, tensor<4xi32>
}
func.func @clamp() -> (tensor<3xf32>, tensor<3xf32>) {
  %0 = arith.constant dense<[0x7FC00000, -1.0, 6.0]> : tensor<3xf32>
  %1 = arith.constant dense<[-1.0, -1.0, 6.0]> : tensor<3xf32>
  return %0, %1 : tensor<3xf32>, tensor<3xf32>
}
func.func @maximum() -> (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) {
  %0 = arith.constant dense<0x7FC00000> : tensor<3xf32>
  %1 = arith.constant dense<[2.0, 1.0, 0x7FC00000]> : tensor<3xf32>
  return %0, %1, %1 : tensor<3xf32>, tensor<3xf32>, tensor<3xf32>
}
func.func @cast() -> (tensor<2xi32>, tensor<2xf32>) {
  %0 = arith.constant dense<[200, 7]> : tensor<2xi32>
  %1 = arith.constant dense<[200.0, 7.0]> : tensor<2xf32>
  return %0, %1 : tensor<2xi32>, tensor<2xf32>
}
func.func @slice() -> tensor<2xi32> {
  %0 = arith.constant dense<[2, 3]> : tensor<2xi32>
  return %0 : tensor<2xi32>
}
