// Pools as exporters write them, and what looks like an average and is another function.

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>

// An average of a sum that starts at zero.

func.func @average(%x: tensor<1x4x4x4xf32>) -> tensor<1x4x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x4x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x4x2x2xf32>) -> tensor<1x4x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x2x2xf32>) -> tensor<1x4x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x4x2x2xf32>) outs(%e : tensor<1x4x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x4x2x2xf32>
  return %d : tensor<1x4x2x2xf32>
}

// (2 + S) / 4, not 2 + S / 4.

func.func @average_from_two(%x: tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32> {
  %two = arith.constant 2.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x1x2x2xf32>
  %i = linalg.fill ins(%two : f32) outs(%e : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x1x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x1x2x2xf32>) outs(%e : tensor<1x1x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x1x2x2xf32>
  return %d : tensor<1x1x2x2xf32>
}

// 4 / S, not S / 4.

func.func @reciprocal(%x: tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x1x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x1x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x1x2x2xf32>) outs(%e : tensor<1x1x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %four, %a : f32
    linalg.yield %q : f32
  } -> tensor<1x1x2x2xf32>
  return %d : tensor<1x1x2x2xf32>
}

// Bytes by weights of 100, then a sum: the weights of both together are up to 400.

func.func @bytes(%x: tensor<1x1x4x4xi8>) -> tensor<1x1x2x2xi32> {
  %f = arith.constant dense<100> : tensor<1x1x2x2xi8>
  %zero = arith.constant 0 : i32
  %ce = tensor.empty() : tensor<1x1x3x3xi32>
  %ci = linalg.fill ins(%zero : i32) outs(%ce : tensor<1x1x3x3xi32>) -> tensor<1x1x3x3xi32>
  %c = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %f : tensor<1x1x4x4xi8>, tensor<1x1x2x2xi8>) outs(%ci : tensor<1x1x3x3xi32>) -> tensor<1x1x3x3xi32>
  %w = tensor.empty() : tensor<2x2xi32>
  %e = tensor.empty() : tensor<1x1x2x2xi32>
  %i = linalg.fill ins(%zero : i32) outs(%e : tensor<1x1x2x2xi32>) -> tensor<1x1x2x2xi32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%c, %w : tensor<1x1x3x3xi32>, tensor<2x2xi32>) outs(%i : tensor<1x1x2x2xi32>) -> tensor<1x1x2x2xi32>
  return %s : tensor<1x1x2x2xi32>
}

func.func @maximum(%x: tensor<1x4x4x4xf32>) -> tensor<1x4x2x2xf32> {
  %low = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x4x2x2xf32>
  %i = linalg.fill ins(%low : f32) outs(%e : tensor<1x4x2x2xf32>) -> tensor<1x4x2x2xf32>
  %s = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x2x2xf32>) -> tensor<1x4x2x2xf32>
  return %s : tensor<1x4x2x2xf32>
}

func.func @channels_last(%x: tensor<1x4x4x4xf32>) -> tensor<1x2x2x4xf32> {
  %zero = arith.constant 0.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x4xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x4xf32>) -> tensor<1x2x2x4xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x4xf32>) -> tensor<1x2x2x4xf32>
  return %s : tensor<1x2x2x4xf32>
}
