// Two runs of one chain become one op each, in one go.
//
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf max-kernel=5" | FileCheck %s
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf max-kernel=5 report=all" -o - 2>&1 \
// RUN:   | FileCheck %s --check-prefix=IR

// CHECK: check: @five_and_five: within bound
// CHECK: 0 mismatched, 0 not run

// IR: 2 linear ops become one 5x5 convolution
// IR: 2 linear ops become one 5x5 convolution, stride 2x2
// IR-LABEL: func.func @five_and_five
// IR-SAME: %[[X:[^:]*]]: tensor
// IR: %[[Y:.*]] = tosa.conv2d %[[X]], {{.*}}stride = array<i64: 1, 1>{{.*}}, tensor<1x5x5x1xf32>,
// IR: %[[Z:.*]] = tosa.conv2d %[[Y]], {{.*}}stride = array<i64: 2, 2>{{.*}}, tensor<1x5x5x1xf32>,
// IR-NEXT: return %[[Z]]
func.func @five_and_five(%x: tensor<1x13x13x1xf32>) -> tensor<1x3x3x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %edge = "tosa.const"() <{values = dense<[[[[-1.0], [0.0], [1.0]], [[-2.0], [0.0], [2.0]], [[-1.0], [0.0], [1.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %smooth = "tosa.const"() <{values = dense<[[[[1.0], [2.0], [1.0]], [[2.0], [4.0], [2.0]], [[1.0], [2.0], [1.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %0 = tosa.conv2d %x, %edge, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x13x13x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x11x11x1xf32>
  %1 = tosa.conv2d %0, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x11x11x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x9x9x1xf32>
  %2 = tosa.conv2d %1, %smooth, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x9x9x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x7x7x1xf32>
  %3 = tosa.conv2d %2, %edge, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x7x7x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %3 : tensor<1x3x3x1xf32>
}
