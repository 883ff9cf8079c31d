// One k x k kernel of a single channel serves all channels: they move into the
// batch, by a reshape in NCHW and with transposes in NHWC.
//
// RUN: pool-to-conv-check %s --pool-to-conv=avg-form=shared --expect-rewrites=4 | FileCheck %s
// RUN: pool-to-conv-check %s --pool-to-conv=avg-form=shared --dims=2,5,6,7 --dims=1,1,3,3 --function=unknown | FileCheck %s --check-prefix=SIZES
// RUN: pool-to-conv-opt %s --pool-to-conv=avg-form=shared | FileCheck %s --check-prefix=IR

// CHECK: check: @nchw: equal (bit-exact
// IR-LABEL: func.func @nchw
// IR-NOT: transpose
// IR: dense<1.000000e+00> : tensor<1x1x3x3xf32>
// IR-NOT: transpose
// IR: return
func.func @nchw(%x: tensor<2x5x8x8xf32>, %i: tensor<2x5x6x6xf32>) -> tensor<2x5x6x6xf32> {
  %w = tensor.empty() : tensor<3x3xf32>
  %0 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<2x5x8x8xf32>, tensor<3x3xf32>) outs(%i : tensor<2x5x6x6xf32>) -> tensor<2x5x6x6xf32>
  return %0 : tensor<2x5x6x6xf32>
}

// CHECK: check: @nhwc: equal (bit-exact
// IR-LABEL: func.func @nhwc
// IR: linalg.transpose
// IR: dense<1.000000e+00> : tensor<3x3x1x1xf32>
// IR: linalg.transpose
func.func @nhwc(%x: tensor<2x8x8x5xf32>, %i: tensor<2x6x6x5xf32>) -> tensor<2x6x6x5xf32> {
  %w = tensor.empty() : tensor<3x3xf32>
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<2x8x8x5xf32>, tensor<3x3xf32>) outs(%i : tensor<2x6x6x5xf32>) -> tensor<2x6x6x5xf32>
  return %0 : tensor<2x6x6x5xf32>
}

// CHECK: check: @tosa_int8: equal (bit-exact
// IR-LABEL: func.func @tosa_int8
// IR: dense<1> : tensor<1x3x3x1xi8>
func.func @tosa_int8(%x: tensor<2x7x7x5xi8>) -> tensor<2x7x7x5xi8> {
  %zp = "tosa.const"() <{values = dense<-3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = i32} : (tensor<2x7x7x5xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<2x7x7x5xi8>
  return %0 : tensor<2x7x7x5xi8>
}

// All sizes unknown: the planes are counted at run time.

// CHECK: check: @unknown: equal (bit-exact
// SIZES: check: @unknown: equal (bit-exact
func.func @unknown(%x: tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x?x?x?xf32>
  %c = tensor.dim %x, %c1 : tensor<?x?x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x?x?x?xf32>
  %wd = tensor.dim %x, %c3 : tensor<?x?x?x?xf32>
  %oh = arith.subi %h, %c2 : index
  %ow = arith.subi %wd, %c2 : index
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty(%n, %c, %oh, %ow) : tensor<?x?x?x?xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  %0 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<?x?x?x?xf32>, tensor<3x3xf32>) outs(%i : tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}
