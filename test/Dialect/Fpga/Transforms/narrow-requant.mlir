// RUN: pool-to-conv-opt %s --fpga-narrow-requant=report=all --verify-diagnostics | FileCheck %s

// Averages of int8: 2x2 to 8x8, the sums of TOSA's own scale. No smaller
// multiplier gives the same results (test/Unit/Algebra/NarrowScaleTest.cpp).
// CHECK-LABEL: @averages
// CHECK:       fpga.requant {{.*}} multiplier = [513] shift = [11] round half_up
// CHECK:       fpga.requant {{.*}} multiplier = [455] shift = [12] round half_up
// CHECK:       fpga.requant {{.*}} multiplier = [2049] shift = [15] round half_up
// CHECK:       fpga.requant {{.*}} multiplier = [5243] shift = [17] round half_up
// CHECK:       fpga.requant {{.*}} multiplier = [2675] shift = [17] round half_up
// CHECK:       fpga.requant {{.*}} multiplier = [8193] shift = [19] round half_up
// expected-remark@+1 {{averages: 6 scales have smaller multipliers, 0 a clamp in front: 12 -> 6 DSP, 392 -> 222 LUT}}
fpga.kernel @averages(%x2: tensor<1x2x2x1xi8>, %x3: tensor<1x3x3x1xi8>, %x4: tensor<1x4x4x1xi8>, %x5: tensor<1x5x5x1xi8>, %x7: tensor<1x7x7x1xi8>, %x8: tensor<1x8x8x1xi8>) -> (tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>) attributes {draft} {
  %l2 = fpga.load %x2 : tensor<1x2x2x1xi8> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %s2 = fpga.reduce sum global dims = [1, 2] %l2 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi10, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 10 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %r2 = fpga.requant %s2 multiplier = [1073741825] shift = [32] round half_up : !fpga.stream<1x1x1x1xi10, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %o2 = fpga.store %r2 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  %l3 = fpga.load %x3 : tensor<1x3x3x1xi8> -> !fpga.stream<1x3x3x1xi8, lanes = 1>
  %s3 = fpga.reduce sum global dims = [1, 2] %l3 : !fpga.stream<1x3x3x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi12, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 9 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %r3 = fpga.requant %s3 multiplier = [1908874355] shift = [34] round half_up : !fpga.stream<1x1x1x1xi12, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %o3 = fpga.store %r3 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  %l4 = fpga.load %x4 : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  %s4 = fpga.reduce sum global dims = [1, 2] %l4 : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi12, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 12 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %r4 = fpga.requant %s4 multiplier = [1073741825] shift = [34] round half_up : !fpga.stream<1x1x1x1xi12, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %o4 = fpga.store %r4 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  %l5 = fpga.load %x5 : tensor<1x5x5x1xi8> -> !fpga.stream<1x5x5x1xi8, lanes = 1>
  %s5 = fpga.reduce sum global dims = [1, 2] %l5 : !fpga.stream<1x5x5x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi13, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 13 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %r5 = fpga.requant %s5 multiplier = [1374389536] shift = [35] round half_up : !fpga.stream<1x1x1x1xi13, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %o5 = fpga.store %r5 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  %l7 = fpga.load %x7 : tensor<1x7x7x1xi8> -> !fpga.stream<1x7x7x1xi8, lanes = 1>
  %s7 = fpga.reduce sum global dims = [1, 2] %l7 : !fpga.stream<1x7x7x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi14, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 12 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %r7 = fpga.requant %s7 multiplier = [1402438302] shift = [36] round half_up : !fpga.stream<1x1x1x1xi14, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %o7 = fpga.store %r7 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  %l8 = fpga.load %x8 : tensor<1x8x8x1xi8> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  %s8 = fpga.reduce sum global dims = [1, 2] %l8 : !fpga.stream<1x8x8x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi14, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 14 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %r8 = fpga.requant %s8 multiplier = [1073741825] shift = [36] round half_up : !fpga.stream<1x1x1x1xi14, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %o8 = fpga.store %r8 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  fpga.return %o2, %o3, %o4, %o5, %o7, %o8 : tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>, tensor<1x1x1x1xi8>
}

