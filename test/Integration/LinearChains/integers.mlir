// In integers, chains with sums in between are equal to the last bit to one
// convolution, and to dilated convolutions with the sum behind them (T19). The
// values wrap around at 32 bits on either side in the same way.
//
// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/chains.mlir %t/sums-last.mlir | FileCheck %s --check-prefixes=EQUAL,FILES
// RUN: pool-to-conv-check %t/chains.mlir --fuse-linear-convs="objective=convs max-weight-growth=inf numerics=exact" \
// RUN:   | FileCheck %s --check-prefixes=EQUAL,PASS
// RUN: pool-to-conv-opt %t/chains.mlir --fuse-linear-convs="objective=convs max-weight-growth=inf numerics=exact" \
// RUN:   | FileCheck %s --check-prefix=IR

// EQUAL: check: @conv_sum_conv: equal
// EQUAL: check: @two_sums: equal
// EQUAL: check: @five_by_five: equal
// FILES: check: 3 functions, 3 equal, 0 within bound, 0 mismatched, 0 not run
// PASS: check: 3 functions, 3 equal, 0 within bound, 0 mismatched, 0 not run

// IR-LABEL: func.func @conv_sum_conv
// IR-NOT: linalg.pooling
// IR: linalg.depthwise_conv_2d_nchw_chw {{.*}}strides = dense<2>{{.*}}, tensor<1x8x8xi32>)
// IR-NOT: conv
// IR-NOT: linalg.pooling
// IR-LABEL: func.func @two_sums
// IR-NOT: linalg.pooling
// IR: linalg.depthwise_conv_2d_nchw_chw {{.*}}strides = dense<4>{{.*}}, tensor<1x18x18xi32>)
// IR-NOT: conv
// IR-NOT: linalg.pooling
// IR-LABEL: func.func @five_by_five
// IR: linalg.depthwise_conv_2d_nchw_chw {{.*}}, tensor<1x5x5xi32>)
// IR-NOT: conv

// A change of one in one tap is a mismatch.
//
// RUN: sed 's/^\(  %up = .*\)-2, -1, 0/\1-3, -1, 0/; s/^\(  %down = .*\), 0, 1\], /\1, 1, 1], /' %t/sums-last.mlir > %t/changed.mlir
// RUN: not pool-to-conv-check %t/chains.mlir %t/changed.mlir | FileCheck %s --check-prefix=CHANGED
// CHANGED-COUNT-3: MISMATCH
// CHANGED: check: 3 functions, 0 equal, 0 within bound, 3 mismatched, 0 not run

#--- chains.mlir
func.func @conv_sum_conv(%x: tensor<1x1x12x12xi32>) -> tensor<1x1x3x3xi32> {
  %down = arith.constant dense<[[[[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]]]> : tensor<1x1x3x3xi32>
  %up = arith.constant dense<[[[[0, 1, 2], [-1, 0, 1], [-2, -1, 0]]]]> : tensor<1x1x3x3xi32>
  %init0 = arith.constant dense<0> : tensor<1x1x10x10xi32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%x, %down : tensor<1x1x12x12xi32>, tensor<1x1x3x3xi32>) outs(%init0 : tensor<1x1x10x10xi32>) -> tensor<1x1x10x10xi32>
  %window1 = tensor.empty() : tensor<2x2xi32>
  %init1 = arith.constant dense<0> : tensor<1x1x5x5xi32>
  %1 = linalg.pooling_nchw_sum {strides = dense<2> : vector<2xi64>}
    ins(%0, %window1 : tensor<1x1x10x10xi32>, tensor<2x2xi32>) outs(%init1 : tensor<1x1x5x5xi32>) -> tensor<1x1x5x5xi32>
  %init2 = arith.constant dense<0> : tensor<1x1x3x3xi32>
  %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%1, %up : tensor<1x1x5x5xi32>, tensor<1x1x3x3xi32>) outs(%init2 : tensor<1x1x3x3xi32>) -> tensor<1x1x3x3xi32>
  return %2 : tensor<1x1x3x3xi32>
}

