// What units tell of their time, their area and the beats that they want.

// RUN: fpga-opt %s -verify-diagnostics -test-fpga-units=beats=true

// The first window needs one row and two pixels; a cycle is lost per row of the result.
func.func @window(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 2304, first_out = 43, cycles = 2312, ii = 2, lut = 223, ff = 143, dsp = 0, bram18 = 1, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x8x8x16xvector<3x3xi8>, lanes = 4>}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0> : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x8x8x16xvector<3x3xi8>, lanes = 4>
  return
}

// The map allows beats of two pixels, too.
func.func @window_lanes(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 162, first_out = 79, cycles = 256, ii = 2, lut = 223, ff = 143, dsp = 0, bram18 = 1, wants !fpga.stream<1x8x8x16xi8, lanes = 32>, produces !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 32>}}
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 32>
  return
}

// This map of 7 columns does not.
func.func @window_odd_map(%0: !fpga.stream<1x7x7x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 196, beats_out = 72, first_out = 39, cycles = 196, ii = 3, lut = 249, ff = 152, dsp = 0, bram18 = 1, wants !fpga.stream<1x7x7x16xi8, lanes = 16>, produces !fpga.stream<1x6x6x16xvector<2x2xi8>, lanes = 16>}}
  %1 = fpga.window %0 kernel = [2, 2] : !fpga.stream<1x7x7x16xi8, lanes = 4> -> !fpga.stream<1x6x6x16xvector<2x2xi8>, lanes = 32>
  return
}

// Channels of one tap after the other; windows that come once are asked for once.
func.func @mac_channels(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<8x3x3x16xi8>) {
  // expected-remark @+1 {{beats_in = 5184, beats_out = 288, first_out = 44, cycles = 5184, ii = 18, lut = 449, ff = 443, dsp = 8, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 4>, produces !fpga.stream<1x6x6x8xi20, lanes = 1>}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x16xi8> -> !fpga.stream<1x6x6x8xi20, lanes = 1>
  return
}

// Four passes of two filters may take each window four times.
func.func @mac_repeat(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1, repeat = 4>, %w: !fpga.rom<8x3x3x16xi8>) {
  // expected-remark @+1 {{beats_in = 20736, beats_out = 144, first_out = 44, cycles = 20736, ii = 144, lut = 228, ff = 406, dsp = 8, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 4, repeat = 4>, produces !fpga.stream<1x6x6x8xi20, lanes = 2>}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1, repeat = 4>, !fpga.rom<8x3x3x16xi8> -> !fpga.stream<1x6x6x8xi20, lanes = 2>
  return
}

// Three taps of all channels; results have no more lanes than pe.
func.func @mac_taps(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1, order = taps>, %w: !fpga.rom<8x3x3x16xi8>) {
  // expected-remark @+1 {{beats_in = 5184, beats_out = 36, first_out = 15, cycles = 5184, ii = 144, lut = 2550, ff = 4404, dsp = 96, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 16, taps = 3>, produces !fpga.stream<1x6x6x8xi20, lanes = 2>}}
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 48> : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1, order = taps>, !fpga.rom<8x3x3x16xi8> -> !fpga.stream<1x6x6x8xi20, lanes = 8>
  return
}

// All taps of two channels with two filters each.
func.func @mac_depthwise(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<32x3x3x1xi8>) {
  // expected-remark @+1 {{beats_in = 5184, beats_out = 288, first_out = 11, cycles = 5184, ii = 18, lut = 714, ff = 1609, dsp = 36, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 2, taps = 9, order = taps>, produces !fpga.stream<1x6x6x32xi20, lanes = 4>}}
  %1 = fpga.mac %0, %w groups = 16 fold <pe = 4, simd = 9> : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, !fpga.rom<32x3x3x1xi8> -> !fpga.stream<1x6x6x32xi20, lanes = 4>
  return
}

