// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): other elements, too many bits, signed by name.
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected iN or uiN of 1 to 64 bits, found 'f32'}}
  %0 = fpga.rom dense<1.0> : tensor<4xf32>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected iN or uiN of 1 to 64 bits, found 'index'}}
  %0 = fpga.rom dense<1> : tensor<4xindex>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected iN or uiN of 1 to 64 bits, found 'complex<i8>'}}
  %0 = fpga.rom dense<(1, 2)> : tensor<4xcomplex<i8>>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected iN or uiN of 1 to 64 bits, found '!fpga.fixed<8, 3, signed, floor, sat>'}}
  %0 = fpga.rom dense<"a"> : tensor<4x!fpga.fixed<8, 3, signed, floor, sat>>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected iN or uiN of 1 to 64 bits, found 'i65'}}
  %0 = fpga.rom dense<1> : tensor<4xi65>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected iN or uiN of 1 to 64 bits, found 'si8'}}
  %0 = fpga.rom dense<1> : tensor<4xsi8>
  return
}

// -----

// (C1): no dimension, an extent of 0.
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected at least one dimension, found none}}
  %0 = fpga.rom dense<1> : tensor<i8>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected positive extents, found 0}}
  %0 = fpga.rom dense<> : tensor<4x0xi8>
  return
}

// -----

// (C1): no tensor, neither dense nor a resource.
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected the constants of a tensor, found 'vector<4xi8>'}}
  %0 = fpga.rom dense<1> : vector<4xi8>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected the constants of a tensor, found 'vector<[4]xi8>'}}
  %0 = fpga.rom dense<1> : vector<[4]xi8>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected dense constants or a resource}}
  %0 = fpga.rom sparse<[[0]], [1]> : tensor<4xi8>
  return
}

// -----

// (C1): a resource that is nowhere, or too short.
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected the resource nowhere to hold the numbers of a 'tensor<4xi8>', found nothing}}
  %0 = fpga.rom dense_resource<nowhere> : tensor<4xi8>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected the resource short to hold the numbers of a 'tensor<4xi8>', found 3 bytes}}
  %0 = fpga.rom dense_resource<short> : tensor<4xi8>
  return
}

{-#
  dialect_resources: {
    builtin: {
      short: "0x01000000010203"
    }
  }
#-}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C1) expected iN or uiN of 1 to 64 bits, found 'f32'}}
  %0 = fpga.rom dense_resource<floats> : tensor<1xf32>
  return
}

{-#
  dialect_resources: {
    builtin: {
      floats: "0x0400000000000000"
    }
  }
#-}

// -----

// (C2)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C2) expected at least one port, found 0}}
  %0 = fpga.rom dense<1> : tensor<4xi8> ports = 0
  return
}

// -----

// (C2)
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op (C2) expected at least one port, found -1}}
  %0 = fpga.rom dense<1> : tensor<4xi8> ports = -1
  return
}

// -----

// No constants.
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op requires attribute 'value'}}
  %0 = "fpga.rom"() : () -> !fpga.rom<4xi8>
  return
}

// -----

// No constants of numbers.
func.func @f() {
  // expected-error @+1 {{'fpga.rom' op attribute 'value' failed to satisfy constraint: constant vector/tensor attribute}}
  %0 = "fpga.rom"() {value = 7 : i8} : () -> !fpga.rom<4xi8>
  return
}

// -----

// Another type than that of the constants.
func.func @f() {
  // expected-error @+2 {{'fpga.rom' op inferred type(s) '!fpga.rom<4xi8>' are incompatible with return type(s) of operation '!fpga.rom<5xi8>'}}
  // expected-error @+1 {{'fpga.rom' op failed to infer returned types}}
  %0 = "fpga.rom"() {value = dense<1> : tensor<4xi8>} : () -> !fpga.rom<5xi8>
  return
}
