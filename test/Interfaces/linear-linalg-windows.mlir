// Sums over windows, paddings, and element-wise ops of linalg as linear ops: the
// ops built from their descriptions compute the same, bit for bit.
// RUN: linear-opt %s --test-linear-roundtrip=rebuild -o %t.mlir -verify-diagnostics
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: pool-to-conv-check %s %t.mlir

#id = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#unit = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#second = affine_map<(d0, d1, d2, d3) -> (d1)>
#last = affine_map<(d0, d1, d2, d3) -> (d3)>

//===----------------------------------------------------------------------===//
// Sums over windows
//===----------------------------------------------------------------------===//

// A sum has no weights. The filter built for it is one number.
// CHECK-LABEL: @sum_nhwc
// CHECK: arith.constant dense<1.000000e+00> : tensor<2x3x3xf32>
func.func @sum_nhwc(%x: tensor<2x5x6x3xf32>) -> tensor<2x2x4x3xf32> {
  %window = tensor.empty() : tensor<2x3xf32>
  %b = arith.constant dense<[1.0, -2.0, 4.0]> : tensor<3xf32>
  %empty = tensor.empty() : tensor<2x2x4x3xf32>
  %init = linalg.broadcast ins(%b : tensor<3xf32>) outs(%empty : tensor<2x2x4x3xf32>) dimensions = [0, 1, 2]
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc
  // expected-remark @below {{window 2x3 stride 2x1, 5x6 to 2x4 given, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 18 MACs 0 parameters 1 convs, taps sum 6.000000e+00 moment 1.500000e+01, scale 1.000000e+00, bias 1.000000e+00 -2.000000e+00 4.000000e+00}}
  %0 = linalg.pooling_nhwc_sum {strides = dense<[2, 1]> : vector<2xi64>} ins(%x, %window : tensor<2x5x6x3xf32>, tensor<2x3xf32>) outs(%init : tensor<2x2x4x3xf32>) -> tensor<2x2x4x3xf32>
  return %0 : tensor<2x2x4x3xf32>
}

// What a sum starts from may be any tensor: it is added.
// CHECK-LABEL: @sum_nchw
func.func @sum_nchw(%x: tensor<2x3x5x6xi8>, %init: tensor<2x3x4x5xi32>) -> tensor<2x3x4x5xi32> {
  %window = tensor.empty() : tensor<2x2xi32>
  // CHECK: linalg.depthwise_conv_2d_nchw_chw
  // expected-remark @below {{window 2x2 stride 1x1, 5x6 to 4x5 given, 3 block(s) of 1 to 1 shared, acc i32, weights none, addend +, cost 12 MACs 0 parameters 1 convs, taps sum 4.000000e+00 moment 6.000000e+00, scale 1.000000e+00, bias none}}
  %0 = linalg.pooling_nchw_sum ins(%x, %window : tensor<2x3x5x6xi8>, tensor<2x2xi32>) outs(%init : tensor<2x3x4x5xi32>) -> tensor<2x3x4x5xi32>
  return %0 : tensor<2x3x4x5xi32>
}

// CHECK-LABEL: @sum_ncw
func.func @sum_ncw(%x: tensor<1x2x9xi32>) -> tensor<1x2x3xi32> {
  %window = tensor.empty() : tensor<3xi32>
  %init = arith.constant dense<7> : tensor<1x2x3xi32>
  // CHECK: linalg.depthwise_conv_1d_ncw_cw
  // expected-remark @below {{window 3 stride 3, 9 to 3 given, 2 block(s) of 1 to 1 shared, acc i32, weights none, cost 6 MACs 0 parameters 1 convs, taps sum 3.000000e+00 moment 3.000000e+00, scale 1.000000e+00, bias 7.000000e+00 7.000000e+00}}
  %0 = linalg.pooling_ncw_sum {strides = dense<3> : vector<1xi64>} ins(%x, %window : tensor<1x2x9xi32>, tensor<3xi32>) outs(%init : tensor<1x2x3xi32>) -> tensor<1x2x3xi32>
  return %0 : tensor<1x2x3xi32>
}

