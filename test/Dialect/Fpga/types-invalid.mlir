// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// Stream (C1): no dimension, a dimension of extent 0, too many elements.
// expected-error @+1 {{(C1) expected at least one dimension, found none}}
func.func private @f(!fpga.stream<i8>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected positive extents, found 0}}
func.func private @f(!fpga.stream<1x0x4xi8>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected fewer than 2^48 elements}}
func.func private @f(!fpga.stream<281474976710656xi8>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected fewer than 2^48 elements}}
func.func private @f(!fpga.stream<16777216x16777216x16777216x16777216xi8>)

// -----

// (C1) Windows count.
// expected-error @+1 {{(C1) expected fewer than 2^48 elements}}
func.func private @f(!fpga.stream<1x65536x65536x4xvector<256x256xi8>>)

// -----

// (C1) Windows that are large alone count, too.
// expected-error @+1 {{(C1) expected fewer than 2^48 elements}}
func.func private @f(!fpga.stream<1xvector<4294967296x4294967296xi8>>)

// -----

// (C1) Repetitions count.
// expected-error @+1 {{(C1) expected fewer than 2^48 elements}}
func.func private @f(!fpga.stream<1x65536x65536xvector<1x1xi8>, repeat = 65536>)

// -----

// Unknown and negative extents are none.
// expected-error @+1 {{expected static shape}}
func.func private @f(!fpga.stream<1x?x4xi8>)

// -----

// expected-error @+1 {{expected a positive extent or a type}}
func.func private @f(!fpga.stream<1x-3x4xi8>)

// -----

// (C2): other elements, too many bits, signed by name, no windows of two dimensions.
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'f32'}}
func.func private @f(!fpga.stream<1x4xf32>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'index'}}
func.func private @f(!fpga.stream<1x4xindex>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'i65'}}
func.func private @f(!fpga.stream<1x4xi65>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'si8'}}
func.func private @f(!fpga.stream<1x4xsi8>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'i0'}}
func.func private @f(!fpga.stream<1x4xi0>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected windows of two dimensions, found 'vector<3xi8>'}}
func.func private @f(!fpga.stream<1x4xvector<3xi8>>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected windows of two dimensions, found 'vector<[3]x3xi8>'}}
func.func private @f(!fpga.stream<1x4xvector<[3]x3xi8>>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'f32'}}
func.func private @f(!fpga.stream<1x4xvector<3x3xf32>>)

// -----

// (C3): lanes that do not divide, that are no whole pixels, none, negative.
// expected-error @+1 {{(C3) expected lanes that divide the innermost dimension 6, or make whole pixels that divide the dimension before it, found 4}}
func.func private @f(!fpga.stream<1x4x6xi8, lanes = 4>)

// -----

// (C3)
// expected-error @+1 {{(C3) expected lanes that divide the innermost dimension 6, or make whole pixels that divide the dimension before it, found 18}}
func.func private @f(!fpga.stream<1x4x6xi8, lanes = 18>)

// -----

// (C3)
// expected-error @+1 {{(C3) expected lanes that divide the innermost dimension 6, or make whole pixels that divide the dimension before it, found 12}}
func.func private @f(!fpga.stream<6xi8, lanes = 12>)

// -----

// (C3)
// expected-error @+1 {{(C3) expected lanes that divide the innermost dimension 6, or make whole pixels that divide the dimension before it, found 0}}
func.func private @f(!fpga.stream<1x4x6xi8, lanes = 0>)

// -----

// (C3)
// expected-error @+1 {{(C3) expected lanes that divide the innermost dimension 6, or make whole pixels that divide the dimension before it, found -6}}
func.func private @f(!fpga.stream<1x4x6xi8, lanes = -6>)

// -----

// (C4): taps that do not divide, none, without a window.
// expected-error @+1 {{(C4) expected taps that divide the window's 9 elements, found 2}}
func.func private @f(!fpga.stream<4xvector<3x3xi8>, taps = 2>)

