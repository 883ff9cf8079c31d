// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): too many bits, windows, fractions.
func.func @f(%0: !fpga.stream<1x8xi21, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C1) expected an operand of at most 20 bits and fewer bits of fraction, found 21 and 0}}
  %1 = fpga.lut %0 table = dense<1> : tensor<2097152xi8> : !fpga.stream<1x8xi21, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xvector<1x1xi2>, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C1) expected streams without windows, found '!fpga.stream<1x8xvector<1x1xi2>, lanes = 4>'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<4xi8> : !fpga.stream<1x8xvector<1x1xi2>, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C1) expected an operand of at most 20 bits and fewer bits of fraction, found 2 and -1}}
  %1 = fpga.lut %0 table = dense<1> : tensor<4xi8> fraction = -1 : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C1) expected an operand of at most 20 bits and fewer bits of fraction, found 2 and 2}}
  %1 = fpga.lut %0 table = dense<1> : tensor<2xi8> fraction = 2 : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2): too few entries, none more for the fraction, two dimensions, other entries, of other signedness.
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected a table of 4 integers, found 'tensor<3xi8>'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<3xi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected a table of 3 integers, found 'tensor<2xi4>'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<2xi4> fraction = 1 : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected a table of 4 integers, found 'tensor<2x2xi8>'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<2x2xi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected a table of 4 integers, found 'tensor<4xf32>'}}
  %1 = fpga.lut %0 table = dense<1.0> : tensor<4xf32> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected a table of 4 integers, found 'tensor<4xsi8>'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<4xsi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected a table of 4 integers, found 'tensor<4xi65>'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<4xi65> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected a table of 4 integers, found 'tensor<4xui8>'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<4xui8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2): no tensor, neither dense nor a resource, a resource that is nowhere.
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected the constants of a tensor, found 'vector<4xi8>'}}
  %1 = fpga.lut %0 table = dense<1> : vector<4xi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected dense constants or a resource}}
  %1 = fpga.lut %0 table = sparse<[[0]], [1]> : tensor<4xi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C2) expected the resource nowhere to hold the numbers of a 'tensor<4xi8>', found nothing}}
  %1 = fpga.lut %0 table = dense_resource<nowhere> : tensor<4xi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C3): another shape, another type, too few bits for the fraction.
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C3) expected the shape [1, 8], found [8]}}
  %1 = fpga.lut %0 table = dense<1> : tensor<4xi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<8xi8, lanes = 4>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C3) expected elements 'i8', found 'i9'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<4xi8> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi9, lanes = 4>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  // expected-error @+1 {{'fpga.lut' op (C3) expected elements 'i8' and the bits of the fraction, found 'i8'}}
  %1 = fpga.lut %0 table = dense<1> : tensor<3xi8> fraction = 1 : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xi8, lanes = 4>
  return
}