// CHECK-LABEL: @sum_ndhwc
func.func @sum_ndhwc(%x: tensor<1x3x4x5x2xf64>) -> tensor<1x2x3x2x2xf64> {
  %window = tensor.empty() : tensor<2x2x2xf64>
  %zero = arith.constant 0.0 : f64
  %empty = tensor.empty() : tensor<1x2x3x2x2xf64>
  %init = linalg.fill ins(%zero : f64) outs(%empty : tensor<1x2x3x2x2xf64>) -> tensor<1x2x3x2x2xf64>
  // CHECK: linalg.depthwise_conv_3d_ndhwc_dhwc
  // expected-remark @below {{window 2x2x2 stride 1x1x2, 3x4x5 to 2x3x2 given, 2 block(s) of 1 to 1 shared, acc f64, weights none, cost 16 MACs 0 parameters 1 convs, taps sum 8.000000e+00 moment 2.800000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.pooling_ndhwc_sum {strides = dense<[1, 1, 2]> : vector<3xi64>} ins(%x, %window : tensor<1x3x4x5x2xf64>, tensor<2x2x2xf64>) outs(%init : tensor<1x2x3x2x2xf64>) -> tensor<1x2x3x2x2xf64>
  return %0 : tensor<1x2x3x2x2xf64>
}

// A global sum that keeps its dimensions.
// CHECK-LABEL: @reduction
func.func @reduction(%x: tensor<1x4x5x2xi32>) -> tensor<1x1x1x2xi32> {
  %zero = arith.constant dense<0> : tensor<1x1x1x2xi32>
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc
  // expected-remark @below {{window 4x5 stride 1x1, 4x5 to 1x1 given, 2 block(s) of 1 to 1 shared, acc i32, weights none, cost 40 MACs 0 parameters 1 convs, taps sum 2.000000e+01 moment 1.900000e+02, scale 1.000000e+00, bias none}}
  %0 = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, h, w, c)>, affine_map<(n, c, h, w) -> (n, 0, 0, c)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x : tensor<1x4x5x2xi32>) outs(%zero : tensor<1x1x1x2xi32>) {
  ^bb0(%in: i32, %out: i32):
    %sum = arith.addi %in, %out : i32
    linalg.yield %sum : i32
  } -> tensor<1x1x1x2xi32>
  return %0 : tensor<1x1x1x2xi32>
}

//===----------------------------------------------------------------------===//
// Padding
//===----------------------------------------------------------------------===//

// The padded dimensions say which are spatial.
// CHECK-LABEL: @pad_nchw
func.func @pad_nchw(%x: tensor<1x2x3x4xi32>) -> tensor<1x2x5x5xi32> {
  %zero = arith.constant 0 : i32
  // CHECK: tensor.pad {{.*}} low[0, 0, 2, 0] high[0, 0, 0, 1]
  // CHECK: linalg.depthwise_conv_2d_nchw_chw
  // expected-remark @below {{window 1x1 stride 1x1 pad 2:0x0:1, 3x4 to 5x5, 2 block(s) of 1 to 1 shared, acc i32, weights none, movement, cost 0 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = tensor.pad %x low[0, 0, 2, 0] high[0, 0, 0, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : i32
  } : tensor<1x2x3x4xi32> to tensor<1x2x5x5xi32>
  return %0 : tensor<1x2x5x5xi32>
}

// Height alone may be padded in any layout; what reads the result says which.
// CHECK-LABEL: @pad_height
func.func @pad_height(%x: tensor<1x4x3x2xi32>, %init: tensor<1x3x4x2xi32>) -> tensor<1x3x4x2xi32> {
  %zero = arith.constant 0 : i32
  // CHECK: tensor.pad
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc
  // expected-remark @below {{window 1x1 stride 1x1 pad 0:0x1:1, 4x3 to 4x5, 2 block(s) of 1 to 1 shared, acc i32, weights none, movement, cost 0 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = tensor.pad %x low[0, 0, 1, 0] high[0, 0, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : i32
  } : tensor<1x4x3x2xi32> to tensor<1x4x5x2xi32>
  %window = tensor.empty() : tensor<2x2xi32>
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwc
  // expected-remark @below {{window 2x2 stride 1x1, 4x5 to 3x4 given, 2 block(s) of 1 to 1 shared, acc i32, weights none, addend +, cost 8 MACs 0 parameters 1 convs, taps sum 4.000000e+00 moment 6.000000e+00, scale 1.000000e+00, bias none}}
  %1 = linalg.pooling_nhwc_sum ins(%0, %window : tensor<1x4x5x2xi32>, tensor<2x2xi32>) outs(%init : tensor<1x3x4x2xi32>) -> tensor<1x3x4x2xi32>
  return %1 : tensor<1x3x4x2xi32>
}

