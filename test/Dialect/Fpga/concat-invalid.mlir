// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): no operand, other pixels, another rank, another element, windows.
func.func @f() {
  // expected-error @+1 {{'fpga.concat' op (C1) expected at least one operand}}
  %r = "fpga.concat"() : () -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>, %1: !fpga.stream<1x4x5x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.concat' op (C1) expected the shape [1, 4, 4, 2], found [1, 4, 5, 2]}}
  %r = fpga.concat %0, %1 : (!fpga.stream<1x4x4x2xi8, lanes = 2>, !fpga.stream<1x4x5x2xi8, lanes = 2>) -> !fpga.stream<1x4x4x4xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.concat' op (C1) expected the shape [1, 4, 4, 8], found [1, 8]}}
  %r = fpga.concat %0, %1 : (!fpga.stream<1x4x4x2xi8, lanes = 2>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x4x4x10xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>, %1: !fpga.stream<1x4x4x2xui8, lanes = 2>) {
  // expected-error @+1 {{'fpga.concat' op (C1) expected elements 'ui8', found 'i8'}}
  %r = fpga.concat %0, %1 : (!fpga.stream<1x4x4x2xi8, lanes = 2>, !fpga.stream<1x4x4x2xui8, lanes = 2>) -> !fpga.stream<1x4x4x4xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>, %1: !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>) {
  // expected-error @+1 {{'fpga.concat' op (C1) expected streams without windows, found '!fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>'}}
  %r = fpga.concat %0, %1 : (!fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>, !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>) -> !fpga.stream<1x4x4x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>, %1: !fpga.stream<1x4x4x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.concat' op (C2) expected 4 channels in the result, found 5}}
  %r = fpga.concat %0, %1 : (!fpga.stream<1x4x4x2xi8, lanes = 2>, !fpga.stream<1x4x4x2xi8, lanes = 2>) -> !fpga.stream<1x4x4x5xi8, lanes = 1>
  return
}

// -----

// (C3) is checked in kernels that are no drafts.
fpga.kernel @f(%x: tensor<1x2xi8>, %y: tensor<1x4xi8>) -> tensor<1x6xi8> {
  %0 = fpga.load %x : tensor<1x2xi8> -> !fpga.stream<1x2xi8, lanes = 1>
  %1 = fpga.load %y : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-error @+1 {{'fpga.concat' op (C6) expected result 0 of type '!fpga.stream<1x6xi8, lanes = 1>', found '!fpga.stream<1x6xi8, lanes = 3>'}}
  %2 = fpga.concat %0, %1 : (!fpga.stream<1x2xi8, lanes = 1>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x6xi8, lanes = 3>
  %3 = fpga.store %2 : !fpga.stream<1x6xi8, lanes = 3> -> tensor<1x6xi8>
  fpga.return %3 : tensor<1x6xi8>
}
