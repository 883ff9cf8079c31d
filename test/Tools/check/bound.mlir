// The bound 2 * max(N, 1) * eps(T) * M, worked out by hand: constants leave
// M = max |before|.

// RUN: split-file %s %t
// RUN: sh -c 'pool-to-conv-check %t/before.mlir %t/after.mlir --bound-eps=0.5; test $? -eq 2' | FileCheck %s
// RUN: sh -c 'pool-to-conv-check %t/before.mlir %t/after.mlir --bound-eps=2; test $? -eq 2' | FileCheck %s --check-prefix=TWO

// 2 * 1 * 2^-23 * 1 = 2^-22.
// CHECK: check: @on_bound: within bound (max abs 2.38e-07, max ulp 2, bound 2.38e-07, 1 trial)
// CHECK-NEXT: check: @over_bound: MISMATCH result 0 at [0]: before 1 after 1.00000036, abs 3.58e-07, rel 3.58e-07, ulp 3, bound 2.38e-07, trial random 0, seed 0
// M = 100 is that of the second result.
// CHECK-NEXT: check: @magnitude: within bound (max abs 3.58e-07, max ulp 3, bound 2.38e-05, 1 trial)
// eps of f16 is 2^-10, though the result that differs is f32.
// CHECK-NEXT: check: @narrowest: within bound (max abs 0.00195, max ulp 1.64e+04, bound 0.00195, 1 trial)
// At least the smallest normal: 2^-22 * 2^-126.
// CHECK-NEXT: check: @subnormal: within bound (max abs 2.8e-45, max ulp 2, bound 2.8e-45, 1 trial)
// No bound makes an infinity a number, or the other infinity.
// CHECK-NEXT: check: @infinite: MISMATCH result 0 at [0]: before inf after 1, abs inf, rel inf
// CHECK-NEXT: check: @opposite: MISMATCH result 0 at [0]: before inf after -inf, abs inf
// Integers have none.
// CHECK-NEXT: check: @integer: MISMATCH result 0 at [0]: before 1000000 after 1000001, abs 1, rel 1e-06, trial random 0, seed 0
// CHECK-NEXT: check: 8 functions, 0 equal, 4 within bound, 4 mismatched, 0 not run

// TWO: check: @on_bound: within bound (max abs 2.38e-07, max ulp 2, bound 4.77e-07, 1 trial)
// TWO-NEXT: check: @over_bound: within bound (max abs 3.58e-07, max ulp 3, bound 4.77e-07, 1 trial)

//--- before.mlir
func.func @on_bound() -> tensor<1xf32> {
  %0 = arith.constant dense<0x3F800000> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @over_bound() -> tensor<1xf32> {
  %0 = arith.constant dense<0x3F800000> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @magnitude() -> (tensor<1xf32>, tensor<1xf32>) {
  %0 = arith.constant dense<0x3F800000> : tensor<1xf32>
  %1 = arith.constant dense<-100.0> : tensor<1xf32>
  return %0, %1 : tensor<1xf32>, tensor<1xf32>
}
func.func @narrowest() -> (tensor<1xf32>, tensor<1xf16>) {
  %0 = arith.constant dense<0x3F800000> : tensor<1xf32>
  %1 = arith.constant dense<0.5> : tensor<1xf16>
  return %0, %1 : tensor<1xf32>, tensor<1xf16>
}
func.func @subnormal() -> tensor<1xf32> {
  %0 = arith.constant dense<0x00000001> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @infinite() -> tensor<1xf32> {
  %0 = arith.constant dense<0x7F800000> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @opposite() -> tensor<1xf32> {
  %0 = arith.constant dense<0x7F800000> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @integer() -> tensor<1xi32> {
  %0 = arith.constant dense<1000000> : tensor<1xi32>
  return %0 : tensor<1xi32>
}

//--- after.mlir
func.func @on_bound() -> tensor<1xf32> {
  %0 = arith.constant dense<0x3F800002> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @over_bound() -> tensor<1xf32> {
  %0 = arith.constant dense<0x3F800003> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @magnitude() -> (tensor<1xf32>, tensor<1xf32>) {
  %0 = arith.constant dense<0x3F800003> : tensor<1xf32>
  %1 = arith.constant dense<-100.0> : tensor<1xf32>
  return %0, %1 : tensor<1xf32>, tensor<1xf32>
}
func.func @narrowest() -> (tensor<1xf32>, tensor<1xf16>) {
  %0 = arith.constant dense<0x3F804000> : tensor<1xf32>
  %1 = arith.constant dense<0.5> : tensor<1xf16>
  return %0, %1 : tensor<1xf32>, tensor<1xf16>
}
func.func @subnormal() -> tensor<1xf32> {
  %0 = arith.constant dense<0x00000003> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @infinite() -> tensor<1xf32> {
  %0 = arith.constant dense<1.0> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @opposite() -> tensor<1xf32> {
  %0 = arith.constant dense<0xFF800000> : tensor<1xf32>
  return %0 : tensor<1xf32>
}
func.func @integer() -> tensor<1xi32> {
  %0 = arith.constant dense<1000001> : tensor<1xi32>
  return %0 : tensor<1xi32>
}
