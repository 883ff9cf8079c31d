// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): none, as many as neither one nor channels, of unequal length, other than classes; biases.
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C1) expected 1 or 2 multipliers and shifts, found 0 and 0}}
  %1 = fpga.requant %0 multiplier = [] shift = [] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C1) expected 1 or 2 multipliers and shifts, found 3 and 3}}
  %1 = fpga.requant %0 multiplier = [1, 2, 3] shift = [1, 2, 3] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C1) expected 1 or 2 multipliers and shifts, found 2 and 1}}
  %1 = fpga.requant %0 multiplier = [1, 2] shift = [1] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C1) expected 2 multipliers and shifts, found 1 and 1}}
  %1 = fpga.requant %0 multiplier = [1] shift = [1] bands <rows = [1, 3], columns = [4], classes = [0, 1]> : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C1) expected 2 multipliers and shifts, found 3 and 3}}
  %1 = fpga.requant %0 multiplier = [1, 2, 3] shift = [1, 2, 3] bands <rows = [1, 3], columns = [4], classes = [0, 1]> : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C1) expected 1 bias or 2, found 0}}
  %1 = fpga.requant %0 bias = [] multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C1) expected 1 bias or 2, found 3}}
  %1 = fpga.requant %0 bias = [1, 2, 3] multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C2): another shape, windows.
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C2) expected the shape [1, 4, 4, 2], found [1, 4, 2, 2]}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x2x2xi8, lanes = 2>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x2xvector<1x1xi8>, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C2) expected streams without windows, found '!fpga.stream<1x4x4x2xvector<1x1xi8>, lanes = 2>'}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xvector<1x1xi8>, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C3) expected a multiplier that is not negative and a shift of 0 .. 62, found -1 and 0}}
  %1 = fpga.requant %0 multiplier = [-1] shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C3) expected a multiplier that is not negative and a shift of 0 .. 62, found 1 and -1}}
  %1 = fpga.requant %0 multiplier = [1] shift = [-1] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C3) expected a multiplier that is not negative and a shift of 0 .. 62, found 1 and 63}}
  %1 = fpga.requant %0 multiplier = [1] shift = [63] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C4): values with bias, products, products with their rounding.
func.func @f(%0: !fpga.stream<1x4x4x2xui64, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C4) expected values with bias of at most 64 bits, found 65}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xui64, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C4) expected values with bias of at most 64 bits, found 65}}
  %1 = fpga.requant %0 bias = [9223372036854775807] multiplier = [9223372036854775807] shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C4) expected products of at most 64 bits, found 84}}
  %1 = fpga.requant %0 multiplier = [9223372036854775807] shift = [62] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C4) expected products of at most 64 bits, found 66}}
  %1 = fpga.requant %0 bias = [1, 2] multiplier = [1, 35184372088832] shift = [0, 1] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C4) 2^63 - 2^43 with half a unit of 2^62.
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C4) expected products of at most 64 bits, found 65}}
  %1 = fpga.requant %0 multiplier = [17592186044416] shift = [62] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C5): rows, columns, another rank.
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C5) expected bands of the map's rows and columns, found 5 and 4}}
  %1 = fpga.requant %0 multiplier = [1, 2] shift = [0, 0] bands <rows = [1, 4], columns = [4], classes = [0, 1]> : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C5) expected bands of the map's rows and columns, found 4 and 3}}
  %1 = fpga.requant %0 multiplier = [1, 2] shift = [0, 0] bands <rows = [4], columns = [1, 2], classes = [0, 1]> : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<4x4xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C5) expected bands of the map's rows and columns, found 4 and 4}}
  %1 = fpga.requant %0 multiplier = [1, 2] shift = [0, 0] bands <rows = [1, 3], columns = [4], classes = [0, 1]> : !fpga.stream<4x4xi20, lanes = 2> -> !fpga.stream<4x4xi8, lanes = 2>
  return
}

// -----

// (C6): one, in the wrong order, outside of the type.
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C6) expected two bounds of 'i8', in order, found [1]}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] bounds = [1] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C6)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C6) expected two bounds of 'i8', in order, found [2, 1]}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] bounds = [2, 1] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C6)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C6) expected two bounds of 'i8', in order, found [0, 128]}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] bounds = [0, 128] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C6)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C6) expected two bounds of 'ui8', in order, found [-1, 1]}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] bounds = [-1, 1] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xui8, lanes = 2>
  return
}

// -----

// (C7)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C7) expected at most 64 bits with the zero point, found a zero point of 9223372036854775807}}
  %1 = fpga.requant %0 multiplier = [4398046511104] shift = [0] zero_point = 9223372036854775807 : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// (C7)
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{'fpga.requant' op (C7) expected at most 64 bits with the zero point, found a zero point of -9223372036854775808}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] zero_point = -9223372036854775808 : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

// A list that is none, a rounding that does not exist.
func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+1 {{expected '['}}
  %1 = fpga.requant %0 multiplier = 1 shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// -----

func.func @f(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // expected-error @+2 {{custom op 'fpga.requant' expected ::ptc::fpga::Round to be one of: floor, half_up, half_away, half_even, tosa}}
  // expected-error @+1 {{custom op 'fpga.requant' failed to parse Fpga_RoundAttr parameter 'value' which is to be a `::ptc::fpga::Round`}}
  %1 = fpga.requant %0 multiplier = [1] shift = [0] round nearest : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}
