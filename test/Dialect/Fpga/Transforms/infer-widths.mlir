// RUN: pool-to-conv-opt %s --fpga-infer-widths=report=all --verify-diagnostics | FileCheck %s

// 27 products of -128 .. 127 by 3.
// CHECK-LABEL: @sums
// CHECK:       fpga.rom dense<3> : tensor<8x3x3x3xui2>
// CHECK:       fpga.mac {{.*}} !fpga.rom<8x3x3x3xui2> -> !fpga.stream<1x8x8x8xi15, lanes = 1>
// CHECK:       fpga.requant {{.*}}xi15, lanes = 1> -> !fpga.stream<1x8x8x8xi8, lanes = 1>
// expected-remark@+1 {{sums: 2 units are narrower; 17 of 56 bits of beats and 1296 of 2184 bits of memory saved}}
fpga.kernel @sums(%x: tensor<1x8x8x3xi8>) -> tensor<1x8x8x8xi8> attributes {draft} {
  // expected-remark@+1 {{fpga.rom of i8 becomes ui2: 3 .. 3}}
  %w = fpga.rom dense<3> : tensor<8x3x3x3xi8>
  %0 = fpga.load %x : tensor<1x8x8x3xi8> -> !fpga.stream<1x8x8x3xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x8x8x3xi8, lanes = 1> -> !fpga.stream<1x8x8x3xvector<3x3xi8>, lanes = 1>
  // expected-remark@+1 {{fpga.mac of i32 becomes i15: -10368 .. 10287}}
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x3xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x3xi8>
      -> !fpga.stream<1x8x8x8xi32, lanes = 1>
  %3 = fpga.requant %2 multiplier = [1] shift = [7] round half_up
      : !fpga.stream<1x8x8x8xi32, lanes = 1> -> !fpga.stream<1x8x8x8xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x8x8x8xi8, lanes = 1> -> tensor<1x8x8x8xi8>
  fpga.return %4 : tensor<1x8x8x8xi8>
}

// The first filter reaches further below, the second above; their hull counts.
// Behind a relu, the filters that see no negative number have signed sums all
// the same.
// CHECK-LABEL: @filters
// CHECK:       fpga.requant {{.*}} -> !fpga.stream<1x4x4x2xui5, lanes = 1>
// CHECK:       fpga.mac {{.*}} -> !fpga.stream<1x4x4x2xi10, lanes = 1>
// expected-remark@+1 {{filters: 2 units are narrower; 13 of 68 bits of beats and 0 of 20 bits of memory saved}}
fpga.kernel @filters(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi32> attributes {draft} {
  %w = fpga.rom dense<[[[[10, -3]]], [[[1, 15]]]]> : tensor<2x1x1x2xi5>
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant of i8 becomes ui5: 0 .. 31}}
  %1 = fpga.requant %0 multiplier = [1, 1] shift = [2, 3] bounds = [0, 50]
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  // The first channel reaches 31, the second 15: -3 * 15 .. 310, 0 .. 256.
  // expected-remark@+1 {{fpga.mac of i20 becomes i10: -45 .. 310}}
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi5> -> !fpga.stream<1x4x4x2xi20, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i32 where i10 would do (C1: a port has this type)}}
  %3 = fpga.requant %2 multiplier = [1] shift = [0]
      : !fpga.stream<1x4x4x2xi20, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x4x4x2xi32, lanes = 1> -> tensor<1x4x4x2xi32>
  fpga.return %4 : tensor<1x4x4x2xi32>
}

