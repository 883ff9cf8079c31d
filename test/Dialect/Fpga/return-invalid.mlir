// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): too few, another type, outside of a kernel.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  // expected-error @+1 {{'fpga.return' op (C1) expected 1 operand, found 0}}
  fpga.return
}

// -----

// (C1)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  // expected-error @+1 {{'fpga.return' op (C1) expected operand 0 of type 'tensor<8xi8>', found 'tensor<1x8xi8>'}}
  fpga.return %1 : tensor<1x8xi8>
}

// -----

func.func @f() {
  // expected-error @+1 {{'fpga.return' op expects parent op 'fpga.kernel'}}
  fpga.return
}
