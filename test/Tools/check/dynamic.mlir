// Code that a failing assert leaves does not free what it has allocated.
// UNSUPPORTED: asan
//
// RUN: pool-to-conv-check %s --canonicalize --allow-unchanged | FileCheck %s
// RUN: pool-to-conv-check %s --canonicalize --allow-unchanged --function=init --dims=1,9,7,2,1,4,3,2 | FileCheck %s --check-prefix=INIT
// RUN: sh -c 'pool-to-conv-check %s --canonicalize --function=init --dims=1,9,7,2,1,5,3,2; test $? -eq 4' | FileCheck %s --check-prefix=UNFIT
// RUN: sh -c 'pool-to-conv-check %s --canonicalize --function=init --dims=1,9,7 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=FEW
// RUN: sh -c 'pool-to-conv-check %s --canonicalize --function=tosa_image --dims=1,6,4 --allow-unchanged; test $? -eq 4' | FileCheck %s --check-prefix=STRIDE
// RUN: pool-to-conv-check %s --canonicalize --function=tosa_image --dims=1,7,4 --dims=2,10,9 --allow-unchanged | FileCheck %s --check-prefix=IMAGE

// CHECK: check: @init: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @padded_init: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @window: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @conv: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @tosa_batch: equal (bit-exact, 11 trials
// CHECK-NEXT: check: @tosa_image: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @global: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @mixed: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @calls: equal (bit-exact, 11 trials
// CHECK-NEXT: check: @control_flow: equal (bit-exact, 17 trials
// CHECK: check: 10 functions, 10 equal

// INIT: check: @init: equal (bit-exact, 17 trials
// UNFIT: check: @init: not run: before: {{.*}}.mlir:{{[0-9]+}}:{{[0-9]+}}: run-time check failed in 'linalg.pooling_nhwc_sum': dimension
// FEW: pool-to-conv-check: error: @init has 8 dynamic sizes, 3 are given
// STRIDE: check: @tosa_image: not run: before: {{.*}}dynamic.mlir:{{[0-9]+}}:{{[0-9]+}}: 'tosa.max_pool2d' op
// IMAGE: check: @tosa_image: equal (bit-exact, 17 trials

