// The first stage of a ResNet-8, three convolutions, a skip and a residual addition,
// as two folds of it were built in Verilog: none of the formulas was fitted to these.
// Yosys 0.23 counts 6403 LUTs for the first and 20177 for the second, 150 and 138
// multipliers, 39 and 72 block RAMs; Verilator 36896 and 18464 cycles a frame. LUTs
// are within 5 %, multipliers and block RAMs are equal.

// RUN: pool-to-conv-opt %s --fpga-estimate -o /dev/null | FileCheck %s

// 6403 LUTs, so 6083 to 6723; 36864 cycles and one for each row of the windows.
// CHECK-LABEL: @slice,
// CHECK:       {{^}}  window0 {{.*}} 36896
// CHECK:       {{^}}  total {{ +}}36896 {{ *[0-9]+ +}}XXX {{ *[0-9]+}} 150 39
fpga.kernel @slice(%x: tensor<1x32x32x3xi8>) -> tensor<1x32x32x16xi8> {
  %0 = fpga.load %x : tensor<1x32x32x3xi8> -> !fpga.stream<1x32x32x3xi8, lanes = 3>
  %win1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !fpga.stream<1x32x32x3xi8, lanes = 3> -> !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 4>
  %w1 = fpga.rom dense<3> : tensor<16x3x3x3xi8> in bram
  %a1 = fpga.mac %win1, %w1 fold <pe = 4, simd = 3> : !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 4>, !fpga.rom<16x3x3x3xi8> -> !fpga.stream<1x32x32x16xi18, lanes = 1>
  %q1 = fpga.requant %a1 bias = [16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383] multiplier = [2147483647, 2147483646, 2147483645, 2147483644, 2147483643, 2147483642, 2147483641, 2147483640, 2147483639, 2147483638, 2147483637, 2147483636, 2147483635, 2147483634, 2147483633, 2147483632] shift = [36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36] zero_point = -128 round tosa : !fpga.stream<1x32x32x16xi18, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %f:2 = fpga.fork %q1 : !fpga.stream<1x32x32x16xi8, lanes = 1>
  %skip = fpga.fifo %f#1 depth = 1200 in bram : !fpga.stream<1x32x32x16xi8, lanes = 1>
  %c2 = fpga.cast_lanes %f#0 : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 4>
  %win2 = fpga.window %c2 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !fpga.stream<1x32x32x16xi8, lanes = 4> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>
  %w2 = fpga.rom dense<3> : tensor<16x3x3x16xi8> in bram
  %a2 = fpga.mac %win2, %w2 fold <pe = 16, simd = 4> : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>, !fpga.rom<16x3x3x16xi8> -> !fpga.stream<1x32x32x16xi20, lanes = 1>
  %q2 = fpga.requant %a2 bias = [262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143] multiplier = [2147483647, 2147483646, 2147483645, 2147483644, 2147483643, 2147483642, 2147483641, 2147483640, 2147483639, 2147483638, 2147483637, 2147483636, 2147483635, 2147483634, 2147483633, 2147483632] shift = [36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36] zero_point = -128 round tosa : !fpga.stream<1x32x32x16xi20, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %c3 = fpga.cast_lanes %q2 : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 4>
  %win3 = fpga.window %c3 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !fpga.stream<1x32x32x16xi8, lanes = 4> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>
  %w3 = fpga.rom dense<3> : tensor<16x3x3x16xi8> in bram
  %a3 = fpga.mac %win3, %w3 fold <pe = 16, simd = 4> : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>, !fpga.rom<16x3x3x16xi8> -> !fpga.stream<1x32x32x16xi20, lanes = 1>
  %q3 = fpga.requant %a3 bias = [131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071] multiplier = [2147483647, 2147483646, 2147483645, 2147483644, 2147483643, 2147483642, 2147483641, 2147483640, 2147483639, 2147483638, 2147483637, 2147483636, 2147483635, 2147483634, 2147483633, 2147483632] shift = [36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36] zero_point = -128 round tosa : !fpga.stream<1x32x32x16xi20, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %t0 = fpga.lut %skip table = dense<5> : tensor<256xi24> in bram : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi24, lanes = 1>
  %t1 = fpga.lut %q3 table = dense<7> : tensor<256xi24> in bram : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi24, lanes = 1>
  %sum = fpga.eltwise add %t0, %t1 : (!fpga.stream<1x32x32x16xi24, lanes = 1>, !fpga.stream<1x32x32x16xi24, lanes = 1>) -> !fpga.stream<1x32x32x16xi24, lanes = 1>
  %y = fpga.requant %sum multiplier = [1] shift = [14] : !fpga.stream<1x32x32x16xi24, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %r = fpga.store %y : !fpga.stream<1x32x32x16xi8, lanes = 1> -> tensor<1x32x32x16xi8>
  fpga.return %r : tensor<1x32x32x16xi8>
}

