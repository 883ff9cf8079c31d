// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): another shape, another element, other taps.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.cast_lanes' op (C1) expected types that differ in lanes only, found '!fpga.stream<1x8xi8, lanes = 4>' and '!fpga.stream<1x16xi8, lanes = 16>'}}
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x16xi8, lanes = 16>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.cast_lanes' op (C1) expected types that differ in lanes only, found '!fpga.stream<1x8xi8, lanes = 4>' and '!fpga.stream<1x8xui8, lanes = 4>'}}
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xui8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<4xvector<2x2xi8>, lanes = 1>) {
  // expected-error @+1 {{'fpga.cast_lanes' op (C1) expected types that differ in lanes only, found '!fpga.stream<4xvector<2x2xi8>, lanes = 1>' and '!fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 2>'}}
  %1 = fpga.cast_lanes %0 : !fpga.stream<4xvector<2x2xi8>, lanes = 1> -> !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 2>
  return
}

// -----

// (C2): parts of windows, and windows that come again.
func.func @f(%0: !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 2>) {
  // expected-error @+1 {{'fpga.cast_lanes' op (C2) expected whole windows in a beat, found 2 of 4 taps}}
  %1 = fpga.cast_lanes %0 : !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 2> -> !fpga.stream<4xvector<2x2xi8>, lanes = 2, taps = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 4, repeat = 2>) {
  // expected-error @+1 {{'fpga.cast_lanes' op (C2) expected windows that come once, found repeat = 2}}
  %1 = fpga.cast_lanes %0 : !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 4, repeat = 2> -> !fpga.stream<4xvector<2x2xi8>, lanes = 2, taps = 4, repeat = 2>
  return
}
