// RUN: sh -c 'pool-to-conv-check --split-input-file --canonicalize %s 2>&1; test $? -eq 4' | FileCheck %s
// RUN: sh -c 'pool-to-conv-check %s %s --split-input-file 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=TWO

// Every part has its own total; the worst of all parts is the exit code.
// CHECK: check: @changed: equal
// CHECK-NEXT: check: 1 function, 1 equal
// CHECK-NEXT: check: @unchanged: equal
// CHECK-NEXT: check: nothing rewritten: the passes left the module unchanged
// CHECK-NEXT: check: 1 function, 1 equal
// CHECK-NEXT: check: @recursive: not run:
// CHECK-NEXT: check: nothing rewritten
// CHECK-NEXT: check: 1 function, 0 equal, 0 within bound, 0 mismatched, 1 not run

// TWO: pool-to-conv-check: error: --split-input-file does not apply to two files

func.func @changed(%x: tensor<2xi8>) -> tensor<2xi8> {
  %c0 = arith.constant dense<0> : tensor<2xi8>
  %0 = arith.addi %x, %c0 : tensor<2xi8>
  return %0 : tensor<2xi8>
}

// -----

func.func @unchanged(%x: tensor<2xi8>) -> tensor<2xi8> {
  return %x : tensor<2xi8>
}

// -----

func.func @recursive(%x: tensor<2xi8>) -> tensor<2xi8> {
  %0 = call @recursive(%x) : (tensor<2xi8>) -> tensor<2xi8>
  return %0 : tensor<2xi8>
}