// 20177 LUTs, so 19168 to 21186: 152 of 280 products are built of LUTs.
// CHECK-LABEL: @slice8,
fpga.kernel @slice8(%x: tensor<1x32x32x3xi8>) -> tensor<1x32x32x16xi8> {
  %0 = fpga.load %x : tensor<1x32x32x3xi8> -> !fpga.stream<1x32x32x3xi8, lanes = 3>
  %win1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !fpga.stream<1x32x32x3xi8, lanes = 3> -> !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 2>
  %w1 = fpga.rom dense<3> : tensor<16x3x3x3xi8> in bram
  %a1 = fpga.mac %win1, %w1 fold <pe = 8, simd = 3> in lut : !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 2>, !fpga.rom<16x3x3x3xi8> -> !fpga.stream<1x32x32x16xi18, lanes = 1>
  %q1 = fpga.requant %a1 bias = [16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383, 16383, -16383] multiplier = [2147483647, 2147483646, 2147483645, 2147483644, 2147483643, 2147483642, 2147483641, 2147483640, 2147483639, 2147483638, 2147483637, 2147483636, 2147483635, 2147483634, 2147483633, 2147483632] shift = [36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36] zero_point = -128 round tosa : !fpga.stream<1x32x32x16xi18, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %f:2 = fpga.fork %q1 : !fpga.stream<1x32x32x16xi8, lanes = 1>
  %skip = fpga.fifo %f#1 depth = 1200 in bram : !fpga.stream<1x32x32x16xi8, lanes = 1>
  %c2 = fpga.cast_lanes %f#0 : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 8>
  %win2 = fpga.window %c2 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !fpga.stream<1x32x32x16xi8, lanes = 8> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>
  %w2 = fpga.rom dense<3> : tensor<16x3x3x16xi8> in bram
  %a2 = fpga.mac %win2, %w2 fold <pe = 16, simd = 8> in lut : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>, !fpga.rom<16x3x3x16xi8> -> !fpga.stream<1x32x32x16xi20, lanes = 1>
  %q2 = fpga.requant %a2 bias = [262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143, 262143, -262143] multiplier = [2147483647, 2147483646, 2147483645, 2147483644, 2147483643, 2147483642, 2147483641, 2147483640, 2147483639, 2147483638, 2147483637, 2147483636, 2147483635, 2147483634, 2147483633, 2147483632] shift = [36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36] zero_point = -128 round tosa : !fpga.stream<1x32x32x16xi20, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %c3 = fpga.cast_lanes %q2 : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 8>
  %win3 = fpga.window %c3 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !fpga.stream<1x32x32x16xi8, lanes = 8> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>
  %w3 = fpga.rom dense<3> : tensor<16x3x3x16xi8> in bram
  %a3 = fpga.mac %win3, %w3 fold <pe = 16, simd = 8> : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>, !fpga.rom<16x3x3x16xi8> -> !fpga.stream<1x32x32x16xi20, lanes = 1>
  %q3 = fpga.requant %a3 bias = [131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071, 131071, -131071] multiplier = [2147483647, 2147483646, 2147483645, 2147483644, 2147483643, 2147483642, 2147483641, 2147483640, 2147483639, 2147483638, 2147483637, 2147483636, 2147483635, 2147483634, 2147483633, 2147483632] shift = [36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36, 37, 38, 36] zero_point = -128 round tosa : !fpga.stream<1x32x32x16xi20, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %t0 = fpga.lut %skip table = dense<5> : tensor<256xi24> in bram : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi24, lanes = 1>
  %t1 = fpga.lut %q3 table = dense<7> : tensor<256xi24> in bram : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xi24, lanes = 1>
  %sum = fpga.eltwise add %t0, %t1 : (!fpga.stream<1x32x32x16xi24, lanes = 1>, !fpga.stream<1x32x32x16xi24, lanes = 1>) -> !fpga.stream<1x32x32x16xi24, lanes = 1>
  %y = fpga.requant %sum multiplier = [1] shift = [14] : !fpga.stream<1x32x32x16xi24, lanes = 1> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %r = fpga.store %y : !fpga.stream<1x32x32x16xi8, lanes = 1> -> tensor<1x32x32x16xi8>
  fpga.return %r : tensor<1x32x32x16xi8>
}
