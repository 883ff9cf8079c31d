// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): too few operands, too many, none, no stream.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C1) expected 2 operands, found 1}}
  %r = fpga.eltwise add %0 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C1) expected 1 operand, found 2}}
  %r = fpga.eltwise relu %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f() {
  // expected-error @+1 {{'fpga.eltwise' op (C1) expected 1 operand, found 0}}
  %r = fpga.eltwise relu : () -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.rom<1x8xi8>, %1: !fpga.rom<1x8xi8>) {
  // expected-error @+1 {{'fpga.eltwise' op (C1) expected a stream among the operands}}
  %r = fpga.eltwise add %0, %1 : (!fpga.rom<1x8xi8>, !fpga.rom<1x8xi8>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2): another rank, another extent, windows.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C2) expected operand 1 to have extents of 1 or of [1, 8], found [8]}}
  %r = fpga.eltwise add %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.rom<1x4xi8>) {
  // expected-error @+1 {{'fpga.eltwise' op (C2) expected operand 1 to have extents of 1 or of [1, 8], found [1, 4]}}
  %r = fpga.eltwise add %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.rom<1x4xi8>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xvector<2x2xi8>, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C2) expected streams without windows, found '!fpga.stream<1x8xvector<2x2xi8>, lanes = 4>'}}
  %r = fpga.eltwise relu %0 : (!fpga.stream<1x8xvector<2x2xi8>, lanes = 4>) -> !fpga.stream<1x8xvector<2x2xi8>, lanes = 4>
  return
}

// -----

// (C3): of another op, negative, too large; rounding.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C3) expected a shift of 0 .. 62, and of 0 but for mul, found 1}}
  %r = fpga.eltwise add %0, %1 shift = 1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C3) expected a shift of 0 .. 62, and of 0 but for mul, found -1}}
  %r = fpga.eltwise mul %0, %1 shift = -1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C3) expected a shift of 0 .. 62, and of 0 but for mul, found 63}}
  %r = fpga.eltwise mul %0, %1 shift = 63 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C3) expected round floor, or half_up for mul and shr, found half_up}}
  %r = fpga.eltwise add %0, %1 round half_up : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C3) expected round floor, or half_up for mul and shr, found half_even}}
  %r = fpga.eltwise mul %0, %1 shift = 2 round half_even : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C3) expected round floor, or half_up for mul and shr, found tosa}}
  %r = fpga.eltwise shr %0, %1 round tosa : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4): bounds of another op, none, one, three, in the wrong order.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected two bounds, in order, for clamp only}}
  %r = fpga.eltwise relu %0 bounds = [0, 6] : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected two bounds, in order, for clamp only}}
  %r = fpga.eltwise clamp %0 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected two bounds, in order, for clamp only}}
  %r = fpga.eltwise clamp %0 bounds = [1] : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected two bounds, in order, for clamp only}}
  %r = fpga.eltwise clamp %0 bounds = [1, 2, 3] : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected two bounds, in order, for clamp only}}
  %r = fpga.eltwise clamp %0 bounds = [2, 1] : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4): bits of another op, none, fewer than the operand has, too many.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected bits of 8 .. 64 for clz only}}
  %r = fpga.eltwise abs %0 bits = 8 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected bits of 8 .. 64 for clz only}}
  %r = fpga.eltwise clz %0 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected bits of 8 .. 64 for clz only}}
  %r = fpga.eltwise clz %0 bits = 7 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected bits of 8 .. 64 for clz only}}
  %r = fpga.eltwise clz %0 bits = 65 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C4) expected bits of 8 .. 64 for clz only}}
  %r = fpga.eltwise clz %0 bits = -1 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C5): products, also of unsigned numbers; sums.
func.func @f(%0: !fpga.stream<1x8xi33, lanes = 4>, %1: !fpga.stream<1x8xi32, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C5) expected a value of at most 64 bits, found operands of 65 bits together}}
  %r = fpga.eltwise mul %0, %1 : (!fpga.stream<1x8xi33, lanes = 4>, !fpga.stream<1x8xi32, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x8xui32, lanes = 4>, %1: !fpga.stream<1x8xi32, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C5) expected a value of at most 64 bits, found operands of 65 bits together}}
  %r = fpga.eltwise mul %0, %1 : (!fpga.stream<1x8xui32, lanes = 4>, !fpga.stream<1x8xi32, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x8xi64, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C5) expected a value of at most 64 bits, found operands of 64 bits}}
  %r = fpga.eltwise add %0, %1 : (!fpga.stream<1x8xi64, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x8xui64, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C5) expected a value of at most 64 bits, found operands of 64 bits}}
  %r = fpga.eltwise relu %0 : (!fpga.stream<1x8xui64, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C6)
func.func @f(%0: !fpga.stream<1x1xi8, lanes = 1>, %1: !fpga.rom<1x1xi8>) {
  // expected-error @+1 {{'fpga.eltwise' op (C6) expected the result's shape to be [1, 1], found [1, 8]}}
  %r = fpga.eltwise add %0, %1 : (!fpga.stream<1x1xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// A kind that does not exist.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+2 {{custom op 'fpga.eltwise' expected ::ptc::fpga::EltwiseKind to be one of: add, sub, mul, max, min, shl, shr, and, or, xor, relu, clamp, abs, clz}}
  // expected-error @+1 {{custom op 'fpga.eltwise' failed to parse Fpga_EltwiseKindAttr parameter 'value' which is to be a `::ptc::fpga::EltwiseKind`}}
  %r = fpga.eltwise div %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C7)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.eltwise' op (C7) expected 'in lut' for mul only}}
  %r = fpga.eltwise add %0, %1 in lut : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}
