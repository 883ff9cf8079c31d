// CNV-W1A1 of FINN with its published folding. Cycles of its layers are published:
// 32400, 28224, 20736, 28800, 20736 and 18432 of the convolutions, 32768, 32768 and 1024
// of the dense layers; a frame takes 32768 cycles, and a single one was measured to take
// 151178, which the simulation has to meet within 3 %. Its line buffers are C++ loops that
// read rows and write windows in step (ConvolutionInputGenerator of finn-hlslib).

// RUN: pool-to-conv-opt %s --fpga-insert-plumbing="fifos=all fifo-depth=128" \
// RUN:   --fpga-simulate="frames=4 line-buffers=rows json=%t.json table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.json cnv cycles_per_frame=32768 \
// RUN:   fpga.mac:busy=32400,28224,20736,28800,20736,18432,32768,32768,1024
// RUN: %python %S/Inputs/figures.py %t.json cnv first_frame=151178 tolerance=3

fpga.kernel @cnv(%x: tensor<1x32x32x3xi8>) -> tensor<1x1x1x10xi20> attributes {draft} {
  %0 = fpga.load %x : tensor<1x32x32x3xi8> -> !fpga.stream<1x32x32x3xi8, lanes = 3>
  %1 = fpga.rom dense<1> : tensor<64x3x3x3xi2>
  %2 = fpga.window %0 kernel = [3, 3]
      : !fpga.stream<1x32x32x3xi8, lanes = 3>
      -> !fpga.stream<1x30x30x3xvector<3x3xi8>, lanes = 3>
  %3 = fpga.mac %2, %1 fold <pe = 16, simd = 3>
      : !fpga.stream<1x30x30x3xvector<3x3xi8>, lanes = 3>, !fpga.rom<64x3x3x3xi2>
      -> !fpga.stream<1x30x30x64xi20, lanes = 16>
  %4 = fpga.requant %3 multiplier = [1] shift = [4]
      : !fpga.stream<1x30x30x64xi20, lanes = 16> -> !fpga.stream<1x30x30x64xui1, lanes = 16>
  %5 = fpga.rom dense<1> : tensor<64x3x3x64xi2>
  %6 = fpga.window %4 kernel = [3, 3]
      : !fpga.stream<1x30x30x64xui1, lanes = 16>
      -> !fpga.stream<1x28x28x64xvector<3x3xui1>, lanes = 32>
  %7 = fpga.mac %6, %5 fold <pe = 32, simd = 32>
      : !fpga.stream<1x28x28x64xvector<3x3xui1>, lanes = 32>, !fpga.rom<64x3x3x64xi2>
      -> !fpga.stream<1x28x28x64xi20, lanes = 32>
  %8 = fpga.requant %7 multiplier = [1] shift = [4]
      : !fpga.stream<1x28x28x64xi20, lanes = 32> -> !fpga.stream<1x28x28x64xui1, lanes = 32>
  %9 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %8
      : !fpga.stream<1x28x28x64xui1, lanes = 32> -> !fpga.stream<1x14x14x64xui1, lanes = 32>
  %10 = fpga.rom dense<1> : tensor<128x3x3x64xi2>
  %11 = fpga.window %9 kernel = [3, 3]
      : !fpga.stream<1x14x14x64xui1, lanes = 32>
      -> !fpga.stream<1x12x12x64xvector<3x3xui1>, lanes = 32>
  %12 = fpga.mac %11, %10 fold <pe = 16, simd = 32>
      : !fpga.stream<1x12x12x64xvector<3x3xui1>, lanes = 32>, !fpga.rom<128x3x3x64xi2>
      -> !fpga.stream<1x12x12x128xi20, lanes = 16>
  %13 = fpga.requant %12 multiplier = [1] shift = [4]
      : !fpga.stream<1x12x12x128xi20, lanes = 16> -> !fpga.stream<1x12x12x128xui1, lanes = 16>
  %14 = fpga.rom dense<1> : tensor<128x3x3x128xi2>
  %15 = fpga.window %13 kernel = [3, 3]
      : !fpga.stream<1x12x12x128xui1, lanes = 16>
      -> !fpga.stream<1x10x10x128xvector<3x3xui1>, lanes = 32>
  %16 = fpga.mac %15, %14 fold <pe = 16, simd = 32>
      : !fpga.stream<1x10x10x128xvector<3x3xui1>, lanes = 32>, !fpga.rom<128x3x3x128xi2>
      -> !fpga.stream<1x10x10x128xi20, lanes = 16>
  %17 = fpga.requant %16 multiplier = [1] shift = [4]
      : !fpga.stream<1x10x10x128xi20, lanes = 16> -> !fpga.stream<1x10x10x128xui1, lanes = 16>
  %18 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %17
      : !fpga.stream<1x10x10x128xui1, lanes = 16> -> !fpga.stream<1x5x5x128xui1, lanes = 16>
  %19 = fpga.rom dense<1> : tensor<256x3x3x128xi2>
  %20 = fpga.window %18 kernel = [3, 3]
      : !fpga.stream<1x5x5x128xui1, lanes = 16>
      -> !fpga.stream<1x3x3x128xvector<3x3xui1>, lanes = 32>
  %21 = fpga.mac %20, %19 fold <pe = 4, simd = 32>
      : !fpga.stream<1x3x3x128xvector<3x3xui1>, lanes = 32>, !fpga.rom<256x3x3x128xi2>
      -> !fpga.stream<1x3x3x256xi20, lanes = 4>
  %22 = fpga.requant %21 multiplier = [1] shift = [4]
      : !fpga.stream<1x3x3x256xi20, lanes = 4> -> !fpga.stream<1x3x3x256xui1, lanes = 4>
  %23 = fpga.rom dense<1> : tensor<256x3x3x256xi2>
  %24 = fpga.window %22 kernel = [3, 3]
      : !fpga.stream<1x3x3x256xui1, lanes = 4>
      -> !fpga.stream<1x1x1x256xvector<3x3xui1>, lanes = 32>
  %25 = fpga.mac %24, %23 fold <pe = 1, simd = 32>
      : !fpga.stream<1x1x1x256xvector<3x3xui1>, lanes = 32>, !fpga.rom<256x3x3x256xi2>
      -> !fpga.stream<1x1x1x256xi20, lanes = 1>
  %26 = fpga.requant %25 multiplier = [1] shift = [4]
      : !fpga.stream<1x1x1x256xi20, lanes = 1> -> !fpga.stream<1x1x1x256xui1, lanes = 1>
  %27 = fpga.rom dense<1> : tensor<512x1x1x256xi2>
  %28 = fpga.mac %26, %27 fold <pe = 1, simd = 4>
      : !fpga.stream<1x1x1x256xui1, lanes = 1>, !fpga.rom<512x1x1x256xi2>
      -> !fpga.stream<1x1x1x512xi20, lanes = 1>
  %29 = fpga.requant %28 multiplier = [1] shift = [4]
      : !fpga.stream<1x1x1x512xi20, lanes = 1> -> !fpga.stream<1x1x1x512xui1, lanes = 1>
  %30 = fpga.rom dense<1> : tensor<512x1x1x512xi2>
  %31 = fpga.mac %29, %30 fold <pe = 1, simd = 8>
      : !fpga.stream<1x1x1x512xui1, lanes = 1>, !fpga.rom<512x1x1x512xi2>
      -> !fpga.stream<1x1x1x512xi20, lanes = 1>
  %32 = fpga.requant %31 multiplier = [1] shift = [4]
      : !fpga.stream<1x1x1x512xi20, lanes = 1> -> !fpga.stream<1x1x1x512xui1, lanes = 1>
  %33 = fpga.rom dense<1> : tensor<10x1x1x512xi2>
  %34 = fpga.mac %32, %33 fold <pe = 5, simd = 1>
      : !fpga.stream<1x1x1x512xui1, lanes = 1>, !fpga.rom<10x1x1x512xi2>
      -> !fpga.stream<1x1x1x10xi20, lanes = 5>
  %35 = fpga.store %34 : !fpga.stream<1x1x1x10xi20, lanes = 5> -> tensor<1x1x1x10xi20>
  fpga.return %35 : tensor<1x1x1x10xi20>
}