// A multiplier and a shift per channel: of few different shifts. The bias
// counts, and so do the sums that each filter reaches: the second one never
// leaves 0.
// CHECK-LABEL: @channels
// CHECK:       fpga.requant {{.*}} bias = [5, -3, 0, 100] multiplier = [20447, 0, 19073, 16784] shift = [17, 17, 16, 16] zero_point = -4 round half_up
// expected-remark@+1 {{channels: 1 scales have smaller multipliers, 0 a clamp in front: 2 -> 1 DSP, 178 -> 100 LUT}}
fpga.kernel @channels(%x: tensor<1x4x4x4xi8>) -> tensor<1x4x4x4xi8> attributes {draft} {
  %w = fpga.rom dense<[[[[3, 1, -2, 0]]], [[[0, 0, 0, 0]]], [[[1, 1, 1, 1]]], [[[-3, 2, 1, 1]]]]> : tensor<4x1x1x4xi3>
  %0 = fpga.load %x : tensor<1x4x4x4xi8> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x4xi8, lanes = 1>, !fpga.rom<4x1x1x4xi3> -> !fpga.stream<1x4x4x4xi11, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 15 bits instead of 31, round half_up: 2 -> 1 DSP, 178 -> 100 LUT}}
  %2 = fpga.requant %1 bias = [5, -3, 0, 100] multiplier = [1340000000, 1500000000, 1250000000, 1100000000] shift = [33, 40, 32, 32] zero_point = -4 round half_up
      : !fpga.stream<1x4x4x4xi11, lanes = 1> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x4xi8, lanes = 1> -> tensor<1x4x4x4xi8>
  fpga.return %3 : tensor<1x4x4x4xi8>
}

// One multiplier for the biases of all channels, and one for each class of
// pixels.
// CHECK-LABEL: @shared
// CHECK:       fpga.requant {{.*}} bias = [0, 40] multiplier = [2555] shift = [14] round half_up
// CHECK:       fpga.requant {{.*}} multiplier = [43, 57] shift = [6, 6] zero_point = 3 round half_up bands
// expected-remark@+1 {{shared: 2 scales have smaller multipliers, 0 a clamp in front: 4 -> 2 DSP, 123 -> 76 LUT}}
fpga.kernel @shared(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 12 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %1 = fpga.requant %0 bias = [0, 40] multiplier = [1340000000] shift = [33] round half_up
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 6 bits instead of 31, round half_up: 2 -> 1 DSP}}
  %2 = fpga.requant %1 multiplier = [1431655766, 1908874355] shift = [31, 31] zero_point = 3 round half_up bands <rows = [1, 3], columns = [4], classes = [0, 1]>
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  fpga.return %3 : tensor<1x4x4x2xi8>
}

// Of each rounding, what remains. TOSA's rounds twice beyond a shift of 31: a
// single step, at 25, is in the same place for a factor of 21/1024.
// CHECK-LABEL: @roundings
// CHECK:       fpga.requant %{{.*}} multiplier = [21] shift = [10] round half_up bounds = [0, 1]
// CHECK:       fpga.requant %{{.*}} bias = [7] multiplier = [{{[0-9]+}}] shift = [{{[0-9]+}}] : 
// CHECK:       fpga.requant %{{.*}} round half_up : 
// CHECK:       fpga.requant %{{.*}} round half_up : 
// expected-remark@+1 {{roundings: 4 scales have smaller multipliers, 0 a clamp in front: 8 -> 4 DSP, 282 -> 126 LUT}}
fpga.kernel @roundings(%x: tensor<1x64xi8>) -> (tensor<1x64xi8>, tensor<1x64xi8>, tensor<1x64xi8>, tensor<1x64xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x64xi8> -> !fpga.stream<1x64xi8, lanes = 1>
  // expected-remark@+1 {{round half_up: 2 -> 1 DSP}}
  %1 = fpga.requant %0 multiplier = [1340000000] shift = [36] round tosa bounds = [0, 1]
      : !fpga.stream<1x64xi8, lanes = 1> -> !fpga.stream<1x64xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x64xi8, lanes = 1> -> tensor<1x64xi8>
  // expected-remark@+1 {{round floor: 2 -> 1 DSP}}
  %3 = fpga.requant %0 bias = [7] multiplier = [1610612735] shift = [30]
      : !fpga.stream<1x64xi8, lanes = 1> -> !fpga.stream<1x64xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x64xi8, lanes = 1> -> tensor<1x64xi8>
  // expected-remark@+1 {{round half_up: 2 -> 1 DSP}}
  %5 = fpga.requant %0 multiplier = [1500000000] shift = [31] round half_away
      : !fpga.stream<1x64xi8, lanes = 1> -> !fpga.stream<1x64xi8, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x64xi8, lanes = 1> -> tensor<1x64xi8>
  // expected-remark@+1 {{round half_up: 2 -> 1 DSP}}
  %7 = fpga.requant %0 bias = [1] multiplier = [1400000000] shift = [31] round half_even
      : !fpga.stream<1x64xi8, lanes = 1> -> !fpga.stream<1x64xi8, lanes = 1>
  %8 = fpga.store %7 : !fpga.stream<1x64xi8, lanes = 1> -> tensor<1x64xi8>
  fpga.return %2, %4, %6, %8 : tensor<1x64xi8>, tensor<1x64xi8>, tensor<1x64xi8>, tensor<1x64xi8>
}