// The size of the result comes from the window, so from the first argument.
func.func @init(%x: tensor<?x?x?x?xf32>, %i: tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32> {
  %w = tensor.empty() : tensor<3x3xf32>
  %0 = linalg.pooling_nhwc_sum {strides = dense<2> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>} ins(%x, %w : tensor<?x?x?x?xf32>, tensor<3x3xf32>) outs(%i : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}

// The size of the result comes from the padded data, so from the first argument.
func.func @padded_init(%x: tensor<?x?x?x?xf32>, %i: tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32> {
  %c = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 2, 0, 0] high[0, 2, 1, 0] {
  ^bb0(%n: index, %h: index, %w: index, %d: index):
    tensor.yield %c : f32
  } : tensor<?x?x?x?xf32> to tensor<?x?x?x?xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %0 = linalg.pooling_nhwc_max {strides = dense<2> : tensor<2xi64>, dilations = dense<1> : tensor<2xi64>} ins(%p, %w : tensor<?x?x?x?xf32>, tensor<3x3xf32>) outs(%i : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}

// A window as large as its input would leave nothing at this dilation.
func.func @window(%x: tensor<1x?x?x2xi32>, %w: tensor<?x?xf32>, %i: tensor<1x?x?x2xi32>) -> tensor<1x?x?x2xi32> {
  %0 = linalg.pooling_nhwc_sum {strides = dense<1> : tensor<2xi64>, dilations = dense<2> : tensor<2xi64>} ins(%x, %w : tensor<1x?x?x2xi32>, tensor<?x?xf32>) outs(%i : tensor<1x?x?x2xi32>) -> tensor<1x?x?x2xi32>
  return %0 : tensor<1x?x?x2xi32>
}

func.func @conv(%x: tensor<?x?x?x?xf32>, %k: tensor<2x2x?x?xf32>, %i: tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32> {
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %k : tensor<?x?x?x?xf32>, tensor<2x2x?x?xf32>) outs(%i : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}

func.func @tosa_batch(%x: tensor<?x6x6x2xi8>) -> tensor<?x12xi8> {
  %z = "tosa.const"() {values = dense<3> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %z, %z {kernel = array<i64: 3, 2>, stride = array<i64: 2, 2>, pad = array<i64: 1, 0, 0, 0>, acc_type = i32} : (tensor<?x6x6x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x3x3x2xi8>
  %start = tosa.const_shape {values = dense<[0, 1, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %size = tosa.const_shape {values = dense<[-1, 2, 3, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %1 = tosa.slice %0, %start, %size : (tensor<?x3x3x2xi8>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<?x2x3x2xi8>
  %s = tosa.const_shape {values = dense<[-1, 12]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %2 = tosa.reshape %1, %s : (tensor<?x2x3x2xi8>, !tosa.shape<2>) -> tensor<?x12xi8>
  return %2 : tensor<?x12xi8>
}

// Only some sizes fit the stride.
func.func @tosa_image(%x: tensor<?x?x?x2xf32>) -> tensor<?x?x?x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 5, 3>, stride = array<i64: 3, 5>, pad = array<i64: 0, 1, 2, 2>, nan_mode = IGNORE} : (tensor<?x?x?x2xf32>) -> tensor<?x?x?x2xf32>
  return %0 : tensor<?x?x?x2xf32>
}

func.func @global(%x: tensor<?x?x?x2xf32>) -> tensor<?x1x1x2xf32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<?x?x?x2xf32>) -> tensor<?x1x?x2xf32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32} : (tensor<?x1x?x2xf32>) -> tensor<?x1x1x2xf32>
  return %1 : tensor<?x1x1x2xf32>
}

func.func @mixed(%x: tensor<?x4x4x2xf32>) -> (tensor<?x4x4x2xf32>, index) {
  %c0 = arith.constant 0 : index
  %a = tosa.abs %x : (tensor<?x4x4x2xf32>) -> tensor<?x4x4x2xf32>
  %d = tensor.dim %a, %c0 : tensor<?x4x4x2xf32>
  %e = tensor.empty(%d) : tensor<?x4x4x2xf32>
  %l = linalg.square ins(%a : tensor<?x4x4x2xf32>) outs(%e : tensor<?x4x4x2xf32>) -> tensor<?x4x4x2xf32>
  %t = tosa.add %l, %x : (tensor<?x4x4x2xf32>, tensor<?x4x4x2xf32>) -> tensor<?x4x4x2xf32>
  return %t, %d : tensor<?x4x4x2xf32>, index
}

func.func private @callee(%x: tensor<?x2xi32>) -> tensor<?x2xi32> {
  %0 = tosa.abs %x : (tensor<?x2xi32>) -> tensor<?x2xi32>
  return %0 : tensor<?x2xi32>
}
func.func @calls(%x: tensor<?x2xi32>) -> tensor<?x2xi32> {
  %0 = call @callee(%x) : (tensor<?x2xi32>) -> tensor<?x2xi32>
  %1 = call @callee(%0) : (tensor<?x2xi32>) -> tensor<?x2xi32>
  return %1 : tensor<?x2xi32>
}

func.func @control_flow(%p: i1, %x: tensor<?x4x4x2xf32>) -> tensor<?x4x4x2xf32> {
  %r = scf.if %p -> tensor<?x4x4x2xf32> {
    %a = tosa.abs %x : (tensor<?x4x4x2xf32>) -> tensor<?x4x4x2xf32>
    scf.yield %a : tensor<?x4x4x2xf32>
  } else {
    scf.yield %x : tensor<?x4x4x2xf32>
  }
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  %c3 = arith.constant 3 : i32
  %w:2 = scf.while (%i = %c0, %y = %r) : (i32, tensor<?x4x4x2xf32>) -> (i32, tensor<?x4x4x2xf32>) {
    %c = arith.cmpi slt, %i, %c3 : i32
    scf.condition(%c) %i, %y : i32, tensor<?x4x4x2xf32>
  } do {
  ^bb0(%i: i32, %y: tensor<?x4x4x2xf32>):
    %n = arith.addi %i, %c1 : i32
    %z = tosa.max_pool2d %y {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>} : (tensor<?x4x4x2xf32>) -> tensor<?x4x4x2xf32>
    scf.yield %n, %z : i32, tensor<?x4x4x2xf32>
  }
  return %w#1 : tensor<?x4x4x2xf32>
}
