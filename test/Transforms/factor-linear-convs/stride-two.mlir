// A 3x3 filter of stride 2 is no 2x2 filter after a 2x2 filter: nine numbers
// against eight. The tool says by how much the nearest pair misses it.
//
// RUN: pool-to-conv-opt %s --factor-linear-convs="report=all objective=params tolerance=0.5" -o /dev/null 2>&1 | FileCheck %s --check-prefix=EXACT
// RUN: pool-to-conv-opt %s --factor-linear-convs="report=all objective=params tolerance=1.3" -o /dev/null 2>&1 | FileCheck %s --check-prefix=NEAR
// RUN: pool-to-conv-check %s --factor-linear-convs="objective=params tolerance=1.3" --expect-rewrites=1 | FileCheck %s --check-prefix=SAME
//
// EXACT: the filter stays whole (no cheaper factors were found)
// NEAR: 3x3 convolution, stride 2x2 becomes 2x2 convolution, then 2x2 convolution, stride 2x2: two windows; error of the filter {{[0-9.E+-]+}} at most, Frobenius {{.*}} 9 -> 8 parameters)
// SAME: 1 function, {{.*}}, 0 mismatched, 0 not run

func.func @stride_two(%x: tensor<1x11x11x1xf32>) -> tensor<1x5x5x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<[[[[1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0]], [[7.0], [8.0], [-9.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b = "tosa.const"() <{values = dense<0.5> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x11x11x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  return %0 : tensor<1x5x5x1xf32>
}