// Each group of a convolution sees its own channels: 0 .. 3 and 0 .. 127. Sums
// over channels add what each of them reaches.
// CHECK-LABEL: @groups
// CHECK:       fpga.mac {{.*}} groups = 2 {{.*}} -> !fpga.stream<1x2x2x2xi12, lanes = 1>
// CHECK:       fpga.reduce sum global dims = [3] {{.*}} -> !fpga.stream<1x2x2x1xi12, lanes = 1>
// CHECK:       fpga.reduce sum global dims = [0, 3] {{.*}} -> !fpga.stream<1x2x2x1xi9, lanes = 1>
// expected-remark@+1 {{groups: 4 units are narrower; 64 of 144 bits of beats and 0 of 16 bits of memory saved}}
fpga.kernel @groups(%x: tensor<1x2x2x2xi8>) -> (tensor<1x2x2x1xi16>, tensor<1x2x2x1xi16>) attributes {draft} {
  %w = fpga.rom dense<[[[[100]]], [[[-10]]]]> : tensor<2x1x1x1xi8>
  %0 = fpga.load %x : tensor<1x2x2x2xi8> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant of i8 becomes ui7: 0 .. 127}}
  %1 = fpga.requant %0 bias = [0] multiplier = [1, 1] shift = [5, 0] bounds = [0, 127]
      : !fpga.stream<1x2x2x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac of i32 becomes i12: -1270 .. 300}}
  %2 = fpga.mac %1, %w groups = 2 fold <pe = 1, simd = 1>
      : !fpga.stream<1x2x2x2xi8, lanes = 1>, !fpga.rom<2x1x1x1xi8> -> !fpga.stream<1x2x2x2xi32, lanes = 1>
  // expected-remark@+1 {{fpga.reduce of i32 becomes i12: -1270 .. 300}}
  %3 = fpga.reduce sum global dims = [3] %2
      : !fpga.stream<1x2x2x2xi32, lanes = 1> -> !fpga.stream<1x2x2x1xi32, lanes = 1>
  // expected-remark@+1 {{fpga.reduce of i32 becomes i9: -256 .. 254}}
  %4 = fpga.reduce sum global dims = [0, 3] %0
      : !fpga.stream<1x2x2x2xi8, lanes = 1> -> !fpga.stream<1x2x2x1xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i13 would do (C1: a port has this type)}}
  %5 = fpga.requant %3 multiplier = [3] shift = [0]
      : !fpga.stream<1x2x2x1xi32, lanes = 1> -> !fpga.stream<1x2x2x1xi16, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i11 would do (C1: a port has this type)}}
  %6 = fpga.requant %4 multiplier = [3] shift = [0]
      : !fpga.stream<1x2x2x1xi32, lanes = 1> -> !fpga.stream<1x2x2x1xi16, lanes = 1>
  %7 = fpga.store %5 : !fpga.stream<1x2x2x1xi16, lanes = 1> -> tensor<1x2x2x1xi16>
  %8 = fpga.store %6 : !fpga.stream<1x2x2x1xi16, lanes = 1> -> tensor<1x2x2x1xi16>
  fpga.return %7, %8 : tensor<1x2x2x1xi16>, tensor<1x2x2x1xi16>
}

// Sums by rows: with a border, windows have 1 to 4 numbers, without it always 4.
// Padding of channels has a channel of its own, cropping drops it again.
// CHECK-LABEL: @rows
// CHECK:       fpga.reduce sum rows {{.*}} pad {{.*}} -> !fpga.stream<1x3x3x1xui5, lanes = 1>
// CHECK:       fpga.reduce sum rows {{.*}} -> !fpga.stream<1x2x2x1xui5, lanes = 1>
// CHECK:       fpga.pad {{.*}} -> !fpga.stream<1x4x4x2xi7, lanes = 1>
// CHECK:       fpga.mac {{.*}} -> !fpga.stream<1x4x4x1xi8, lanes = 1>
// expected-remark@+1 {{rows: 6 units are narrower; 69 of 160 bits of beats and 0 of 6 bits of memory saved}}
fpga.kernel @rows(%x: tensor<1x4x4x1xi8>) -> (tensor<1x3x3x1xi16>, tensor<1x2x2x1xi16>, tensor<1x4x4x1xi16>) attributes {draft} {
  %w = fpga.rom dense<[[[[5, 2]]]]> : tensor<1x1x1x2xui3>
  %0 = fpga.load %x : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise of i8 becomes ui3: 4 .. 6}}
  %1 = fpga.eltwise clamp %0 bounds = [4, 6] : (!fpga.stream<1x4x4x1xi8, lanes = 1>) -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.reduce of i32 becomes ui5: 4 .. 24}}
  %2 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] pad <1, 1, 1, 1, 0> %1
      : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x3x3x1xi32, lanes = 1>
  // expected-remark@+1 {{fpga.reduce of i32 becomes ui5: 16 .. 24}}
  %3 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %1
      : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xi32, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise of i8 becomes i7: 4 .. 6}}
  %4 = fpga.eltwise clamp %0 bounds = [4, 6] : (!fpga.stream<1x4x4x1xi8, lanes = 1>) -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.pad of i8 becomes i7: -60 .. 6}}
  %5 = fpga.pad %4 low = [0, 0, 0, 0] high = [0, 0, 0, 1] value = -60
      : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac of i16 becomes i8: -100 .. -90}}
  %6 = fpga.mac %5, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<1x1x1x2xui3> -> !fpga.stream<1x4x4x1xi16, lanes = 1>
  %7 = fpga.requant %2 multiplier = [900] shift = [0]
      : !fpga.stream<1x3x3x1xi32, lanes = 1> -> !fpga.stream<1x3x3x1xi16, lanes = 1>
  %8 = fpga.requant %3 multiplier = [900] shift = [0]
      : !fpga.stream<1x2x2x1xi32, lanes = 1> -> !fpga.stream<1x2x2x1xi16, lanes = 1>
  %9 = fpga.requant %6 multiplier = [300] shift = [0]
      : !fpga.stream<1x4x4x1xi16, lanes = 1> -> !fpga.stream<1x4x4x1xi16, lanes = 1>
  %10 = fpga.store %7 : !fpga.stream<1x3x3x1xi16, lanes = 1> -> tensor<1x3x3x1xi16>
  %11 = fpga.store %8 : !fpga.stream<1x2x2x1xi16, lanes = 1> -> tensor<1x2x2x1xi16>
  %12 = fpga.store %9 : !fpga.stream<1x4x4x1xi16, lanes = 1> -> tensor<1x4x4x1xi16>
  fpga.return %10, %11, %12 : tensor<1x3x3x1xi16>, tensor<1x2x2x1xi16>, tensor<1x4x4x1xi16>
}