//===----------------------------------------------------------------------===//
// Scales and sums
//===----------------------------------------------------------------------===//

// The constants say which dimension is that of the channels.
// CHECK-LABEL: @scale_and_shift
func.func @scale_and_shift(%x: tensor<2x3x4x2xf32>) -> tensor<2x3x4x2xf32> {
  %s = arith.constant dense<[3.0, -0.3]> : tensor<2xf32>
  %t = arith.constant dense<[0.5, 7.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<2x3x4x2xf32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 3x4 to 3x4, 2 block(s) of 1 to 1, acc f32, weights none, cost 2 MACs 2 parameters 0 convs, taps sum 2.700000e+00 moment -3.000000e-01, scale 1.000000e+00, bias 5.000000e-01 7.000000e+00}}
  %0 = linalg.generic {indexing_maps = [#last, #id, #last, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s, %x, %t : tensor<2xf32>, tensor<2x3x4x2xf32>, tensor<2xf32>) outs(%empty : tensor<2x3x4x2xf32>) {
  ^bb0(%a: f32, %in: f32, %c: f32, %out: f32):
    %p = arith.mulf %a, %in : f32
    %q = arith.addf %p, %c : f32
    linalg.yield %q : f32
  } -> tensor<2x3x4x2xf32>
  return %0 : tensor<2x3x4x2xf32>
}

// An addition alone shares the factor 1.
// CHECK-LABEL: @shift
func.func @shift(%x: tensor<2x3x4x2xi32>) -> tensor<2x3x4x2xi32> {
  %t = arith.constant dense<[[[[5]], [[-7]], [[9]]]]> : tensor<1x3x1x1xi32>
  %empty = tensor.empty() : tensor<2x3x4x2xi32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc i32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias -5.000000e+00 7.000000e+00 -9.000000e+00}}
  %0 = linalg.generic {indexing_maps = [#id, #unit, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x, %t : tensor<2x3x4x2xi32>, tensor<1x3x1x1xi32>) outs(%empty : tensor<2x3x4x2xi32>) {
  ^bb0(%in: i32, %c: i32, %out: i32):
    %q = arith.subi %in, %c : i32
    linalg.yield %q : i32
  } -> tensor<2x3x4x2xi32>
  return %0 : tensor<2x3x4x2xi32>
}

// Named ops with a constant operand. The same tensor twice is a multiple of it.
// CHECK-LABEL: @named
func.func @named(%x: tensor<2x3x4x2xi32>) -> tensor<2x3x4x2xi32> {
  %c = arith.constant dense<3> : tensor<2x3x4x2xi32>
  %empty = tensor.empty() : tensor<2x3x4x2xi32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc i32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum 3.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = linalg.mul ins(%c, %x : tensor<2x3x4x2xi32>, tensor<2x3x4x2xi32>) outs(%empty : tensor<2x3x4x2xi32>) -> tensor<2x3x4x2xi32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc i32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum -1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias 3.000000e+00 3.000000e+00 3.000000e+00}}
  %1 = linalg.sub ins(%c, %0 : tensor<2x3x4x2xi32>, tensor<2x3x4x2xi32>) outs(%empty : tensor<2x3x4x2xi32>) -> tensor<2x3x4x2xi32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc i32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum 2.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %2 = linalg.add ins(%1, %1 : tensor<2x3x4x2xi32>, tensor<2x3x4x2xi32>) outs(%empty : tensor<2x3x4x2xi32>) -> tensor<2x3x4x2xi32>
  return %2 : tensor<2x3x4x2xi32>
}

