// Beats, folds, queues and memories say when something happens, not what: two
// kernels that differ in nothing else, a design and a draft, give the same
// function.
//
// RUN: split-file %s %t
// RUN: pool-to-conv-opt %t/design.mlir --convert-fpga-to-linalg -o %t/design.out
// RUN: pool-to-conv-opt %t/draft.mlir --convert-fpga-to-linalg -o %t/draft.out
// RUN: diff %t/design.out %t/draft.out
// RUN: FileCheck %s < %t/draft.out

// CHECK-LABEL: func.func private @conv
// CHECK-NOT: fpga.
// CHECK: linalg.generic {{.*}} outs(%{{.+}} : tensor<1x4x4x4x3x3xi8>)
// CHECK: arith.muli %{{.+}}, %{{.+}} : i32
// CHECK: arith.trunci %{{.+}} : i32 to i20

//--- design.mlir
fpga.kernel @conv(%x: tensor<1x6x6x4xi8>) -> tensor<1x4x4x8xi20> {
  %0 = fpga.load %x : tensor<1x6x6x4xi8> -> !fpga.stream<1x6x6x4xi8, lanes = 1>
  %w = fpga.rom dense<3> : tensor<8x3x3x4xi8>
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x6x6x4xi8, lanes = 1> -> !fpga.stream<1x4x4x4xvector<3x3xi8>, lanes = 1>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x4xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x4xi8> -> !fpga.stream<1x4x4x8xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x8xi20, lanes = 1> -> tensor<1x4x4x8xi20>
  fpga.return %3 : tensor<1x4x4x8xi20>
}

//--- draft.mlir
fpga.kernel @conv(%x: tensor<1x6x6x4xi8>) -> tensor<1x4x4x8xi20> attributes {draft} {
  %0 = fpga.load %x through <axis, width = 32> : tensor<1x6x6x4xi8> -> !fpga.stream<1x6x6x4xi8, lanes = 4>
  %w = fpga.rom dense<3> : tensor<8x3x3x4xi8> in bram ports = 2
  %a = fpga.fifo %0 depth = 7 : !fpga.stream<1x6x6x4xi8, lanes = 4>
  %b:2 = fpga.fork %a : !fpga.stream<1x6x6x4xi8, lanes = 4>
  %c = fpga.cast_lanes %b#1 : !fpga.stream<1x6x6x4xi8, lanes = 4> -> !fpga.stream<1x6x6x4xi8, lanes = 2>
  %1 = fpga.window %c kernel = [3, 3] in lutram : !fpga.stream<1x6x6x4xi8, lanes = 2> -> !fpga.stream<1x4x4x4xvector<3x3xi8>, lanes = 2, taps = 3, repeat = 4>
  %2 = fpga.mac %1, %w fold <pe = 2, simd = 12, pixels = 2> weights decoupled class po2 : !fpga.stream<1x4x4x4xvector<3x3xi8>, lanes = 2, taps = 3, repeat = 4>, !fpga.rom<8x3x3x4xi8> -> !fpga.stream<1x4x4x8xi20, lanes = 4>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x8xi20, lanes = 4> -> tensor<1x4x4x8xi20>
  fpga.return %3 : tensor<1x4x4x8xi20>
}
