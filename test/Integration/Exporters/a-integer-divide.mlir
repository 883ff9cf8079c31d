// A sum pool of integers, then a generic that divides by a constant with
// truncation (`arith.divsi`): the division becomes a multiplication by the
// reciprocal and a shift, exact for every sum that can occur.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=4 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}

// CHECK: check: @i32: equal (bit-exact
// IR-LABEL: func.func @i32
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: arith.divsi
// IR: return
func.func @i32(%x: tensor<1x3x6x6xi32>) -> tensor<1x3x4x4xi32> {
  %zero = arith.constant 0 : i32
  %nine = arith.constant 9 : i32
  %e = tensor.empty() : tensor<1x3x4x4xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x4x4xi32>) -> tensor<1x3x4x4xi32>
  %win = tensor.empty() : tensor<3x3xi32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x6x6xi32>, tensor<3x3xi32>) outs(%init : tensor<1x3x4x4xi32>) -> tensor<1x3x4x4xi32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x3x4x4xi32>) outs(%e : tensor<1x3x4x4xi32>) {
  ^bb0(%in: i32, %out: i32):
    %q = arith.divsi %in, %nine : i32
    linalg.yield %q : i32
  } -> tensor<1x3x4x4xi32>
  return %avg : tensor<1x3x4x4xi32>
}

// CHECK: check: @i16: equal (bit-exact
// IR-LABEL: func.func @i16
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: arith.divsi
// IR: return
func.func @i16(%x: tensor<1x3x6x6xi16>) -> tensor<1x3x3x3xi16> {
  %zero = arith.constant 0 : i16
  %four = arith.constant 4 : i16
  %e = tensor.empty() : tensor<1x3x3x3xi16>
  %init = linalg.fill ins(%zero : i16) outs(%e : tensor<1x3x3x3xi16>) -> tensor<1x3x3x3xi16>
  %win = tensor.empty() : tensor<2x2xi16>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x6x6xi16>, tensor<2x2xi16>) outs(%init : tensor<1x3x3x3xi16>) -> tensor<1x3x3x3xi16>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x3x3x3xi16>) outs(%e : tensor<1x3x3x3xi16>) {
  ^bb0(%in: i16, %out: i16):
    %q = arith.divsi %in, %four : i16
    linalg.yield %q : i16
  } -> tensor<1x3x3x3xi16>
  return %avg : tensor<1x3x3x3xi16>
}

// The named op widens i8 to i32 before it adds.
// CHECK: check: @widened: equal (bit-exact
// IR-LABEL: func.func @widened
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: arith.divsi
// IR: return
func.func @widened(%x: tensor<1x3x7x7xi8>) -> tensor<1x3x1x1xi32> {
  %zero = arith.constant 0 : i32
  %n = arith.constant 49 : i32
  %e = tensor.empty() : tensor<1x3x1x1xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<1x3x1x1xi32>) -> tensor<1x3x1x1xi32>
  %win = tensor.empty() : tensor<7x7xi32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x3x7x7xi8>, tensor<7x7xi32>) outs(%init : tensor<1x3x1x1xi32>) -> tensor<1x3x1x1xi32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x3x1x1xi32>) outs(%e : tensor<1x3x1x1xi32>) {
  ^bb0(%in: i32, %out: i32):
    %q = arith.divsi %in, %n : i32
    linalg.yield %q : i32
  } -> tensor<1x3x1x1xi32>
  return %avg : tensor<1x3x1x1xi32>
}

// 64-bit sums leave no wider type for the product.
// CHECK: check: @i64: equal (bit-exact
// IR-LABEL: func.func @i64
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: return
func.func @i64(%x: tensor<1x2x4x4xi64>) -> tensor<1x2x2x2xi64> {
  %zero = arith.constant 0 : i64
  %nine = arith.constant 9 : i64
  %e = tensor.empty() : tensor<1x2x2x2xi64>
  %init = linalg.fill ins(%zero : i64) outs(%e : tensor<1x2x2x2xi64>) -> tensor<1x2x2x2xi64>
  %win = tensor.empty() : tensor<3x3xi64>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %win : tensor<1x2x4x4xi64>, tensor<3x3xi64>) outs(%init : tensor<1x2x2x2xi64>) -> tensor<1x2x2x2xi64>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x2x2xi64>) outs(%e : tensor<1x2x2x2xi64>) {
  ^bb0(%in: i64, %out: i64):
    %q = arith.divsi %in, %nine : i64
    linalg.yield %q : i64
  } -> tensor<1x2x2x2xi64>
  return %avg : tensor<1x2x2x2xi64>
}