// What wraps goes on wrapping at the same width, and what saturates at the same
// numbers.
// CHECK-LABEL: @overflows
// CHECK:       fpga.mac {{.*}} -> !fpga.stream<1x4x4x1xi9, lanes = 1>
// CHECK:       fpga.eltwise add {{.*}} overflow sat : {{.*}} -> !fpga.stream<1x4x4x1xi8, lanes = 1>
// CHECK:       fpga.eltwise max {{.*}} -> !fpga.stream<1x4x4x1xui7, lanes = 1>
// expected-remark@+1 {{overflows: 1 units are narrower; 1 of 49 bits of beats and 0 of 5 bits of memory saved}}
fpga.kernel @overflows(%x: tensor<1x4x4x4xi8>) -> tensor<1x4x4x1xi16> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<1x1x1x4xui1>
  %c = fpga.rom dense<0> : tensor<1x1x1x1xui1>
  %0 = fpga.load %x : tensor<1x4x4x4xi8> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x4xi8, lanes = 1>, !fpga.rom<1x1x1x4xui1> -> !fpga.stream<1x4x4x1xi9, lanes = 1>
  %2 = fpga.eltwise add %1, %1 overflow sat
      : (!fpga.stream<1x4x4x1xi9, lanes = 1>, !fpga.stream<1x4x4x1xi9, lanes = 1>) -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise of i8 becomes ui7: 0 .. 127}}
  %3 = fpga.eltwise max %2, %c
      : (!fpga.stream<1x4x4x1xi8, lanes = 1>, !fpga.rom<1x1x1x1xui1>) -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %4 = fpga.requant %3 multiplier = [3] shift = [0]
      : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x4x4x1xi16, lanes = 1>
  %5 = fpga.store %4 : !fpga.stream<1x4x4x1xi16, lanes = 1> -> tensor<1x4x4x1xi16>
  fpga.return %5 : tensor<1x4x4x1xi16>
}