// Half of the filters of one channel.
func.func @mac_part_of_multiplier(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 4>, %w: !fpga.rom<32x3x3x1xi8>) {
  // expected-remark @+1 {{beats_in = 1296, beats_out = 288, first_out = 11, cycles = 3456, ii = 12, lut = 86, ff = 213, dsp = 3, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1, taps = 3, order = taps>, produces !fpga.stream<1x6x6x32xi20, lanes = 1>}}
  %1 = fpga.mac %0, %w groups = 16 fold <pe = 1, simd = 3> : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 4>, !fpga.rom<32x3x3x1xi8> -> !fpga.stream<1x6x6x32xi20, lanes = 4>
  return
}

func.func @mac_grouped(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<8x3x3x4xi8>) {
  // expected-remark @+1 {{beats_in = 5184, beats_out = 288, first_out = 80, cycles = 5184, ii = 18, lut = 196, ff = 287, dsp = 4, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 4>, produces !fpga.stream<1x6x6x8xi20, lanes = 1>}}
  %1 = fpga.mac %0, %w groups = 4 fold <pe = 1, simd = 4> : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x4xi8> -> !fpga.stream<1x6x6x8xi20, lanes = 1>
  return
}

// Two pixels at a time.
func.func @mac_pixels(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<8x3x3x16xi8>) {
  // expected-remark @+1 {{beats_in = 5184, beats_out = 18, first_out = 19, cycles = 5184, ii = 288, lut = 5081, ff = 6772, dsp = 256, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 32>, produces !fpga.stream<1x6x6x8xi20, lanes = 16>}}
  %1 = fpga.mac %0, %w fold <pe = 8, simd = 16, pixels = 2> : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x16xi8> -> !fpga.stream<1x6x6x8xi20, lanes = 16>
  return
}

func.func @mac_dense(%0: !fpga.stream<1x64xi8, lanes = 1>, %w: !fpga.rom<8x1x1x64xi8>) {
  // expected-remark @+1 {{beats_in = 64, beats_out = 8, first_out = 14, cycles = 64, ii = 8, lut = 634, ff = 871, dsp = 16, bram18 = 0, wants !fpga.stream<1x64xi8, lanes = 16>, produces !fpga.stream<1x8xi20, lanes = 1>}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 16> : !fpga.stream<1x64xi8, lanes = 1>, !fpga.rom<8x1x1x64xi8> -> !fpga.stream<1x8xi20, lanes = 1>
  return
}

// Windows that come once.
func.func @reduce_window(%0: !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1, repeat = 2>) {
  // expected-remark @+1 {{beats_in = 10368, beats_out = 144, first_out = 34, cycles = 10368, ii = 72, lut = 45, ff = 40, dsp = 0, bram18 = 0, wants !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 4>, produces !fpga.stream<1x6x6x16xi8, lanes = 4>}}
  %1 = fpga.reduce max window %0 : !fpga.stream<1x6x6x16xvector<3x3xi8>, lanes = 1, repeat = 2> -> !fpga.stream<1x6x6x16xi8, lanes = 4>
  return
}

// After a row and a pixel, the last tap of the first window comes.
func.func @reduce_rows(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 128, first_out = 38, cycles = 256, ii = 2, lut = 166, ff = 140, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 2>, produces !fpga.stream<1x4x4x16xi10, lanes = 2>}}
  %1 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %0 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x4x4x16xi10, lanes = 2>
  return
}

func.func @reduce_rows_padded(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 100, first_out = 2, cycles = 256, ii = 3, lut = 252, ff = 142, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x5x5x16xi10, lanes = 4>}}
  %1 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] pad <1, 1, 1, 1, 0> %0 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x5x5x16xi10, lanes = 4>
  return
}

func.func @reduce_global(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 4, first_out = 254, cycles = 256, ii = 64, lut = 189, ff = 158, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x1x1x16xi14, lanes = 4>}}
  %1 = fpga.reduce sum global dims = [1, 2] %0 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x1x1x16xi14, lanes = 4>
  return
}

// The sum over channels takes beats as they come.
func.func @reduce_channels(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 64, first_out = 5, cycles = 256, ii = 4, lut = 83, ff = 30, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x8x8x1xi8, lanes = 1>}}
  %1 = fpga.reduce max global dims = [3] %0 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  return
}

