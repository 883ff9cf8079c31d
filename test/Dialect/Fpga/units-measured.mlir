// The estimates against modules that Yosys 0.23 synthesised for ECP5: within 7 %
// for LUTs and 5 % for flip-flops, exact for multipliers and block RAMs. The last
// function is outside of that. More units: test/Target/Verilog/estimates.test.

// RUN: fpga-opt %s -split-input-file -verify-diagnostics \
// RUN:   -test-fpga-units="lut-error=7 ff-error=5"

func.func @window_4_lanes(%0: !fpga.stream<1x32x32x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 266, ff = 169, dsp = 0, bram18 = 1, source = yosys>]} : !fpga.stream<1x32x32x16xi8, lanes = 4> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>
  return
}

func.func @window_8_lanes(%0: !fpga.stream<1x32x32x16xi8, lanes = 8>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 263, ff = 196, dsp = 0, bram18 = 2, source = yosys>]} : !fpga.stream<1x32x32x16xi8, lanes = 8> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>
  return
}

func.func @window_16_lanes(%0: !fpga.stream<1x32x32x16xi8, lanes = 16>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> {fpga.cost = [#fpga.cost<lut = 248, ff = 256, dsp = 0, bram18 = 4, source = yosys>]} : !fpga.stream<1x32x32x16xi8, lanes = 16> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 16>
  return
}

func.func @fifo_8x16(%0: !fpga.stream<8192xi8, lanes = 1>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.fifo %0 depth = 16 in lutram {fpga.cost = [#fpga.cost<lut = 35, ff = 33, dsp = 0, bram18 = 0, source = yosys>]} : !fpga.stream<8192xi8, lanes = 1>
  return
}

func.func @fork(%0: !fpga.stream<64xi8, lanes = 1>) {
  // expected-remark @+1 {{beats_in}}
  %1:2 = fpga.fork %0 {fpga.cost = [#fpga.cost<lut = 6, ff = 2, dsp = 0, bram18 = 0, source = yosys>]} : !fpga.stream<64xi8, lanes = 1>
  return
}

func.func @upsize(%0: !fpga.stream<64xi8, lanes = 1>) {
  // expected-remark @+1 {{beats_in}}
  %1 = fpga.cast_lanes %0 {fpga.cost = [#fpga.cost<lut = 6, ff = 35, dsp = 0, bram18 = 0, source = yosys>]} : !fpga.stream<64xi8, lanes = 1> -> !fpga.stream<64xi8, lanes = 4>
  return
}

// -----

// What is further off is an error.
func.func @off(%0: !fpga.stream<64xi8, lanes = 1>) {
  // expected-remark @+2 {{lut = 6, ff = 2, dsp = 0, bram18 = 0}}
  // expected-error @+1 {{estimated lut = 6, ff = 2, dsp = 0, bram18 = 0, measured #fpga.cost<lut = 6, ff = 2, dsp = 0, bram18 = 1, source = yosys>}}
  %1:2 = fpga.fork %0 {fpga.cost = [#fpga.cost<lut = 6, ff = 2, dsp = 0, bram18 = 1, source = yosys>]} : !fpga.stream<64xi8, lanes = 1>
  return
}
