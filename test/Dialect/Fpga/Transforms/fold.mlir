// Two convolutions of different work, a residual addition between them.

// RUN: split-file %s %t

// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=9224 report=all" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=SLOW
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=600 report=all" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=FAST

// Slow enough for one product at a time, and lanes of one: 9216 products, and a cycle
// for each row of the line buffer.
// SLOW:     remark: 9224 cycles a frame, as mac0; {{[0-9]+}} LUT, {{[0-9]+}} FF, 2 DSP,
// SLOW-DAG: fpga.mac {{.*}} fold <pe = 1, simd = 1> in dsp : {{.*}} -> !fpga.stream<1x8x8x16xi20, lanes = 1>
// SLOW-DAG: fpga.mac {{.*}} fold <pe = 1, simd = 1> in dsp : {{.*}} -> !fpga.stream<1x8x8x8xi20, lanes = 1>
// SLOW-DAG: fpga.eltwise add {{.*}} -> !fpga.stream<1x8x8x16xi8, lanes = 1>

// 16 times as fast. Streams of 1024 elements need two lanes.
// FAST:     remark: {{[0-9]+}} cycles a frame, as
// FAST-DAG: fpga.load {{.*}} -> !fpga.stream<1x8x8x1xi8, lanes = 1>
// FAST-DAG: fpga.mac {{.*}} fold <pe = 2, simd = 9> in dsp : {{.*}} -> !fpga.stream<1x8x8x16xi20, lanes = 2>
// FAST-DAG: fpga.mac {{.*}} fold <pe = 2, simd = 8> in dsp : {{.*}} -> !fpga.stream<1x8x8x8xi20, lanes = 1>
// FAST-DAG: fpga.eltwise add {{.*}} -> !fpga.stream<1x8x8x16xi8, lanes = 2>

// A frame rate is a number of cycles at a clock, which a device has.
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=1000 export=%t/cycles.json" -o /dev/null
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target-fps=100000 clock=100 export=%t/fps.json" -o /dev/null
// RUN: diff %t/cycles.json %t/fps.json

// On a device the fastest is chosen, and what it may use is told. What is wired
// takes what was said.
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target=%t/small.json report=all" \
// RUN:   --fpga-insert-plumbing --fpga-estimate=target=%t/small.json 2>&1 | FileCheck %s --check-prefix=DEVICE
// DEVICE:      remark: [[CYCLES:[0-9]+]] cycles a frame, as [[SLOWEST:[a-z0-9]+]]; {{[0-9.]+}} frames/s at 50.0 MHz;
// DEVICE-SAME: [[LUT:[0-9]+]] LUT of 2700, [[FF:[0-9]+]] FF of 2700, [[DSP:[0-9]+]] DSP of 6, [[RAM:[0-9]+]] block RAM of 3
// DEVICE:      @net on small (p1) at 50.0 MHz
// DEVICE:      total {{ *}}[[CYCLES]] {{ *[0-9]+ +}}[[LUT]] {{ *}}[[FF]] {{ *}}[[DSP]] {{ *}}[[RAM]]
// DEVICE:      fpga.kernel @net{{.*}}target = #fpga.target<part = "p1", clk_ps = 20000, lut = 3000, ff = 3000, dsp = 6, bram18 = 3>

// With a queue in every stream, it is those queues that count, too.
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target=%t/small.json fifos=all report=all" \
// RUN:   --fpga-insert-plumbing=fifos=all --fpga-estimate=target=%t/small.json 2>&1 | FileCheck %s --check-prefix=QUEUES
// QUEUES: remark: [[CYCLES:[0-9]+]] cycles a frame, as
// QUEUES-SAME: [[LUT:[0-9]+]] LUT of 2700, [[FF:[0-9]+]] FF of 2700,
// QUEUES: total {{ *}}[[CYCLES]] {{ *[0-9]+ +}}[[LUT]] {{ *}}[[FF]]
// QUEUES-NOT: does not fit

// Half of the LUTs make it slower, and speed can be given up for a cheaper design.
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target=%t/small.json utilization=60 report=all" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=LESS
// LESS: remark: {{[0-9]+}} cycles {{.*}} LUT of 1800, {{[0-9]+}} FF of 1800,
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target=%t/small.json slack=60 report=all" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=SLACK
// SLACK: remark: {{[0-9]+}} cycles a frame

// Without multiplier blocks, products are in LUTs.
// RUN: sed -e 's/: 6, "widths"/: 0, "widths"/' %t/small.json > %t/none.json
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target=%t/none.json report=all" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=LUTS --implicit-check-not="in dsp"
// LUTS: 0 DSP of 0
// LUTS: fpga.mac {{.*}} in lut
// LUTS: fpga.requant {{.*}} multiplier = [77] shift = [12] in lut
// LUTS: fpga.mac {{.*}} in lut

