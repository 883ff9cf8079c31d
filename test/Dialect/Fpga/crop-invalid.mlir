// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): too few numbers, negative ones.
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.crop' op (C1) expected 4 numbers in low, none negative, found [0, 0, 0]}}
  %1 = fpga.crop %0 low = [0, 0, 0] high = [0, 0, 0, 0] : !fpga.stream<1x4x4x2xi8, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.crop' op (C1) expected 4 numbers in high, none negative, found [0, -1, 0, 0]}}
  %1 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, -1, 0, 0] : !fpga.stream<1x4x4x2xi8, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C2): nothing is left, also where sums overflow; another shape, another element, windows.
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.crop' op (C2) expected something to be left of extent 4, found low = 2 and high = 2}}
  %1 = fpga.crop %0 low = [0, 2, 0, 0] high = [0, 2, 0, 0] : !fpga.stream<1x4x4x2xi8, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.crop' op (C2) expected something to be left of extent 4, found low = 9223372036854775807 and high = 9223372036854775807}}
  %1 = fpga.crop %0 low = [0, 9223372036854775807, 0, 0] high = [0, 9223372036854775807, 0, 0] : !fpga.stream<1x4x4x2xi8, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.crop' op (C2) expected the shape [1, 2, 4, 2], found [1, 4, 4, 2]}}
  %1 = fpga.crop %0 low = [0, 1, 0, 0] high = [0, 1, 0, 0] : !fpga.stream<1x4x4x2xi8, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x2xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.crop' op (C2) expected elements 'i8', found 'i9'}}
  %1 = fpga.crop %0 low = [0, 1, 0, 0] high = [0, 1, 0, 0] : !fpga.stream<1x4x4x2xi8, lanes = 2> -> !fpga.stream<1x2x4x2xi9, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>) {
  // expected-error @+1 {{'fpga.crop' op (C2) expected streams without windows, found '!fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>'}}
  %1 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 0, 0, 0] : !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2> -> !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3) is checked in kernels that are no drafts.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x6xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.crop' op (C6) expected operand 0 of type '!fpga.stream<1x8xi8, lanes = 1>', found '!fpga.stream<1x8xi8, lanes = 2>'}}
  %1 = fpga.crop %0 low = [0, 1] high = [0, 1] : !fpga.stream<1x8xi8, lanes = 2> -> !fpga.stream<1x6xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x6xi8, lanes = 2> -> tensor<1x6xi8>
  fpga.return %2 : tensor<1x6xi8>
}
