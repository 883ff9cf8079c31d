// Integers that become floats count in the bound as the numbers that they become:
// of 64 elements some have their highest bit set, and 2 * 2^-23 * 2^31 = 512.

// RUN: split-file %s %t
// RUN: sh -c 'pool-to-conv-check %t/before.mlir %t/after.mlir --bound-eps=1; test $? -eq 2' | FileCheck %s

// CHECK: check: @unsigned: within bound (max abs 256, {{.*}}, 11 trials)
// In [-8, 8], bound 2 * 2^-23 * 8.
// CHECK-NEXT: check: @signed: MISMATCH {{.*}}, bound 1.91e-06, trial random {{[0-9]+}}, seed 0
// Nothing becomes a float.
// CHECK-NEXT: check: @indices: MISMATCH {{.*}}, bound 2.38e-07, trial random 0, seed 0

//--- before.mlir
func.func @unsigned(%x: tensor<64xi32>) -> tensor<64xf32> {
  %0 = arith.uitofp %x : tensor<64xi32> to tensor<64xf32>
  %1 = arith.constant dense<0.0> : tensor<64xf32>
  %2 = arith.mulf %0, %1 : tensor<64xf32>
  return %2 : tensor<64xf32>
}
func.func @signed(%x: tensor<64xi32>) -> tensor<64xf32> {
  %0 = arith.sitofp %x : tensor<64xi32> to tensor<64xf32>
  %1 = arith.constant dense<0.0> : tensor<64xf32>
  %2 = arith.mulf %0, %1 : tensor<64xf32>
  return %2 : tensor<64xf32>
}
func.func @indices(%x: tensor<64xi32>) -> tensor<1xf32> {
  %0 = arith.constant dense<1.0> : tensor<1xf32>
  return %0 : tensor<1xf32>
}

//--- after.mlir
func.func @unsigned(%x: tensor<64xi32>) -> tensor<64xf32> {
  %0 = arith.constant dense<256.0> : tensor<64xf32>
  return %0 : tensor<64xf32>
}
func.func @signed(%x: tensor<64xi32>) -> tensor<64xf32> {
  %0 = arith.constant dense<256.0> : tensor<64xf32>
  return %0 : tensor<64xf32>
}
func.func @indices(%x: tensor<64xi32>) -> tensor<1xf32> {
  %0 = arith.constant dense<2.0> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
