// Whole numbers stay small while a filter is divided into two in whole numbers: what grew
// beyond all bounds would be given up.
//
// RUN: pool-to-conv-opt %s --factor-linear-convs="report=all" -verify-diagnostics -o /dev/null
// RUN: pool-to-conv-check %s --factor-linear-convs --expect-rewrites=1

func.func @low_rank(%x: tensor<1x4x4x10xf32>, %o: tensor<1x4x4x10xf32>) -> tensor<1x4x4x10xf32> {
  %w = arith.constant dense<[[[[-6.0, -62.0, 13.0, 62.0, -14.0, -15.0, 29.0, -12.0, 18.0, -19.0], [-73.0, 76.0, 46.0, -27.0, 50.0, 41.0, -44.0, -30.0, 89.0, -13.0], [-34.0, -29.0, 76.0, 17.0, 13.0, 49.0, -80.0, -35.0, 27.0, 55.0], [-5.0, -5.0, 69.0, -42.0, -17.0, 23.0, -49.0, -3.0, 36.0, 39.0], [-86.0, 38.0, 69.0, 14.0, 58.0, 61.0, -75.0, -52.0, 82.0, 13.0], [-64.0, 111.0, 6.0, -38.0, 88.0, 77.0, -106.0, -36.0, 2.0, 42.0], [-48.0, 7.0, 56.0, 17.0, 59.0, 91.0, -144.0, -53.0, -25.0, 99.0], [54.0, 27.0, -55.0, -58.0, -44.0, -62.0, 89.0, 54.0, -10.0, -53.0], [-34.0, -66.0, 102.0, 31.0, -23.0, 14.0, -22.0, -27.0, 89.0, 9.0], [41.0, 69.0, -16.0, -110.0, -9.0, 10.0, -38.0, 35.0, -48.0, 44.0]]]]> : tensor<1x1x10x10xf32>
  // expected-remark @below {{1x1 convolution becomes 1x1 convolution, then 1x1 convolution: low rank 4 (reassociating}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x10xf32>, tensor<1x1x10x10xf32>) outs(%o : tensor<1x4x4x10xf32>) -> tensor<1x4x4x10xf32>
  return %0 : tensor<1x4x4x10xf32>
}
