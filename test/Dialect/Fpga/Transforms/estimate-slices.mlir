// The first stage of a ResNet-8, three convolutions, a skip and a residual addition,
// as two folds of it were built in Verilog: no formula was fitted to these. Measured
// are Yosys 0.23 for areas and Verilator for times.

// RUN: pool-to-conv-opt %s --fpga-estimate=json=%t.json -o /dev/null | FileCheck %s
// RUN: %python %S/Inputs/within.py %t.json slice lut=5960:5 bram=39:0 dsp=150:0 \
// RUN:   cycles=36896:0 first_out=2607:5
// RUN: %python %S/Inputs/within.py %t.json slice8 lut=19764:5 bram=72:0 dsp=138:0 \
// RUN:   cycles=18464:0 first_out=1371:6

// The check can fail.
// RUN: not %python %S/Inputs/within.py %t.json slice lut=5200:5 bram=39:0 | FileCheck %s --check-prefix=OFF
// OFF:      @slice: lut {{[0-9]+}}, measured 5200: +{{.*}}, off 5 %
// OFF-NEXT: @slice: bram 39, measured 39: +0.0 %, within 0 %

// CHECK:      @slice, LUTs of four inputs as on ECP5, no device
// CHECK:      unit {{ *}}fold {{ *}}cycles {{ *}}first {{ *}}II {{ *}}LUT {{ *}}FF {{ *}}DSP {{ *}}BRAM {{ *}}products {{ *}}used {{ *}}time, area from
// CHECK-NEXT: window0 {{ *}}3 lanes {{ *}}36896 {{.*}} estimate  <- slowest
// CHECK-NEXT: rom0 {{ *}}bram {{.*}} 3 {{ *}}estimate
// CHECK-NEXT: mac0 {{ *}}4x3 {{ *}}36864 {{.*}} 12 {{ *}}0 {{ *}}442368 {{ *}}100 % {{ *}}estimate
// CHECK:      fifo0 {{ *}}depth 1200
// CHECK:      5699 parameters, 5160960 products a frame
// CHECK:      36896 cycles a frame, first result after
// CHECK:      slowest: window0; faster by a larger fold of the convolution behind window0 and 2 more, down to 36864 cycles, where the next unit limits
// CHECK:      @slice8,

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

// 152 of 280 products are built of LUTs.
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
