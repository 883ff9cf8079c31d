// RUN: pool-to-conv-opt %s --split-input-file --fpga-insert-plumbing --verify-diagnostics

// (C1)
fpga.kernel @unused(%x: tensor<1x4xi8>, %y: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-error@+1 {{'fpga.load' op (C1) expected a use of argument 1: no result depends on it}}
  %1 = fpga.load %y : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %3 : tensor<1x4xi8>
}

// -----

// (C2) Six pixels of the result are no part of the eight pixels of the rows that
// come.
fpga.kernel @pixels(%x: tensor<1x8x8x2xi8>) -> tensor<1x6x6x2xi16> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<2x3x3x2xi2>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-note@+1 {{from here}}
  %1 = fpga.window %0 kernel = [3, 3]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 1>
  // expected-error@+1 {{'fpga.mac' op (C2) wants operand 0 as '!fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 6>', but gets it as '!fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 2>'}}
  %2 = fpga.mac %1, %w fold <pe = 2, simd = 2, pixels = 3>
      : !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 1>, !fpga.rom<2x3x3x2xi2>
      -> !fpga.stream<1x6x6x2xi16, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x6x6x2xi16, lanes = 1> -> tensor<1x6x6x2xi16>
  fpga.return %3 : tensor<1x6x6x2xi16>
}

// -----

// (C2) Only a window can come several times.
fpga.kernel @repeat(%x: tensor<1x4xi8>) -> tensor<1x4xi16> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<4x1x1x4xi2>
  // expected-note@+1 {{from here}}
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1, repeat = 3>
  // expected-error@+1 {{(C2) wants operand 0 as '!fpga.stream<1x4xi8, lanes = 1>', but gets it as '!fpga.stream<1x4xi8, lanes = 1, repeat = 3>'}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4xi8, lanes = 1, repeat = 3>, !fpga.rom<4x1x1x4xi2> -> !fpga.stream<1x4xi16, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  fpga.return %2 : tensor<1x4xi16>
}
