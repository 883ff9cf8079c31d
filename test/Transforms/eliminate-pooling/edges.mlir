// Cases at the edge of a condition: what is just legal is rewritten, and computes
// the same.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling="max-form=maximum" | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling="max-form=maximum" | FileCheck %s --check-prefix=JUDGE

// JUDGE: 7 functions, 7 equal, 0 within bound, 0 mismatched, 0 not run

// A conversion to unsigned numbers before a comparison of unsigned numbers.

// CHECK-LABEL: func.func @unsigned_of_floats
// CHECK-NOT: pooling
// CHECK: arith.maxui
// CHECK-NOT: pooling
func.func @unsigned_of_floats(%x: tensor<1x3x3x2xi8>) -> tensor<1x2x2x2xi32> {
  %zero = arith.constant 0 : i32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xi32>
  %i = linalg.fill ins(%zero : i32) outs(%e : tensor<1x2x2x2xi32>) -> tensor<1x2x2x2xi32>
  %f = arith.uitofp %x : tensor<1x3x3x2xi8> to tensor<1x3x3x2xf32>
  %0 = linalg.pooling_nhwc_max_unsigned {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%f, %w : tensor<1x3x3x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xi32>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// A slice of an unknown extent reaches its end only: what goes at the low end goes
// at once, what goes at the high end between two reversals.

// CHECK-LABEL: func.func @unknown_extent
// CHECK-NOT: tosa.max_pool2d
// CHECK: %[[TURNED:.*]] = tosa.reverse %arg0
// CHECK: %[[CUT:.*]] = tosa.slice %[[TURNED]],
// CHECK-NEXT: tosa.reverse %[[CUT]]
// CHECK: tosa.slice %arg0,
// CHECK-NEXT: tosa.maximum
func.func @unknown_extent(%x: tensor<1x?x4x2xf32>) -> tensor<1x?x3x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x?x4x2xf32>) -> tensor<1x?x3x2xf32>
  return %0 : tensor<1x?x3x2xf32>
}

// Bytes that a rescale widens are convolved as bytes.

// CHECK-LABEL: func.func @widened_byte
// CHECK-NOT: tosa.reduce_sum
// CHECK: tosa.depthwise_conv2d
func.func @widened_byte(%x: tensor<1x4x4x2xi8>) -> tensor<1x1x1x2xi32> {
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zi = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zo = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.rescale %x, %m, %s, %zi, %zo {scale32 = true, rounding_mode = SINGLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false} : (tensor<1x4x4x2xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x4x4x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<1x4x4x2xi32>) -> tensor<1x1x4x2xi32>
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x1x4x2xi32>) -> tensor<1x1x1x2xi32>
  return %2 : tensor<1x1x1x2xi32>
}

// Those that a cast widens, too.

// CHECK-LABEL: func.func @cast_byte
// CHECK-NOT: tosa.reduce_sum
// CHECK: tosa.depthwise_conv2d
func.func @cast_byte(%x: tensor<1x4x4x2xi8>) -> tensor<1x1x1x2xi32> {
  %0 = tosa.cast %x : (tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi32>
  %1 = tosa.reduce_sum %0 {axis = 1 : i32} : (tensor<1x4x4x2xi32>) -> tensor<1x1x4x2xi32>
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x1x4x2xi32>) -> tensor<1x1x1x2xi32>
  return %2 : tensor<1x1x1x2xi32>
}

// Reductions need no convolution, and have no largest extent.

// CHECK-LABEL: func.func @reduction_beyond_the_level
// CHECK-NOT: tosa.reduce_min
// CHECK: tosa.minimum
func.func @reduction_beyond_the_level(%x: tensor<1x8200x1x2xf32>) -> tensor<1x1x1x2xf32> {
  %0 = tosa.reduce_min %x {axis = 1 : i32} : (tensor<1x8200x1x2xf32>) -> tensor<1x1x1x2xf32>
  %1 = tosa.reduce_min %0 {axis = 2 : i32} : (tensor<1x1x1x2xf32>) -> tensor<1x1x1x2xf32>
  return %1 : tensor<1x1x1x2xf32>
}

// Elements in steps of two, of which there is one to spare: nothing is padded.

// CHECK-LABEL: func.func @rows_left_over
// CHECK-NOT: tosa.pad
// CHECK: tosa.maximum
// CHECK-NOT: tosa.pad
// CHECK: return
func.func @rows_left_over(%x: tensor<1x9x9x2xf32>) -> tensor<1x4x4x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x9x9x2xf32>) -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

// A reduction that combines nothing is none.

// CHECK-LABEL: func.func @yields_an_argument
// CHECK: linalg.reduce
func.func @yields_an_argument(%x: tensor<1x4x4x2xf32>, %y: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %0 = linalg.reduce ins(%x : tensor<1x4x4x2xf32>) outs(%y : tensor<1x2xf32>) dimensions = [1, 2]
    (%a: f32, %b: f32) {
      linalg.yield %b : f32
    }
  return %0 : tensor<1x2xf32>
}
