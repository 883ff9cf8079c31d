// RUN: pool-to-conv-opt %s --split-input-file --fpga-insert-plumbing --verify-diagnostics

// (C1) Six pixels of the result are no part of the eight pixels of the rows that
// come.
fpga.kernel @pixels(%x: tensor<1x8x8x2xi8>) -> tensor<1x6x6x2xi16> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<2x3x3x2xi2>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-note@+1 {{from here}}
  %1 = fpga.window %0 kernel = [3, 3]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 1>
  // expected-error@+1 {{'fpga.mac' op (C1) wants operand 0 as '!fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 6>', but gets it as '!fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 2>'}}
  %2 = fpga.mac %1, %w fold <pe = 2, simd = 2, pixels = 3>
      : !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 1>, !fpga.rom<2x3x3x2xi2>
      -> !fpga.stream<1x6x6x2xi16, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x6x6x2xi16, lanes = 1> -> tensor<1x6x6x2xi16>
  fpga.return %3 : tensor<1x6x6x2xi16>
}
