// Element types, scalars, and what functions may be called.

// RUN: pool-to-conv-check %s --canonicalize --allow-unchanged | FileCheck %s
// RUN: pool-to-conv-check %s --canonicalize --allow-unchanged --opt-level=2 | FileCheck %s

// CHECK: check: @bits: equal
// CHECK-NEXT: check: @nibbles: equal
// CHECK-NEXT: check: @i48: equal
// CHECK-NEXT: check: @brain: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @half: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @double: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @scalars: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @unsigned: equal (bit-exact, 11 trials
// CHECK-NEXT: check: @constant: equal (bit-exact, 1 trial
// CHECK-NEXT: check: @nothing: equal
// CHECK-NEXT: check: @same: equal
// CHECK-NEXT: check: @rank0: equal
// CHECK-NEXT: check: @concat: equal
// CHECK-NEXT: check: @malloc: equal
// CHECK-NEXT: check: @main: equal
// CHECK-NEXT: check: @strange name: equal
// CHECK: check: 16 functions, 16 equal

func.func @bits(%x: tensor<5xi1>, %y: tensor<5xi1>) -> tensor<5xi1> {
  %0 = arith.xori %x, %y : tensor<5xi1>
  return %0 : tensor<5xi1>
}
func.func @nibbles(%x: tensor<5xi4>, %y: tensor<5xi4>) -> (tensor<5xi4>, tensor<5xi8>) {
  %0 = arith.muli %x, %y : tensor<5xi4>
  %1 = arith.extsi %0 : tensor<5xi4> to tensor<5xi8>
  return %0, %1 : tensor<5xi4>, tensor<5xi8>
}
func.func @i48(%x: tensor<1x2x2x2xi16>) -> tensor<1x2x2x3xi48> {
  %w = "tosa.const"() {values = dense<-3> : tensor<3x1x1x2xi8>} : () -> tensor<3x1x1x2xi8>
  %b = "tosa.const"() {values = dense<100> : tensor<3xi48>} : () -> tensor<3xi48>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi16>} : () -> tensor<1xi16>
  %zw = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %z, %zw {dilation = array<i64: 1, 1>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i48} : (tensor<1x2x2x2xi16>, tensor<3x1x1x2xi8>, tensor<3xi48>, tensor<1xi16>, tensor<1xi8>) -> tensor<1x2x2x3xi48>
  return %0 : tensor<1x2x2x3xi48>
}
func.func @brain(%x: tensor<5xbf16>, %y: tensor<5xbf16>) -> tensor<5xbf16> {
  %0 = tosa.maximum %x, %y : (tensor<5xbf16>, tensor<5xbf16>) -> tensor<5xbf16>
  %1 = tosa.add %0, %y : (tensor<5xbf16>, tensor<5xbf16>) -> tensor<5xbf16>
  return %1 : tensor<5xbf16>
}
func.func @half(%x: tensor<5xf16>, %y: tensor<5xf16>) -> tensor<5xf16> {
  %0 = tosa.maximum %x, %y : (tensor<5xf16>, tensor<5xf16>) -> tensor<5xf16>
  %1 = math.tanh %0 : tensor<5xf16>
  return %1 : tensor<5xf16>
}
func.func @double(%x: tensor<5xf64>) -> tensor<5xf64> {
  %0 = math.erf %x : tensor<5xf64>
  %1 = math.exp %0 : tensor<5xf64>
  return %1 : tensor<5xf64>
}
func.func @scalars(%a: i1, %b: f32, %c: index, %x: tensor<2xf32>, %d: i64, %e: f16, %h: bf16) -> (f16, tensor<2xf32>, i1, index, f32, i64, bf16) {
  return %e, %x, %a, %c, %b, %d, %h : f16, tensor<2xf32>, i1, index, f32, i64, bf16
}
func.func @unsigned(%x: tensor<1x4x4x1xui8>) -> tensor<1x2x2x1xui8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xui8>) -> tensor<1x2x2x1xui8>
  return %0 : tensor<1x2x2x1xui8>
}
func.func @constant() -> tensor<2xf32> {
  %0 = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  return %0 : tensor<2xf32>
}
func.func @nothing(%x: tensor<2xf32>) {
  return
}
func.func @same(%x: tensor<2xf32>, %y: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) {
  return %x, %x, %y : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>
}
func.func @rank0(%x: tensor<i32>) -> tensor<i32> {
  return %x : tensor<i32>
}
func.func @concat(%x: tensor<2xf32>, %y: tensor<3xf32>) -> tensor<5xf32> {
  %0 = tensor.concat dim(0) %x, %y : (tensor<2xf32>, tensor<3xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}
// Names that the C library or the tool have too.
func.func @malloc(%x: tensor<2xf32>) -> tensor<2xf32> {
  return %x : tensor<2xf32>
}
func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
  return %x : tensor<2xf32>
}
func.func @"strange name"(%x: tensor<2xf32>) -> tensor<2xf32> {
  return %x : tensor<2xf32>
}
