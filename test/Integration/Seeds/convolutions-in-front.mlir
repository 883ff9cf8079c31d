// A convolution in front of a pool. Composed carelessly, int8 weights of 100 and a
// 2x2 sum wrap to -112, and a convolution with a second user is computed twice;
// left alone, nothing of the kind can happen, and nothing is left behind either.
//
// RUN: %python %S/Inputs/tensor.py i8 1x1x2x2 %t.ones.npy 1
// RUN: %python %S/Inputs/tensor.py i32 1x1x1x1 %t.400.npy 400
// RUN: pool-to-conv-check %s --function=weights_of_100 --pool-to-conv --inputs=%t.ones.npy --expected=%t.400.npy | FileCheck %s
// RUN: pool-to-conv-check %s --function=weights_of_100 --pool-to-conv=numerics=fast | FileCheck %s
// RUN: pool-to-conv-check %s --function=used_twice --pool-to-conv=numerics=fast | FileCheck %s --check-prefix=TWICE
// RUN: pool-to-conv-opt %s --pool-to-conv=numerics=fast | FileCheck %s --check-prefix=IR

// CHECK: check: @weights_of_100: equal (
func.func @weights_of_100(%x: tensor<1x1x2x2xi8>) -> tensor<1x1x1x1xi32> {
  %hundred = arith.constant dense<100> : tensor<1x1x1x1xi8>
  %zeros = arith.constant dense<0> : tensor<1x1x2x2xi32>
  %zero = arith.constant dense<0> : tensor<1x1x1x1xi32>
  %c = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %hundred : tensor<1x1x2x2xi8>, tensor<1x1x1x1xi8>) outs(%zeros : tensor<1x1x2x2xi32>) -> tensor<1x1x2x2xi32>
  %w = tensor.empty() : tensor<2x2xi32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%c, %w : tensor<1x1x2x2xi32>, tensor<2x2xi32>) outs(%zero : tensor<1x1x1x1xi32>) -> tensor<1x1x1x1xi32>
  return %s : tensor<1x1x1x1xi32>
}

// TWICE: check: @used_twice: {{equal|within bound}}
// IR-LABEL: func.func @used_twice
// IR-COUNT-1: linalg.conv_2d_nchw_fchw
// IR-COUNT-1: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: conv
// IR: return
func.func @used_twice(%x: tensor<1x2x5x5xf32>, %f: tensor<2x2x2x2xf32>) -> (tensor<1x2x4x4xf32>, tensor<1x2x2x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %ce = tensor.empty() : tensor<1x2x4x4xf32>
  %ci = linalg.fill ins(%zero : f32) outs(%ce : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %c = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %f : tensor<1x2x5x5xf32>, tensor<2x2x2x2xf32>) outs(%ci : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%c, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %d = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %c, %d : tensor<1x2x4x4xf32>, tensor<1x2x2x2xf32>
}