// i7 holds -64, but not as a symmetric type.
// CHECK-LABEL: @symmetric
// CHECK:       fpga.requant {{.*}} shift = [1] overflow sat_sym : {{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
// CHECK:       fpga.requant {{.*}} shift = [2] overflow sat_sym : {{.*}} -> !fpga.stream<1x4xi7, lanes = 1>
// expected-remark@+1 {{symmetric: 2 units are narrower; 17 of 56 bits of beats and 0 of 0 bits of memory saved}}
fpga.kernel @symmetric(%x: tensor<1x4xi8>) -> tensor<1x4xi16> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant of i16 becomes i8: -64 .. 63}}
  %1 = fpga.requant %0 multiplier = [1] shift = [1] overflow sat_sym
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  // expected-remark@+1 {{fpga.requant of i16 becomes i7: -32 .. 31}}
  %2 = fpga.requant %0 multiplier = [1] shift = [2] overflow sat_sym
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise keeps i16 where i13 would do (C1: a port has this type)}}
  %3 = fpga.eltwise mul %1, %2
      : (!fpga.stream<1x4xi16, lanes = 1>, !fpga.stream<1x4xi16, lanes = 1>) -> !fpga.stream<1x4xi16, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  fpga.return %4 : tensor<1x4xi16>
}

// What only moves has the type of what it moves, a border's value included: -1
// keeps the maximum signed. Sums of the same stream are unsigned with it.
// CHECK-LABEL: @moves
// CHECK:       fpga.eltwise relu {{.*}} -> !fpga.stream<1x4x4x1xi8, lanes = 1>
// CHECK:       fpga.window {{.*}} -> !fpga.stream<1x4x4x1xvector<3x3xi8>, lanes = 1>
// CHECK:       fpga.reduce max window {{.*}} -> !fpga.stream<1x4x4x1xi8, lanes = 1>
// CHECK:       fpga.eltwise relu {{.*}} -> !fpga.stream<1x4x4x1xui7, lanes = 1>
// CHECK:       fpga.crop {{.*}} -> !fpga.stream<1x2x4x1xui7, lanes = 1>
// CHECK:       fpga.concat {{.*}} -> !fpga.stream<1x2x4x2xui7, lanes = 1>
// CHECK:       fpga.reduce sum global {{.*}} -> !fpga.stream<1x1x1x2xui10, lanes = 1>
// expected-remark@+1 {{moves: 7 units are narrower; 73 of 168 bits of beats and 88 of 176 bits of memory saved}}
fpga.kernel @moves(%x: tensor<1x4x4x1xi8>) -> (tensor<1x4x4x1xi16>, tensor<1x1x1x2xi16>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise of i16 becomes i8}}
  %1 = fpga.eltwise relu %0 : (!fpga.stream<1x4x4x1xi8, lanes = 1>) -> !fpga.stream<1x4x4x1xi16, lanes = 1>
  // expected-remark@+1 {{fpga.window of i16 becomes i8: -1 .. 127}}
  %2 = fpga.window %1 kernel = [3, 3] pad <1, 1, 1, 1, -1>
      : !fpga.stream<1x4x4x1xi16, lanes = 1> -> !fpga.stream<1x4x4x1xvector<3x3xi16>, lanes = 1>
  // expected-remark@+1 {{fpga.reduce of i16 becomes i8}}
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x4x4x1xvector<3x3xi16>, lanes = 1> -> !fpga.stream<1x4x4x1xi16, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i9 would do (C1: a port has this type)}}
  %4 = fpga.requant %3 multiplier = [2] shift = [0]
      : !fpga.stream<1x4x4x1xi16, lanes = 1> -> !fpga.stream<1x4x4x1xi16, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise of i16 becomes ui7: 0 .. 127}}
  %5 = fpga.eltwise relu %0 : (!fpga.stream<1x4x4x1xi8, lanes = 1>) -> !fpga.stream<1x4x4x1xi16, lanes = 1>
  // expected-remark@+1 {{fpga.crop of i16 becomes ui7: 0 .. 127}}
  %6 = fpga.crop %5 low = [0, 1, 0, 0] high = [0, 1, 0, 0]
      : !fpga.stream<1x4x4x1xi16, lanes = 1> -> !fpga.stream<1x2x4x1xi16, lanes = 1>
  // expected-remark@+1 {{fpga.concat of i16 becomes ui7: 0 .. 127}}
  %7 = fpga.concat %6, %6
      : (!fpga.stream<1x2x4x1xi16, lanes = 1>, !fpga.stream<1x2x4x1xi16, lanes = 1>) -> !fpga.stream<1x2x4x2xi16, lanes = 1>
  // expected-remark@+1 {{fpga.reduce of i32 becomes ui10: 0 .. 1016}}
  %8 = fpga.reduce sum global dims = [1, 2] %7
      : !fpga.stream<1x2x4x2xi16, lanes = 1> -> !fpga.stream<1x1x1x2xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i13 would do (C1: a port has this type)}}
  %9 = fpga.requant %8 multiplier = [3] shift = [0]
      : !fpga.stream<1x1x1x2xi32, lanes = 1> -> !fpga.stream<1x1x1x2xi16, lanes = 1>
  %10 = fpga.store %4 : !fpga.stream<1x4x4x1xi16, lanes = 1> -> tensor<1x4x4x1xi16>
  %11 = fpga.store %9 : !fpga.stream<1x1x1x2xi16, lanes = 1> -> tensor<1x1x1x2xi16>
  fpga.return %10, %11 : tensor<1x4x4x1xi16>, tensor<1x1x1x2xi16>
}

