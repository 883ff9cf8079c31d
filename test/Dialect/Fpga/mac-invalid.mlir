// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1): too few filters, another kernel, other channels, another rank.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<3x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C1) expected weights of shape [4, 3, 3, 8], found [3, 3, 3, 8]}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<3x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x1x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C1) expected weights of shape [4, 3, 3, 8], found [4, 3, 1, 8]}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x1x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x4xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C1) expected weights of shape [4, 3, 3, 8], found [4, 3, 3, 4]}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x4xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x72xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C1) expected weights of shape [4, 3, 3, 8], found [4, 72]}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x72xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C1) expected weights of shape [4, 3, 3, 4], found [4, 3, 3, 8]}}
  %1 = fpga.mac %0, %w groups = 2 fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C1): without windows, the kernel is 1x1.
func.func @f(%0: !fpga.stream<1x4x4x8xi8, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C1) expected weights of shape [4, 1, 1, 8], found [4, 3, 3, 8]}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xi8, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C2): of the operand, of the result, none.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C2) expected groups that divide 8 and 4 channels, found 3}}
  %1 = fpga.mac %0, %w groups = 3 fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C2) expected groups that divide 8 and 4 channels, found 8}}
  %1 = fpga.mac %0, %w groups = 8 fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C2) expected groups that divide 8 and 4 channels, found 0}}
  %1 = fpga.mac %0, %w groups = 0 fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C2) expected groups that divide 8 and 4 channels, found -1}}
  %1 = fpga.mac %0, %w groups = -1 fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C3): other pixels, unsigned, windows.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C3) expected the shape [1, 4, 4, 4], found [1, 4, 5, 4]}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x5x4xi20, lanes = 1>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C3) expected a result of signed integers, found 'ui20'}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xui20, lanes = 1>
  return
}

// -----

// (C3)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C3) expected a result of signed integers, found 'vector<1x1xi20>'}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xvector<1x1xi20>, lanes = 1>
  return
}

// -----

// (C4): pe of a full convolution, of groups, of a depthwise one.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected pe that divides 4, found 3}}
  %1 = fpga.mac %0, %w fold <pe = 3, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x4xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected pe that divides 2, found 4}}
  %1 = fpga.mac %0, %w groups = 2 fold <pe = 4, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x4xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<16x3x3x1xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected pe that divides 2, or is 2 times a divisor of 8, found 32}}
  %1 = fpga.mac %0, %w groups = 8 fold <pe = 32, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<16x3x3x1xi8> -> !fpga.stream<1x4x4x16xi20, lanes = 1>
  return
}

// -----

// (C4) Three filters of channels with two each are no whole channels.
func.func @f(%0: !fpga.stream<1x4x4x6xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<12x3x3x1xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected pe that divides 2, or is 2 times a divisor of 6, found 3}}
  %1 = fpga.mac %0, %w groups = 6 fold <pe = 3, simd = 1> : !fpga.stream<1x4x4x6xvector<3x3xi8>, lanes = 1>, !fpga.rom<12x3x3x1xi8> -> !fpga.stream<1x4x4x12xi20, lanes = 1>
  return
}

// -----

// (C4): simd that does not divide, that is no whole pixels of taps, too large.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected simd that divides 8, or is 8 times a divisor of 9, found 3}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 3> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C4) 12 divides 72 products, but is one and a half pixels of 8.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected simd that divides 8, or is 8 times a divisor of 9, found 12}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 12> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected simd that divides 8, or is 8 times a divisor of 9, found 144}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 144> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected simd that divides 8, or is 8 times a divisor of 9, found 9223372036854775807}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 9223372036854775807> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C4)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<16x3x3x1xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C4) expected simd that divides 9, found 2}}
  %1 = fpga.mac %0, %w groups = 8 fold <pe = 1, simd = 2> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<16x3x3x1xi8> -> !fpga.stream<1x4x4x16xi20, lanes = 1>
  return
}

// -----

