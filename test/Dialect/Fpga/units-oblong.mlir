// Windows and reductions whose extents all differ, so that no dimension is taken
// for another one.

// RUN: fpga-opt %s -test-fpga-units=beats=true -o /dev/null 2>&1 | FileCheck %s
// RUN: fpga-opt %s -test-fpga-units="beats=true target=zynq-7020" -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefixes=CHECK,LUT6

// Two pixels of the first row complete a window; two rows of 4 pixels are held.
// CHECK: first_out = 6, cycles = 42
// LUT6-SAME: lut = 247, ff = 143, dsp = 0, bram18 = 0
func.func @row(%0: !fpga.stream<1x6x4x2xi8, lanes = 2>) {
  %1 = fpga.window %0 kernel = [1, 3] : !fpga.stream<1x6x4x2xi8, lanes = 2> -> !fpga.stream<1x6x2x2xvector<1x3xi8>, lanes = 2>
  return
}

// Windows beyond the map on all sides: the first one takes all of its rows but no
// more than two pixels of the last.
// CHECK: first_out = 8, cycles = 162
// LUT6-SAME: lut = 247, ff = 135, dsp = 0, bram18 = 0
func.func @beyond_the_map(%0: !fpga.stream<1x2x3x2xi8, lanes = 2>) {
  %1 = fpga.window %0 kernel = [5, 4] pad <2, 2, 2, 2, 0> : !fpga.stream<1x2x3x2xi8, lanes = 2> -> !fpga.stream<1x2x4x2xvector<5x4xi8>, lanes = 2>
  return
}

// Six rows of 400 beats are held: four that a window spans, and two of the stride.
// CHECK: first_out = 1205, cycles = 10410
// LUT6-SAME: lut = 246, ff = 169, dsp = 0, bram18 = 3
func.func @column(%0: !fpga.stream<2x8x200x4xi8, lanes = 2>) {
  %1 = fpga.window %0 kernel = [4, 1] stride = [2, 1] : !fpga.stream<2x8x200x4xi8, lanes = 2> -> !fpga.stream<2x3x200x4xvector<4x1xi8>, lanes = 2>
  return
}

// All of a row's sums are open at once, in one word: 12 adders of 10 bits, 16 LUTs,
// and one LUT a bit (of six inputs, half of one and a third more for writing).
// CHECK: first_out = 5, cycles = 12
// CHECK-SAME: lut = {{376|336}}, ff = 348
// LUT6-SAME: dsp = 0
func.func @rows_in_one_beat(%0: !fpga.stream<3x4x6x2xi8, lanes = 12>) {
  %1 = fpga.reduce sum global dims = [1] %0 : !fpga.stream<3x4x6x2xi8, lanes = 12> -> !fpga.stream<3x1x6x2xi10, lanes = 12>
  return
}

// The same two at a time: six words.
// CHECK: lut = {{76|70}}, ff = 68
func.func @rows_in_six_beats(%0: !fpga.stream<3x4x6x2xi8, lanes = 2>) {
  %1 = fpga.reduce sum global dims = [1] %0 : !fpga.stream<3x4x6x2xi8, lanes = 2> -> !fpga.stream<3x1x6x2xi10, lanes = 2>
  return
}