// A sum of a sum of what has no sign: the last one is a port, which is signed,
// and so all of them are.
// CHECK-LABEL: @signs
// CHECK:       fpga.eltwise relu {{.*}} -> !fpga.stream<1x4x4x1xi8, lanes = 1>
// CHECK:       fpga.reduce sum {{.*}} -> !fpga.stream<1x2x2x1xi10, lanes = 1>
// CHECK:       fpga.reduce sum {{.*}} -> !fpga.stream<1x1x1x1xi16, lanes = 1>
// expected-remark@+1 {{signs: 1 units are narrower; 22 of 64 bits of beats and 0 of 0 bits of memory saved}}
fpga.kernel @signs(%x: tensor<1x4x4x1xi8>) -> tensor<1x1x1x1xi16> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  %1 = fpga.eltwise relu %0 : (!fpga.stream<1x4x4x1xi8, lanes = 1>) -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.reduce of i32 becomes i10: 0 .. 508}}
  %2 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %1
      : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xi32, lanes = 1>
  // expected-remark@+1 {{fpga.reduce keeps i16 where i12 would do (C1: a port has this type)}}
  %3 = fpga.reduce sum global dims = [1, 2] %2
      : !fpga.stream<1x2x2x1xi32, lanes = 1> -> !fpga.stream<1x1x1x1xi16, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x1x1x1xi16, lanes = 1> -> tensor<1x1x1x1xi16>
  fpga.return %4 : tensor<1x1x1x1xi16>
}

// A table loses entries that no number indexes; the others of them, here the
// last, have no more bits than the rest.
// CHECK-LABEL: @tables
// CHECK:       fpga.lut %{{.*}} table = dense<[0, 1, 4, 4]> : tensor<4xui3> : !fpga.stream<1x4xui2, lanes = 1> -> !fpga.stream<1x4xui3, lanes = 1>
// CHECK:       fpga.lut %{{.*}} table = dense<[0, 1, -1, 1, 0]> : tensor<5xi2> fraction = 4 : !fpga.stream<1x4xi6, lanes = 1> -> !fpga.stream<1x4xi6, lanes = 1>
// expected-remark@+1 {{tables: 4 units are narrower; 21 of 78 bits of beats and 146 of 168 bits of memory saved}}
fpga.kernel @tables(%x: tensor<1x4xi8>) -> (tensor<1x4xi16>, tensor<1x4xi16>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise of i3 becomes ui2: 0 .. 2}}
  %1 = fpga.eltwise clamp %0 bounds = [0, 2] : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi3, lanes = 1>
  // expected-remark@+1 {{fpga.lut of i12 becomes ui3: 0 .. 4}}
  %2 = fpga.lut %1 table = dense<[-1000, -900, -800, -700, 0, 1, 4, 9]> : tensor<8xi12>
      : !fpga.stream<1x4xi3, lanes = 1> -> !fpga.stream<1x4xi12, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i5 would do (C1: a port has this type)}}
  %3 = fpga.requant %2 multiplier = [3] shift = [0] : !fpga.stream<1x4xi12, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  // expected-remark@+1 {{fpga.requant of i7 becomes i6: -32 .. 31}}
  %4 = fpga.requant %0 multiplier = [1] shift = [2] : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi7, lanes = 1>
  // expected-remark@+1 {{fpga.lut of i16 becomes i6: -16 .. 16}}
  %5 = fpga.lut %4 table = dense<[9, 9, 0, 1, -1, 1, 0, 9, 9]> : tensor<9xi8> fraction = 4
      : !fpga.stream<1x4xi7, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i7 would do (C1: a port has this type)}}
  %6 = fpga.requant %5 multiplier = [3] shift = [0] : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %7 = fpga.store %3 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  %8 = fpga.store %6 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  fpga.return %7, %8 : tensor<1x4xi16>, tensor<1x4xi16>
}