// CHECK-LABEL: @named_floats
func.func @named_floats(%x: tensor<2x3x4x2xf32>) -> tensor<2x3x4x2xf32> {
  %c = arith.constant dense<0.125> : tensor<2x3x4x2xf32>
  %empty = tensor.empty() : tensor<2x3x4x2xf32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum 8.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = linalg.div ins(%x, %c : tensor<2x3x4x2xf32>, tensor<2x3x4x2xf32>) outs(%empty : tensor<2x3x4x2xf32>) -> tensor<2x3x4x2xf32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum -1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %1 = linalg.negf ins(%0 : tensor<2x3x4x2xf32>) outs(%empty : tensor<2x3x4x2xf32>) -> tensor<2x3x4x2xf32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc f32, weights none, cost 3 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias 1.250000e-01 1.250000e-01 1.250000e-01}}
  %2 = linalg.elementwise kind=#linalg.elementwise_kind<add> ins(%c, %1 : tensor<2x3x4x2xf32>, tensor<2x3x4x2xf32>) outs(%empty : tensor<2x3x4x2xf32>) -> tensor<2x3x4x2xf32>
  return %2 : tensor<2x3x4x2xf32>
}

// A sum of tensors is a convolution that adds one of them.
// CHECK-LABEL: @join
func.func @join(%x: tensor<2x3x4x2xf32>, %y: tensor<2x3x4x2xf32>) -> tensor<2x3x4x2xf32> {
  %empty = tensor.empty() : tensor<2x3x4x2xf32>
  // CHECK: linalg.depthwise_conv_2d_nchw_chw {{.*}} outs(%arg1
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc f32, weights none, addend +, join, cost 3 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = linalg.add ins(%x, %y : tensor<2x3x4x2xf32>, tensor<2x3x4x2xf32>) outs(%empty : tensor<2x3x4x2xf32>) -> tensor<2x3x4x2xf32>
  // expected-remark @below {{window 1x1 stride 1x1, 4x2 to 4x2, 3 block(s) of 1 to 1 shared, acc f32, weights none, addend -, join, cost 3 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  // expected-remark @below {{not rebuilt: T16: no convolution of the dialect takes this addend}}
  %1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0, %y : tensor<2x3x4x2xf32>, tensor<2x3x4x2xf32>) outs(%empty : tensor<2x3x4x2xf32>) {
  ^bb0(%a: f32, %c: f32, %out: f32):
    %d = arith.subf %a, %c : f32
    linalg.yield %d : f32
  } -> tensor<2x3x4x2xf32>
  return %1 : tensor<2x3x4x2xf32>
}

//===----------------------------------------------------------------------===//
// Unknown extents
//===----------------------------------------------------------------------===//

// The result's extents are those that the program gives, here one row less than
// there is data for.
// CHECK-LABEL: @given
func.func @given(%x: tensor<?x?x?x2xi32>) -> tensor<?x?x?x3xi32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %zero = arith.constant 0 : i32
  %w = arith.constant dense<[[[[1, 2, 3], [4, 5, 6]]]]> : tensor<1x1x2x3xi32>
  %n = tensor.dim %x, %c0 : tensor<?x?x?x2xi32>
  %h = tensor.dim %x, %c1 : tensor<?x?x?x2xi32>
  %width = tensor.dim %x, %c2 : tensor<?x?x?x2xi32>
  %less = arith.subi %h, %c1 : index
  %rows = arith.maxsi %less, %c1 : index
  %empty = tensor.empty(%n, %rows, %width) : tensor<?x?x?x3xi32>
  %init = linalg.fill ins(%zero : i32) outs(%empty : tensor<?x?x?x3xi32>) -> tensor<?x?x?x3xi32>
  // CHECK: %[[ROWS:.*]] = arith.maxsi
  // CHECK: %[[EMPTY:.*]] = tensor.empty(%{{.*}}, %[[ROWS]], %{{.*}})
  // CHECK: %[[EMPTY2:.*]] = tensor.empty(%{{.*}}, %[[ROWS]], %{{.*}})
  // CHECK: %[[FILL:.*]] = linalg.fill {{.*}} outs(%[[EMPTY2]]
  // CHECK: linalg.conv_2d_nhwc_hwcf {{.*}} outs(%[[FILL]]
  // expected-remark @below {{window 1x1 stride 1x1, ?x? to ?x? given, 1 block(s) of 2 to 3, acc i32, weights i32, cost 6 MACs 6 parameters 1 convs, taps sum 2.100000e+01 moment 6.500000e+01, scale 1.000000e+00, bias none}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<?x?x?x2xi32>, tensor<1x1x2x3xi32>) outs(%init : tensor<?x?x?x3xi32>) -> tensor<?x?x?x3xi32>
  return %0 : tensor<?x?x?x3xi32>
}

