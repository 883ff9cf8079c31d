// Global pooling as a reduction over the spatial dimensions: one generic with
// reduction iterators (or `linalg.reduce`), then a division. ReduceMean and
// ReduceSum come so, with the reduced dimensions dropped or kept as 1.
//
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=5 | FileCheck %s
// RUN: pool-to-conv-opt %s --eliminate-pooling | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not='"reduction"' --implicit-check-not=linalg.reduce

#in = affine_map<(n, c, h, w) -> (n, c, h, w)>
#drop = affine_map<(n, c, h, w) -> (n, c)>
#keep = affine_map<(n, c, h, w) -> (n, c, 0, 0)>
#map2 = affine_map<(n, c) -> (n, c)>
#each2 = {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel"]}
#each4 = {indexing_maps = [#in, #in],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}

// CHECK: check: @dropped: equal (bit-exact
// IR-LABEL: func.func @dropped
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @dropped(%x: tensor<2x3x7x5xf32>) -> tensor<2x3xf32> {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 35.0 : f32
  %e = tensor.empty() : tensor<2x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  %sum = linalg.generic {indexing_maps = [#in, #drop], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
    ins(%x : tensor<2x3x7x5xf32>) outs(%init : tensor<2x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  } -> tensor<2x3xf32>
  %avg = linalg.generic #each2 ins(%sum : tensor<2x3xf32>) outs(%e : tensor<2x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n : f32
    linalg.yield %q : f32
  } -> tensor<2x3xf32>
  return %avg : tensor<2x3xf32>
}

// CHECK: check: @kept: equal (bit-exact
// IR-LABEL: func.func @kept
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @kept(%x: tensor<1x3x4x4xf32>) -> tensor<1x3x1x1xf32> {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 16.0 : f32
  %e = tensor.empty() : tensor<1x3x1x1xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x3x1x1xf32>) -> tensor<1x3x1x1xf32>
  %sum = linalg.generic {indexing_maps = [#in, #keep], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
    ins(%x : tensor<1x3x4x4xf32>) outs(%init : tensor<1x3x1x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  } -> tensor<1x3x1x1xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x3x1x1xf32>) outs(%e : tensor<1x3x1x1xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n : f32
    linalg.yield %q : f32
  } -> tensor<1x3x1x1xf32>
  return %avg : tensor<1x3x1x1xf32>
}

// Sizes unknown: the count becomes a float inside of the dividing generic.
// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @unknown(%x: tensor<?x3x?x?xf32>) -> tensor<?x3xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %b = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %e = tensor.empty(%b) : tensor<?x3xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x3xf32>) -> tensor<?x3xf32>
  %sum = linalg.generic {indexing_maps = [#in, #drop], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
    ins(%x : tensor<?x3x?x?xf32>) outs(%init : tensor<?x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  } -> tensor<?x3xf32>
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %hi = arith.index_cast %h : index to i64
  %w = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %wi = arith.index_cast %w : index to i64
  %n = arith.muli %hi, %wi : i64
  %avg = linalg.generic #each2 ins(%sum : tensor<?x3xf32>) outs(%e : tensor<?x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    %d = arith.sitofp %n : i64 to f32
    %q = arith.divf %in, %d : f32
    linalg.yield %q : f32
  } -> tensor<?x3xf32>
  return %avg : tensor<?x3xf32>
}

// The named op, over the spatial dimensions of channels-last data.
// CHECK: check: @named: equal (bit-exact
// IR-LABEL: func.func @named
// IR: linalg.depthwise_conv_2d_nhwc_hwc
func.func @named(%x: tensor<2x4x3x5xf32>) -> tensor<2x5xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x5xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x5xf32>) -> tensor<2x5xf32>
  %sum = linalg.reduce {arith.addf} ins(%x : tensor<2x4x3x5xf32>) outs(%init : tensor<2x5xf32>) dimensions = [1, 2]
  return %sum : tensor<2x5xf32>
}

// CHECK: check: @named_max: equal (bit-exact
// IR-LABEL: func.func @named_max
// IR: return
func.func @named_max(%x: tensor<2x3x4x5xf32>) -> tensor<2x3xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<2x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<2x3xf32>) -> tensor<2x3xf32>
  %max = linalg.reduce {arith.maximumf} ins(%x : tensor<2x3x4x5xf32>) outs(%init : tensor<2x3xf32>) dimensions = [2, 3]
  return %max : tensor<2x3xf32>
}
