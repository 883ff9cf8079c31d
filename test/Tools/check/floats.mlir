// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/sum.mlir %t/sum.mlir | FileCheck %s --check-prefix=SAME
// RUN: sh -c 'pool-to-conv-check %t/sum.mlir %t/reversed.mlir; test $? -eq 2' | FileCheck %s --check-prefix=EXACT
// RUN: pool-to-conv-check %t/sum.mlir %t/reversed.mlir --bound-eps=4 | FileCheck %s --check-prefix=BOUND
// RUN: sh -c 'pool-to-conv-check %t/sum.mlir %t/off.mlir --bound-eps=4; test $? -eq 2' | FileCheck %s --check-prefix=OFF
// RUN: sh -c 'pool-to-conv-check %t/id.mlir %t/plus-zero.mlir; test $? -eq 2' | FileCheck %s --check-prefix=ZERO
// RUN: pool-to-conv-check %t/id.mlir %t/plus-zero.mlir --bound-eps=1 | FileCheck %s --check-prefix=ZERO-BOUND
// RUN: sh -c 'pool-to-conv-check %t/id.mlir %t/flush.mlir; test $? -eq 2' | FileCheck %s --check-prefix=FLUSH
// RUN: pool-to-conv-check %t/nan1.mlir %t/nan2.mlir | FileCheck %s --check-prefix=NAN
// RUN: sh -c 'pool-to-conv-check %t/nan1.mlir %t/inf.mlir --bound-eps=1e9; test $? -eq 2' | FileCheck %s --check-prefix=KIND

// Floats get the patterns signed-zeros, denormals, huge and three of NaN and
// infinities besides those of integers; the latter only for bit-exactness.
// SAME: check: @f: equal (bit-exact, 17 trials)

// Another order of the sum rounds otherwise.
// EXACT: check: @f: MISMATCH result 0 at []: before {{.*}} after {{.*}}, abs {{.*}}, rel {{.*}}, ulp {{.*}}, trial {{.*}}, seed 0
// BOUND: check: @f: within bound (max abs {{.*}}, max ulp {{.*}}, bound {{.*}}, 14 trials)
// BOUND-NEXT: check: 1 function, 0 equal, 1 within bound, 0 mismatched, 0 not run
// OFF: check: @f: MISMATCH result 0 at []: {{.*}}, bound {{.*}}, trial {{.*}}, seed 0

// -0 + 0 = +0: a difference of bits.
// ZERO: check: @f: MISMATCH result 0 at [{{.*}}]: before -0 after 0, abs 0, rel 0, ulp 1, trial {{.*}}, seed 0
// ZERO-BOUND: check: @f: within bound (max abs 0, max ulp 1, bound {{.*}}, 14 trials)

// Only subnormals are flushed.
// FLUSH: check: @f: MISMATCH result 0 at [{{.*}}]: before {{-?}}1.{{.*}}e-38 after {{-?}}0, {{.*}}, trial denormals, seed 0

// NAN: check: @f: equal (bit-exact, 1 trial)
// KIND: check: @f: MISMATCH result 0 at [0]: before nan after inf, abs inf, rel inf, ulp inf, bound {{.*}}, trial random 0, seed 0

//--- sum.mlir
func.func @f(%x: tensor<8xf32>) -> tensor<f32> {
  %i = arith.constant dense<0.0> : tensor<f32>
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<8xf32>) outs(%i : tensor<f32>) dimensions = [0]
  return %0 : tensor<f32>
}

//--- reversed.mlir
func.func @f(%x: tensor<8xf32>) -> tensor<f32> {
  %i = arith.constant dense<0.0> : tensor<f32>
  %y = tosa.reverse %x {axis = 0 : i32} : (tensor<8xf32>) -> tensor<8xf32>
  %0 = linalg.reduce {arith.addf} ins(%y : tensor<8xf32>) outs(%i : tensor<f32>) dimensions = [0]
  return %0 : tensor<f32>
}

//--- off.mlir
func.func @f(%x: tensor<8xf32>) -> tensor<f32> {
  %i = arith.constant dense<1.0e-4> : tensor<f32>
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<8xf32>) outs(%i : tensor<f32>) dimensions = [0]
  return %0 : tensor<f32>
}

//--- id.mlir
func.func @f(%x: tensor<8xf32>) -> tensor<8xf32> {
  return %x : tensor<8xf32>
}

//--- plus-zero.mlir
func.func @f(%x: tensor<8xf32>) -> tensor<8xf32> {
  %z = arith.constant dense<0.0> : tensor<8xf32>
  %0 = arith.addf %x, %z : tensor<8xf32>
  return %0 : tensor<8xf32>
}

//--- flush.mlir
func.func @f(%x: tensor<8xf32>) -> tensor<8xf32> {
  %z = arith.constant dense<0.0> : tensor<8xf32>
  %n = arith.constant dense<1.17549435E-38> : tensor<8xf32>
  %a = math.absf %x : tensor<8xf32>
  %c = arith.cmpf olt, %a, %n : tensor<8xf32>
  %s = math.copysign %z, %x : tensor<8xf32>
  %0 = arith.select %c, %s, %x : tensor<8xi1>, tensor<8xf32>
  return %0 : tensor<8xf32>
}

//--- nan1.mlir
func.func @f() -> tensor<1xf32> {
  %0 = arith.constant dense<0x7FC00000> : tensor<1xf32>
  return %0 : tensor<1xf32>
}

//--- nan2.mlir
func.func @f() -> tensor<1xf32> {
  %0 = arith.constant dense<0xFFC12345> : tensor<1xf32>
  return %0 : tensor<1xf32>
}

//--- inf.mlir
func.func @f() -> tensor<1xf32> {
  %0 = arith.constant dense<0x7F800000> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