// (C5)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C5) expected pixels that divide 4, found 3}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1, pixels = 3> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C6): fewer lanes than products, taps in another order, repeated too often; the kernel says what it expects.
fpga.kernel @f(%x: tensor<1x4x4x8xi8>) -> tensor<1x2x2x4xi20> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 4>
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x4x4x8xi8, lanes = 4> -> !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4>
  %w = fpga.rom dense<1> : tensor<4x3x3x8xi8>
  // expected-error @+1 {{'fpga.mac' op (C6) expected operand 0 of type '!fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 8>', found '!fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4>'}}
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 8> : !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x2x2x4xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x4xi20, lanes = 1> -> tensor<1x2x2x4xi20>
  fpga.return %3 : tensor<1x2x2x4xi20>
}

// -----

// (C6)
fpga.kernel @f(%x: tensor<1x4x4x8xi8>) -> tensor<1x2x2x4xi20> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 4>
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x4x4x8xi8, lanes = 4> -> !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4, order = taps>
  %w = fpga.rom dense<1> : tensor<4x3x3x8xi8>
  // expected-error @+1 {{'fpga.mac' op (C6) expected operand 0 of type '!fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4>', found '!fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4, order = taps>'}}
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 4> : !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4, order = taps>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x2x2x4xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x4xi20, lanes = 1> -> tensor<1x2x2x4xi20>
  fpga.return %3 : tensor<1x2x2x4xi20>
}

// -----

// (C6)
fpga.kernel @f(%x: tensor<1x4x4x8xi8>) -> tensor<1x2x2x4xi20> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 4>
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x4x4x8xi8, lanes = 4> -> !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4, repeat = 4>
  %w = fpga.rom dense<1> : tensor<4x3x3x8xi8>
  // expected-error @+1 {{'fpga.mac' op (C6) expected operand 0 of type '!fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4>', found '!fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4, repeat = 4>'}}
  %2 = fpga.mac %1, %w fold <pe = 2, simd = 4> : !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4, repeat = 4>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x2x2x4xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x4xi20, lanes = 1> -> tensor<1x2x2x4xi20>
  fpga.return %3 : tensor<1x2x2x4xi20>
}

// -----

// (C7)
fpga.kernel @f(%x: tensor<1x4x4x8xi8>) -> tensor<1x2x2x4xi20> {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 4>
  %1 = fpga.window %0 kernel = [3, 3] : !fpga.stream<1x4x4x8xi8, lanes = 4> -> !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4>
  %w = fpga.rom dense<1> : tensor<4x3x3x8xi8>
  // expected-error @+1 {{'fpga.mac' op (C6) expected result 0 of type '!fpga.stream<1x2x2x4xi20, lanes = 1>', found '!fpga.stream<1x2x2x4xi20, lanes = 2>'}}
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 4> : !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 4>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x2x2x4xi20, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x4xi20, lanes = 2> -> tensor<1x2x2x4xi20>
  fpga.return %3 : tensor<1x2x2x4xi20>
}

// -----

// Another fold, weight mode or class than there is.
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{custom op 'fpga.mac' (C1) expected pe of at least 1, found 0}}
  %1 = fpga.mac %0, %w fold <pe = 0, simd = 1> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+2 {{custom op 'fpga.mac' expected ::ptc::fpga::WeightMode to be one of: embedded, decoupled, external}}
  // expected-error @+1 {{custom op 'fpga.mac' failed to parse Fpga_WeightModeAttr parameter 'value' which is to be a `::ptc::fpga::WeightMode`}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> weights remote : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

// (C8)
func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+1 {{'fpga.mac' op (C8) weights of 1 need no products: expected no 'in dsp'}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> class ones in dsp : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// -----

func.func @f(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, %w: !fpga.rom<4x3x3x8xi8>) {
  // expected-error @+2 {{custom op 'fpga.mac' expected ::ptc::fpga::Multiplier to be one of: auto, dsp, lut}}
  // expected-error @+1 {{custom op 'fpga.mac' failed to parse Fpga_MultiplierAttr parameter 'value' which is to be a `::ptc::fpga::Multiplier`}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> in bram : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}
