// What units say of themselves in closed form is what a simulation of them alone
// finds: cycles of a frame, and first output.

// RUN: pool-to-conv-opt %s --fpga-simulate="frames=4 json=%t.json table=false" -o /dev/null
// RUN: %python %S/Inputs/estimates.py %t.json 24

fpga.kernel @fifo(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %1 = fpga.fifo %0 depth = 5 : !fpga.stream<1x4x4x8xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> tensor<1x4x4x8xi8>
  fpga.return %2 : tensor<1x4x4x8xi8>
}
fpga.kernel @wider(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x4x4x8xi8, lanes = 8>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi8, lanes = 8> -> tensor<1x4x4x8xi8>
  fpga.return %2 : tensor<1x4x4x8xi8>
}
fpga.kernel @narrower(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 8>
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x8xi8, lanes = 8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> tensor<1x4x4x8xi8>
  fpga.return %2 : tensor<1x4x4x8xi8>
}
fpga.kernel @other(%x: tensor<1x4x4x12xi8>) -> tensor<1x4x4x12xi8> {
  %0 = fpga.load %x : tensor<1x4x4x12xi8> -> !fpga.stream<1x4x4x12xi8, lanes = 4>
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x12xi8, lanes = 4> -> !fpga.stream<1x4x4x12xi8, lanes = 6>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x12xi8, lanes = 6> -> tensor<1x4x4x12xi8>
  fpga.return %2 : tensor<1x4x4x12xi8>
}
fpga.kernel @reorder(%x: tensor<1x3x8x8xi8>) -> tensor<1x8x8x3xi8> {
  %0 = fpga.load %x : tensor<1x3x8x8xi8> -> !fpga.stream<1x3x8x8xi8, lanes = 2>
  %1 = fpga.reorder %0 by [0, 2, 3, 1] : !fpga.stream<1x3x8x8xi8, lanes = 2> -> !fpga.stream<1x8x8x3xi8, lanes = 3>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x3xi8, lanes = 3> -> tensor<1x8x8x3xi8>
  fpga.return %2 : tensor<1x8x8x3xi8>
}
fpga.kernel @crop(%x: tensor<1x8x8x4xi8>) -> tensor<1x6x5x4xi8> {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.crop %0 low = [0, 1, 2, 0] high = [0, 1, 1, 0] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x5x4xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x6x5x4xi8, lanes = 2> -> tensor<1x6x5x4xi8>
  fpga.return %2 : tensor<1x6x5x4xi8>
}
fpga.kernel @pad(%x: tensor<1x8x8x4xi8>) -> tensor<1x10x11x4xi8> {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.pad %0 low = [0, 1, 2, 0] high = [0, 1, 1, 0] value = 0 : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x10x11x4xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x10x11x4xi8, lanes = 2> -> tensor<1x10x11x4xi8>
  fpga.return %2 : tensor<1x10x11x4xi8>
}
fpga.kernel @padded_below(%x: tensor<1x8x8x4xi8>) -> tensor<1x9x8x4xi8> {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.pad %0 low = [0, 0, 0, 0] high = [0, 1, 0, 0] value = 0 : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x9x8x4xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x9x8x4xi8, lanes = 2> -> tensor<1x9x8x4xi8>
  fpga.return %2 : tensor<1x9x8x4xi8>
}
fpga.kernel @concat(%x: tensor<1x4x4x6xi8>, %y: tensor<1x4x4x4xi8>) -> tensor<1x4x4x10xi8> {
  %0 = fpga.load %x : tensor<1x4x4x6xi8> -> !fpga.stream<1x4x4x6xi8, lanes = 2>
  %1 = fpga.load %y : tensor<1x4x4x4xi8> -> !fpga.stream<1x4x4x4xi8, lanes = 2>
  %2 = fpga.concat %0, %1 : (!fpga.stream<1x4x4x6xi8, lanes = 2>, !fpga.stream<1x4x4x4xi8, lanes = 2>) -> !fpga.stream<1x4x4x10xi8, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x10xi8, lanes = 2> -> tensor<1x4x4x10xi8>
  fpga.return %3 : tensor<1x4x4x10xi8>
}
fpga.kernel @scale(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %1 = fpga.requant %0 multiplier = [77] shift = [8] : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> tensor<1x4x4x8xi8>
  fpga.return %2 : tensor<1x4x4x8xi8>
}
fpga.kernel @shift(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %1 = fpga.requant %0 multiplier = [4] shift = [3] : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> tensor<1x4x4x8xi8>
  fpga.return %2 : tensor<1x4x4x8xi8>
}
fpga.kernel @table(%x: tensor<1x4x4x8xi4>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi4> -> !fpga.stream<1x4x4x8xi4, lanes = 2>
  %1 = fpga.lut %0 table = dense<7> : tensor<16xi8> : !fpga.stream<1x4x4x8xi4, lanes = 2> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> tensor<1x4x4x8xi8>
  fpga.return %2 : tensor<1x4x4x8xi8>
}
fpga.kernel @relu(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi8> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %1 = fpga.eltwise relu %0 : (!fpga.stream<1x4x4x8xi8, lanes = 2>) -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> tensor<1x4x4x8xi8>
  fpga.return %2 : tensor<1x4x4x8xi8>
}
// One number per channel serves for all pixels.
fpga.kernel @channels(%x: tensor<1x4x4x8xi8>, %y: tensor<1x1x1x8xi8>) -> tensor<1x4x4x8xi9> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %1 = fpga.load %y : tensor<1x1x1x8xi8> -> !fpga.stream<1x1x1x8xi8, lanes = 2>
  %2 = fpga.eltwise add %0, %1 : (!fpga.stream<1x4x4x8xi8, lanes = 2>, !fpga.stream<1x1x1x8xi8, lanes = 2>) -> !fpga.stream<1x4x4x8xi9, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x8xi9, lanes = 2> -> tensor<1x4x4x8xi9>
  fpga.return %3 : tensor<1x4x4x8xi9>
}
fpga.kernel @reduce_rows(%x: tensor<1x8x8x4xi8>) -> tensor<1x4x3x4xi8> {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 3] %0 : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x4x3x4xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x3x4xi8, lanes = 2> -> tensor<1x4x3x4xi8>
  fpga.return %2 : tensor<1x4x3x4xi8>
}
fpga.kernel @reduce_global(%x: tensor<1x8x8x4xi8>) -> tensor<1x1x1x4xi14> {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.reduce sum global dims = [1, 2] %0 : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x1x1x4xi14, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x1x1x4xi14, lanes = 2> -> tensor<1x1x1x4xi14>
  fpga.return %2 : tensor<1x1x1x4xi14>
}
fpga.kernel @reduce_window(%x: tensor<1x8x8x4xi8>) -> tensor<1x6x6x4xi8> {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  %2 = fpga.reduce max window %1 : !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2> -> !fpga.stream<1x6x6x4xi8, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x6x6x4xi8, lanes = 2> -> tensor<1x6x6x4xi8>
  fpga.return %3 : tensor<1x6x6x4xi8>
}
fpga.kernel @conv(%x: tensor<1x8x8x4xi8>) -> tensor<1x8x8x8xi20> {
  %w = fpga.rom dense<1> : tensor<8x3x3x4xi8>
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2, repeat = 2>
  %2 = fpga.mac %1, %w fold <pe = 4, simd = 2> : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2, repeat = 2>, !fpga.rom<8x3x3x4xi8> -> !fpga.stream<1x8x8x8xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x8x8x8xi20, lanes = 1> -> tensor<1x8x8x8xi20>
  fpga.return %3 : tensor<1x8x8x8xi20>
}
// A stride, taps at once, and windows that come once but are needed again.
fpga.kernel @strided(%x: tensor<1x9x9x4xi8>) -> tensor<1x4x4x8xi20> {
  %w = fpga.rom dense<1> : tensor<8x3x3x4xi8>
  %0 = fpga.load %x : tensor<1x9x9x4xi8> -> !fpga.stream<1x9x9x4xi8, lanes = 4>
  %1 = fpga.window %0 kernel = [3, 3] stride = [2, 2] : !fpga.stream<1x9x9x4xi8, lanes = 4> -> !fpga.stream<1x4x4x4xvector<3x3xi8>, lanes = 4, taps = 3>
  %2 = fpga.mac %1, %w fold <pe = 2, simd = 12> : !fpga.stream<1x4x4x4xvector<3x3xi8>, lanes = 4, taps = 3>, !fpga.rom<8x3x3x4xi8> -> !fpga.stream<1x4x4x8xi20, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x8xi20, lanes = 2> -> tensor<1x4x4x8xi20>
  fpga.return %3 : tensor<1x4x4x8xi20>
}
fpga.kernel @depthwise(%x: tensor<1x8x8x4xi8>) -> tensor<1x8x8x4xi20> {
  %w = fpga.rom dense<1> : tensor<4x3x3x1xi8>
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2, taps = 3, order = taps>
  %2 = fpga.mac %1, %w groups = 4 fold <pe = 2, simd = 3> : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2, taps = 3, order = taps>, !fpga.rom<4x3x3x1xi8> -> !fpga.stream<1x8x8x4xi20, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x8x8x4xi20, lanes = 2> -> tensor<1x8x8x4xi20>
  fpga.return %3 : tensor<1x8x8x4xi20>
}
// A result in every cycle: as many of them are under way as it takes.
fpga.kernel @parallel(%x: tensor<1x8x8x4xi8>) -> tensor<1x8x8x4xi20> {
  %w = fpga.rom dense<1> : tensor<4x1x1x4xi8>
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 4>
  %1 = fpga.mac %0, %w fold <pe = 4, simd = 4> : !fpga.stream<1x8x8x4xi8, lanes = 4>, !fpga.rom<4x1x1x4xi8> -> !fpga.stream<1x8x8x4xi20, lanes = 4>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x4xi20, lanes = 4> -> tensor<1x8x8x4xi20>
  fpga.return %2 : tensor<1x8x8x4xi20>
}
fpga.kernel @grouped(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x4xi20> {
  %w = fpga.rom dense<1> : tensor<4x1x1x4xi8>
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  %1 = fpga.mac %0, %w groups = 2 fold <pe = 1, simd = 2> : !fpga.stream<1x4x4x8xi8, lanes = 2>, !fpga.rom<4x1x1x4xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x4xi20, lanes = 1> -> tensor<1x4x4x4xi20>
  fpga.return %2 : tensor<1x4x4x4xi20>
}
fpga.kernel @dense(%x: tensor<1x64xi8>) -> tensor<1x10xi24> {
  %w = fpga.rom dense<1> : tensor<10x1x1x64xi8>
  %0 = fpga.load %x : tensor<1x64xi8> -> !fpga.stream<1x64xi8, lanes = 4>
  %1 = fpga.mac %0, %w fold <pe = 5, simd = 4> : !fpga.stream<1x64xi8, lanes = 4>, !fpga.rom<10x1x1x64xi8> -> !fpga.stream<1x10xi24, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x10xi24, lanes = 1> -> tensor<1x10xi24>
  fpga.return %2 : tensor<1x10xi24>
}
fpga.kernel @fork(%x: tensor<1x16xi8>) -> tensor<1x16xi9> {
  %0 = fpga.load %x : tensor<1x16xi8> -> !fpga.stream<1x16xi8, lanes = 2>
  %1:2 = fpga.fork %0 : !fpga.stream<1x16xi8, lanes = 2>
  %2 = fpga.eltwise add %1#0, %1#1 : (!fpga.stream<1x16xi8, lanes = 2>, !fpga.stream<1x16xi8, lanes = 2>) -> !fpga.stream<1x16xi9, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x16xi9, lanes = 2> -> tensor<1x16xi9>
  fpga.return %3 : tensor<1x16xi9>
}
