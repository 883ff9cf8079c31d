// What the chains of seeds.mlir became is found again: two 3x3 in the 5x5, two 3x3
// and an average in the 8x8, a 15x15 and an average of 4x4 (as lines) in the 18x18.
//
// RUN: pool-to-conv-check %S/seeds.mlir --fuse-linear-convs="objective=convs max-weight-growth=inf" \
// RUN:   --factor-linear-convs="objective=params report=all" 2>&1 | FileCheck %s --check-prefix=SEEDS
//
// SEEDS: remark: 5x5 convolution becomes 3x3 convolution, then 3x3 convolution: two windows (
// SEEDS: remark: 8x8 convolution, stride 2x2 becomes {{.*}}, 64 -> 22 parameters)
// SEEDS: remark: 18x18 convolution, stride 4x4 becomes 15x15 convolution, then 4x1 convolution, stride 4x1, then 1x4 convolution, stride 1x4: average window, separable ({{.*}}, 324 -> 233 parameters)
// SEEDS-NOT: MISMATCH
// SEEDS: 0 mismatched, 0 not run

// Here, the 63x63 and the average of 16x16 in the 78x78. As lines, even in two steps
// each, the average has no more than 32 weights.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf" \
// RUN:   --factor-linear-convs="objective=params report=all" 2>&1 | FileCheck %s
//
// CHECK: remark: 78x78 convolution, stride 16x16 becomes 63x63 convolution, then {{.*}}: average window, {{.*}}, 6084 -> {{39[0-9][0-9]|400[01]}} parameters)
// CHECK: check: @four_averages: within bound

// The filters of the example are the products that they were made of; with a change
// of 2^-12 in one weight, they are none.
//
// RUN: pool-to-conv-check %ptc_src/examples/conv_algebra/factors.mlir --factor-linear-convs="objective=params report=all" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=EXACT
// RUN: %python %S/Inputs/change-tap.py %ptc_src/examples/conv_algebra/factors.mlir > %t.changed.mlir
// RUN: pool-to-conv-opt %t.changed.mlir --factor-linear-convs="objective=params report=all summary" -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefix=CHANGED
//
// EXACT: remark: 5x5 convolution becomes 3x3 convolution, then 3x3 convolution: two windows (
// EXACT: remark: 8x8 convolution, stride 2x2 becomes {{.*}}, 64 -> 22 parameters)
// EXACT: remark: 3x3 convolution, stride 2x2 becomes 2x2 convolution, then 2x2 convolution, stride 2x2: two windows (
// EXACT: check: 3 functions, 0 equal, 3 within bound, 0 mismatched, 0 not run
// CHANGED: factor-linear-convs: 0 factored {{.*}}, 3 kept;

// A 3x3 of stride 2 that is no 2x2 after a 2x2 stays, unless a tolerance says how
// much it may differ. The remark says how much it does, and without that bound the
// results are not taken for the same.
//
// RUN: pool-to-conv-opt %ptc_src/examples/conv_algebra/approximate.mlir \
// RUN:   --factor-linear-convs="objective=params tolerance=0.02 report=all" -o - 2>&1 | FileCheck %s --check-prefix=STAYS
// RUN: pool-to-conv-opt %ptc_src/examples/conv_algebra/approximate.mlir \
// RUN:   --factor-linear-convs="objective=params tolerance=0.03 report=all" -o %t.near.mlir 2>&1 | FileCheck %s --check-prefix=NEAR
// RUN: pool-to-conv-check %ptc_src/examples/conv_algebra/approximate.mlir \
// RUN:   --factor-linear-convs="objective=params tolerance=0.03" | FileCheck %s --check-prefix=BOUND
// RUN: not pool-to-conv-check %ptc_src/examples/conv_algebra/approximate.mlir %t.near.mlir --bound-eps=1000 \
// RUN:   | FileCheck %s --check-prefix=DIFFERS
//
// STAYS: remark: the filter stays whole
// STAYS: tosa.conv2d {{.*}}, tensor<1x3x3x1xf32>,
// NEAR: remark: 3x3 convolution, stride 2x2 becomes 2x2 convolution, then 2x2 convolution, stride 2x2: two windows; error of the filter 2.4{{.}}E-02 at most, Frobenius 3.6{{.}}E-02, of the result 8.7{{.}}E-02 max |x|
// BOUND: check: @three_by_three: within bound
// DIFFERS: check: @three_by_three: MISMATCH

func.func @four_averages(%x: tensor<1x94x94x1xf32>) -> tensor<1x2x2x1xf32> {
  %a = "tosa.const"() <{values = dense<[[
      [[-0.125], [-0.1875], [0.0625]],
      [[-0.1875], [0.25], [0.25]],
      [[0.25], [0.1875], [-0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b = "tosa.const"() <{values = dense<[[
      [[-0.1875], [0.25], [-0.25]],
      [[0.1875], [0.1875], [-0.25]],
      [[0.25], [0.0625], [-0.0625]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %c = "tosa.const"() <{values = dense<[[
      [[-0.1875], [0.125], [-0.25]],
      [[-0.25], [-0.25], [-0.25]],
      [[0.1875], [-0.0625], [0.1875]]
    ]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %a, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x94x94x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x92x92x1xf32>
  %1 = tosa.avg_pool2d %0, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x92x92x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x46x46x1xf32>
  %2 = tosa.conv2d %1, %b, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x46x46x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x44x44x1xf32>
  %3 = tosa.avg_pool2d %2, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x44x44x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x22x22x1xf32>
  %4 = tosa.conv2d %3, %a, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x22x22x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x20x20x1xf32>
  %5 = tosa.avg_pool2d %4, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x20x20x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  %6 = tosa.conv2d %5, %c, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x10x10x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %7 = tosa.avg_pool2d %6, %zero, %zero {acc_type = f32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x8x8x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  %8 = tosa.conv2d %7, %a, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x4x4x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x1xf32>
  return %8 : tensor<1x2x2x1xf32>
}

