// A window of one element: the exporters leave the division out. Only the
// stride picks; the value must come through unchanged.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=5 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

// CHECK: check: @strided: equal (bit-exact
// IR-LABEL: func.func @strided
// IR: linalg.depthwise_conv_2d_nchw_chw {{.*}}strides = dense<2>
func.func @strided(%x: tensor<1x3x6x5xf32>) -> tensor<1x3x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x3x3x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %win = tensor.empty() : tensor<1x1xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x6x5xf32>, tensor<1x1xf32>) outs(%init : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  return %sum : tensor<1x3x3x3xf32>
}

// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: linalg.depthwise_conv_2d_nchw_chw
func.func @unknown(%x: tensor<?x3x?x?xf32>) -> tensor<?x3x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %w = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %e = tensor.empty(%n, %h, %w) : tensor<?x3x?x?xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3x?x?xf32>) -> tensor<?x3x?x?xf32>
  %win = tensor.empty() : tensor<1x1xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<?x3x?x?xf32>, tensor<1x1xf32>) outs(%init : tensor<?x3x?x?xf32>) -> tensor<?x3x?x?xf32>
  return %sum : tensor<?x3x?x?xf32>
}

// The global average of a map that is 1x1 already.
// CHECK: check: @global: equal (bit-exact
// IR-LABEL: func.func @global
// IR: linalg.depthwise_conv_2d_nchw_chw
func.func @global(%x: tensor<2x4x1x1xf32>) -> tensor<2x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x4x1x1xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x4x1x1xf32>) -> tensor<2x4x1x1xf32>
  %win = tensor.empty() : tensor<1x1xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<2x4x1x1xf32>, tensor<1x1xf32>) outs(%init : tensor<2x4x1x1xf32>) -> tensor<2x4x1x1xf32>
  %flat = tensor.collapse_shape %sum [[0], [1, 2, 3]] : tensor<2x4x1x1xf32> into tensor<2x4xf32>
  return %flat : tensor<2x4xf32>
}

// The maximum of one element is no maximum.
// CHECK: check: @max: equal (bit-exact
// IR-LABEL: func.func @max
// IR: return
func.func @max(%x: tensor<1x3x6x5xf32>) -> tensor<1x3x3x3xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x3x3x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  %win = tensor.empty() : tensor<1x1xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x6x5xf32>, tensor<1x1xf32>) outs(%init : tensor<1x3x3x3xf32>) -> tensor<1x3x3x3xf32>
  return %max : tensor<1x3x3x3xf32>
}

// CHECK: check: @integer: equal (bit-exact
// IR-LABEL: func.func @integer
// IR: linalg.depthwise_conv_1d_ncw_cw
func.func @integer(%x: tensor<1x3x7xi8>) -> tensor<1x3x3xi32> {
  %zero = arith.constant 0 : i32
  %e = tensor.empty() : tensor<1x3x3xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x3xi32>) -> tensor<1x3x3xi32>
  %win = tensor.empty() : tensor<1xi32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<3> : vector<1xi64>}
    ins(%x, %win : tensor<1x3x7xi8>, tensor<1xi32>) outs(%init : tensor<1x3x3xi32>) -> tensor<1x3x3xi32>
  return %sum : tensor<1x3x3xi32>
}
