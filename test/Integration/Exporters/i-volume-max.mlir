// The maximum over windows of a volume has no named op for channels first: it
// is a generic with five parallel and three reduction loops, and must be
// recognised as the pool that it is.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=5 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#plain = affine_map<(n, c, d, h, w, i, j, k) -> (n, c, d * 2 + i, h * 2 + j, w * 2 + k)>
#apart = affine_map<(n, c, d, h, w, i, j, k) -> (n, c, d + i * 2, h + j, w * 2 + k * 2)>
#win = affine_map<(n, c, d, h, w, i, j, k) -> (i, j, k)>
#out = affine_map<(n, c, d, h, w, i, j, k) -> (n, c, d, h, w)>
#pool = {indexing_maps = [#plain, #win, #out],
         iterator_types = ["parallel", "parallel", "parallel", "parallel",
                           "parallel", "reduction", "reduction", "reduction"]}
#dilated = {indexing_maps = [#apart, #win, #out],
            iterator_types = ["parallel", "parallel", "parallel", "parallel",
                              "parallel", "reduction", "reduction", "reduction"]}

// CHECK: check: @static: equal (bit-exact
// IR-LABEL: func.func @static
// IR: return
func.func @static(%x: tensor<1x2x4x4x6xf32>) -> tensor<1x2x2x2x3xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x2x2x2x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x2x2x3xf32>) -> tensor<1x2x2x2x3xf32>
  %w = tensor.empty() : tensor<2x2x2xf32>
  %max = linalg.generic #pool ins(%x, %w : tensor<1x2x4x4x6xf32>, tensor<2x2x2xf32>) outs(%init : tensor<1x2x2x2x3xf32>) {
  ^bb0(%in: f32, %unused: f32, %acc: f32):
    %m = arith.maximumf %in, %acc : f32
    linalg.yield %m : f32
  } -> tensor<1x2x2x2x3xf32>
  return %max : tensor<1x2x2x2x3xf32>
}

// Overlapping windows over a volume padded with -inf.
// CHECK: check: @padded: equal (bit-exact
// IR-LABEL: func.func @padded
// IR: return
func.func @padded(%x: tensor<1x2x4x3x5xf32>) -> tensor<1x2x2x2x3xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1, 1, 1] high[0, 0, 1, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
    tensor.yield %lowest : f32
  } : tensor<1x2x4x3x5xf32> to tensor<1x2x6x5x7xf32>
  %e = tensor.empty() : tensor<1x2x2x2x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<1x2x2x2x3xf32>) -> tensor<1x2x2x2x3xf32>
  %w = tensor.empty() : tensor<3x3x3xf32>
  %max = linalg.generic #pool ins(%p, %w : tensor<1x2x6x5x7xf32>, tensor<3x3x3xf32>) outs(%init : tensor<1x2x2x2x3xf32>) {
  ^bb0(%in: f32, %unused: f32, %acc: f32):
    %m = arith.maximumf %in, %acc : f32
    linalg.yield %m : f32
  } -> tensor<1x2x2x2x3xf32>
  return %max : tensor<1x2x2x2x3xf32>
}

// A dilation and a stride, different in each dimension.
// CHECK: check: @dilated: equal (bit-exact
// IR-LABEL: func.func @dilated
// IR: return
func.func @dilated(%x: tensor<2x1x6x4x9xf32>) -> tensor<2x1x4x3x3xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<2x1x4x3x3xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<2x1x4x3x3xf32>) -> tensor<2x1x4x3x3xf32>
  %w = tensor.empty() : tensor<2x2x3xf32>
  %max = linalg.generic #dilated ins(%x, %w : tensor<2x1x6x4x9xf32>, tensor<2x2x3xf32>) outs(%init : tensor<2x1x4x3x3xf32>) {
  ^bb0(%in: f32, %unused: f32, %acc: f32):
    %m = arith.maximumf %in, %acc : f32
    linalg.yield %m : f32
  } -> tensor<2x1x4x3x3xf32>
  return %max : tensor<2x1x4x3x3xf32>
}

// Batch and sizes unknown.
// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: return
func.func @unknown(%x: tensor<?x2x?x?x?xf32>) -> tensor<?x2x?x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %lowest = arith.constant 0xFF800000 : f32
  %n = tensor.dim %x, %c0 : tensor<?x2x?x?x?xf32>
  %d = tensor.dim %x, %c2 : tensor<?x2x?x?x?xf32>
  %h = tensor.dim %x, %c3 : tensor<?x2x?x?x?xf32>
  %v = tensor.dim %x, %c4 : tensor<?x2x?x?x?xf32>
  %d0 = arith.index_cast %d : index to i64
  %d1 = arith.subi %d0, %two : i64
  %d2 = arith.floordivsi %d1, %two : i64
  %d3 = arith.addi %d2, %one : i64
  %od = arith.index_cast %d3 : i64 to index
  %h0 = arith.index_cast %h : index to i64
  %h1 = arith.subi %h0, %two : i64
  %h2 = arith.floordivsi %h1, %two : i64
  %h3 = arith.addi %h2, %one : i64
  %oh = arith.index_cast %h3 : i64 to index
  %v0 = arith.index_cast %v : index to i64
  %v1 = arith.subi %v0, %two : i64
  %v2 = arith.floordivsi %v1, %two : i64
  %v3 = arith.addi %v2, %one : i64
  %ov = arith.index_cast %v3 : i64 to index
  %e = tensor.empty(%n, %od, %oh, %ov) : tensor<?x2x?x?x?xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<?x2x?x?x?xf32>) -> tensor<?x2x?x?x?xf32>
  %w = tensor.empty() : tensor<2x2x2xf32>
  %max = linalg.generic #pool ins(%x, %w : tensor<?x2x?x?x?xf32>, tensor<2x2x2xf32>) outs(%init : tensor<?x2x?x?x?xf32>) {
  ^bb0(%in: f32, %unused: f32, %acc: f32):
    %m = arith.maximumf %in, %acc : f32
    linalg.yield %m : f32
  } -> tensor<?x2x?x?x?xf32>
  return %max : tensor<?x2x?x?x?xf32>
}

// Integers, with an init that is not the identity.
// CHECK: check: @integer: equal (bit-exact
// IR-LABEL: func.func @integer
// IR: return
func.func @integer(%x: tensor<1x2x4x2x4xi8>) -> tensor<1x2x2x1x2xi8> {
  %floor = arith.constant -5 : i8
  %e = tensor.empty() : tensor<1x2x2x1x2xi8>
  %init = linalg.fill ins(%floor : i8) outs(%e : tensor<1x2x2x1x2xi8>) -> tensor<1x2x2x1x2xi8>
  %w = tensor.empty() : tensor<2x2x2xi8>
  %max = linalg.generic #pool ins(%x, %w : tensor<1x2x4x2x4xi8>, tensor<2x2x2xi8>) outs(%init : tensor<1x2x2x1x2xi8>) {
  ^bb0(%in: i8, %unused: i8, %acc: i8):
    %m = arith.maxsi %in, %acc : i8
    linalg.yield %m : i8
  } -> tensor<1x2x2x1x2xi8>
  return %max : tensor<1x2x2x1x2xi8>
}