// An element that serves for several comes alone.
func.func @eltwise(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>, %1: !fpga.stream<1x1x1x16xi8, lanes = 4>, %2: !fpga.stream<1x8x8x1xi8, lanes = 1>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 128, first_out = 5, cycles = 256, ii = 2, lut = 203, ff = 250, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 8>, wants !fpga.stream<1x1x1x16xi8, lanes = 8>, produces !fpga.stream<1x8x8x16xi9, lanes = 8>}}
  %3 = fpga.eltwise add %0, %1 : (!fpga.stream<1x8x8x16xi8, lanes = 4>, !fpga.stream<1x1x1x16xi8, lanes = 4>) -> !fpga.stream<1x8x8x16xi9, lanes = 8>
  // expected-remark @+1 {{beats_in = 256, beats_out = 512, first_out = 10, cycles = 512, ii = 1, lut = 265, ff = 234, dsp = 2, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 2>, wants !fpga.stream<1x8x8x1xi8, lanes = 1>, produces !fpga.stream<1x8x8x16xi16, lanes = 2>}}
  %4 = fpga.eltwise mul %0, %2 : (!fpga.stream<1x8x8x16xi8, lanes = 4>, !fpga.stream<1x8x8x1xi8, lanes = 1>) -> !fpga.stream<1x8x8x16xi16, lanes = 2>
  return
}

// A power of two is a shift.
func.func @requant(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 512, first_out = 10, cycles = 512, ii = 1, lut = 38, ff = 168, dsp = 2, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 2>, produces !fpga.stream<1x8x8x16xi8, lanes = 2>}}
  %1 = fpga.requant %0 multiplier = [3] shift = [1] : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x8x8x16xi8, lanes = 2>
  // expected-remark @+1 {{beats_in = 256, beats_out = 256, first_out = 3, cycles = 256, ii = 1, lut = 30, ff = 103, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x8x8x16xi8, lanes = 4>}}
  %2 = fpga.requant %0 multiplier = [4] shift = [1] : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x8x8x16xi8, lanes = 4>
  return
}

// Two lanes share a block RAM; interpolation reads two entries.
func.func @lut(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 128, first_out = 1, cycles = 256, ii = 2, lut = 3, ff = 1, dsp = 0, bram18 = 8, wants !fpga.stream<1x8x8x16xi8, lanes = 8>, produces !fpga.stream<1x8x8x16xi8, lanes = 8>}}
  %1 = fpga.lut %0 table = dense<1> : tensor<256xi8> : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x8x8x16xi8, lanes = 8>
  // expected-remark @+1 {{beats_in = 256, beats_out = 256, first_out = 4, cycles = 256, ii = 1, lut = 270, ff = 300, dsp = 4, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x8x8x16xi12, lanes = 4>}}
  %2 = fpga.lut %0 table = dense<1> : tensor<17xi8> fraction = 4 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x8x8x16xi12, lanes = 4>
  return
}

// Two frames are held.
func.func @reorder(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 512, first_out = 8, cycles = 512, ii = 1, lut = 213, ff = 122, dsp = 0, bram18 = 2, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x16x8x8xi8, lanes = 2>}}
  %1 = fpga.reorder %0 by [0, 3, 1, 2] : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x16x8x8xi8, lanes = 2>
  return
}

// Lanes that both shapes allow.
func.func @reshape(%0: !fpga.stream<1x96xi8, lanes = 12>, %1: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 8, beats_out = 4, first_out = 0, cycles = 8, ii = 2, lut = 0, ff = 0, dsp = 0, bram18 = 0, wants !fpga.stream<1x96xi8, lanes = 24>, produces !fpga.stream<1x2x6x8xi8, lanes = 24>}}
  %2 = fpga.reshape %0 : !fpga.stream<1x96xi8, lanes = 12> -> !fpga.stream<1x2x6x8xi8, lanes = 24>
  // expected-remark @+1 {{beats_in = 256, beats_out = 128, first_out = 0, cycles = 256, ii = 2, lut = 0, ff = 0, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 8>, produces !fpga.stream<1024xi8, lanes = 8>}}
  %3 = fpga.reshape %1 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1024xi8, lanes = 8>
  return
}

