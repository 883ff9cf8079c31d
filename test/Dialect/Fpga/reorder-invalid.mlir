// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): too few dimensions, one twice, one that does not exist.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reorder' op (C1) expected a permutation of 2 dimensions, found [0]}}
  %1 = fpga.reorder %0 by [0] : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reorder' op (C1) expected a permutation of 2 dimensions, found [0, 0]}}
  %1 = fpga.reorder %0 by [0, 0] : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reorder' op (C1) expected a permutation of 2 dimensions, found [0, 2]}}
  %1 = fpga.reorder %0 by [0, 2] : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reorder' op (C1) expected a permutation of 2 dimensions, found [-1, 0]}}
  %1 = fpga.reorder %0 by [-1, 0] : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reorder' op (C1) expected a permutation of 2 dimensions, found []}}
  %1 = fpga.reorder %0 by [] : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2): another shape, another element, windows.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reorder' op (C2) expected the shape [8, 1], found [1, 8]}}
  %1 = fpga.reorder %0 by [1, 0] : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.reorder' op (C2) expected elements 'i8', found 'i9'}}
  %1 = fpga.reorder %0 by [1, 0] : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<8x1xi9, lanes = 1>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>) {
  // expected-error @+1 {{'fpga.reorder' op (C2) expected streams without windows, found '!fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>'}}
  %1 = fpga.reorder %0 by [0, 1, 2, 3] : !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2> -> !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 2>
  return
}
