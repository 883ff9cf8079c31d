// RUN: pool-to-conv-opt %s --report-network -o /dev/null 2>&1 | FileCheck %s

// Numbers that do not fit are not wrong, but the largest, and said so.
//
// CHECK-LABEL: function @huge
// CHECK:         multiply-accumulates   9223372036854775807
// CHECK:         note: a number does not fit 63 bits, and stands as 9223372036854775807
func.func @huge(%a: tensor<4294967296x4294967296xi8>, %c: tensor<4294967296x4294967296xi8>) {
  %0 = linalg.matmul ins(%a, %a : tensor<4294967296x4294967296xi8>, tensor<4294967296x4294967296xi8>) outs(%c : tensor<4294967296x4294967296xi8>) -> tensor<4294967296x4294967296xi8>
  return
}

// Empty tensors are empty, whatever their other extents.
//
// CHECK-LABEL: function @empty
// CHECK:         multiply-accumulates     0
// CHECK:         activation bytes         0
// CHECK-NOT:     note:
func.func @empty(%x: tensor<4294967296x4294967296x0xf32>) {
  %0 = math.absf %x : tensor<4294967296x4294967296x0xf32>
  return
}

// Quantised elements have no width of their own.
//
// CHECK-LABEL: function @quantised
// CHECK:         note: 2 tensors of elements without a known width, counted as no bytes
func.func @quantised(%x: tensor<1x!quant.uniform<i8:f32, 0.5>>) {
  %0 = quant.scast %x : tensor<1x!quant.uniform<i8:f32, 0.5>> to tensor<1xi8>
  %1 = quant.scast %0 : tensor<1xi8> to tensor<1x!quant.uniform<i8:f32, 0.5>>
  return
}

// Unranked tensors and memrefs are no tensors that could be measured.
//
// CHECK-LABEL: function @unranked
// CHECK:         ops                  2
// CHECK:         multiply-accumulates 0
// CHECK:         activation bytes     0
// CHECK:         note: 2 ops have extents that are not known, each counted as 1
func.func @unranked(%x: tensor<*xf32>) {
  %0 = tosa.abs %x : (tensor<*xf32>) -> tensor<*xf32>
  %1 = tosa.abs %0 : (tensor<*xf32>) -> tensor<*xf32>
  return
}

// Several blocks, in a loop: a value lives from its first to its last use in
// the order of the text. %x, %0 and %1.
//
// CHECK-LABEL: function @blocks
// CHECK:         ops                  2
// CHECK:         activation bytes    32
// CHECK-NEXT:      peak              48
func.func @blocks(%c: i1, %x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tosa.abs %x : (tensor<4xf32>) -> tensor<4xf32>
  cf.br ^loop
^loop:
  %1 = tosa.add %0, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  cf.cond_br %c, ^loop, ^end
^end:
  return %1 : tensor<4xf32>
}

// Functions in a module inside the module.
//
// CHECK-LABEL: function @inner
// CHECK:         ops                  1
module {
  func.func @inner(%x: tensor<4xf32>) {
    %0 = tosa.abs %x : (tensor<4xf32>) -> tensor<4xf32>
    return
  }
}
