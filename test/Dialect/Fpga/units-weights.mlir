// What classes of weights cost, by hand: in all of them, 2 outputs of 4 inputs.
// RUN: fpga-opt %s -split-input-file -verify-diagnostics -test-fpga-units

// 2 * 3 adders of 14 LUTs, 48 LUTs per output, 60 in all. Weights: 32 bits a cycle.
func.func @generic(%0: !fpga.stream<1x4x4x4xi8, lanes = 4>) {
  // expected-remark @+1 {{lut = 0, ff = 0, dsp = 0, bram18 = 0}}
  %w = fpga.rom dense<[[[[7, 0, 1, -3]]], [[[5, 4, -8, 6]]]]> : tensor<2x1x1x4xi4>
  // expected-remark @+1 {{lut = 149, ff = 226, dsp = 8, bram18 = 0}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> : !fpga.stream<1x4x4x4xi8, lanes = 4>, !fpga.rom<2x1x1x4xi4> -> !fpga.stream<1x4x4x2xi13, lanes = 2>
  return
}

// -----

// 7 = 8 - 1, -3 = 1 - 4, 5 = 4 + 1, 6 = 8 - 2: 5 digits and 6, 4 + 5 adders.
func.func @const(%0: !fpga.stream<1x4x4x4xi8, lanes = 4>) {
  // expected-remark @+1 {{lut = 0, ff = 0, dsp = 0, bram18 = 0}}
  %w = fpga.rom dense<[[[[7, 0, 1, -3]]], [[[5, 4, -8, 6]]]]> : tensor<2x1x1x4xi4>
  // expected-remark @+1 {{lut = 185, ff = 326, dsp = 0, bram18 = 0}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> class const : !fpga.stream<1x4x4x4xi8, lanes = 4>, !fpga.rom<2x1x1x4xi4> -> !fpga.stream<1x4x4x2xi13, lanes = 2>
  return
}

// -----

// 3 = 4 - 1 or 2 + 1: 8 digits, 7 adders for each output.
func.func @const_splat(%0: !fpga.stream<1x4x4x4xi8, lanes = 4>) {
  // expected-remark @+1 {{lut = 0, ff = 0, dsp = 0, bram18 = 0}}
  %w = fpga.rom dense<3> : tensor<2x1x1x4xi4>
  // expected-remark @+1 {{lut = 189, ff = 338, dsp = 0, bram18 = 0}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> class const : !fpga.stream<1x4x4x4xi8, lanes = 4>, !fpga.rom<2x1x1x4xi4> -> !fpga.stream<1x4x4x2xi13, lanes = 2>
  return
}

// -----

// In 8 cycles, one multiplier of 8 x 4 bits has all weights: 36 LUTs, and the
// memory stays. The input comes once for two outputs: 8 LUTs.
func.func @const_folded(%0: !fpga.stream<1x4x4x4xi8, lanes = 1>) {
  // expected-remark @+1 {{lut = 4, ff = 0, dsp = 0, bram18 = 0}}
  %w = fpga.rom dense<3> : tensor<2x1x1x4xi4>
  // expected-remark @+1 {{lut = 97, ff = 121, dsp = 0, bram18 = 0}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> class const : !fpga.stream<1x4x4x4xi8, lanes = 1>, !fpga.rom<2x1x1x4xi4> -> !fpga.stream<1x4x4x2xi13, lanes = 1>
  return
}

// -----

// Exponents 0 to 3: two stages of 11 bits, and 8 LUTs for sign and zero, for each
// of 8 products.
func.func @po2(%0: !fpga.stream<1x4x4x4xi8, lanes = 4>) {
  // expected-remark @+1 {{lut = 0, ff = 0, dsp = 0, bram18 = 0}}
  %w = fpga.rom dense<[[[[4, 0, 1, -2]]], [[[1, 4, -8, 2]]]]> : tensor<2x1x1x4xi4>
  // expected-remark @+1 {{lut = 389, ff = 354, dsp = 0, bram18 = 0}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> class po2 : !fpga.stream<1x4x4x4xi8, lanes = 4>, !fpga.rom<2x1x1x4xi4> -> !fpga.stream<1x4x4x2xi13, lanes = 2>
  return
}

// -----

// One exponent: no shifter.
func.func @signs(%0: !fpga.stream<1x4x4x4xi8, lanes = 4>) {
  // expected-remark @+1 {{lut = 0, ff = 0, dsp = 0, bram18 = 0}}
  %w = fpga.rom dense<[[[[4, 0, -4, 4]]], [[[4, -4, 0, 0]]]]> : tensor<2x1x1x4xi4>
  // expected-remark @+1 {{lut = 213, ff = 354, dsp = 0, bram18 = 0}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> class po2 : !fpga.stream<1x4x4x4xi8, lanes = 4>, !fpga.rom<2x1x1x4xi4> -> !fpga.stream<1x4x4x2xi13, lanes = 2>
  return
}

// -----

// Adders of 10 LUTs, and no memory.
func.func @ones(%0: !fpga.stream<1x4x4x4xi8, lanes = 4>) {
  // expected-remark @+1 {{lut = 0, ff = 0, dsp = 0, bram18 = 0}}
  %w = fpga.rom dense<1> : tensor<2x1x1x4xui1>
  // expected-remark @+1 {{lut = 117, ff = 256, dsp = 0, bram18 = 0}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> class ones : !fpga.stream<1x4x4x4xi8, lanes = 4>, !fpga.rom<2x1x1x4xui1> -> !fpga.stream<1x4x4x2xi10, lanes = 2>
  return
}
