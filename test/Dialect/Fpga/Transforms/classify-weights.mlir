// RUN: pool-to-conv-opt %s --split-input-file --fpga-classify-weights=report=all --verify-diagnostics | FileCheck %s
// RUN: not pool-to-conv-opt %s --split-input-file --fpga-classify-weights=lut-per-dsp=-1 2>&1 | FileCheck %s --check-prefix=OPTION

// OPTION: fpga-classify-weights: lut-per-dsp has to be at least 0

// A shifter by 1 or 2 bits for one multiplier.
// CHECK-LABEL: @po2
// CHECK:       fpga.mac {{.*}} class po2
// expected-remark@+1 {{po2: 1 convolutions of another class: 1 -> 0 DSP}}
fpga.kernel @po2(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi11> attributes {draft} {
  %w = fpga.rom dense<[[[[4, -2]]], [[[0, 2]]]]> : tensor<2x1x1x2xi4>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac has weights of class po2 instead of generic: 1 -> 0 DSP, 95 -> 112 LUT}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x8x8x2xi11, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x2xi11, lanes = 1> -> tensor<1x8x8x2xi11>
  fpga.return %2 : tensor<1x8x8x2xi11>
}

// -----

// CHECK-LABEL: @ones
// CHECK:       fpga.mac {{.*}} class ones
// expected-remark@+1 {{ones: 1 convolutions of another class: 1 -> 0 DSP}}
fpga.kernel @ones(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi9> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<2x1x1x2xui1>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac has weights of class ones instead of generic: 1 -> 0 DSP}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xui1> -> !fpga.stream<1x8x8x2xi9, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x2xi9, lanes = 1> -> tensor<1x8x8x2xi9>
  fpga.return %2 : tensor<1x8x8x2xi9>
}

// -----

// A design in which each multiplier has one weight. 7 = 8 - 1 and -3 = 1 - 4 have
// two digits, 1 has one and 0 none: 3 digits and 4 are added by 2 adders and 3.
// CHECK-LABEL: @const
// CHECK:       fpga.mac {{.*}} class const
// expected-remark@+1 {{const: 1 convolutions of another class: 6 -> 0 DSP}}
fpga.kernel @const(%x: tensor<1x8x8x3xi8>) -> tensor<1x8x8x2xi13> {
  %w = fpga.rom dense<[[[[7, 0, 1]]], [[[-3, 7, 0]]]]> : tensor<2x1x1x3xi4>
  %0 = fpga.load %x : tensor<1x8x8x3xi8> -> !fpga.stream<1x8x8x3xi8, lanes = 3>
  // expected-remark@+1 {{fpga.mac has weights of class const instead of generic: 6 -> 0 DSP, 121 -> 125 LUT}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 3>
      : !fpga.stream<1x8x8x3xi8, lanes = 3>, !fpga.rom<2x1x1x3xi4> -> !fpga.stream<1x8x8x2xi13, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x2xi13, lanes = 2> -> tensor<1x8x8x2xi13>
  fpga.return %2 : tensor<1x8x8x2xi13>
}

// -----

// Classes are chosen anew: this one was for another fold, and that one is wrong.
// CHECK-LABEL: @again
// CHECK-NOT:   class
// expected-remark@+1 {{again: 2 convolutions of another class: 0 -> 2 DSP}}
fpga.kernel @again(%x: tensor<1x8x8x2xi8>) -> (tensor<1x8x8x2xi12>, tensor<1x8x8x2xi12>) attributes {draft} {
  %w = fpga.rom dense<[[[[7, 5]]], [[[3, 1]]]]> : tensor<2x1x1x2xui3>
  %v = fpga.rom dense<[[[[1, 1]]], [[[1, 3]]]]> : tensor<2x1x1x2xui2>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+2 {{fpga.mac has weights of class generic instead of const}}
  // expected-remark@+1 {{fpga.mac keeps its multipliers (C1: each of them sees 4 different weights)}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> class const
      : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xui3> -> !fpga.stream<1x8x8x2xi12, lanes = 1>
  // expected-remark@+2 {{fpga.mac has weights of class generic instead of ones}}
  // expected-remark@+1 {{fpga.mac keeps its multipliers (C1: each of them sees 4 different weights)}}
  %2 = fpga.mac %0, %v fold <pe = 1, simd = 1> class ones
      : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xui2> -> !fpga.stream<1x8x8x2xi12, lanes = 1>
  %3 = fpga.store %1 : !fpga.stream<1x8x8x2xi12, lanes = 1> -> tensor<1x8x8x2xi12>
  %4 = fpga.store %2 : !fpga.stream<1x8x8x2xi12, lanes = 1> -> tensor<1x8x8x2xi12>
  fpga.return %3, %4 : tensor<1x8x8x2xi12>, tensor<1x8x8x2xi12>
}
