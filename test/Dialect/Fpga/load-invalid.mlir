// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): no argument, no kernel.
func.func @f(%x: tensor<1x8xi8>) {
  // expected-error @+1 {{'fpga.load' op (C1) expected an argument of the fpga.kernel}}
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  return
}

// -----

// (C1)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  // expected-error @+1 {{'fpga.load' op (C1) expected an argument of the fpga.kernel}}
  %2 = fpga.load %1 : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C2)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C2) expected equal shapes, found 'tensor<1x8xi8>' and '!fpga.stream<8xi8, lanes = 2>'}}
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C3): another width, unsigned as signed, floats.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C3) expected equal element types, found 'i8' and 'i9'}}
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi9, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi9, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C3)
fpga.kernel @f(%x: tensor<1x8xui8>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C3) expected equal element types, found 'ui8' and 'i8'}}
  %0 = fpga.load %x : tensor<1x8xui8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C3)
fpga.kernel @f(%x: tensor<1x8xf32>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C3) expected equal element types, found 'f32' and 'i8'}}
  %0 = fpga.load %x : tensor<1x8xf32> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C3)
fpga.kernel @f(%x: tensor<1x8xindex>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C3) expected equal element types, found 'index' and 'i8'}}
  %0 = fpga.load %x : tensor<1x8xindex> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C3)
fpga.kernel @f(%x: tensor<1x8xcomplex<f32>>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C3) expected equal element types, found 'complex<f32>' and 'i8'}}
  %0 = fpga.load %x : tensor<1x8xcomplex<f32>> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C4): integers, another width, no format.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C4) expected floats outside and 'i8' inside, found 'i8' and 'i8'}}
  %0 = fpga.load %x as !fpga.fixed<8, 3, signed, half_even, sat> : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C4)
fpga.kernel @f(%x: tensor<1x8xf32>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op (C4) expected floats outside and 'i8' inside, found 'f32' and 'ui8'}}
  %0 = fpga.load %x as !fpga.fixed<8, 3, signed, half_even, sat> : tensor<1x8xf32> -> !fpga.stream<1x8xui8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xui8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

fpga.kernel @f(%x: tensor<1x8xf32>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.load' op attribute 'format' failed to satisfy constraint: type attribute of A fixed-point format}}
  %0 = fpga.load %x as i8 : tensor<1x8xf32> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C5)
fpga.kernel @f(%x: tensor<4xi8>) -> tensor<4xi8> {
  // expected-error @+1 {{'fpga.load' op (C5) expected a stream without windows}}
  %0 = fpga.load %x : tensor<4xi8> -> !fpga.stream<4xvector<1x1xi8>, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<4xvector<1x1xi8>, lanes = 1> -> tensor<4xi8>
  fpga.return %1 : tensor<4xi8>
}

// -----

// Unknown extents.
fpga.kernel @f(%x: tensor<1x?xi8>) {
  // expected-error @+1 {{'fpga.load' op operand #0 must be statically shaped tensor of any type values, but got 'tensor<1x?xi8>'}}
  %0 = fpga.load %x : tensor<1x?xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  fpga.return
}

// -----

// No port.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-error @+1 {{custom op 'fpga.load' (C1) expected a width of whole bytes up to 4096 bits, found 7}}
  %0 = fpga.load %x through <axis, width = 7> : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}