// Beats of two pixels of 6 are no beats of pixels of 8.
func.func @reshape_fewer(%0: !fpga.stream<1x2x6x8xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 24, beats_out = 8, first_out = 0, cycles = 24, ii = 3, lut = 0, ff = 0, dsp = 0, bram18 = 0, wants !fpga.stream<1x2x6x8xi8, lanes = 2>, produces !fpga.stream<1x4x4x6xi8, lanes = 2>}}
  %1 = fpga.reshape %0 : !fpga.stream<1x2x6x8xi8, lanes = 4> -> !fpga.stream<1x4x4x6xi8, lanes = 12>
  return
}

func.func @crop(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 98, first_out = 37, cycles = 256, ii = 3, lut = 22, ff = 44, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 1>, produces !fpga.stream<1x7x7x10xi8, lanes = 1>}}
  %1 = fpga.crop %0 low = [0, 1, 1, 2] high = [0, 0, 0, 4] : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x7x7x10xi8, lanes = 5>
  return
}

func.func @pad(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 72, first_out = 1, cycles = 256, ii = 4, lut = 21, ff = 169, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 4>, produces !fpga.stream<1x9x8x20xi8, lanes = 4>}}
  %1 = fpga.pad %0 low = [0, 1, 0, 4] high = [0, 0, 0, 0] value = 0 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x9x8x20xi8, lanes = 20>
  return
}

func.func @pad_behind(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>) {
  // expected-remark @+1 {{beats_in = 256, beats_out = 72, first_out = 1,}}
  %1 = fpga.pad %0 low = [0, 0, 0, 0] high = [0, 1, 0, 4] value = 0 : !fpga.stream<1x8x8x16xi8, lanes = 4> -> !fpga.stream<1x9x8x20xi8, lanes = 20>
  return
}

func.func @concat(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>, %1: !fpga.stream<1x8x8x6xi8, lanes = 6>) {
  // expected-remark @+1 {{beats_in = 320, beats_out = 64, first_out = 1, cycles = 320, ii = 5, lut = 189, ff = 180, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x16xi8, lanes = 2>, wants !fpga.stream<1x8x8x6xi8, lanes = 2>, produces !fpga.stream<1x8x8x22xi8, lanes = 2>}}
  %2 = fpga.concat %0, %1 : (!fpga.stream<1x8x8x16xi8, lanes = 4>, !fpga.stream<1x8x8x6xi8, lanes = 6>) -> !fpga.stream<1x8x8x22xi8, lanes = 22>
  return
}

// Beats of six stand in between.
func.func @cast_lanes(%0: !fpga.stream<1x8x8x6xi8, lanes = 2>) {
  // expected-remark @+1 {{beats_in = 192, beats_out = 128, first_out = 4, cycles = 192, ii = 2, lut = 36, ff = 102, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x6xi8, lanes = 2>, produces !fpga.stream<1x8x8x6xi8, lanes = 3>}}
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x8x8x6xi8, lanes = 2> -> !fpga.stream<1x8x8x6xi8, lanes = 3>
  return
}

