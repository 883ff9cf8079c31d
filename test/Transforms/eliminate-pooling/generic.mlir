// Pools in disguise: a linalg.generic is a pool if its maps and its body say so.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling | FileCheck %s

// As importers write 3-D maxima in channel-first layout, for which there is no
// named op.

#in3d = affine_map<(n, c, d, h, w, kd, kh, kw) -> (n, c, d * 2 + kd, h * 2 + kh, w * 2 + kw)>
#win3d = affine_map<(n, c, d, h, w, kd, kh, kw) -> (kd, kh, kw)>
#out3d = affine_map<(n, c, d, h, w, kd, kh, kw) -> (n, c, d, h, w)>
// CHECK-LABEL: func.func @max_ncdhw
// CHECK-NOT: reduction
// CHECK-COUNT-3: linalg.max
// CHECK-NOT: reduction
// CHECK: return
func.func @max_ncdhw(%x: tensor<1x3x4x4x4xf32>) -> tensor<1x3x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2x2xf32>
  %i = arith.constant dense<0xFF800000> : tensor<1x3x2x2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in3d, #win3d, #out3d], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%x, %w : tensor<1x3x4x4x4xf32>, tensor<2x2x2xf32>) outs(%i : tensor<1x3x2x2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.maximumf %a, %o : f32
    linalg.yield %m : f32
  } -> tensor<1x3x2x2x2xf32>
  return %0 : tensor<1x3x2x2x2xf32>
}

// CHECK-LABEL: func.func @sum_ncdhw
// CHECK: linalg.depthwise_conv_3d_ncdhw_cdhw
func.func @sum_ncdhw(%x: tensor<1x3x4x4x4xf32>, %i: tensor<1x3x2x2x2xf32>) -> tensor<1x3x2x2x2xf32> {
  %w = tensor.empty() : tensor<2x2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in3d, #win3d, #out3d], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%x, %w : tensor<1x3x4x4x4xf32>, tensor<2x2x2xf32>) outs(%i : tensor<1x3x2x2x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.addf %o, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x3x2x2x2xf32>
  return %0 : tensor<1x3x2x2x2xf32>
}

// Dilation and stride in the map, the tap first, minima that skip NaN: the relu
// form cannot do that, nor can linalg.min.