func.func @two_sums(%x: tensor<1x1x26x26xi32>) -> tensor<1x1x3x3xi32> {
  %down = arith.constant dense<[[[[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]]]> : tensor<1x1x3x3xi32>
  %smooth = arith.constant dense<[[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]> : tensor<1x1x3x3xi32>
  %up = arith.constant dense<[[[[0, 1, 2], [-1, 0, 1], [-2, -1, 0]]]]> : tensor<1x1x3x3xi32>
  %init0 = arith.constant dense<0> : tensor<1x1x24x24xi32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%x, %down : tensor<1x1x26x26xi32>, tensor<1x1x3x3xi32>) outs(%init0 : tensor<1x1x24x24xi32>) -> tensor<1x1x24x24xi32>
  %window1 = tensor.empty() : tensor<2x2xi32>
  %init1 = arith.constant dense<0> : tensor<1x1x12x12xi32>
  %1 = linalg.pooling_nchw_sum {strides = dense<2> : vector<2xi64>}
    ins(%0, %window1 : tensor<1x1x24x24xi32>, tensor<2x2xi32>) outs(%init1 : tensor<1x1x12x12xi32>) -> tensor<1x1x12x12xi32>
  %init2 = arith.constant dense<0> : tensor<1x1x10x10xi32>
  %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%1, %smooth : tensor<1x1x12x12xi32>, tensor<1x1x3x3xi32>) outs(%init2 : tensor<1x1x10x10xi32>) -> tensor<1x1x10x10xi32>
  %window3 = tensor.empty() : tensor<2x2xi32>
  %init3 = arith.constant dense<0> : tensor<1x1x5x5xi32>
  %3 = linalg.pooling_nchw_sum {strides = dense<2> : vector<2xi64>}
    ins(%2, %window3 : tensor<1x1x10x10xi32>, tensor<2x2xi32>) outs(%init3 : tensor<1x1x5x5xi32>) -> tensor<1x1x5x5xi32>
  %init4 = arith.constant dense<0> : tensor<1x1x3x3xi32>
  %4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%3, %up : tensor<1x1x5x5xi32>, tensor<1x1x3x3xi32>) outs(%init4 : tensor<1x1x3x3xi32>) -> tensor<1x1x3x3xi32>
  return %4 : tensor<1x1x3x3xi32>
}

func.func @five_by_five(%x: tensor<1x1x9x9xi32>) -> tensor<1x1x5x5xi32> {
  %down = arith.constant dense<[[[[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]]]> : tensor<1x1x3x3xi32>
  %smooth = arith.constant dense<[[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]> : tensor<1x1x3x3xi32>
  %init0 = arith.constant dense<0> : tensor<1x1x7x7xi32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%x, %smooth : tensor<1x1x9x9xi32>, tensor<1x1x3x3xi32>) outs(%init0 : tensor<1x1x7x7xi32>) -> tensor<1x1x7x7xi32>
  %init1 = arith.constant dense<0> : tensor<1x1x5x5xi32>
  %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%0, %down : tensor<1x1x7x7xi32>, tensor<1x1x3x3xi32>) outs(%init1 : tensor<1x1x5x5xi32>) -> tensor<1x1x5x5xi32>
  return %1 : tensor<1x1x5x5xi32>
}

