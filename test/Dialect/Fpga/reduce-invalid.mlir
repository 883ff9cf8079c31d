// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): no windows, geometry, dimensions.
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C1) expected windows and no further attribute}}
  %1 = fpga.reduce max window %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.reduce' op (C1) expected windows and no further attribute}}
  %1 = fpga.reduce max window kernel = [3, 3] %0 : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.reduce' op (C1) expected windows and no further attribute}}
  %1 = fpga.reduce max window dims = [1] %0 : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.reduce' op (C1) expected windows and no further attribute}}
  %1 = fpga.reduce max window pad <0, 0, 0, 0, 0> %0 : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  return
}

// -----

// (C2): windows, three dimensions, no kernel, no stride, dimensions.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected a stream N, H, W, C without windows, kernel and stride}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %0 : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected a stream N, H, W, C without windows, kernel and stride}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %0 : !fpga.stream<4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected a stream N, H, W, C without windows, kernel and stride}}
  %1 = fpga.reduce max rows stride = [2, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected a stream N, H, W, C without windows, kernel and stride}}
  %1 = fpga.reduce max rows kernel = [2, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected a stream N, H, W, C without windows, kernel and stride}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] dims = [1] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2): one number, not positive, strides below the kernel, padding as large as the kernel, with a value.
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected two numbers of 1 .. 2^31 - 1 in kernel, found [2]}}
  %1 = fpga.reduce max rows kernel = [2] stride = [2, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected two numbers of 1 .. 2^31 - 1 in kernel, found [2, 0]}}
  %1 = fpga.reduce max rows kernel = [2, 0] stride = [2, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected a stride of at least the kernel's 2, found 1}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 1] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected padding below the kernel's 2}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] pad <0, 2, 0, 0, 0> %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected padding of value 0: it takes no part}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] pad <0, 1, 0, 1, -128> %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) expected padding of value 0: it takes no part}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] pad <0, 1, 0, 1, edge> %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C2): no window.
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C2) no window fits into dimension 1}}
  %1 = fpga.reduce max rows kernel = [5, 2] stride = [5, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C3): windows, no dimensions, none of them, one twice, one that does not exist, geometry.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.reduce' op (C3) expected dims, and a stream without windows}}
  %1 = fpga.reduce sum global dims = [1] %0 : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C3) expected dims, and a stream without windows}}
  %1 = fpga.reduce sum global %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C3) expected dims, and a stream without windows}}
  %1 = fpga.reduce sum global dims = [] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C3) expected different dimensions of 0 .. 3, found [1, 1]}}
  %1 = fpga.reduce sum global dims = [1, 1] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C3) expected different dimensions of 0 .. 3, found [4]}}
  %1 = fpga.reduce sum global dims = [4] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C3) expected different dimensions of 0 .. 3, found [-1]}}
  %1 = fpga.reduce sum global dims = [-1] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C3) expected dims, and a stream without windows}}
  %1 = fpga.reduce sum global stride = [1, 1] dims = [1] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C4), in each mode.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.reduce' op (C4) expected the shape [1, 4, 4, 8], found [1, 2, 2, 8]}}
  %1 = fpga.reduce max window %0 : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C4) expected the shape [1, 2, 1, 8], found [1, 2, 2, 8]}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 3] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C4) expected the shape [1, 1, 4, 8], found [1, 2, 2, 8]}}
  %1 = fpga.reduce max global dims = [1] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi8, lanes = 2>
  return
}

// -----

// (C5): another width of a maximum, signed sums of unsigned numbers, windows.
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C5) a max of 'i8' cannot give 'i9'}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi9, lanes = 2>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C5) a sum of 'i8' cannot give 'ui10'}}
  %1 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xui10, lanes = 2>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.reduce' op (C5) a sum of 'i8' cannot give 'vector<1x1xi10>'}}
  %1 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %0 : !fpga.stream<1x4x4x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xvector<1x1xi10>, lanes = 2>
  return
}
