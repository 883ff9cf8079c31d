// RUN: pool-to-conv-check %s --canonicalize --allow-unchanged | FileCheck %s
// RUN: sh -c 'pool-to-conv-check %s --canonicalize; test $? -eq 3' | FileCheck %s
// RUN: sh -c 'pool-to-conv-check %s --strip-debuginfo; test $? -eq 3' | FileCheck %s --check-prefix=UNCHANGED
// RUN: sh -c 'pool-to-conv-check %s; test $? -eq 3' | FileCheck %s --check-prefix=UNCHANGED
// RUN: sh -c 'pool-to-conv-check %s --canonicalize --expect-rewrites=1; test $? -eq 2' | FileCheck %s --check-prefix=EXPECT
// RUN: pool-to-conv-check %s --canonicalize --expect-rewrites=0 --allow-unchanged | FileCheck %s
// RUN: sh -c 'pool-to-conv-check %s --pass-pipeline="builtin.module(func.func(tosa-to-linalg-named,tosa-to-linalg))"; test $? -eq 2' | FileCheck %s --check-prefix=LOWERED
// RUN: sh -c 'pool-to-conv-check %s --pass-pipeline="builtin.module(func.func(tosa-to-linalg-named,tosa-to-linalg))" --function=pool --trials=2 --seed=5; test $? -eq 2' | FileCheck %s --check-prefix=ONE
// RUN: pool-to-conv-check - --canonicalize --allow-unchanged < %s | FileCheck %s
// RUN: %mlir_opt %s --emit-bytecode -o %t.bc
// RUN: pool-to-conv-check %t.bc --canonicalize --allow-unchanged | FileCheck %s

// CHECK: check: @pool: equal (bit-exact, 17 trials, 0 rewrites in module)
// CHECK-NEXT: check: @add: equal (bit-exact, 11 trials, 0 rewrites in module)
// CHECK-NEXT: check: nothing rewritten: the passes left every pooling op in place
// CHECK-NEXT: check: 2 functions, 2 equal, 0 within bound, 0 mismatched, 0 not run

// UNCHANGED: check: nothing rewritten: the passes left the module unchanged
// EXPECT: check: expected 1 rewrites, the passes report 0

// Upstream starts a maximum from the largest finite value: the inputs with
// infinities show it.
// LOWERED: check: @pool: MISMATCH result 0 {{.*}}before -inf after -3.40282347e+38,{{.*}} trial nan-inf 1, seed 0

// ONE: check: @pool: MISMATCH result 0 {{.*}}, seed 5
// ONE-NEXT: check: 1 function, 0 equal

func.func @pool(%x: tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

func.func @add(%x: tensor<3xi32>, %y: tensor<3xi32>) -> tensor<3xi32> {
  %z = tosa.add %x, %y : (tensor<3xi32>, tensor<3xi32>) -> tensor<3xi32>
  %c0 = arith.constant 0 : i32
  %unused = arith.addi %c0, %c0 : i32
  return %z : tensor<3xi32>
}

func.func private @not_checked(%x: memref<3xi32>) {
  return
}
