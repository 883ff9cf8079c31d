// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.store' op (C1) expected equal shapes, found 'tensor<8xi8>' and '!fpga.stream<1x8xi8, lanes = 2>'}}
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<8xi8>
  fpga.return %1 : tensor<8xi8>
}

// -----

// (C2): another width, signed as unsigned, floats.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi9> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.store' op (C2) expected equal element types, found 'i9' and 'i8'}}
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi9>
  fpga.return %1 : tensor<1x8xi9>
}

// -----

// (C2)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xui8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.store' op (C2) expected equal element types, found 'ui8' and 'i8'}}
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xui8>
  fpga.return %1 : tensor<1x8xui8>
}

// -----

// (C2)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xf32> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.store' op (C2) expected equal element types, found 'f32' and 'i8'}}
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xf32>
  fpga.return %1 : tensor<1x8xf32>
}

// -----

// (C3)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.store' op (C3) expected floats outside and 'i8' inside, found 'i8' and 'i8'}}
  %1 = fpga.store %0 as !fpga.fixed<8, 3, signed, half_even, sat> : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C3)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xf32> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.store' op (C3) expected floats outside and 'i9' inside, found 'f32' and 'i8'}}
  %1 = fpga.store %0 as !fpga.fixed<9, 3, signed, half_even, sat> : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xf32>
  fpga.return %1 : tensor<1x8xf32>
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<4xvector<1x1xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.store' op (C4) expected a stream without windows}}
  %1 = fpga.store %0 : !fpga.stream<4xvector<1x1xi8>, lanes = 1> -> tensor<4xi8>
  return
}
