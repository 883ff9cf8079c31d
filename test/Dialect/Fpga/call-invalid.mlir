// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): nothing of that name, a function.
func.func @f() {
  // expected-error @+1 {{'fpga.call' op (C1) @nowhere names no fpga.kernel}}
  fpga.call @nowhere() : () -> ()
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.call' op (C1) @f names no fpga.kernel}}
  fpga.call @f() : () -> ()
  return
}

// -----

// (C2): too few operands, another operand, another result.
fpga.kernel @copy(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}
func.func @f() {
  // expected-error @+1 {{'fpga.call' op (C2) expected 1 operand, found 0}}
  %0 = fpga.call @copy() : () -> tensor<1x8xi8>
  return
}

// -----

// (C2)
fpga.kernel @copy(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}
func.func @f(%x: tensor<8xi8>) {
  // expected-error @+1 {{'fpga.call' op (C2) expected operand 0 of type 'tensor<1x8xi8>', found 'tensor<8xi8>'}}
  %0 = fpga.call @copy(%x) : (tensor<8xi8>) -> tensor<1x8xi8>
  return
}

// -----

// (C2)
fpga.kernel @copy(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}
func.func @f(%x: tensor<1x8xi8>) {
  // expected-error @+1 {{'fpga.call' op (C2) expected result 0 of type 'tensor<1x8xi8>', found 'tensor<8xi8>'}}
  %0 = fpga.call @copy(%x) : (tensor<1x8xi8>) -> tensor<8xi8>
  return
}