// Several pixels a beat only where that is allowed: a map of 64 takes as many cycles else.
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=10 max-pixels=1" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=PIXELS
// PIXELS: error: fpga-fold: (C2) no design takes at most 10 cycles: load0 takes at least 64 cycles
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=10 max-pixels=2" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=TWO
// TWO: load0 takes at least 32 cycles
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=600 max-pixels=1 import=%t/two.json" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=PIN
// PIN: two.json: kernels.net.mac0: the map of mac0, or the pixels of a beat, do not allow this fold
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=600 max-pixels=-1" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=NEGATIVE
// NEGATIVE: error: fpga-fold: max-pixels must not be negative

// What a person fixes stays, and the rest follows.
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=600 import=%t/some.json export=%t/all.json report=all" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=FIXED
// FIXED-DAG: fpga.rom dense<3> : tensor<16x3x3x1xi8> in lutram
// FIXED-DAG: fpga.mac {{.*}} fold <pe = 16, simd = 3> in lut : {{.*}} -> !fpga.stream<1x8x8x16xi20, lanes = 8>
// FIXED-DAG: fpga.eltwise add {{.*}} -> !fpga.stream<1x8x8x16xi8, lanes = 4>

// What was written fixes all of it: the goal does not matter.
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=600 import=%t/some.json" > %t/first.mlir
// RUN: pool-to-conv-opt %t/net.mlir --fpga-fold="target-cycles=99999 import=%t/all.json" > %t/second.mlir
// RUN: diff %t/first.mlir %t/second.mlir
// RUN: FileCheck %s --check-prefix=EXPORT < %t/all.json
// EXPORT:      "kernels": {
// EXPORT-NEXT:   "net": {
// EXPORT-NEXT:     "load0": {
// EXPORT-NEXT:       "lanes": 1
// EXPORT-NEXT:     },
// EXPORT-NEXT:     "mac0": {
// EXPORT-NEXT:       "pe": 16,
// EXPORT-NEXT:       "simd": 3,
// EXPORT-NEXT:       "pixels": 1,
// EXPORT-NEXT:       "lanes": 8,
// EXPORT-NEXT:       "multipliers": "lut",
// EXPORT-NEXT:       "weights": "lutram",
// EXPORT-NEXT:       "window": "{{bram|lutram}}"
// EXPORT-NEXT:     },

//--- net.mlir
fpga.kernel @net(%x: tensor<1x8x8x1xi8>) -> tensor<1x8x8x8xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x1xi8> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x8x8x1xi8, lanes = 1> -> !fpga.stream<1x8x8x1xvector<3x3xi8>, lanes = 1>
  %w0 = fpga.rom dense<3> : tensor<16x3x3x1xi8>
  %2 = fpga.mac %1, %w0 fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x1xvector<3x3xi8>, lanes = 1>, !fpga.rom<16x3x3x1xi8> -> !fpga.stream<1x8x8x16xi20, lanes = 1>
  %3 = fpga.requant %2 multiplier = [77] shift = [12] : !fpga.stream<1x8x8x16xi20, lanes = 1> -> !fpga.stream<1x8x8x16xi8, lanes = 1>
  %4 = fpga.eltwise add %3, %3 overflow sat
      : (!fpga.stream<1x8x8x16xi8, lanes = 1>, !fpga.stream<1x8x8x16xi8, lanes = 1>) -> !fpga.stream<1x8x8x16xi8, lanes = 1>
  %w1 = fpga.rom dense<5> : tensor<8x1x1x16xi8>
  %5 = fpga.mac %4, %w1 fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x16xi8, lanes = 1>, !fpga.rom<8x1x1x16xi8> -> !fpga.stream<1x8x8x8xi20, lanes = 1>
  %6 = fpga.requant %5 multiplier = [1] shift = [7] : !fpga.stream<1x8x8x8xi20, lanes = 1> -> !fpga.stream<1x8x8x8xi8, lanes = 1>
  %7 = fpga.store %6 : !fpga.stream<1x8x8x8xi8, lanes = 1> -> tensor<1x8x8x8xi8>
  fpga.return %7 : tensor<1x8x8x8xi8>
}

//--- small.json
{
  "name": "small", "part": "p1", "clock_mhz": 50, "lut": 3000, "ff": 3000,
  "lut_inputs": 4, "lut_ram": true,
  "dsp": {"kind": "MULT18X18D", "count": 6, "widths": [18, 18]},
  "bram": {"kind": "DP16KD", "count": 3, "shapes": [[36, 512], [18, 1024], [9, 2048]]},
  "source": "made up for this test"
}

//--- two.json
{"kernels": {"net": {"mac0": {"pixels": 2}}}}

//--- some.json
{
  "kernels": {
    "net": {
      "mac0": {"pe": 16, "simd": 3, "lanes": 8, "multipliers": "lut", "weights": "lutram"},
      "eltwise0": {"lanes": 4}
    }
  }
}