// All element-wise kinds. Results are stored times 3, so that no port keeps
// their types.
// CHECK-LABEL: @kinds
// CHECK:       fpga.eltwise abs {{.*}} -> !fpga.stream<1x4xui8, lanes = 1>
// CHECK:       fpga.eltwise clz {{.*}} -> !fpga.stream<1x4xui4, lanes = 1>
// CHECK:       fpga.eltwise shr {{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
// CHECK:       fpga.eltwise shr {{.*}} -> !fpga.stream<1x4xi4, lanes = 1>
// CHECK:       fpga.eltwise shl {{.*}} -> !fpga.stream<1x4xi11, lanes = 1>
// CHECK:       fpga.eltwise shl {{.*}} -> !fpga.stream<1x4xi32, lanes = 1>
// CHECK:       fpga.eltwise and {{.*}} -> !fpga.stream<1x4xui3, lanes = 1>
// CHECK:       fpga.eltwise or {{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
// CHECK:       fpga.eltwise xor {{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
// CHECK:       fpga.eltwise mul {{.*}} -> !fpga.stream<1x4xi10, lanes = 1>
// CHECK:       fpga.eltwise sub {{.*}} -> !fpga.stream<1x4xi9, lanes = 1>
// CHECK:       fpga.eltwise max {{.*}} -> !fpga.stream<1x4xui7, lanes = 1>
// CHECK:       fpga.eltwise min {{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
// CHECK:       fpga.eltwise clamp {{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
// expected-remark@+1 {{kinds: }}
fpga.kernel @kinds(%x: tensor<1x4xi8>) -> (tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>) attributes {draft} {
  // expected-remark@+1 {{fpga.rom of i8 becomes ui3: 5 .. 5}}
  %five = fpga.rom dense<5> : tensor<1x1xi8>
  // expected-remark@+1 {{fpga.rom of i8 becomes ui2: 0 .. 3}}
  %c = fpga.rom dense<[[0, 1, 2, 3]]> : tensor<1x4xi8>
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes ui8: 0 .. 128}}
  %1 = fpga.eltwise abs %0
      : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %2 = fpga.requant %1 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes ui4: 0 .. 8}}
  %4 = fpga.eltwise clz %0 bits = 8
      : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i6 would do (C1: a port has this type)}}
  %5 = fpga.requant %4 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i8: -128 .. 127}}
  %7 = fpga.eltwise shr %0, %c round half_up
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x4xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %8 = fpga.requant %7 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %9 = fpga.store %8 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i4: -4 .. 4}}
  %10 = fpga.eltwise shr %0, %five round half_up
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i5 would do (C1: a port has this type)}}
  %11 = fpga.requant %10 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %12 = fpga.store %11 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i11: -1024 .. 1016}}
  %13 = fpga.eltwise shl %0, %c
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x4xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i13 would do (C1: a port has this type)}}
  %14 = fpga.requant %13 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %15 = fpga.store %14 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  %16 = fpga.eltwise shl %c, %0
      : (!fpga.rom<1x4xi8>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi32, lanes = 1>
  %17 = fpga.requant %16 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %18 = fpga.store %17 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes ui3: 0 .. 5}}
  %19 = fpga.eltwise and %0, %five
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i5 would do (C1: a port has this type)}}
  %20 = fpga.requant %19 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %21 = fpga.store %20 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i8: -128 .. 127}}
  %22 = fpga.eltwise or %0, %five
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %23 = fpga.requant %22 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %24 = fpga.store %23 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i8: -128 .. 127}}
  %25 = fpga.eltwise xor %0, %five
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %26 = fpga.requant %25 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %27 = fpga.store %26 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i10: -320 .. 318}}
  %28 = fpga.eltwise mul %0, %five shift = 1 round half_up
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i11 would do (C1: a port has this type)}}
  %29 = fpga.requant %28 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %30 = fpga.store %29 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i9: -122 .. 133}}
  %31 = fpga.eltwise sub %five, %0
      : (!fpga.rom<1x1xi8>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %32 = fpga.requant %31 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %33 = fpga.store %32 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes ui7: 5 .. 127}}
  %34 = fpga.eltwise max %0, %five
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %35 = fpga.requant %34 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %36 = fpga.store %35 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i8: -128 .. 5}}
  %37 = fpga.eltwise min %0, %five
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<1x1xi8>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %38 = fpga.requant %37 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %39 = fpga.store %38 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  // expected-remark@+1 {{fpga.eltwise of i32 becomes i8: -3 .. 127}}
  %40 = fpga.eltwise clamp %0 bounds = [-3, 900]
      : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi32, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i16 where i10 would do (C1: a port has this type)}}
  %41 = fpga.requant %40 multiplier = [3] shift = [0] : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %42 = fpga.store %41 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  fpga.return %3, %6, %9, %12, %15, %18, %21, %24, %27, %30, %33, %36, %39, %42 : tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>, tensor<1x4xi16>
}