// Ports cost nothing here.
fpga.kernel @ports(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-remark @+1 {{beats_in = 4, beats_out = 4, first_out = 0, cycles = 4, ii = 1, lut = 0, ff = 0, dsp = 0, bram18 = 0, produces !fpga.stream<1x8xi8, lanes = 2>}}
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-remark @+1 {{beats_in = 4, beats_out = 4, first_out = 0, cycles = 4, ii = 1, lut = 0, ff = 0, dsp = 0, bram18 = 0, wants !fpga.stream<1x8xi8, lanes = 2>}}
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// Memories are as wide as their readers want: 4 weights a cycle, 2 lanes.
func.func @roms(%0: !fpga.stream<1x8x8x64xi8, lanes = 4>, %1: !fpga.stream<1x8x8x64xi8, lanes = 2>) {
  // expected-remark @+1 {{beats_in = 0, beats_out = 0, first_out = 0, cycles = 0, ii = 0, lut = 0, ff = 0, dsp = 0, bram18 = 1}}
  %w = fpga.rom dense<1> : tensor<64x1x1x64xi4>
  // expected-remark @+1 {{beats_in = 1024, beats_out = 4096, first_out = 24, cycles = 65536, ii = 16, lut = 188, ff = 258, dsp = 4, bram18 = 0, wants !fpga.stream<1x8x8x64xi8, lanes = 4>, produces !fpga.stream<1x8x8x64xi20, lanes = 1>}}
  %2 = fpga.mac %0, %w fold <pe = 1, simd = 4> : !fpga.stream<1x8x8x64xi8, lanes = 4>, !fpga.rom<64x1x1x64xi4> -> !fpga.stream<1x8x8x64xi20, lanes = 1>
  // expected-remark @+1 {{beats_in = 0, beats_out = 0, first_out = 0, cycles = 0, ii = 0, lut = 0, ff = 0, dsp = 0, bram18 = 2}}
  %c = fpga.rom dense<1> : tensor<1x1x1x64xi32>
  // expected-remark @+1 {{beats_in = 2048, beats_out = 2048, first_out = 1, cycles = 2048, ii = 1, lut = 71, ff = 67, dsp = 0, bram18 = 0, wants !fpga.stream<1x8x8x64xi8, lanes = 2>, produces !fpga.stream<1x8x8x64xi33, lanes = 2>}}
  %3 = fpga.eltwise add %1, %c : (!fpga.stream<1x8x8x64xi8, lanes = 2>, !fpga.rom<1x1x1x64xi32>) -> !fpga.stream<1x8x8x64xi33, lanes = 2>
  // expected-remark @+1 {{beats_in = 0, beats_out = 0, first_out = 0, cycles = 0, ii = 0, lut = 16, ff = 17, dsp = 0, bram18 = 0}}
  %u = fpga.rom dense<1> : tensor<17xi1> in reg
  return
}

// Nothing overflows: counts end at 2^53.
func.func @huge(%0: !fpga.stream<1x4096x2048x16777215xi8, lanes = 16777215>, %w: !fpga.rom<16777215x1x1x16777215xi8>, %1: !fpga.stream<281474976710655xi64, lanes = 281474976710655>) {
  // expected-remark @+1 {{beats_in = 8388608, beats_out = 140737479966720, first_out = 31, cycles = 140737479966720, ii = 1, lut = 5254199240906078, ff = 5066551845715901, dsp = 281474943156225, bram18 = 0, wants !fpga.stream<1x4096x2048x16777215xi8, lanes = 16777215>, produces !fpga.stream<1x4096x2048x16777215xi60, lanes = 1>}}
  %2 = fpga.mac %0, %w fold <pe = 16777215, simd = 16777215> : !fpga.stream<1x4096x2048x16777215xi8, lanes = 16777215>, !fpga.rom<16777215x1x1x16777215xi8> -> !fpga.stream<1x4096x2048x16777215xi60, lanes = 1>
  // expected-remark @+1 {{beats_in = 8388608, beats_out = 140737479966720, first_out = 16777221, cycles = 9007199254740992, ii = 65, lut = 65875, ff = 381, dsp = 1, bram18 = 7282, wants !fpga.stream<1x4096x2048x16777215xi8, lanes = 1>, produces !fpga.stream<1x4096x2048x16777215xi60, lanes = 1>}}
  %3 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4096x2048x16777215xi8, lanes = 16777215>, !fpga.rom<16777215x1x1x16777215xi8> -> !fpga.stream<1x4096x2048x16777215xi60, lanes = 1>
  // expected-remark @+1 {{beats_in = 1, beats_out = 1, first_out = 3, cycles = 1, ii = 1, lut = 9007199254741199, ff = 45035996273704929, dsp = 0, bram18 = 0, wants !fpga.stream<281474976710655xi64, lanes = 281474976710655>, produces !fpga.stream<281474976710655xi64, lanes = 281474976710655>}}
  %4 = fpga.fifo %1 depth = 2147483647 in reg : !fpga.stream<281474976710655xi64, lanes = 281474976710655>
  return
}
