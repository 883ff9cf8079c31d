// What stands behind a sum of bytes: a division, and numbers that follow from the
// position.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=2

#in = affine_map<(n, h, w, c, kh, kw) -> (n, h + kh, w + kw, c)>
#win = affine_map<(n, h, w, c, kh, kw) -> (kh, kw)>
#out = affine_map<(n, h, w, c, kh, kw) -> (n, h, w, c)>
#id = affine_map<(n, h, w, c) -> (n, h, w, c)>

// The sum of four bytes is at most 1020, for which 205 / 2^10 is enough.

// CHECK-LABEL: func.func @bytes(
// CHECK-DAG: arith.constant 205 : i32
// CHECK-DAG: arith.constant 10 : i32
// CHECK: arith.shrui
func.func @bytes(%x: tensor<1x4x4x2xi8>) -> tensor<1x3x3x2xi32> {
  %zero = arith.constant 0 : i32
  %divisor = arith.constant 5 : i32
  %w = tensor.empty() : tensor<2x2xi8>
  %e = tensor.empty() : tensor<1x3x3x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x3x2xi32>) -> tensor<1x3x3x2xi32>
  %sum = linalg.generic {indexing_maps = [#in, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x4x4x2xi8>, tensor<2x2xi8>) outs(%init : tensor<1x3x3x2xi32>) {
  ^bb0(%a: i8, %k: i8, %acc: i32):
    %t = arith.extui %a : i8 to i32
    %s = arith.addi %acc, %t : i32
    linalg.yield %s : i32
  } -> tensor<1x3x3x2xi32>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%sum : tensor<1x3x3x2xi32>) outs(%e : tensor<1x3x3x2xi32>) {
  ^bb0(%in: i32, %out: i32):
    %q = arith.divsi %in, %divisor : i32
    linalg.yield %q : i32
  } -> tensor<1x3x3x2xi32>
  return %r : tensor<1x3x3x2xi32>
}

// A branch may read data: the condition is read from a table, the branch stays.

// CHECK-LABEL: func.func @branch(
// CHECK: %[[FIRST:.*]] = arith.constant dense<[true, false, false]> : tensor<3xi1>
// CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[FIRST]] :
// CHECK-NOT: linalg.index
// CHECK: scf.if
func.func @branch(%x: tensor<1x4x4x2xi8>) -> tensor<1x3x3x2xi32> {
  %zero = arith.constant 0 : i32
  %divisor = arith.constant 3 : i32
  %w = tensor.empty() : tensor<2x2xi8>
  %e = tensor.empty() : tensor<1x3x3x2xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x3x2xi32>) -> tensor<1x3x3x2xi32>
  %sum = linalg.generic {indexing_maps = [#in, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x4x4x2xi8>, tensor<2x2xi8>) outs(%init : tensor<1x3x3x2xi32>) {
  ^bb0(%a: i8, %k: i8, %acc: i32):
    %t = arith.extui %a : i8 to i32
    %s = arith.addi %acc, %t : i32
    linalg.yield %s : i32
  } -> tensor<1x3x3x2xi32>
  %r = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%sum : tensor<1x3x3x2xi32>) outs(%e : tensor<1x3x3x2xi32>) {
  ^bb0(%in: i32, %out: i32):
    %row = linalg.index 1 : index
    %one = arith.constant 1 : index
    %first = arith.cmpi ult, %row, %one : index
    %d = scf.if %first -> i32 {
      scf.yield %divisor : i32
    } else {
      %n = arith.addi %in, %divisor : i32
      scf.yield %n : i32
    }
    %q = arith.addi %in, %d : i32
    linalg.yield %q : i32
  } -> tensor<1x3x3x2xi32>
  return %r : tensor<1x3x3x2xi32>
}
