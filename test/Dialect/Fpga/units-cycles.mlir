// Cycles of a frame: (O / pe) * (KH * KW * C / simd) * pixels. The layers are those of
// CNV-W1A1 with its published folding, whose cycles are published, too: 32400, 28224,
// 20736, 28800, 20736 and 18432 of the convolutions, 32768, 32768 and 1024 of the
// dense layers.

// RUN: fpga-opt %s -verify-diagnostics -test-fpga-units

func.func @conv0(%0: !fpga.stream<1x30x30x3xvector<3x3xui1>, lanes = 3, repeat = 4>, %w: !fpga.rom<64x3x3x3xi1>) {
  // expected-remark @+1 {{cycles = 32400,}}
  %1 = fpga.mac %0, %w fold <pe = 16, simd = 3> : !fpga.stream<1x30x30x3xvector<3x3xui1>, lanes = 3, repeat = 4>, !fpga.rom<64x3x3x3xi1> -> !fpga.stream<1x30x30x64xi16, lanes = 16>
  return
}

func.func @conv1(%0: !fpga.stream<1x28x28x64xvector<3x3xui1>, lanes = 32, repeat = 2>, %w: !fpga.rom<64x3x3x64xi1>) {
  // expected-remark @+1 {{cycles = 28224,}}
  %1 = fpga.mac %0, %w fold <pe = 32, simd = 32> : !fpga.stream<1x28x28x64xvector<3x3xui1>, lanes = 32, repeat = 2>, !fpga.rom<64x3x3x64xi1> -> !fpga.stream<1x28x28x64xi16, lanes = 32>
  return
}

func.func @conv2(%0: !fpga.stream<1x12x12x64xvector<3x3xui1>, lanes = 32, repeat = 8>, %w: !fpga.rom<128x3x3x64xi1>) {
  // expected-remark @+1 {{cycles = 20736,}}
  %1 = fpga.mac %0, %w fold <pe = 16, simd = 32> : !fpga.stream<1x12x12x64xvector<3x3xui1>, lanes = 32, repeat = 8>, !fpga.rom<128x3x3x64xi1> -> !fpga.stream<1x12x12x128xi16, lanes = 16>
  return
}

func.func @conv3(%0: !fpga.stream<1x10x10x128xvector<3x3xui1>, lanes = 32, repeat = 8>, %w: !fpga.rom<128x3x3x128xi1>) {
  // expected-remark @+1 {{cycles = 28800,}}
  %1 = fpga.mac %0, %w fold <pe = 16, simd = 32> : !fpga.stream<1x10x10x128xvector<3x3xui1>, lanes = 32, repeat = 8>, !fpga.rom<128x3x3x128xi1> -> !fpga.stream<1x10x10x128xi16, lanes = 16>
  return
}

func.func @conv4(%0: !fpga.stream<1x3x3x128xvector<3x3xui1>, lanes = 32, repeat = 64>, %w: !fpga.rom<256x3x3x128xi1>) {
  // expected-remark @+1 {{cycles = 20736,}}
  %1 = fpga.mac %0, %w fold <pe = 4, simd = 32> : !fpga.stream<1x3x3x128xvector<3x3xui1>, lanes = 32, repeat = 64>, !fpga.rom<256x3x3x128xi1> -> !fpga.stream<1x3x3x256xi16, lanes = 4>
  return
}

func.func @conv5(%0: !fpga.stream<1x1x1x256xvector<3x3xui1>, lanes = 32, repeat = 256>, %w: !fpga.rom<256x3x3x256xi1>) {
  // expected-remark @+1 {{cycles = 18432,}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 32> : !fpga.stream<1x1x1x256xvector<3x3xui1>, lanes = 32, repeat = 256>, !fpga.rom<256x3x3x256xi1> -> !fpga.stream<1x1x1x256xi16, lanes = 1>
  return
}

func.func @dense0(%0: !fpga.stream<1x256xui1, lanes = 4>, %w: !fpga.rom<512x1x1x256xi1>) {
  // expected-remark @+1 {{cycles = 32768,}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 4> : !fpga.stream<1x256xui1, lanes = 4>, !fpga.rom<512x1x1x256xi1> -> !fpga.stream<1x512xi16, lanes = 1>
  return
}

func.func @dense1(%0: !fpga.stream<1x512xui1, lanes = 8>, %w: !fpga.rom<512x1x1x512xi1>) {
  // expected-remark @+1 {{cycles = 32768,}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 8> : !fpga.stream<1x512xui1, lanes = 8>, !fpga.rom<512x1x1x512xi1> -> !fpga.stream<1x512xi16, lanes = 1>
  return
}

func.func @dense2(%0: !fpga.stream<1x512xui1, lanes = 1>, %w: !fpga.rom<10x1x1x512xi1>) {
  // expected-remark @+1 {{cycles = 1024,}}
  %1 = fpga.mac %0, %w fold <pe = 5, simd = 1> : !fpga.stream<1x512xui1, lanes = 1>, !fpga.rom<10x1x1x512xi1> -> !fpga.stream<1x10xi16, lanes = 5>
  return
}
