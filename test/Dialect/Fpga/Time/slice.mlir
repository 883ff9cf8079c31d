// Three layers of a ResNet-8 with a residual addition, in two foldings, as they were
// built in Verilog. Cycles a frame, first output, and cycles with too few places in
// the queue of the skip are those of Verilator, to the cycle.

// RUN: pool-to-conv-opt %s --fpga-simulate="json=%t.json table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.json slice1 cycles_per_frame=36896 first_output=2609 tolerance=0
// RUN: %python %S/Inputs/figures.py %t.json slice2 cycles_per_frame=18464 first_output=1373 tolerance=0

// RUN: sed "s/depth = 1200/depth = 1070/" %s \
// RUN:   | pool-to-conv-opt --fpga-simulate="kernel=slice1 json=%t.1070 table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.1070 slice1 cycles_per_frame=147567 tolerance=0
// RUN: sed "s/depth = 1200/depth = 1072/" %s \
// RUN:   | pool-to-conv-opt --fpga-simulate="kernel=slice1 json=%t.1072 table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.1072 slice1 cycles_per_frame=141267 tolerance=0
// RUN: sed "s/depth = 1200/depth = 1088/" %s \
// RUN:   | pool-to-conv-opt --fpga-simulate="kernel=slice1 json=%t.1088 table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.1088 slice1 cycles_per_frame=72867 tolerance=0
// RUN: sed "s/depth = 1200/depth = 1104/" %s \
// RUN:   | pool-to-conv-opt --fpga-simulate="kernel=slice1 json=%t.1104 table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.1104 slice1 cycles_per_frame=50067 tolerance=0
// RUN: sed "s/depth = 1200/depth = 1120/" %s \
// RUN:   | pool-to-conv-opt --fpga-simulate="kernel=slice1 json=%t.1120 table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.1120 slice1 cycles_per_frame=38787 tolerance=0
// RUN: sed "s/depth = 1200/depth = 1136/" %s \
// RUN:   | pool-to-conv-opt --fpga-simulate="kernel=slice1 json=%t.1136 table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.1136 slice1 cycles_per_frame=36896 tolerance=0
// RUN: sed "s/depth = 1200/depth = 1152/" %s \
// RUN:   | pool-to-conv-opt --fpga-simulate="kernel=slice1 json=%t.1152 table=false" -o /dev/null
// RUN: %python %S/Inputs/figures.py %t.1152 slice1 cycles_per_frame=36896 tolerance=0

// RUN: sed "s/depth = 1200/depth = 1060/" %s \
// RUN:   | not pool-to-conv-opt --fpga-simulate=kernel=slice1 2>&1 | FileCheck %s --check-prefix=STOP -DDEPTH=1060
// RUN: sed "s/depth = 1200/depth = 1068/" %s \
// RUN:   | not pool-to-conv-opt --fpga-simulate=kernel=slice1 2>&1 | FileCheck %s --check-prefix=STOP -DDEPTH=1068
// STOP: error: 'fpga.fifo' op of depth [[DEPTH]] is full, and the design stops for good; it needs a depth of 1069
// STOP: note: 'fpga.eltwise' waits for its operand 1

// The check without time knows the same depth.
// RUN: sed "s/depth = 1200/depth = 1068/" %s \
// RUN:   | not pool-to-conv-opt --fpga-check-deadlock 2>&1 | FileCheck %s --check-prefix=STOP -DDEPTH=1068
// RUN: sed "s/depth = 1200/depth = 1069/" %s | pool-to-conv-opt --fpga-check-deadlock -o /dev/null

// 1072 beats wait between fork and sum: 1069 in the memory, two in its registers, one
// that the fork is ahead. For full rate 1136 are enough.
// RUN: pool-to-conv-opt %s --fpga-size-fifos=report=all -o /dev/null 2>&1 | FileCheck %s --check-prefix=SIZE
// SIZE: remark: depth 1138: 1072 beats wait, 1072 at an even rate, 66 more come meanwhile
// RUN: pool-to-conv-opt %s --fpga-size-fifos="mode=least report=all" -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefix=LEAST
// LEAST: remark: depth 1069: 1069 at least
// RUN: pool-to-conv-opt %s --fpga-size-fifos="mode=simulate report=all" -o /dev/null 2>&1 \
// RUN:   | FileCheck %s --check-prefix=FULL
// FULL: remark: depth 1128: up to 1127 beats waited