#in = affine_map<(n, h, w, c, kh, kw) -> (n, kh * 3 + h * 2, kw + w, c)>
#win = affine_map<(n, h, w, c, kh, kw) -> (kh, kw)>
#out = affine_map<(n, h, w, c, kh, kw) -> (n, h, w, c)>
// CHECK-LABEL: func.func @minnum_nhwc
// CHECK: tensor.extract_slice %arg0[0, 0, 0, 0] [1, 2, 5, 2] [1, 2, 1, 1]
// CHECK: tensor.extract_slice %arg0[0, 3, 0, 0] [1, 2, 5, 2] [1, 2, 1, 1]
// CHECK: arith.minnumf
func.func @minnum_nhwc(%x: tensor<1x6x5x2xf32>) -> tensor<1x2x4x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %i = arith.constant dense<0x7FC00000> : tensor<1x2x4x2xf32>
  %0 = linalg.generic {indexing_maps = [#in, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x6x5x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.minnumf %o, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x2x4x2xf32>
  return %0 : tensor<1x2x4x2xf32>
}

// A conversion inside the body.

#in1 = affine_map<(n, h, w, c, kh, kw) -> (n, h + kh, w + kw, c)>
// CHECK-LABEL: func.func @sum_extui
// CHECK: %[[WIDE:.+]] = linalg.generic
// CHECK: arith.extui
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} ins(%[[WIDE]], {{.*}} : tensor<1x5x5x2xi32>
func.func @sum_extui(%x: tensor<1x5x5x2xi8>, %i: tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32> {
  %w = tensor.empty() : tensor<2x2xi8>
  %0 = linalg.generic {indexing_maps = [#in1, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xi8>, tensor<2x2xi8>) outs(%i : tensor<1x4x4x2xi32>) {
  ^bb0(%a: i8, %b: i8, %o: i32):
    %e = arith.extui %a : i8 to i32
    %m = arith.addi %o, %e : i32
    linalg.yield %m : i32
  } -> tensor<1x4x4x2xi32>
  return %0 : tensor<1x4x4x2xi32>
}

// Global pooling without a window operand; the reduced dimensions stay.

#all = affine_map<(n, h, w, c) -> (n, h, w, c)>
#keep = affine_map<(n, h, w, c) -> (n, 0, 0, c)>
// CHECK-LABEL: func.func @global
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc {{.*}} outs(%arg1 : tensor<1x1x1x3xf32>)
func.func @global(%x: tensor<1x4x5x3xf32>, %i: tensor<1x1x1x3xf32>) -> tensor<1x1x1x3xf32> {
  %0 = linalg.generic {indexing_maps = [#all, #keep], iterator_types = ["parallel", "reduction", "reduction", "parallel"]} ins(%x : tensor<1x4x5x3xf32>) outs(%i : tensor<1x1x1x3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %m = arith.addf %o, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x1x1x3xf32>
  return %0 : tensor<1x1x1x3xf32>
}

// What follows only resembles a pool. None of it is touched.

// CHECK-LABEL: func.func @product
// CHECK: reduction
func.func @product(%x: tensor<1x5x5x2xf32>, %i: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in1, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.mulf %o, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

// A convolution: the window operand's values count.

// CHECK-LABEL: func.func @weighted
// CHECK: reduction
func.func @weighted(%x: tensor<1x5x5x2xf32>, %w: tensor<2x2xf32>, %i: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %0 = linalg.generic {indexing_maps = [#in1, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %m = arith.addf %o, %p : f32
    linalg.yield %m : f32
  } -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

// The result is transposed.

#transposed = affine_map<(n, h, w, c, kh, kw) -> (n, w, h, c)>
// CHECK-LABEL: func.func @transposed
// CHECK: reduction
func.func @transposed(%x: tensor<1x5x5x2xf32>, %i: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in1, #win, #transposed], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.addf %o, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

// Float taps in another order than a convolution's have other last bits (T26);
// for integers and maxima the order does not matter.

#in_swapped = affine_map<(n, h, w, c, kw, kh) -> (n, h + kh, w + kw, c)>
#win_swapped = affine_map<(n, h, w, c, kw, kh) -> (kh, kw)>
#out_swapped = affine_map<(n, h, w, c, kw, kh) -> (n, h, w, c)>
// CHECK-LABEL: func.func @columns_first
// CHECK: reduction
func.func @columns_first(%x: tensor<1x5x5x2xf32>, %i: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in_swapped, #win_swapped, #out_swapped], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.addf %o, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}

// CHECK-LABEL: func.func @columns_first_i32
// CHECK-NOT: reduction
// CHECK: linalg.depthwise_conv_2d_nhwc_hwc
func.func @columns_first_i32(%x: tensor<1x5x5x2xi32>, %i: tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32> {
  %w = tensor.empty() : tensor<2x2xi32>
  %0 = linalg.generic {indexing_maps = [#in_swapped, #win_swapped, #out_swapped], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xi32>, tensor<2x2xi32>) outs(%i : tensor<1x4x4x2xi32>) {
  ^bb0(%a: i32, %b: i32, %o: i32):
    %m = arith.addi %o, %a : i32
    linalg.yield %m : i32
  } -> tensor<1x4x4x2xi32>
  return %0 : tensor<1x4x4x2xi32>
}

// The conversion is of one signedness, the comparison of the other.

// CHECK-LABEL: func.func @fptoui_signed
// CHECK: reduction
func.func @fptoui_signed(%x: tensor<1x5x5x2xf32>, %i: tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in1, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xi32>) {
  ^bb0(%a: f32, %b: f32, %o: i32):
    %e = arith.fptoui %a : f32 to i32
    %m = arith.maxsi %o, %e : i32
    linalg.yield %m : i32
  } -> tensor<1x4x4x2xi32>
  return %0 : tensor<1x4x4x2xi32>
}

// CHECK-LABEL: func.func @extsi_unsigned
// CHECK: reduction
func.func @extsi_unsigned(%x: tensor<1x5x5x2xi8>, %i: tensor<1x4x4x2xi32>) -> tensor<1x4x4x2xi32> {
  %w = tensor.empty() : tensor<2x2xi8>
  %0 = linalg.generic {indexing_maps = [#in1, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xi8>, tensor<2x2xi8>) outs(%i : tensor<1x4x4x2xi32>) {
  ^bb0(%a: i8, %b: i8, %o: i32):
    %e = arith.extsi %a : i8 to i32
    %m = arith.maxui %o, %e : i32
    linalg.yield %m : i32
  } -> tensor<1x4x4x2xi32>
  return %0 : tensor<1x4x4x2xi32>
}

// A sum over features of a rank-3 tensor is a normalisation, not a pool; neither
// is one over the channels.

#seq = affine_map<(b, t, f) -> (b, t, f)>
#feat = affine_map<(b, t, f) -> (b, t)>
// CHECK-LABEL: func.func @features
// CHECK: reduction
func.func @features(%x: tensor<2x5x7xf32>, %i: tensor<2x5xf32>) -> tensor<2x5xf32> {
  %0 = linalg.generic {indexing_maps = [#seq, #feat], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x : tensor<2x5x7xf32>) outs(%i : tensor<2x5xf32>) {
  ^bb0(%a: f32, %o: f32):
    %m = arith.addf %o, %a : f32
    linalg.yield %m : f32
  } -> tensor<2x5xf32>
  return %0 : tensor<2x5xf32>
}

// A body that does more than reduce.

// CHECK-LABEL: func.func @squares
// CHECK: reduction
func.func @squares(%x: tensor<1x5x5x2xf32>, %i: tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32> {
  %w = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.generic {indexing_maps = [#in1, #win, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%x, %w : tensor<1x5x5x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.mulf %a, %a : f32
    %m = arith.addf %o, %s : f32
    linalg.yield %m : f32
  } -> tensor<1x4x4x2xf32>
  return %0 : tensor<1x4x4x2xf32>
}
