// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): three dimensions, windows of windows.
func.func @f(%0: !fpga.stream<8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C1) expected a stream N, H, W, C without windows, found '!fpga.stream<8x8x4xi8, lanes = 2>'}}
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C1) expected a stream N, H, W, C without windows, found '!fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2>'}}
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C2): one number, three, none, not positive, too large.
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C2) expected two numbers of 1 .. 2^31 - 1 in kernel, found [3]}}
  %1 = fpga.window %0 kernel = [3] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C2) expected two numbers of 1 .. 2^31 - 1 in stride, found [1, 1, 1]}}
  %1 = fpga.window %0 kernel = [3, 3] stride = [1, 1, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C2) expected two numbers of 1 .. 2^31 - 1 in stride, found []}}
  %1 = fpga.window %0 kernel = [3, 3] stride = [] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C2) expected two numbers of 1 .. 2^31 - 1 in stride, found [0, 1]}}
  %1 = fpga.window %0 kernel = [3, 3] stride = [0, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C2) expected two numbers of 1 .. 2^31 - 1 in dilation, found [1, -1]}}
  %1 = fpga.window %0 kernel = [3, 3] dilation = [1, -1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C2) expected two numbers of 1 .. 2^31 - 1 in kernel, found [9223372036854775807, 3]}}
  %1 = fpga.window %0 kernel = [9223372036854775807, 3] dilation = [9223372036854775807, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3): no window fits, another extent, other windows, padding beyond all reason.
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) no window fits into dimension 1}}
  %1 = fpga.window %0 kernel = [9, 3] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) no window fits into dimension 2}}
  %1 = fpga.window %0 kernel = [3, 3] dilation = [1, 4] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) no window fits into dimension 1}}
  %1 = fpga.window %0 kernel = [2147483647, 1] dilation = [2147483647, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) expected the shape [1, 3, 6, 4], found [1, 6, 6, 4]}}
  %1 = fpga.window %0 kernel = [3, 3] stride = [2, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) expected the shape [1, 7, 6, 4], found [1, 6, 6, 4]}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 0, 0, 0, 0> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) expected elements 'vector<3x3xi8>', found 'vector<3x2xi8>'}}
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x2xi8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) expected elements 'vector<3x3xi8>', found 'vector<3x3xui8>'}}
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xui8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) expected elements 'vector<3x3xi8>', found 'i8'}}
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) expected padding below 2^31}}
  %1 = fpga.window %0 kernel = [3, 3] pad <9223372036854775807, 0, 0, 0, 0> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C3) expected a padded map of fewer than 2^48 elements}}
  %1 = fpga.window %0 kernel = [2, 2] stride = [2147483647, 2147483647] dilation = [2147483647, 2147483647] pad <2147483647, 2147483647, 0, 0, 0> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C4): above, below.
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C4) expected padding by a value of 'i8', found 128}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 128> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8x8x4xui8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C4) expected padding by a value of 'ui8', found -1}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -1> : !fpga.stream<1x8x8x4xui8, lanes = 2> -> !fpga.stream<1x8x8x4xvector<3x3xui8>, lanes = 2>
  return
}

// -----

// (C5): the edge is further away than the window reaches, or not beside it.
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C5) expected edge padding below the kernel, and dilation 1, in dimension 1}}
  %1 = fpga.window %0 kernel = [3, 3] pad <3, 0, 0, 0, edge> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x9x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{'fpga.window' op (C5) expected edge padding below the kernel, and dilation 1, in dimension 2}}
  %1 = fpga.window %0 kernel = [3, 3] dilation = [1, 2] pad <0, 1, 0, 1, edge> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// What cannot be read.
func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{custom op 'fpga.window' expected 'kernel'}}
  %1 = fpga.window %0 stride = [1, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{expected '['}}
  %1 = fpga.window %0 kernel = 3 : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{custom op 'fpga.window' no kind of memory: sram}}
  %1 = fpga.window %0 kernel = [3, 3] in sram : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

func.func @f(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  // expected-error @+1 {{expected ','}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1> : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 2>
  return
}

// -----

// Beats that a line buffer cannot give are found in kernels that are no drafts.
fpga.kernel @f(%x: tensor<1x4x4x4xi8>) -> tensor<1x2x2x4xi8> {
  %0 = fpga.load %x : tensor<1x4x4x4xi8> -> !fpga.stream<1x4x4x4xi8, lanes = 4>
  // expected-error @+1 {{'fpga.window' op (C6) expected operand 0 of type '!fpga.stream<1x4x4x4xi8, lanes = 2>', found '!fpga.stream<1x4x4x4xi8, lanes = 4>'}}
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x4x4x4xi8, lanes = 4> -> !fpga.stream<1x2x2x4xvector<3x3xi8>, lanes = 2>
  %2 = fpga.reduce max window %1 : !fpga.stream<1x2x2x4xvector<3x3xi8>, lanes = 2> -> !fpga.stream<1x2x2x4xi8, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x4xi8, lanes = 2> -> tensor<1x2x2x4xi8>
  fpga.return %3 : tensor<1x2x2x4xi8>
}