// Bounds and what saturates leave the multiplier more freedom; what wraps
// nowhere counts as it is.
// CHECK-LABEL: @saturates
// CHECK:       fpga.requant {{.*}} multiplier = [1] shift = [0] round half_up bounds = [0, 1]
// CHECK:       fpga.requant {{.*}} overflow wrap
// expected-remark@+1 {{saturates: 2 scales have smaller multipliers, 0 a clamp in front: 4 -> 0 DSP, 136 -> 32 LUT}}
fpga.kernel @saturates(%x: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 1 bits instead of 31, round half_up: 2 -> 0 DSP}}
  %1 = fpga.requant %0 multiplier = [1340000000] shift = [30] round half_up overflow sat bounds = [0, 1]
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{round half_up: 2 -> 0 DSP}}
  %2 = fpga.requant %1 multiplier = [1340000000] shift = [30] round half_up overflow wrap
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %3 : tensor<1x4xi8>
}

// -5 gives -128, which does not saturate here: 103 / 4 would give -129 and wrap.
// CHECK-LABEL: @wraps_nowhere
// CHECK:       fpga.requant {{.*}} multiplier = [411] shift = [4] round half_up overflow wrap
// expected-remark@+1 {{wraps_nowhere: 1 scales have smaller multipliers, 0 a clamp in front: 2 -> 1 DSP, 50 -> 32 LUT}}
fpga.kernel @wraps_nowhere(%x: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.eltwise clamp %0 bounds = [-5, 0] : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant has multipliers of 9 bits instead of 25, round half_up: 2 -> 1 DSP}}
  %2 = fpga.requant %1 multiplier = [26937917] shift = [20] round half_up overflow wrap
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %3 : tensor<1x4xi8>
}

// The fourth layer of ResNet-8, as it were: of 22 bits with the bias, 18 change
// the result. Rounding twice stays.
// CHECK-LABEL: @clamped
// CHECK:       %[[C:.*]] = fpga.requant %{{.*}} bias = [-50492, 136350] multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xi21, lanes = 2> -> !fpga.stream<1x4x4x2xi18, lanes = 2>
// CHECK:       fpga.requant %[[C]] multiplier = [1459272781, 1201775990] shift = [40, 39] zero_point = -20 round tosa : !fpga.stream<1x4x4x2xi18, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
// expected-remark@+1 {{clamped: 0 scales have smaller multipliers, 1 a clamp in front: 8 -> 4 DSP, 418 -> 338 LUT}}
fpga.kernel @clamped(%x: tensor<1x4x4x2xi21>) -> tensor<1x4x4x2xi8> {
  %0 = fpga.load %x : tensor<1x4x4x2xi21> -> !fpga.stream<1x4x4x2xi21, lanes = 2>
  // expected-remark@+2 {{fpga.requant keeps multipliers of 31 bits (C3: rounding twice has no equal that rounds once)}}
  // expected-remark@+1 {{fpga.requant multiplies 18 bits instead of 22, as more saturates: 8 -> 4 DSP}}
  %1 = fpga.requant %0 bias = [-50492, 136350] multiplier = [1459272781, 1201775990] shift = [40, 39] zero_point = -20 round tosa
      : !fpga.stream<1x4x4x2xi21, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x2xi8, lanes = 2> -> tensor<1x4x4x2xi8>
  fpga.return %2 : tensor<1x4x4x2xi8>
}
