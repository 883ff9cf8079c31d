// RUN: pool-to-conv-opt %s --split-input-file --fpga-fuse=report=all --verify-diagnostics | FileCheck %s

// (C6) A scale that needs multipliers is a table of all 2^4 inputs, by its
// rounding and bounds: (x + 1) * 5 / 4, half up, at most 6.
// CHECK-LABEL: @scale
// CHECK:       fpga.lut %{{.*}} table = dense<[-9, -7, -6, -5, -4, -2, -1, 0, 1, 3, 4, 5, 6, 6, 6, 6]> : tensor<16xi8>
// CHECK-NOT:   fpga.requant
fpga.kernel @scale(%x: tensor<1x4xi4>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi4> -> !fpga.stream<1x4xi4, lanes = 1>
  // expected-remark@+1 {{1 units become a table of 16 entries}}
  %1 = fpga.requant %0 bias = [1] multiplier = [5] shift = [2] round half_up bounds = [-100, 6]
      : !fpga.stream<1x4xi4, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %2 : tensor<1x4xi8>
}

// -----

// (C6) Units in a row become one table, of unsigned numbers too: difference from
// a constant, table, product with a constant, absolute value.
// CHECK-LABEL: @row
// CHECK:       %[[X:.*]] = fpga.load
// CHECK-NEXT:  %[[T:.*]] = fpga.lut %[[X]] table = dense<[30, 20, 10, 0]> : tensor<4xi16>
// CHECK-NEXT:  fpga.store %[[T]]
fpga.kernel @row(%x: tensor<1x4xui2>) -> tensor<1x4xi16> attributes {draft} {
  %c = fpga.rom dense<3> : tensor<1x1xi4>
  %d = fpga.rom dense<10> : tensor<1x4xi8>
  %0 = fpga.load %x : tensor<1x4xui2> -> !fpga.stream<1x4xui2, lanes = 1>
  %1 = fpga.eltwise sub %c, %0
      : (!fpga.rom<1x1xi4>, !fpga.stream<1x4xui2, lanes = 1>) -> !fpga.stream<1x4xi3, lanes = 1>
  %2 = fpga.lut %1 table = dense<[9, 9, 9, 9, 0, -1, 2, -3]> : tensor<8xi8>
      : !fpga.stream<1x4xi3, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.eltwise mul %d, %2
      : (!fpga.rom<1x4xi8>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi16, lanes = 1>
  // expected-remark@+1 {{4 units become a table of 4 entries}}
  %4 = fpga.eltwise abs %3
      : (!fpga.stream<1x4xi16, lanes = 1>) -> !fpga.stream<1x4xi16, lanes = 1>
  %5 = fpga.store %4 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  fpga.return %5 : tensor<1x4xi16>
}

// -----

// (C6) What is cheap, what has wide inputs, what differs per channel, and what is
// needed in between as well stays. A table alone is a table.
// CHECK-LABEL: @stays
// CHECK-NOT:   fpga.lut
// CHECK:       fpga.requant
// CHECK-NEXT:  fpga.requant
// CHECK-NEXT:  fpga.requant
// CHECK-NEXT:  fpga.requant
// CHECK-NEXT:  fpga.lut
// CHECK-NEXT:  fpga.lut
// CHECK-NOT:   fpga.lut
fpga.kernel @stays(%x: tensor<1x4xi8>, %y: tensor<1x4xi16>)
    -> (tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi40>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.load %y : tensor<1x4xi16> -> !fpga.stream<1x4xi16, lanes = 1>
  %2 = fpga.requant %0 multiplier = [1] shift = [1] round half_up
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.requant %1 multiplier = [5] shift = [2]
      : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %4 = fpga.requant %0 multiplier = [5, 6, 7, 9] shift = [2, 2, 2, 2]
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant is no table (C6: that would cost 803 instead of}}
  %wide = fpga.requant %0 multiplier = [3] shift = [0]
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi40, lanes = 1>
  %5 = fpga.lut %0 table = dense<7> : tensor<256xi8>
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %6 = fpga.lut %5 table = dense<8> : tensor<256xi8>
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %7 = fpga.store %2 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %8 = fpga.store %3 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %9 = fpga.store %4 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %10 = fpga.store %5 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %11 = fpga.store %6 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %12 = fpga.store %wide : !fpga.stream<1x4xi40, lanes = 1> -> tensor<1x4xi40>
  fpga.return %7, %8, %9, %10, %11, %12
      : tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi40>
}