!image = !fpga.stream<1x32x32x3xi8, lanes = 3>
!map = !fpga.stream<1x32x32x16xi8, lanes = 1>
!map4 = !fpga.stream<1x32x32x16xi8, lanes = 4>
!map8 = !fpga.stream<1x32x32x16xi8, lanes = 8>
!sum = !fpga.stream<1x32x32x16xi21, lanes = 1>
!total = !fpga.stream<1x32x32x16xi9, lanes = 1>

fpga.kernel @slice1(%x: tensor<1x32x32x3xi8>) -> tensor<1x32x32x16xi8> {
  %w1 = fpga.rom dense<1> : tensor<16x3x3x3xi8>
  %w2 = fpga.rom dense<1> : tensor<16x3x3x16xi8>
  %w3 = fpga.rom dense<1> : tensor<16x3x3x16xi8>
  %0 = fpga.load %x : tensor<1x32x32x3xi8> -> !image
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !image
      -> !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 4>
  %2 = fpga.mac %1, %w1 fold <pe = 4, simd = 3>
      : !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 4>, !fpga.rom<16x3x3x3xi8> -> !sum
  %3 = fpga.requant %2 multiplier = [1431655766] shift = [38] round tosa : !sum -> !map
  %4:2 = fpga.fork %3 : !map
  %5 = fpga.fifo %4#1 depth = 1200 : !map
  %6 = fpga.cast_lanes %4#0 : !map -> !map4
  %7 = fpga.window %6 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map4
      -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>
  %8 = fpga.mac %7, %w2 fold <pe = 16, simd = 4>
      : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>, !fpga.rom<16x3x3x16xi8> -> !sum
  %9 = fpga.requant %8 multiplier = [1431655766] shift = [38] round tosa : !sum -> !map
  %10 = fpga.cast_lanes %9 : !map -> !map4
  %11 = fpga.window %10 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map4
      -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>
  %12 = fpga.mac %11, %w3 fold <pe = 16, simd = 4>
      : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4>, !fpga.rom<16x3x3x16xi8> -> !sum
  %13 = fpga.requant %12 multiplier = [1431655766] shift = [38] round tosa : !sum -> !map
  %14 = fpga.eltwise add %5, %13 : (!map, !map) -> !total
  %15 = fpga.requant %14 multiplier = [1] shift = [1] : !total -> !map
  %16 = fpga.store %15 : !map -> tensor<1x32x32x16xi8>
  fpga.return %16 : tensor<1x32x32x16xi8>
}

fpga.kernel @slice2(%x: tensor<1x32x32x3xi8>) -> tensor<1x32x32x16xi8> {
  %w1 = fpga.rom dense<1> : tensor<16x3x3x3xi8>
  %w2 = fpga.rom dense<1> : tensor<16x3x3x16xi8>
  %w3 = fpga.rom dense<1> : tensor<16x3x3x16xi8>
  %0 = fpga.load %x : tensor<1x32x32x3xi8> -> !image
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !image
      -> !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 2>
  %2 = fpga.mac %1, %w1 fold <pe = 8, simd = 3>
      : !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 2>, !fpga.rom<16x3x3x3xi8> -> !sum
  %3 = fpga.requant %2 multiplier = [1431655766] shift = [38] round tosa : !sum -> !map
  %4:2 = fpga.fork %3 : !map
  %5 = fpga.fifo %4#1 depth = 1200 : !map
  %6 = fpga.cast_lanes %4#0 : !map -> !map8
  %7 = fpga.window %6 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map8
      -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>
  %8 = fpga.mac %7, %w2 fold <pe = 16, simd = 8>
      : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>, !fpga.rom<16x3x3x16xi8> -> !sum
  %9 = fpga.requant %8 multiplier = [1431655766] shift = [38] round tosa : !sum -> !map
  %10 = fpga.cast_lanes %9 : !map -> !map8
  %11 = fpga.window %10 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map8
      -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>
  %12 = fpga.mac %11, %w3 fold <pe = 16, simd = 8>
      : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 8>, !fpga.rom<16x3x3x16xi8> -> !sum
  %13 = fpga.requant %12 multiplier = [1431655766] shift = [38] round tosa : !sum -> !map
  %14 = fpga.eltwise add %5, %13 : (!map, !map) -> !total
  %15 = fpga.requant %14 multiplier = [1] shift = [1] : !total -> !map
  %16 = fpga.store %15 : !map -> tensor<1x32x32x16xi8>
  fpga.return %16 : tensor<1x32x32x16xi8>
}
