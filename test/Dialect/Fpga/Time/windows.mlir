// Line buffers alone, as the Verilog module ran in Verilator: a frame in 298, 676, 2312,
// 126 and 646 cycles, and the first window 45, 41, 23, 5 and 43 cycles after the first
// beat. The mac gives its first result 7 cycles after the last beat of a window.
// Without padding, a map needs rows before its first window that do not fit beside the
// last ones of the map before.

// RUN: pool-to-conv-opt %s --fpga-simulate="frames=5 json=%t.json table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.json k3s2 cycles_per_frame=298 first_output=69
// RUN: %python %S/Inputs/figures.py %t.json k3s1 cycles_per_frame=676 first_output=65
// RUN: %python %S/Inputs/figures.py %t.json padded cycles_per_frame=2312 first_output=47
// RUN: %python %S/Inputs/figures.py %t.json k1s2 cycles_per_frame=126 first_output=13
// RUN: %python %S/Inputs/figures.py %t.json k5s2 cycles_per_frame=646 first_output=74

fpga.kernel @k3s2(%x: tensor<1x9x9x2xi8>) -> tensor<1x4x4x1xi20> {
  %w = fpga.rom dense<1> : tensor<1x3x3x2xi8>
  %0 = fpga.load %x : tensor<1x9x9x2xi8> -> !fpga.stream<1x9x9x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] stride = [2, 2] pad <0, 0, 0, 0, 0>
      : !fpga.stream<1x9x9x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 1, repeat = 1>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 1, repeat = 1>, !fpga.rom<1x3x3x2xi8> -> !fpga.stream<1x4x4x1xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x1xi20, lanes = 1> -> tensor<1x4x4x1xi20>
  fpga.return %3 : tensor<1x4x4x1xi20>
}
fpga.kernel @k3s1(%x: tensor<1x8x8x2xi8>) -> tensor<1x6x6x1xi20> {
  %w = fpga.rom dense<1> : tensor<1x3x3x2xi8>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] stride = [1, 1] pad <0, 0, 0, 0, 0>
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 1, repeat = 1>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 1, repeat = 1>, !fpga.rom<1x3x3x2xi8> -> !fpga.stream<1x6x6x1xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x6x6x1xi20, lanes = 1> -> tensor<1x6x6x1xi20>
  fpga.return %3 : tensor<1x6x6x1xi20>
}
fpga.kernel @padded(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi20> {
  %w = fpga.rom dense<1> : tensor<2x3x3x2xi8>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] stride = [1, 1] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x8x8x2xvector<3x3xi8>, lanes = 1, repeat = 2>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x2xvector<3x3xi8>, lanes = 1, repeat = 2>, !fpga.rom<2x3x3x2xi8> -> !fpga.stream<1x8x8x2xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x8x8x2xi20, lanes = 1> -> tensor<1x8x8x2xi20>
  fpga.return %3 : tensor<1x8x8x2xi20>
}
fpga.kernel @k1s2(%x: tensor<1x9x7x2xi8>) -> tensor<1x5x4x1xi20> {
  %w = fpga.rom dense<1> : tensor<1x1x1x2xi8>
  %0 = fpga.load %x : tensor<1x9x7x2xi8> -> !fpga.stream<1x9x7x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [1, 1] stride = [2, 2] pad <0, 0, 0, 0, 0>
      : !fpga.stream<1x9x7x2xi8, lanes = 1> -> !fpga.stream<1x5x4x2xvector<1x1xi8>, lanes = 1, repeat = 1>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x5x4x2xvector<1x1xi8>, lanes = 1, repeat = 1>, !fpga.rom<1x1x1x2xi8> -> !fpga.stream<1x5x4x1xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x5x4x1xi20, lanes = 1> -> tensor<1x5x4x1xi20>
  fpga.return %3 : tensor<1x5x4x1xi20>
}
fpga.kernel @k5s2(%x: tensor<1x12x12x1xi8>) -> tensor<1x5x5x1xi20> {
  %w = fpga.rom dense<1> : tensor<1x5x5x1xi8>
  %0 = fpga.load %x : tensor<1x12x12x1xi8> -> !fpga.stream<1x12x12x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [5, 5] stride = [2, 2] pad <1, 1, 0, 0, 0>
      : !fpga.stream<1x12x12x1xi8, lanes = 1> -> !fpga.stream<1x5x5x1xvector<5x5xi8>, lanes = 1, repeat = 1>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x5x5x1xvector<5x5xi8>, lanes = 1, repeat = 1>, !fpga.rom<1x5x5x1xi8> -> !fpga.stream<1x5x5x1xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x5x5x1xi20, lanes = 1> -> tensor<1x5x5x1xi20>
  fpga.return %3 : tensor<1x5x5x1xi20>
}
