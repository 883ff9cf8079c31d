// Code that a failing assert leaves does not free what it has allocated.
// UNSUPPORTED: asan
//
// What cannot be run is said for each function, with the reason; the others
// are run.

// RUN: sh -c 'pool-to-conv-check %s --canonicalize --allow-unchanged; test $? -eq 4' | FileCheck %s

// CHECK: check: @recursive: not run: is recursive
// CHECK-NEXT: check: @mutual: not run: is recursive
// CHECK-NEXT: check: @calls_declaration: not run: calls @declared, which has no body
// CHECK-NEXT: check: @memref: not run: argument 0 has type memref<2xf32>; the judge passes ranked tensors and scalars of i1 to i64, index, f16, bf16, f32 and f64
// CHECK-NEXT: check: @complex: not run: result 0 has type tensor<2xcomplex<f32>>; the judge
// CHECK-NEXT: check: @unranked: not run: argument 1 has type tensor<*xf32>; the judge
// CHECK-NEXT: check: @runs: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @divides: not run: before: division by zero (SIGFPE)
// CHECK-NEXT: check: @gathers: not run: before: {{.*}}.mlir:{{[0-9]+}}:{{[0-9]+}}: run-time check failed in 'memref.load': out-of-bounds access
// CHECK-NEXT: check: @asserts: not run: before: run-time check failed: never
// CHECK-NEXT: check: @custom: not run: before: {{.*}}not-run.mlir:[[#@LINE+50]]:{{[0-9]+}}: {{.*}}'tosa.custom'
// CHECK-NEXT: check: @wide: not run: argument 0 has type tensor<2xi65>
// CHECK: check: 12 functions, 1 equal, 0 within bound, 0 mismatched, 11 not run

func.func @recursive(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = call @recursive(%x) : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
func.func private @other(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = call @mutual(%x) : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
func.func @mutual(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = call @other(%x) : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
func.func private @declared(tensor<2xf32>) -> tensor<2xf32>
func.func @calls_declaration(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = call @declared(%x) : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
func.func @memref(%x: memref<2xf32>) {
  return
}
func.func @complex(%x: tensor<2xf32>) -> tensor<2xcomplex<f32>> {
  %0 = complex.constant [1.0 : f32, 2.0 : f32] : complex<f32>
  %1 = tensor.from_elements %0, %0 : tensor<2xcomplex<f32>>
  return %1 : tensor<2xcomplex<f32>>
}
func.func @unranked(%x: i1, %y: tensor<*xf32>) {
  return
}
func.func @runs(%x: tensor<2xf32>) -> tensor<2xf32> {
  return %x : tensor<2xf32>
}
func.func @divides(%x: tensor<2xi32>, %y: tensor<2xi32>) -> tensor<2xi32> {
  %z = tosa.sub %y, %y : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi32>
  %0 = tosa.intdiv %x, %z : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}
func.func @gathers(%x: tensor<1x5x2xf32>, %i: tensor<1x3xi32>) -> tensor<1x3x2xf32> {
  %0 = tosa.gather %x, %i : (tensor<1x5x2xf32>, tensor<1x3xi32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}
func.func @asserts(%x: tensor<2xf32>) -> tensor<2xf32> {
  %false = arith.constant false
  cf.assert %false, "never"
  return %x : tensor<2xf32>
}
func.func @custom(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = tosa.custom %x {operator_name = "a", domain_name = "b", implementation_attrs = ""} : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
func.func @wide(%x: tensor<2xi65>) {
  return
}
