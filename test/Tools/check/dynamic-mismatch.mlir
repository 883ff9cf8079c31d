// RUN: split-file %s %t
// RUN: sh -c 'pool-to-conv-check %t/before.mlir %t/after.mlir; test $? -eq 2' | FileCheck %s

// A mismatch names the sizes. A row is lost when there are three.
// CHECK: check: @rows: MISMATCH result 0: before is 3x{{[0-9]+}} of i8, after is 2x{{[0-9]+}} of i8, trial random 2, sizes arg0 3x{{[0-9]+}}, seed 0
// CHECK-NEXT: check: @tosa: MISMATCH result 0 at {{.*}}: before {{.*}} after {{.*}}, trial {{.*}}, sizes arg0 {{[12]}}x3, seed 0
// CHECK-NEXT: check: 2 functions, 0 equal, 0 within bound, 2 mismatched, 0 not run

//--- before.mlir
func.func @rows(%x: tensor<?x?xi8>) -> tensor<?x?xi8> {
  return %x : tensor<?x?xi8>
}
func.func @tosa(%x: tensor<?x3xi8>) -> tensor<?x3xi8> {
  %0 = tosa.identity %x : (tensor<?x3xi8>) -> tensor<?x3xi8>
  return %0 : tensor<?x3xi8>
}

//--- after.mlir
func.func @rows(%x: tensor<?x?xi8>) -> tensor<?x?xi8> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %h = tensor.dim %x, %c0 : tensor<?x?xi8>
  %w = tensor.dim %x, %c1 : tensor<?x?xi8>
  %m = arith.minsi %h, %c2 : index
  %0 = tensor.extract_slice %x[0, 0] [%m, %w] [1, 1] : tensor<?x?xi8> to tensor<?x?xi8>
  return %0 : tensor<?x?xi8>
}
func.func @tosa(%x: tensor<?x3xi8>) -> tensor<?x3xi8> {
  %0 = tosa.reverse %x {axis = 1 : i32} : (tensor<?x3xi8>) -> tensor<?x3xi8>
  return %0 : tensor<?x3xi8>
}
