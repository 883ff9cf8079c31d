// Global average pooling as an average over the whole map, also of unknown size,
// followed by flatten and a dense layer.
//
// RUN: pool-to-conv-check %s --function=unknown_size --pool-to-conv --expect-rewrites=3 --dims=2,5,7 --dims=1,1,1 --dims=3,16,2 | FileCheck %s
// RUN: pool-to-conv-check %s --function=static_size --pool-to-conv --expect-rewrites=3 | FileCheck %s --check-prefix=STATIC
// RUN: pool-to-conv-check %s --function=tosa_size --pool-to-conv --expect-rewrites=3 | FileCheck %s --check-prefix=TOSA
// RUN: pool-to-conv-opt %s --pool-to-conv=fail-on-remaining-pooling | FileCheck %s --check-prefix=IR

#map = affine_map<(n, c) -> (n, c)>
#none = affine_map<(n, c) -> ()>

// CHECK: check: @unknown_size: equal (
// IR-LABEL: func.func @unknown_size
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: linalg.reduce
// IR: linalg.matmul
func.func @unknown_size(%x: tensor<?x3x?x?xf32>, %dense: tensor<3x4xf32>) -> tensor<?x4xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %w = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %e = tensor.empty(%n) : tensor<?x3xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3xf32>) -> tensor<?x3xf32>
  %s = linalg.reduce {arith.addf} ins(%x : tensor<?x3x?x?xf32>) outs(%i : tensor<?x3xf32>) dimensions = [2, 3]
  %hw = arith.muli %h, %w : index
  %hwi = arith.index_cast %hw : index to i64
  %count = arith.sitofp %hwi : i64 to f32
  %mean = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%s : tensor<?x3xf32>) outs(%e : tensor<?x3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %count : f32
    linalg.yield %q : f32
  } -> tensor<?x3xf32>
  %oe = tensor.empty(%n) : tensor<?x4xf32>
  %oi = linalg.fill ins(%zero : f32) outs(%oe : tensor<?x4xf32>) -> tensor<?x4xf32>
  %0 = linalg.matmul ins(%mean, %dense : tensor<?x3xf32>, tensor<3x4xf32>) outs(%oi : tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// The same as a pool whose window is the map.

// STATIC: check: @static_size: equal (
// IR-LABEL: func.func @static_size
// IR: linalg.depthwise_conv_2d_nhwc_hwc
func.func @static_size(%x: tensor<2x7x5x3xf32>, %dense: tensor<3x4xf32>) -> tensor<2x4xf32> {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 35.0 : f32
  %window = tensor.empty() : tensor<7x5xf32>
  %e = tensor.empty() : tensor<2x1x1x3xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<2x1x1x3xf32>) -> tensor<2x1x1x3xf32>
  %s = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %window : tensor<2x7x5x3xf32>, tensor<7x5xf32>) outs(%i : tensor<2x1x1x3xf32>) -> tensor<2x1x1x3xf32>
  %flat = tensor.collapse_shape %s [[0, 1, 2], [3]] : tensor<2x1x1x3xf32> into tensor<2x3xf32>
  %fe = tensor.empty() : tensor<2x3xf32>
  %mean = linalg.generic {indexing_maps = [#map, #none, #map], iterator_types = ["parallel", "parallel"]} ins(%flat, %n : tensor<2x3xf32>, f32) outs(%fe : tensor<2x3xf32>) {
  ^bb0(%a: f32, %c: f32, %o: f32):
    %q = arith.divf %a, %c : f32
    linalg.yield %q : f32
  } -> tensor<2x3xf32>
  %oe = tensor.empty() : tensor<2x4xf32>
  %oi = linalg.fill ins(%zero : f32) outs(%oe : tensor<2x4xf32>) -> tensor<2x4xf32>
  %0 = linalg.matmul ins(%mean, %dense : tensor<2x3xf32>, tensor<3x4xf32>) outs(%oi : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

// TOSA: check: @tosa_size: {{equal|within bound}}
// IR-LABEL: func.func @tosa_size
// IR: tosa.depthwise_conv2d
// IR: tosa.reshape
// IR: tosa.matmul
func.func @tosa_size(%x: tensor<1x8x8x3xf32>, %dense: tensor<1x3x4xf32>) -> tensor<1x1x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %a = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 8, 8>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x8x8x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x3xf32>
  %shape = tosa.const_shape {values = dense<[1, 1, 3]> : tensor<3xindex>} : () -> !tosa.shape<3>
  %f = tosa.reshape %a, %shape : (tensor<1x1x1x3xf32>, !tosa.shape<3>) -> tensor<1x1x3xf32>
  %0 = tosa.matmul %f, %dense, %zp, %zp : (tensor<1x1x3xf32>, tensor<1x3x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x4xf32>
  return %0 : tensor<1x1x4xf32>
}
