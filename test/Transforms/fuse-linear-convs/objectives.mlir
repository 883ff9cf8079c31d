// One chain, three objectives, three plans. With 3x3, 3x3 of stride 2 and 3x3, one
// channel each, a result position takes 36 + 9 + 9 multiply-accumulates (somewhat
// more here, at the border): the first two as one 5x5 take 25 + 9, all three as one
// 9x9 of stride 2 take 81; weights are least where nothing is fused.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=macs max-weight-growth=inf report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=MACS
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=params max-weight-growth=inf report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=PARAMS
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=CONVS
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=macs max-weight-growth=inf" | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-check %s --fuse-linear-convs="objective=convs max-weight-growth=inf" | FileCheck %s --check-prefix=SAME

// SAME-NOT: MISMATCH
// SAME: 0 mismatched, 0 not run

// By default nothing is fused that stores more. The limit is one of each fusion: 25
// weights instead of 18, then 81 instead of 25 + 9.

// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=PARAMS
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=1.3" | FileCheck %s --check-prefix=NONE
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=1.4 report=all" -o /dev/null 2>&1 | FileCheck %s --check-prefix=MACS
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=2.3" | FileCheck %s --check-prefix=TWO
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=2.4" | FileCheck %s --check-prefix=ONE
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=0" | FileCheck %s --check-prefix=NONE

// So does a limit on the extent.

// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf max-kernel=9" | FileCheck %s --check-prefix=ONE
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf max-kernel=8" | FileCheck %s --check-prefix=TWO
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf max-kernel=8 report=kept" -o /dev/null 2>&1 | FileCheck %s --check-prefix=LIMIT
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf max-kernel=5" | FileCheck %s --check-prefix=TWO
// RUN: pool-to-conv-opt %s --fuse-linear-convs="objective=convs max-weight-growth=inf max-kernel=4" | FileCheck %s --check-prefix=NONE

// LIMIT: remark: linear ops stay apart (T28: a filter of 9 taps with dilation 1 exceeds 8 elements)

// MACS:      remark: 2 linear ops become one 5x5 convolution, stride 2x2 (reassociating, |error| <= {{[0-9.]+}} eps max(|x|, 1); 4869 -> 2500 multiply-accumulates, 18 -> 25 parameters)
// MACS:      remark: linear ops stay apart (one op would have 5184 multiply-accumulates instead of 3076 and 81 parameters instead of 34)

// PARAMS-NOT: become
// PARAMS-COUNT-2: remark: linear ops stay apart (one op would have

// CONVS: remark: 3 linear ops become one 9x9 convolution, stride 2x2

// NONE-COUNT-3: tosa.conv2d
// ONE-COUNT-1: tosa.conv2d
// ONE-NOT: tosa.conv2d
// TWO-COUNT-2: tosa.conv2d
// TWO-NOT: tosa.conv2d

func.func @three(%x: tensor<1x23x23x1xf32>) -> tensor<1x8x8x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0], [-1.5], [0.0]], [[-1.5], [1.5], [1.5]], [[1.5], [1.0], [-0.5]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x23x23x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x21x21x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0], [-1.5], [-1.5]], [[0.5], [-1.0], [0.0]], [[0.0], [-0.5], [-2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>, dilation = array<i64: 1, 1>} : (tensor<1x21x21x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  %w2 = "tosa.const"() <{values = dense<[[[[-0.5], [2.0], [-1.0]], [[0.5], [1.5], [-1.5]], [[-2.0], [1.5], [0.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b2 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %2 = tosa.conv2d %1, %w2, %b2, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x10x10x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %2 : tensor<1x8x8x1xf32>
}
