// The examples of the descriptions of the passes on widths, scales and weights.
// RUN: pool-to-conv-opt %s --fpga-infer-widths=report=all --fpga-narrow-requant=report=all --fpga-classify-weights=report=all --verify-diagnostics | FileCheck %s

// CHECK-LABEL: @widths
// CHECK:       %[[W:.*]] = fpga.rom dense<3> : tensor<8x3x3x3xui2>
// CHECK:       fpga.mac %{{.*}}, %[[W]] fold <pe = 1, simd = 1> : !fpga.stream<1x8x8x3xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x3xui2> -> !fpga.stream<1x8x8x8xi15, lanes = 1>
// expected-remark@+1 {{widths: 2 units are narrower}}
fpga.kernel @widths(%x: tensor<1x8x8x3xi8>) -> tensor<1x8x8x8xi8> attributes {draft} {
  // expected-remark@+1 {{fpga.rom of i8 becomes ui2}}
  %w = fpga.rom dense<3> : tensor<8x3x3x3xi8>
  %l = fpga.load %x : tensor<1x8x8x3xi8> -> !fpga.stream<1x8x8x3xi8, lanes = 1>
  %0 = fpga.window %l kernel = [3, 3] pad <1, 1, 1, 1, -128>
      : !fpga.stream<1x8x8x3xi8, lanes = 1> -> !fpga.stream<1x8x8x3xvector<3x3xi8>, lanes = 1>
  // expected-remark@+2 {{fpga.mac of i32 becomes i15}}
  // expected-remark@+1 {{fpga.mac keeps its multipliers (C1: each of them sees 216 different weights)}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x3xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x3xi8>
      -> !fpga.stream<1x8x8x8xi32, lanes = 1>
  %2 = fpga.requant %1 multiplier = [1] shift = [7] round half_up
      : !fpga.stream<1x8x8x8xi32, lanes = 1> -> !fpga.stream<1x8x8x8xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x8x8x8xi8, lanes = 1> -> tensor<1x8x8x8xi8>
  fpga.return %3 : tensor<1x8x8x8xi8>
}

// CHECK-LABEL: @scale
// CHECK:       fpga.requant %{{.*}} multiplier = [455] shift = [12] round half_up : !fpga.stream<1x4x4x8xi12, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
// expected-remark@+1 {{scale: 1 scales have smaller multipliers, 0 a clamp in front: 2 -> 1 DSP, 65 -> 37 LUT}}
fpga.kernel @scale(%x: tensor<1x6x6x8xi8>) -> tensor<1x4x4x8xi8> attributes {draft} {
  %l = fpga.load %x : tensor<1x6x6x8xi8> -> !fpga.stream<1x6x6x8xi8, lanes = 1>
  %0 = fpga.window %l kernel = [3, 3]
      : !fpga.stream<1x6x6x8xi8, lanes = 1> -> !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>
  %1 = fpga.reduce sum window %0
      : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x4x4x8xi12, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 9 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %2 = fpga.requant %1 multiplier = [1908874355] shift = [34] round half_up
      : !fpga.stream<1x4x4x8xi12, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x8xi8, lanes = 1> -> tensor<1x4x4x8xi8>
  fpga.return %3 : tensor<1x4x4x8xi8>
}

// CHECK-LABEL: @weights
// CHECK:       fpga.mac %{{.*}} fold <pe = 1, simd = 1> class po2 : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x8x8x2xi11, lanes = 1>
// expected-remark@+1 {{weights: 1 convolutions of another class: 1 -> 0 DSP}}
fpga.kernel @weights(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi11> attributes {draft} {
  %w = fpga.rom dense<[[[[4, -2]]], [[[0, 1]]]]> : tensor<2x1x1x2xi4>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac has weights of class po2 instead of generic: 1 -> 0 DSP}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x8x8x2xi11, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x2xi11, lanes = 1> -> tensor<1x8x8x2xi11>
  fpga.return %2 : tensor<1x8x8x2xi11>
}
