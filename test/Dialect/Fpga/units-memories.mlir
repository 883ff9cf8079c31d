// Memories in registers and in LUTs of six inputs, of which one chooses between four
// words, and one holds two bits of 32 words.

// RUN: fpga-opt %s -verify-diagnostics -test-fpga-units=target=zynq-7020

func.func @memories() {
  // expected-remark @+1 {{lut = 32, ff = 104, dsp = 0, bram18 = 0}}
  %0 = fpga.rom dense<[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]> : tensor<13xi8> in reg
  // expected-remark @+1 {{lut = 4, ff = 0, dsp = 0, bram18 = 0}}
  %1 = fpga.rom dense<[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]> : tensor<13xi7> in lutram
  return
}
