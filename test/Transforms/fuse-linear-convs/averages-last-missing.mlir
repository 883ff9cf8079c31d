// A filter of which only the name is there does not move in front of a pool.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs="averages-last=true report=kept" -verify-diagnostics -o %t.out
// RUN: pool-to-conv-opt %s -o %t.in
// RUN: diff %t.in %t.out

func.func @missing_behind_a_pool(%x: tensor<1x6x6x1xf32>) -> tensor<1x3x3x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense_resource<missing> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x6x6x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x5x5x1xf32>
  // expected-remark @below {{linear ops stay apart (T25: the data of a constant's resource is missing)}}
  // expected-remark @below {{linear ops stay apart (one op would have 144 multiply-accumulates instead of 181}}
  %1 = tosa.conv2d %0, %w, %zp, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x5x5x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x1xf32>
  return %1 : tensor<1x3x3x1xf32>
}
