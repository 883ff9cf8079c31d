// A line buffer that a reduction and a depthwise convolution fold each in its way, a
// concatenation, two results: what is wired takes as many cycles and as much as was
// said, and computes the same.

// RUN: pool-to-conv-check %s --trials=2 --fpga-fold=target-cycles=2400 --fpga-insert-plumbing | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --fpga-fold="target-cycles=2400 report=all" --fpga-insert-plumbing --fpga-estimate 2>&1 | FileCheck %s --check-prefixes=TOTAL,C2400
// RUN: pool-to-conv-check %s --trials=2 --fpga-fold=target-cycles=600 --fpga-insert-plumbing | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --fpga-fold="target-cycles=600 report=all" --fpga-insert-plumbing --fpga-estimate 2>&1 | FileCheck %s --check-prefixes=TOTAL,C600
// RUN: pool-to-conv-check %s --trials=2 --fpga-fold=target-cycles=300 --fpga-insert-plumbing | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --fpga-fold="target-cycles=300 report=all" --fpga-insert-plumbing --fpga-estimate 2>&1 | FileCheck %s --check-prefixes=TOTAL,C300
// RUN: pool-to-conv-check %s --trials=2 --fpga-fold=target-cycles=150 --fpga-insert-plumbing | FileCheck %s --check-prefix=SAME
// RUN: pool-to-conv-opt %s --fpga-fold="target-cycles=150 report=all" --fpga-insert-plumbing --fpga-estimate 2>&1 | FileCheck %s --check-prefixes=TOTAL,C150

// SAME: check: @f: equal (bit-exact

// C2400: remark: 2312 cycles a frame, as reduce0;
// C600:  remark: 584 cycles a frame, as reduce0;
// C300:  remark: 296 cycles a frame, as reduce0;
// C150:  remark: 136 cycles a frame, as reduce0;
// TOTAL: {{ }}[[LUT:[0-9]+]] LUT, [[FF:[0-9]+]] FF, [[DSP:[0-9]+]] DSP, 0 block RAM
// TOTAL: total {{ *[0-9]+ +[0-9]+ +}}[[LUT]] {{ *}}[[FF]] {{ *}}[[DSP]] {{ *}}0

// One tap after the other, then several taps of several channels.
// C2400: fpga.reduce max window {{.*}} : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1> ->
// C150:  fpga.reduce max window {{.*}} : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = {{[0-9]+}}{{(, taps = [0-9]+, order = taps)?}}> -> !fpga.stream<1x8x8x4xi8, lanes = {{[248]|16}}>

func.func @f(%x: tensor<1x8x8x4xi8>) -> (tensor<1x8x8x4xi8>, tensor<1x8x8x8xi8>) {
  %0:2 = fpga.call @pool(%x) : (tensor<1x8x8x4xi8>) -> (tensor<1x8x8x4xi8>, tensor<1x8x8x8xi8>)
  return %0#0, %0#1 : tensor<1x8x8x4xi8>, tensor<1x8x8x8xi8>
}
fpga.kernel @pool(%x: tensor<1x8x8x4xi8>) -> (tensor<1x8x8x4xi8>, tensor<1x8x8x8xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128>
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %w = fpga.rom dense<2> : tensor<4x3x3x1xi8>
  %m = fpga.mac %1, %w groups = 4 fold <pe = 1, simd = 1> : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x1xi8> -> !fpga.stream<1x8x8x4xi20, lanes = 1>
  %q = fpga.requant %m multiplier = [1] shift = [4] : !fpga.stream<1x8x8x4xi20, lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %c = fpga.concat %q, %2 : (!fpga.stream<1x8x8x4xi8, lanes = 1>, !fpga.stream<1x8x8x4xi8, lanes = 1>) -> !fpga.stream<1x8x8x8xi8, lanes = 1>
  %4 = fpga.store %2 : !fpga.stream<1x8x8x4xi8, lanes = 1> -> tensor<1x8x8x4xi8>
  %5 = fpga.store %c : !fpga.stream<1x8x8x8xi8, lanes = 1> -> tensor<1x8x8x8xi8>
  fpga.return %4, %5 : tensor<1x8x8x4xi8>, tensor<1x8x8x8xi8>
}