// -----

// (C4)
// expected-error @+1 {{(C4) expected taps that divide the window's 9 elements, found 0}}
func.func private @f(!fpga.stream<4xvector<3x3xi8>, taps = 0>)

// -----

// (C4)
// expected-error @+1 {{(C4) expected taps that divide the window's 1 elements, found 3}}
func.func private @f(!fpga.stream<4xi8, taps = 3>)

// -----

// (C5): no repetition, repetition or order without windows.
// expected-error @+1 {{(C5) expected repeat of at least 1, found 0}}
func.func private @f(!fpga.stream<4xvector<3x3xi8>, repeat = 0>)

// -----

// (C5)
// expected-error @+1 {{(C5) expected windows where order or repeat is given}}
func.func private @f(!fpga.stream<4xi8, repeat = 2>)

// -----

// (C5)
// expected-error @+1 {{(C5) expected windows where order or repeat is given}}
func.func private @f(!fpga.stream<4xi8, order = taps>)

// -----

// What cannot be read.
// expected-error @+1 {{expected order = channels or order = taps}}
func.func private @f(!fpga.stream<4xi8, order = rows>)

// -----

// expected-error @+1 {{expected lanes, taps, order or repeat}}
func.func private @f(!fpga.stream<4xi8, depth = 8>)

// -----

// expected-error @+1 {{lanes is given twice}}
func.func private @f(!fpga.stream<4xi8, lanes = 2, lanes = 4>)

// -----

// expected-error @+1 {{integer value too large}}
func.func private @f(!fpga.stream<4xi8, lanes = 99999999999999999999>)

// -----

// Rom (C1).
// expected-error @+1 {{(C1) expected at least one dimension, found none}}
func.func private @f(!fpga.rom<i8>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected positive extents, found 0}}
func.func private @f(!fpga.rom<4x0xi8>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected fewer than 2^48 elements}}
func.func private @f(!fpga.rom<16777216x16777216xi8>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'i65'}}
func.func private @f(!fpga.rom<4xi65>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'f32'}}
func.func private @f(!fpga.rom<4xf32>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected iN or uiN of 1 to 64 bits, found 'vector<2x2xi8>'}}
func.func private @f(!fpga.rom<4xvector<2x2xi8>>)

// -----

// Fixed (C1): bits, and bits before the point.
// expected-error @+1 {{(C1) expected 1 to 64 bits and -64 to 128 of them before the point, found 0 and 0}}
func.func private @f(!fpga.fixed<0, 0, signed, floor, wrap>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected 1 to 64 bits and -64 to 128 of them before the point, found 65 and 0}}
func.func private @f(!fpga.fixed<65, 0, signed, floor, wrap>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected 1 to 64 bits and -64 to 128 of them before the point, found 8 and -65}}
func.func private @f(!fpga.fixed<8, -65, signed, floor, wrap>)

// -----

// (C1)
// expected-error @+1 {{(C1) expected 1 to 64 bits and -64 to 128 of them before the point, found 8 and 129}}
func.func private @f(!fpga.fixed<8, 129, signed, floor, wrap>)

// -----

// (C2)
// expected-error @+1 {{(C2) expected floor, half_up, half_away or half_even, found tosa}}
func.func private @f(!fpga.fixed<8, 3, signed, tosa, wrap>)

// -----

// What cannot be read.
// expected-error @+1 {{(C1) expected 1 to 64 bits and -64 to 128 of them before the point, found -8 and 3}}
func.func private @f(!fpga.fixed<-8, 3, signed, floor, wrap>)

// -----

// expected-error @+2 {{expected one of [signed, unsigned] for Signedness of a fixed-point format, got: both}}
// expected-error @+1 {{failed to parse Fpga_Fixed parameter 'sign' which is to be a `::ptc::fpga::Sign`}}
func.func private @f(!fpga.fixed<8, 3, both, floor, wrap>)