// Those of a padding and of an element-wise op follow from the data.
// CHECK-LABEL: @derived
func.func @derived(%x: tensor<?x2x?x?xi32>) -> tensor<?x2x?x?xi32> {
  %zero = arith.constant 0 : i32
  // CHECK: %[[C2:.*]] = arith.constant 2 : index
  // CHECK: linalg.depthwise_conv_2d_nchw_chw
  // expected-remark @below {{window 1x1 stride 1x1 pad 1:1x1:0, ?x? to ?x?, 2 block(s) of 1 to 1 shared, acc i32, weights none, movement, cost 0 MACs 0 parameters 0 convs, taps sum 1.000000e+00 moment 0.000000e+00, scale 1.000000e+00, bias none}}
  %0 = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 0] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : i32
  } : tensor<?x2x?x?xi32> to tensor<?x2x?x?xi32>
  %t = arith.constant dense<[5, -7]> : tensor<2xi32>
  // CHECK: linalg.generic
  // expected-remark @below {{window 1x1 stride 1x1, ?x? to ?x?, 2 block(s) of 1 to 1, acc i32, weights none, cost 2 MACs 2 parameters 0 convs, taps sum -2.000000e+00 moment -7.000000e+00, scale 1.000000e+00, bias none}}
  %1 = linalg.generic {indexing_maps = [#id, #second, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%0, %t : tensor<?x2x?x?xi32>, tensor<2xi32>) outs(%0 : tensor<?x2x?x?xi32>) {
  ^bb0(%in: i32, %c: i32, %out: i32):
    %q = arith.muli %in, %c : i32
    linalg.yield %q : i32
  } -> tensor<?x2x?x?xi32>
  return %1 : tensor<?x2x?x?xi32>
}

// The result of groups that are joined has the extents of the parts.
// CHECK-LABEL: @joined
func.func @joined(%x: tensor<1x?x?x2xi32>, %init: tensor<1x?x?x2x2xi32>) -> tensor<1x?x?x4xi32> {
  %w = arith.constant dense<[[[[1, 2], [4, 5]]]]> : tensor<1x1x2x2xi32>
  %zero = arith.constant 0 : i32
  %start = linalg.fill ins(%zero : i32) outs(%init : tensor<1x?x?x2x2xi32>) -> tensor<1x?x?x2x2xi32>
  %0 = linalg.depthwise_conv_2d_nhwc_hwcm ins(%x, %w : tensor<1x?x?x2xi32>, tensor<1x1x2x2xi32>) outs(%start : tensor<1x?x?x2x2xi32>) -> tensor<1x?x?x2x2xi32>
  // CHECK: tensor.dim %arg1
  // CHECK: linalg.depthwise_conv_2d_nhwc_hwcm
  // expected-remark @below {{window 1x1 stride 1x1, ?x? to ?x? given, 2 block(s) of 1 to 2, acc i32, weights i32, cost 4 MACs 4 parameters 1 convs, taps sum 1.200000e+01 moment 2.500000e+01, scale 1.000000e+00, bias none}}
  %1 = tensor.collapse_shape %0 [[0], [1], [2], [3, 4]] : tensor<1x?x?x2x2xi32> into tensor<1x?x?x4xi32>
  return %1 : tensor<1x?x?x4xi32>
}
