// maxnumf and minnumf leave open which of two zeros they return. The judge orders
// them, so that the order of operands does not matter, and skips NaN.
//
// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/a.mlir %t/b.mlir | FileCheck %s

// CHECK: check: @max: equal (bit-exact
// CHECK: check: @min: equal (bit-exact

//--- a.mlir
func.func @max(%a: tensor<64xf32>, %b: tensor<64xf32>) -> tensor<64xf32> {
  %0 = arith.maxnumf %a, %b : tensor<64xf32>
  return %0 : tensor<64xf32>
}
func.func @min(%a: tensor<64xf16>, %b: tensor<64xf16>) -> tensor<64xf16> {
  %0 = arith.minnumf %a, %b : tensor<64xf16>
  return %0 : tensor<64xf16>
}

//--- b.mlir
func.func @max(%a: tensor<64xf32>, %b: tensor<64xf32>) -> tensor<64xf32> {
  %nan = arith.constant dense<0x7FC00000> : tensor<64xf32>
  %0 = arith.maxnumf %b, %a : tensor<64xf32>
  %1 = arith.maxnumf %0, %nan : tensor<64xf32>
  return %1 : tensor<64xf32>
}
func.func @min(%a: tensor<64xf16>, %b: tensor<64xf16>) -> tensor<64xf16> {
  %nan = arith.constant dense<0x7E00> : tensor<64xf16>
  %0 = arith.minnumf %b, %a : tensor<64xf16>
  %1 = arith.minnumf %nan, %0 : tensor<64xf16>
  return %1 : tensor<64xf16>
}