#--- sums-last.mlir
func.func @conv_sum_conv(%x: tensor<1x1x12x12xi32>) -> tensor<1x1x3x3xi32> {
  %down = arith.constant dense<[[[[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]]]> : tensor<1x1x3x3xi32>
  %up = arith.constant dense<[[[[0, 1, 2], [-1, 0, 1], [-2, -1, 0]]]]> : tensor<1x1x3x3xi32>
  %init0 = arith.constant dense<0> : tensor<1x1x10x10xi32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%x, %down : tensor<1x1x12x12xi32>, tensor<1x1x3x3xi32>) outs(%init0 : tensor<1x1x10x10xi32>) -> tensor<1x1x10x10xi32>
  %init1 = arith.constant dense<0> : tensor<1x1x6x6xi32>
  %1 = linalg.conv_2d_nchw_fchw {dilations = dense<2> : vector<2xi64>}
    ins(%0, %up : tensor<1x1x10x10xi32>, tensor<1x1x3x3xi32>) outs(%init1 : tensor<1x1x6x6xi32>) -> tensor<1x1x6x6xi32>
  %window2 = tensor.empty() : tensor<2x2xi32>
  %init2 = arith.constant dense<0> : tensor<1x1x3x3xi32>
  %2 = linalg.pooling_nchw_sum {strides = dense<2> : vector<2xi64>}
    ins(%1, %window2 : tensor<1x1x6x6xi32>, tensor<2x2xi32>) outs(%init2 : tensor<1x1x3x3xi32>) -> tensor<1x1x3x3xi32>
  return %2 : tensor<1x1x3x3xi32>
}

func.func @two_sums(%x: tensor<1x1x26x26xi32>) -> tensor<1x1x3x3xi32> {
  %down = arith.constant dense<[[[[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]]]> : tensor<1x1x3x3xi32>
  %smooth = arith.constant dense<[[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]> : tensor<1x1x3x3xi32>
  %up = arith.constant dense<[[[[0, 1, 2], [-1, 0, 1], [-2, -1, 0]]]]> : tensor<1x1x3x3xi32>
  %init0 = arith.constant dense<0> : tensor<1x1x24x24xi32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%x, %down : tensor<1x1x26x26xi32>, tensor<1x1x3x3xi32>) outs(%init0 : tensor<1x1x24x24xi32>) -> tensor<1x1x24x24xi32>
  %init1 = arith.constant dense<0> : tensor<1x1x20x20xi32>
  %1 = linalg.conv_2d_nchw_fchw {dilations = dense<2> : vector<2xi64>}
    ins(%0, %smooth : tensor<1x1x24x24xi32>, tensor<1x1x3x3xi32>) outs(%init1 : tensor<1x1x20x20xi32>) -> tensor<1x1x20x20xi32>
  %init2 = arith.constant dense<0> : tensor<1x1x12x12xi32>
  %2 = linalg.conv_2d_nchw_fchw {dilations = dense<4> : vector<2xi64>}
    ins(%1, %up : tensor<1x1x20x20xi32>, tensor<1x1x3x3xi32>) outs(%init2 : tensor<1x1x12x12xi32>) -> tensor<1x1x12x12xi32>
  %window3 = tensor.empty() : tensor<4x4xi32>
  %init3 = arith.constant dense<0> : tensor<1x1x3x3xi32>
  %3 = linalg.pooling_nchw_sum {strides = dense<4> : vector<2xi64>}
    ins(%2, %window3 : tensor<1x1x12x12xi32>, tensor<4x4xi32>) outs(%init3 : tensor<1x1x3x3xi32>) -> tensor<1x1x3x3xi32>
  return %3 : tensor<1x1x3x3xi32>
}

func.func @five_by_five(%x: tensor<1x1x9x9xi32>) -> tensor<1x1x5x5xi32> {
  %down = arith.constant dense<[[[[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]]]> : tensor<1x1x3x3xi32>
  %smooth = arith.constant dense<[[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]> : tensor<1x1x3x3xi32>
  %init0 = arith.constant dense<0> : tensor<1x1x7x7xi32>
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%x, %down : tensor<1x1x9x9xi32>, tensor<1x1x3x3xi32>) outs(%init0 : tensor<1x1x7x7xi32>) -> tensor<1x1x7x7xi32>
  %init1 = arith.constant dense<0> : tensor<1x1x5x5xi32>
  %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>}
    ins(%0, %smooth : tensor<1x1x7x7xi32>, tensor<1x1x3x3xi32>) outs(%init1 : tensor<1x1x5x5xi32>) -> tensor<1x1x5x5xi32>
  return %1 : tensor<1x1x5x5xi32>
}
