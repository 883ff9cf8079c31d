// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): another number of elements, another element, windows.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reshape' op (C1) expected the same elements without windows, found '!fpga.stream<1x8xi8, lanes = 4>' and '!fpga.stream<1x4xi8, lanes = 4>'}}
  %1 = fpga.reshape %0 : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x4xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reshape' op (C1) expected the same elements without windows, found '!fpga.stream<1x8xi8, lanes = 4>' and '!fpga.stream<8xui8, lanes = 4>'}}
  %1 = fpga.reshape %0 : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<8xui8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>) {
  // expected-error @+1 {{'fpga.reshape' op (C1) expected the same elements without windows, found '!fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>' and '!fpga.stream<1x16x2xvector<3x3xi8>, lanes = 2>'}}
  %1 = fpga.reshape %0 : !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2> -> !fpga.stream<1x16x2xvector<3x3xi8>, lanes = 2>
  return
}
