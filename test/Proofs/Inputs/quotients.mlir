// Averages that truncate, as exporters of integer networks write them.

func.func @third(%x: tensor<1x3x1xi8>) -> tensor<1x1x1xi8> {
  %zero = arith.constant dense<0> : tensor<1x1x1xi32>
  %three = arith.constant 3 : i32
  %w = tensor.empty() : tensor<3xi32>
  %0 = linalg.pooling_nwc_sum {strides = dense<1> : tensor<1xi64>, dilations = dense<1> : tensor<1xi64>} ins(%x, %w : tensor<1x3x1xi8>, tensor<3xi32>) outs(%zero : tensor<1x1x1xi32>) -> tensor<1x1x1xi32>
  %e = tensor.empty() : tensor<1x1x1xi8>
  %1 = linalg.generic {indexing_maps = [affine_map<(a, b, c) -> (a, b, c)>, affine_map<(a, b, c) -> (a, b, c)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%0 : tensor<1x1x1xi32>) outs(%e : tensor<1x1x1xi8>) {
  ^bb0(%in: i32, %out: i8):
    %q = arith.divsi %in, %three : i32
    %t = arith.trunci %q : i32 to i8
    linalg.yield %t : i8
  } -> tensor<1x1x1xi8>
  return %1 : tensor<1x1x1xi8>
}
