// RUN: pool-to-conv-opt %s --report-network -o /dev/null 2>&1 | FileCheck %s

// Each add makes a tensor of 16 bytes. %1 waits for the last add, so %x, %1, %2
// are alive at once, and %1, %2, %3, but never four.
//
// CHECK-LABEL: function @chain
// CHECK:         activation bytes     64
// CHECK-NEXT:      peak               48
func.func @chain(%x: tensor<4xf32>) -> tensor<4xf32> {
  %1 = tosa.add %x, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = tosa.add %x, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %3 = tosa.add %2, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %4 = tosa.add %3, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %4 : tensor<4xf32>
}

// Destination-style ops write in place: empty, fill and matmul are one tensor
// of 24 bytes, beside the arguments of 32 and 48.
//
// CHECK-LABEL: function @in_place
// CHECK:         activation bytes     24
// CHECK-NEXT:      peak              104
func.func @in_place(%a: tensor<2x4xf32>, %b: tensor<4x3xf32>) -> tensor<2x3xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  %m = linalg.matmul ins(%a, %b : tensor<2x4xf32>, tensor<4x3xf32>) outs(%f : tensor<2x3xf32>) -> tensor<2x3xf32>
  return %m : tensor<2x3xf32>
}

// But not into what others read, which is the first fill here (24 + 24), nor
// into an argument (48 more). At the second fill, %b of 48 is alive as well.
//
// CHECK-LABEL: function @not_in_place
// CHECK:         activation bytes     96
// CHECK-NEXT:      peak              144
func.func @not_in_place(%a: tensor<2x4xf32>, %b: tensor<4x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>, tensor<4x3xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  %m = linalg.matmul ins(%a, %b : tensor<2x4xf32>, tensor<4x3xf32>) outs(%f : tensor<2x3xf32>) -> tensor<2x3xf32>
  %g = linalg.fill ins(%zero : f32) outs(%b : tensor<4x3xf32>) -> tensor<4x3xf32>
  return %f, %m, %g : tensor<2x3xf32>, tensor<2x3xf32>, tensor<4x3xf32>
}

// An empty tensor is nothing yet: two fills of the same one are two tensors.
//
// CHECK-LABEL: function @same_empty
// CHECK:         activation bytes     48
// CHECK-NEXT:      peak               48
func.func @same_empty() -> (tensor<2x3xf32>, tensor<2x3xf32>) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<2x3xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  %g = linalg.fill ins(%one : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  return %f, %g : tensor<2x3xf32>, tensor<2x3xf32>
}

// Views take nothing, and keep what they look at alive: %1 of 16 bytes until
// the last add, with %3 and %4.
//
// CHECK-LABEL: function @views
// CHECK:         activation bytes     48
// CHECK-NEXT:      peak               48
func.func @views(%x: tensor<4xf32>) -> tensor<2x2xf32> {
  %1 = tosa.add %x, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = tensor.expand_shape %1 [[0, 1]] output_shape [2, 2] : tensor<4xf32> into tensor<2x2xf32>
  %3 = tosa.add %2, %2 : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %4 = tosa.add %3, %2 : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %4 : tensor<2x2xf32>
}

// What a branch computes is alive together with what waits outside: %x and the
// result of 16 bytes each, and two tensors in the longer branch.
//
// CHECK-LABEL: function @branches
// CHECK:         activation bytes     64
// CHECK-NEXT:      peak               64
func.func @branches(%c: i1, %x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = scf.if %c -> tensor<4xf32> {
    %1 = tosa.abs %x : (tensor<4xf32>) -> tensor<4xf32>
    %2 = tosa.abs %1 : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %2 : tensor<4xf32>
  } else {
    %3 = tosa.exp %x : (tensor<4xf32>) -> tensor<4xf32>
    scf.yield %3 : tensor<4xf32>
  }
  return %0 : tensor<4xf32>
}

// 3 elements of 4 bits are 2 bytes.
//
// CHECK-LABEL: function @packed
// CHECK:         activation bytes      2
// CHECK-NEXT:      peak                4
func.func @packed(%x: tensor<3xi4>) -> tensor<3xi4> {
  %0 = arith.addi %x, %x : tensor<3xi4>
  return %0 : tensor<3xi4>
}

// Packed: 12 elements of 4 bits are 6 bytes, 9 of one bit 2 bytes, 3 of 48 bits
// 18 bytes, 2 of index 16 bytes. Splats are stored once: 1 + 1 + 6 + 8 bytes.
//
// CHECK-LABEL: function @widths
// CHECK:         parameters           26
// CHECK-NEXT:      bytes              42
// CHECK-NEXT:      stored              4
// CHECK-NEXT:      stored bytes       16
// CHECK-NEXT:    activation bytes      0
// CHECK-NEXT:      peak                0
func.func @widths() {
  %0 = arith.constant dense<1> : tensor<12xi4>
  %1 = arith.constant dense<true> : tensor<9xi1>
  %2 = arith.constant dense<1> : tensor<3xi48>
  %3 = arith.constant dense<1> : tensor<2xindex>
  return
}
