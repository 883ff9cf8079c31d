// How far fixed-point bodies are from floats, on numbers that the format holds: half
// a unit per rounding, that is 2^-11 in fixed<16,6>.
//
// REQUIRES: numpy
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %python %S/Inputs/float-bodies.py
// RUN: pool-to-conv-check %s --convert-linalg-to-fpga="precision=fixed<16,6> require-full-offload" \
// RUN:   --inputs=x.npy --expected=silu.npy,scaled.npy,softmax.npy,average.npy --atol=0.0015 | FileCheck %s
// RUN: not pool-to-conv-check %s --convert-linalg-to-fpga="precision=fixed<12,6> require-full-offload" \
// RUN:   --inputs=x.npy --expected=silu.npy,scaled.npy,softmax.npy,average.npy --atol=0.0015

// CHECK: 1 function, 0 equal, 1 within bound, 0 mismatched

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#channel = affine_map<(n, h, w, c) -> (c)>
#swapped = affine_map<(n, h, w, c) -> (n, c, h, w)>
#pixel = affine_map<(n, h, w, c) -> (n, h, w)>

func.func @main(%x: tensor<1x4x4x8xf32>)
    -> (tensor<1x4x4x8xf32>, tensor<1x8x4x4xf32>, tensor<1x4x4x8xf32>, tensor<1x8xf32>) {
  %one = arith.constant 1.0 : f32
  %zero = arith.constant 0.0 : f32
  %sixth = arith.constant 0.1 : f32
  %count = arith.constant 16.0 : f32
  %seven = arith.constant 7.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %scale = arith.constant dense<[1.5, -0.25, 2.0, 0.125, -1.75, 0.5, 1.0, -3.0]> : tensor<8xf32>
  %offset = arith.constant dense<[0.5, 0.25, -1.0, 3.0, -0.75, 0.0, 1.0, -2.0]> : tensor<8xf32>
  %e = tensor.empty() : tensor<1x4x4x8xf32>

  // x * sigmoid(x)
  %silu = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x4x4x8xf32>) outs(%e : tensor<1x4x4x8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %n = arith.negf %a : f32
    %p = math.exp %n : f32
    %d = arith.addf %p, %one : f32
    %q = arith.divf %a, %d : f32
    linalg.yield %q : f32
  } -> tensor<1x4x4x8xf32>

  // |x * scale + offset|, of which what is below 0.1 is 0.1, transposed.
  %t = tensor.empty() : tensor<1x8x4x4xf32>
  %scaled = linalg.generic {indexing_maps = [#id, #channel, #channel, #swapped], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %scale, %offset : tensor<1x4x4x8xf32>, tensor<8xf32>, tensor<8xf32>) outs(%t : tensor<1x8x4x4xf32>) {
  ^bb0(%a: f32, %s: f32, %o: f32, %b: f32):
    %m = arith.mulf %a, %s : f32
    %d = arith.addf %m, %o : f32
    %p = math.absf %d : f32
    %c = arith.cmpf olt, %p, %sixth : f32
    %q = arith.select %c, %sixth, %p : f32
    linalg.yield %q : f32
  } -> tensor<1x8x4x4xf32>

  // A softmax over the channels.
  %r = tensor.empty() : tensor<1x4x4xf32>
  %low = linalg.fill ins(%lowest : f32) outs(%r : tensor<1x4x4xf32>) -> tensor<1x4x4xf32>
  %most = linalg.reduce {arith.maximumf} ins(%x : tensor<1x4x4x8xf32>) outs(%low : tensor<1x4x4xf32>) dimensions = [3]
  %powers = linalg.generic {indexing_maps = [#id, #pixel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %most : tensor<1x4x4x8xf32>, tensor<1x4x4xf32>) outs(%e : tensor<1x4x4x8xf32>) {
  ^bb0(%a: f32, %m: f32, %b: f32):
    %d = arith.subf %a, %m : f32
    %p = math.exp %d : f32
    linalg.yield %p : f32
  } -> tensor<1x4x4x8xf32>
  %none = linalg.fill ins(%zero : f32) outs(%r : tensor<1x4x4xf32>) -> tensor<1x4x4xf32>
  %sum = linalg.reduce {arith.addf} ins(%powers : tensor<1x4x4x8xf32>) outs(%none : tensor<1x4x4xf32>) dimensions = [3]
  %inverse = linalg.generic {indexing_maps = [affine_map<(n, h, w) -> (n, h, w)>, affine_map<(n, h, w) -> (n, h, w)>], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%sum : tensor<1x4x4xf32>) outs(%r : tensor<1x4x4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %q = arith.divf %one, %a : f32
    linalg.yield %q : f32
  } -> tensor<1x4x4xf32>
  %softmax = linalg.generic {indexing_maps = [#id, #pixel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%powers, %inverse : tensor<1x4x4x8xf32>, tensor<1x4x4xf32>) outs(%e : tensor<1x4x4x8xf32>) {
  ^bb0(%a: f32, %m: f32, %b: f32):
    %p = arith.mulf %a, %m : f32
    linalg.yield %p : f32
  } -> tensor<1x4x4x8xf32>

  // A global average, and its seventh.
  %s = tensor.empty() : tensor<1x8xf32>
  %start = linalg.fill ins(%zero : f32) outs(%s : tensor<1x8xf32>) -> tensor<1x8xf32>
  %total = linalg.reduce {arith.addf} ins(%x : tensor<1x4x4x8xf32>) outs(%start : tensor<1x8xf32>) dimensions = [1, 2]
  %average = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]}
      ins(%total : tensor<1x8xf32>) outs(%s : tensor<1x8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %m = arith.divf %a, %count : f32
    %q = arith.divf %m, %seven : f32
    linalg.yield %q : f32
  } -> tensor<1x8xf32>
  return %silu, %scaled, %softmax, %average
    : tensor<1x4x4x8xf32>, tensor<1x8x4x4xf32>, tensor<1x4x4x8xf32>, tensor<1x8xf32>
}
