// What the pass says: diagnostics by level, remarks with their numbers, and totals.
// By default it says nothing.
//
// RUN: pool-to-conv-opt %s --fuse-linear-convs -o /dev/null 2>&1 | count 0
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=kept -o /dev/null 2>&1 | grep -c remark: | FileCheck %s --check-prefix=KEPT
// RUN: pool-to-conv-opt %s --fuse-linear-convs=report=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=ALL --implicit-check-not=remark:
// RUN: pool-to-conv-opt %s --fuse-linear-convs --remarks-filter=fuse-linear-convs --remark-policy=all --remark-format=yaml --remarks-output-file=%t.yaml -o /dev/null
// RUN: FileCheck %s --check-prefix=YAML --input-file=%t.yaml
// RUN: pool-to-conv-opt %s --fuse-linear-convs=summary=true -o /dev/null 2>&1 | FileCheck %s --check-prefix=SUMMARY
// RUN: pool-to-conv-opt %s --fuse-linear-convs="summary=true numerics=exact" -o /dev/null 2>&1 | FileCheck %s --check-prefix=EXACT

// KEPT: {{^}}1{{$}}

// 36 positions, 9 * 2 * 2 weights; before, 2 * 3 at 64 and 9 * 3 * 2 at 36.

// ALL:      remark: 2 linear ops become one 3x3 convolution (reassociating, |error| <= [[BOUND:[0-9]+\.[0-9]]] eps max(|x|, 1); 2328 -> 1296 multiply-accumulates, 60 -> 36 parameters)
// ALL:      remark: 2 linear ops become one 1x1 convolution (bit-exact; 128 -> 64 multiply-accumulates, 2 -> 1 parameters)
// ALL:      remark: linear ops stay apart (one op would have 400 multiply-accumulates instead of 468 and 25 parameters instead of 18)

// YAML:      --- !Passed
// YAML-NEXT: Pass:            fuse-linear-convs
// YAML-NEXT: Name:            reassociating
// YAML:        - Remark:          '2 linear ops become one 3x3 convolution
// YAML:        - bound-eps:       '
// YAML:        - macs-before:     '2328'
// YAML:        - macs-after:      '1296'
// YAML:      --- !Passed
// YAML:      Name:            bit-exact
// YAML:      --- !Missed
// YAML-NEXT: Pass:            fuse-linear-convs
// YAML-NEXT: Name:            cost

// SUMMARY: fuse-linear-convs: 2 fused (1 bit-exact, 0 spec-exact, 1 reassociating), 1 neighbours kept; multiply-accumulates 2456 -> 1360, parameters 62 -> 37, convolutions 4 -> 2; largest bound {{[0-9.]+}} eps

// EXACT:      fuse-linear-convs: 1 fused (1 bit-exact, 0 spec-exact, 0 reassociating), 2 neighbours kept; multiply-accumulates 128 -> 64, parameters 2 -> 1, convolutions 2 -> 1; largest bound 0.0 eps
// EXACT-NEXT: fuse-linear-convs: numerics=fast would save 1 convolutions, 1032 of 2328 multiply-accumulates and 24 of 60 parameters, within {{[0-9.]+}} eps


func.func @floats(%x: tensor<1x8x8x2xf32>) -> tensor<1x6x6x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-1.0, -1.5]]], [[[0.0, -1.5]]], [[[1.5, 1.5]]]]> : tensor<3x1x1x2xf32>}> : () -> tensor<3x1x1x2xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x2xf32>, tensor<3x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x3xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-2.0, -1.5, -1.5], [0.5, -1.0, 0.0], [0.0, -0.5, -2.0]], [[-1.0, 1.0, 1.0], [2.0, 0.5, 2.0], [1.5, 2.0, 0.0]], [[-2.0, -2.0, 0.5], [1.5, 0.5, 1.0], [1.0, 2.0, -1.0]]], [[[2.0, -1.0, -0.5], [-0.5, -2.0, -1.0], [0.5, -1.0, -1.0]], [[2.0, 2.0, 0.5], [2.0, 2.0, -1.0], [1.5, 1.0, 2.0]], [[0.5, 0.5, 0.5], [1.5, -1.0, 1.0], [1.5, 2.0, -0.5]]]]> : tensor<2x3x3x3xf32>}> : () -> tensor<2x3x3x3xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x3xf32>, tensor<2x3x3x3xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x2xf32>
  return %1 : tensor<1x6x6x2xf32>
}

func.func @integers(%x: tensor<1x8x8x1xi8>) -> tensor<1x8x8x1xi32> {
  %w0 = arith.constant dense<3> : tensor<1x1x1x1xi8>
  %i0 = arith.constant dense<0> : tensor<1x8x8x1xi32>
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%x, %w0 : tensor<1x8x8x1xi8>, tensor<1x1x1x1xi8>) outs(%i0 : tensor<1x8x8x1xi32>) -> tensor<1x8x8x1xi32>
  %w1 = arith.constant dense<5> : tensor<1x1x1x1xi32>
  %i1 = arith.constant dense<0> : tensor<1x8x8x1xi32>
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[1, 1]> : vector<2xi64>, strides = dense<[1, 1]> : vector<2xi64>} ins(%0, %w1 : tensor<1x8x8x1xi32>, tensor<1x1x1x1xi32>) outs(%i1 : tensor<1x8x8x1xi32>) -> tensor<1x8x8x1xi32>
  return %1 : tensor<1x8x8x1xi32>
}

func.func @dear(%x: tensor<1x8x8x1xf32>) -> tensor<1x4x4x1xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w0 = "tosa.const"() <{values = dense<[[[[-0.5], [2.0], [-1.0]], [[0.5], [1.5], [-1.5]], [[-2.0], [1.5], [0.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b0 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w0, %b0, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x8x8x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x6x6x1xf32>
  %w1 = "tosa.const"() <{values = dense<[[[[-0.5], [0.0], [-1.5]], [[1.0], [1.5], [-1.0]], [[-1.5], [-1.5], [-2.0]]]]> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %b1 = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.conv2d %0, %w1, %b1, %zp, %zp {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>} : (tensor<1x6x6x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x1xf32>
  return %1 : tensor<1x4x4x1xf32>
}
