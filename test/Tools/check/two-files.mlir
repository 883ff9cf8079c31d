// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/twice.mlir %t/shifted.mlir | FileCheck %s --check-prefix=EQUAL
// RUN: sh -c 'pool-to-conv-check %t/twice.mlir %t/wrong.mlir; test $? -eq 2' | FileCheck %s --check-prefix=WRONG
// RUN: sh -c 'pool-to-conv-check %t/twice.mlir %t/other.mlir; test $? -eq 2' | FileCheck %s --check-prefix=OTHER
// RUN: sh -c 'pool-to-conv-check %t/twice.mlir %t/types.mlir; test $? -eq 2' | FileCheck %s --check-prefix=TYPES
// RUN: sh -c 'pool-to-conv-check %t/twice.mlir %t/twice.mlir --canonicalize 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=PASSES

// EQUAL: check: @f: equal (bit-exact, 11 trials)
// EQUAL-NEXT: check: 1 function, 1 equal, 0 within bound, 0 mismatched, 0 not run

// The worst element of all trials is reported: -128 + -128 wraps to 0.
// WRONG: check: @f: MISMATCH result 0 at [{{[0-3]}}]: before [[B:-?[0-9]+]] after {{-?[0-9]+}}, abs {{[0-9]+}}, rel {{.*}}, trial {{.*}}, seed 0
// WRONG-NEXT: check: 1 function, 0 equal, 0 within bound, 1 mismatched, 0 not run

// OTHER: check: @f: MISMATCH: there is no such function after
// TYPES: check: @f: MISMATCH: the types of arguments or results differ
// PASSES: error: passes do not apply to two files

//--- twice.mlir
func.func @f(%x: tensor<4xi8>) -> tensor<4xi8> {
  %e = tensor.empty() : tensor<4xi8>
  %0 = linalg.add ins(%x, %x : tensor<4xi8>, tensor<4xi8>) outs(%e : tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

//--- shifted.mlir
func.func @f(%x: tensor<4xi8>) -> tensor<4xi8> {
  %e = tensor.empty() : tensor<4xi8>
  %two = arith.constant dense<2> : tensor<4xi8>
  %0 = linalg.mul ins(%x, %two : tensor<4xi8>, tensor<4xi8>) outs(%e : tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

//--- wrong.mlir
func.func @f(%x: tensor<4xi8>) -> tensor<4xi8> {
  return %x : tensor<4xi8>
}

//--- other.mlir
func.func @g(%x: tensor<4xi8>) -> tensor<4xi8> {
  return %x : tensor<4xi8>
}

//--- types.mlir
func.func @f(%x: tensor<4xi8>) -> tensor<4xi16> {
  %0 = arith.extsi %x : tensor<4xi8> to tensor<4xi16>
  return %0 : tensor<4xi16>
}
