// Max pools are padded with -inf (or the integer minimum) by an explicit pad,
// and start from the same value.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=9 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}

// CHECK: check: @plain: equal (bit-exact
// IR-LABEL: func.func @plain
// IR: return
func.func @plain(%x: tensor<1x3x6x8xf32>) -> tensor<1x3x3x4xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x3x3x4xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%x, %w : tensor<1x3x6x8xf32>, tensor<2x2xf32>) outs(%init : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  return %max : tensor<1x3x3x4xf32>
}

// CHECK: check: @padded: equal (bit-exact
// IR-LABEL: func.func @padded
// IR: return
func.func @padded(%x: tensor<1x2x8x7xf32>) -> tensor<1x2x4x4xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f32
  } : tensor<1x2x8x7xf32> to tensor<1x2x10x9xf32>
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %w : tensor<1x2x10x9xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  return %max : tensor<1x2x4x4xf32>
}

// One side only; the pad's value is a rounded constant of a wider type, as
// written for padding that comes from `auto_pad` or is uneven.
// CHECK: check: @uneven: equal (bit-exact
// IR-LABEL: func.func @uneven
// IR: return
func.func @uneven(%x: tensor<?x2x6x6xf32>) -> tensor<?x2x3x3xf32> {
  %c0 = arith.constant 0 : index
  %lowest = arith.constant 0xFF800000 : f32
  %wide = arith.constant -1.7976931348623157E+308 : f64
  %value = arith.truncf %wide : f64 to f32
  %p = tensor.pad %x low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %value : f32
  } : tensor<?x2x6x6xf32> to tensor<?x2x7x7xf32>
  %n = tensor.dim %x, %c0 : tensor<?x2x6x6xf32>
  %e = tensor.empty(%n) : tensor<?x2x3x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<?x2x3x3xf32>) -> tensor<?x2x3x3xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %w : tensor<?x2x7x7xf32>, tensor<3x3xf32>) outs(%init : tensor<?x2x3x3xf32>) -> tensor<?x2x3x3xf32>
  return %max : tensor<?x2x3x3xf32>
}

// Ceil mode pads more than any window reads.
// CHECK: check: @too_much: equal (bit-exact
// IR-LABEL: func.func @too_much
// IR: return
func.func @too_much(%x: tensor<1x2x6x6xf32>) -> tensor<1x2x4x4xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 3, 3] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f32
  } : tensor<1x2x6x6xf32> to tensor<1x2x10x10xf32>
  %e = tensor.empty() : tensor<1x2x4x4xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %w : tensor<1x2x10x10xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  return %max : tensor<1x2x4x4xf32>
}

// A last window that starts in the padding and sees nothing else is -inf.
// CHECK: check: @only_padding: equal (bit-exact
// IR-LABEL: func.func @only_padding
// IR: return
func.func @only_padding(%x: tensor<1x2x5xf32>) -> tensor<1x2x4xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1] high[0, 0, 2] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %lowest : f32
  } : tensor<1x2x5xf32> to tensor<1x2x8xf32>
  %e = tensor.empty() : tensor<1x2x4xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x4xf32>) -> tensor<1x2x4xf32>
  %w = tensor.empty() : tensor<2xf32>
  %max = linalg.pooling_ncw_max {dilations = dense<1> : vector<1xi64>, strides = dense<2> : vector<1xi64>}
    ins(%p, %w : tensor<1x2x8xf32>, tensor<2xf32>) outs(%init : tensor<1x2x4xf32>) -> tensor<1x2x4xf32>
  return %max : tensor<1x2x4xf32>
}

// CHECK: check: @dilated: equal (bit-exact
// IR-LABEL: func.func @dilated
// IR: return
func.func @dilated(%x: tensor<1x2x7x7xf32>) -> tensor<1x2x7x7xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 2, 2] high[0, 0, 2, 2] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f32
  } : tensor<1x2x7x7xf32> to tensor<1x2x11x11xf32>
  %e = tensor.empty() : tensor<1x2x7x7xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x7x7xf32>) -> tensor<1x2x7x7xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<2> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %w : tensor<1x2x11x11xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x7x7xf32>) -> tensor<1x2x7x7xf32>
  return %max : tensor<1x2x7x7xf32>
}

// After the ReLU that exporters write as a comparison and a selection.
// CHECK: check: @after_relu: equal (bit-exact
// IR-LABEL: func.func @after_relu
// IR: arith.cmpf ugt
// IR: return
func.func @after_relu(%x: tensor<?x2x?x?xf32>) -> tensor<?x2x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %n = tensor.dim %x, %c0 : tensor<?x2x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x2x?x?xf32>
  %v = tensor.dim %x, %c3 : tensor<?x2x?x?xf32>
  %e = tensor.empty(%n, %h, %v) : tensor<?x2x?x?xf32>
  %relu = linalg.generic #each4 ins(%x : tensor<?x2x?x?xf32>) outs(%e : tensor<?x2x?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %g = arith.cmpf ugt, %in, %zero : f32
    %s = arith.select %g, %in, %zero : f32
    linalg.yield %s : f32
  } -> tensor<?x2x?x?xf32>
  %p = tensor.pad %relu low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f32
  } : tensor<?x2x?x?xf32> to tensor<?x2x?x?xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<?x2x?x?xf32>) -> tensor<?x2x?x?xf32>
  %w = tensor.empty() : tensor<3x3xf32>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %w : tensor<?x2x?x?xf32>, tensor<3x3xf32>) outs(%init : tensor<?x2x?x?xf32>) -> tensor<?x2x?x?xf32>
  return %max : tensor<?x2x?x?xf32>
}

// CHECK: check: @i8: equal (bit-exact
// IR-LABEL: func.func @i8
// IR: return
func.func @i8(%x: tensor<1x3x6x6xi8>) -> tensor<1x3x3x3xi8> {
  %lowest = arith.constant -128 : i8
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : i8
  } : tensor<1x3x6x6xi8> to tensor<1x3x8x8xi8>
  %e = tensor.empty() : tensor<1x3x3x3xi8>
  %init = linalg.fill ins(%lowest : i8) outs(%e : tensor<1x3x3x3xi8>) -> tensor<1x3x3x3xi8>
  %w = tensor.empty() : tensor<3x3xi8>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %w : tensor<1x3x8x8xi8>, tensor<3x3xi8>) outs(%init : tensor<1x3x3x3xi8>) -> tensor<1x3x3x3xi8>
  return %max : tensor<1x3x3x3xi8>
}

// CHECK: check: @f16: equal (bit-exact
// IR-LABEL: func.func @f16
// IR: return
func.func @f16(%x: tensor<1x3x4x4xf16>) -> tensor<1x3x2x2xf16> {
  %lowest = arith.constant 0xFC00 : f16
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f16
  } : tensor<1x3x4x4xf16> to tensor<1x3x5x5xf16>
  %e = tensor.empty() : tensor<1x3x2x2xf16>
  %init = linalg.fill ins(%lowest : f16) outs(%e : tensor<1x3x2x2xf16>) -> tensor<1x3x2x2xf16>
  %w = tensor.empty() : tensor<3x3xf16>
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %w : tensor<1x3x5x5xf16>, tensor<3x3xf16>) outs(%init : tensor<1x3x2x2xf16>) -> tensor<1x3x2x2xf16>
  return %max : tensor<1x3x2x2xf16>
}