// A design stays one. Costs that were measured for other widths go.
// CHECK-LABEL: @design
// CHECK:       fpga.mac {{.*}} {fpga.timing = {{.*}}} : {{.*}} -> !fpga.stream<1x4x4x2xi9, lanes = 1>
// CHECK:       fpga.fork {{.*}} : !fpga.stream<1x4x4x2xi9, lanes = 1>
// CHECK:       fpga.fifo {{.*}} depth = 4 : !fpga.stream<1x4x4x2xi9, lanes = 1>
// CHECK:       fpga.cast_lanes {{.*}} : !fpga.stream<1x4x4x2xi9, lanes = 1> -> !fpga.stream<1x4x4x2xi9, lanes = 2>
// CHECK:       fpga.eltwise add {{.*}} -> !fpga.stream<1x4x4x2xi16, lanes = 2>
// expected-remark@+1 {{design: 5 units are narrower; }}
fpga.kernel @design(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi16> {
  %w = fpga.rom dense<1> : tensor<2x1x1x2xui1>
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  // expected-remark@+1 {{fpga.mac of i16 becomes i9: -256 .. 254}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 2> {fpga.cost = [#fpga.cost<lut = 100, ff = 100, dsp = 2, bram18 = 0, source = yosys>], fpga.timing = [#fpga.timing<ii = 1, beats_in = 16, beats_out = 32, first_out = 7, cycles = 32, source = simulation>]}
      : !fpga.stream<1x4x4x2xi8, lanes = 2>, !fpga.rom<2x1x1x2xui1> -> !fpga.stream<1x4x4x2xi16, lanes = 1>
  // expected-remark@+1 {{fpga.fork of i16 becomes i9}}
  %2:2 = fpga.fork %1 : !fpga.stream<1x4x4x2xi16, lanes = 1>
  // expected-remark@+1 {{fpga.fifo of i16 becomes i9}}
  %3 = fpga.fifo %2#0 depth = 4 : !fpga.stream<1x4x4x2xi16, lanes = 1>
  // expected-remark@+1 {{fpga.cast_lanes of i16 becomes i9}}
  %4 = fpga.cast_lanes %3 : !fpga.stream<1x4x4x2xi16, lanes = 1> -> !fpga.stream<1x4x4x2xi16, lanes = 2>
  // expected-remark@+1 {{fpga.cast_lanes of i16 becomes i9}}
  %5 = fpga.cast_lanes %2#1 : !fpga.stream<1x4x4x2xi16, lanes = 1> -> !fpga.stream<1x4x4x2xi16, lanes = 2>
  // expected-remark@+1 {{fpga.eltwise keeps i16 where i10 would do (C1: a port has this type)}}
  %6 = fpga.eltwise add %4, %5
      : (!fpga.stream<1x4x4x2xi16, lanes = 2>, !fpga.stream<1x4x4x2xi16, lanes = 2>) -> !fpga.stream<1x4x4x2xi16, lanes = 2>
  %7 = fpga.store %6 : !fpga.stream<1x4x4x2xi16, lanes = 2> -> tensor<1x4x4x2xi16>
  fpga.return %7 : tensor<1x4x4x2xi16>
}
