// The estimates against modules that Yosys 0.23 synthesised for Xilinx 7 series
// (`synth_xilinx -family xc7 -flatten`). Multipliers and block RAMs are exact, LUTs
// within 13 % and flip-flops within 17 %: fitted to fewer modules than those of ECP5.
// LUT RAMs are counted as the LUTs that they take.

// RUN: fpga-opt %s -split-input-file -verify-diagnostics \
// RUN:   -test-fpga-units="target=zynq-7020 lut-error=13 ff-error=17" -o /dev/null

func.func @window_4_lanes(%0: !fpga.stream<1x32x32x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 238, ff = 175, dsp = 0, bram18 = 1, source = yosys>]} : !fpga.stream<1x32x32x16xi8, lanes = 4> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>
  return
}

func.func @window_8_lanes(%0: !fpga.stream<1x32x32x16xi8, lanes = 8>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 257, ff = 199, dsp = 0, bram18 = 2, source = yosys>]} : !fpga.stream<1x32x32x16xi8, lanes = 8> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>
  return
}

func.func @window_16_lanes(%0: !fpga.stream<1x32x32x16xi8, lanes = 16>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 308, ff = 254, dsp = 0, bram18 = 4, source = yosys>]} : !fpga.stream<1x32x32x16xi8, lanes = 16> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 16>
  return
}

func.func @window_stride_2(%0: !fpga.stream<1x32x32x16xi8, lanes = 8>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] stride = [2, 2] pad <0, 0, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 263, ff = 202, dsp = 0, bram18 = 2, source = yosys>]} : !fpga.stream<1x32x32x16xi8, lanes = 8> -> !fpga.stream<1x16x16x16xvector<3x3xi8>, lanes = 8>
  return
}

func.func @window_8x8(%0: !fpga.stream<1x8x8x64xi8, lanes = 8>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 255, ff = 184, dsp = 0, bram18 = 2, source = yosys>]} : !fpga.stream<1x8x8x64xi8, lanes = 8> -> !fpga.stream<1x8x8x64xvector<3x3xi8>, lanes = 8, repeat = 4>
  return
}

func.func @mac_4x8(%0: !fpga.stream<1x4x4x64xvector<3x3xi8>, lanes = 8>) {
  // expected-remark @+1 {{beats_in}}
  %w = fpga.rom dense<1> : tensor<4x3x3x64xi8> in bram {fpga.cost = [#fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 8, source = yosys>]}
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.mac %0, %w fold <pe = 4, simd = 8> {fpga.cost = [#fpga.cost<lut = 493, ff = 565, dsp = 32, bram18 = 0, source = yosys>]} : !fpga.stream<1x4x4x64xvector<3x3xi8>, lanes = 8>, !fpga.rom<4x3x3x64xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

func.func @mac_16x4(%0: !fpga.stream<1x4x4x16xvector<3x3xi8>, lanes = 4>) {
  // expected-remark @+1 {{beats_in}}
  %w = fpga.rom dense<1> : tensor<16x3x3x16xi8> in bram {fpga.cost = [#fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 15, source = yosys>]}
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.mac %0, %w fold <pe = 16, simd = 4> {fpga.cost = [#fpga.cost<lut = 1312, ff = 1356, dsp = 64, bram18 = 0, source = yosys>]} : !fpga.stream<1x4x4x16xvector<3x3xi8>, lanes = 4>, !fpga.rom<16x3x3x16xi8> -> !fpga.stream<1x4x4x16xi20, lanes = 1>
  return
}

func.func @mac_16x9(%0: !fpga.stream<1x4x4x1xvector<12x12xi8>, lanes = 1, taps = 9>) {
  // expected-remark @+1 {{beats_in}}
  %w = fpga.rom dense<1> : tensor<16x12x12x1xi8> in bram {fpga.cost = [#fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 32, source = yosys>]}
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.mac %0, %w fold <pe = 16, simd = 9> {fpga.cost = [#fpga.cost<lut = 2172, ff = 2818, dsp = 144, bram18 = 0, source = yosys>]} : !fpga.stream<1x4x4x1xvector<12x12xi8>, lanes = 1, taps = 9>, !fpga.rom<16x12x12x1xi8> -> !fpga.stream<1x4x4x16xi20, lanes = 1>
  return
}

func.func @fork(%0: !fpga.stream<64xi8, lanes = 1>) {
  // expected-remark @+1 {{beats_in}}
  %1:2 = fpga.fork %0 {fpga.cost = [#fpga.cost<lut = 5, ff = 2, dsp = 0, bram18 = 0, source = yosys>]} : !fpga.stream<64xi8, lanes = 1>
  return
}
