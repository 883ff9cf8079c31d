// What fpga-fold is given wrongly: an error that names the place, and status 1.

// RUN: split-file %s %t

// Goals.
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: fpga-fold: expected one of target, target-fps and target-cycles
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target-fps=10 target-cycles=10" 2>&1 | FileCheck %s --check-prefix=BOTH
// BOTH: error: fpga-fold: target-fps and target-cycles exclude each other
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target-fps=10 2>&1 | FileCheck %s --check-prefix=CLOCK
// CLOCK: error: fpga-fold: target-fps needs a clock, or a target that has one
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target-fps=1e9 clock=100" 2>&1 | FileCheck %s --check-prefix=CYCLE
// CYCLE: error: fpga-fold: target-fps: no frame takes less than a cycle
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target-cycles=-3 2>&1 | FileCheck %s --check-prefix=NEGATIVE
// NEGATIVE: error: fpga-fold: target-fps and target-cycles must not be negative
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 clock=-1" 2>&1 | FileCheck %s --check-prefix=MHZ
// MHZ: error: fpga-fold: clock has to be in 0 .. 1000000 MHz
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 utilization=0" 2>&1 | FileCheck %s --check-prefix=PERCENT
// PERCENT: error: fpga-fold: utilization has to be in 1 .. 100 percent
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 slack=-1" 2>&1 | FileCheck %s --check-prefix=SLACK
// SLACK: error: fpga-fold: slack has to be in 0 .. 1000 percent

// Devices.
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target=virtex 2>&1 | FileCheck %s --check-prefix=DEVICE
// DEVICE: error: fpga-fold: target: no device is called 'virtex'; known are artix-7-100t, ecp5-12f,
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target=%t/gone.json 2>&1 | FileCheck %s --check-prefix=GONE
// GONE: error: fpga-fold: target: {{.*}}gone.json: cannot be read: No such file or directory
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target=%t/comma.json 2>&1 | FileCheck %s --check-prefix=COMMA
// COMMA: error: fpga-fold: target: {{.*}}comma.json:3:
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target=%t/short.json 2>&1 | FileCheck %s --check-prefix=SHORT
// SHORT: error: fpga-fold: target: {{.*}}short.json: lut: expected a whole number in 1 .. 2147483648, found nothing

// Designs that do not exist: the unit, or the resource, that is in the way.
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target-cycles=3 2>&1 | FileCheck %s --check-prefix=FAST
// FAST: net.mlir:1:1: error: fpga-fold: (C2) no design takes at most 3 cycles: load0 takes at least 4 cycles
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold=target=%t/tiny.json 2>&1 | FileCheck %s --check-prefix=TINY
// TINY: net.mlir:1:1: error: fpga-fold: (C2) no design fits on tiny: the least design needs {{[0-9]+}} LUT, has 90; {{[0-9]+}} FF, has 90
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=%t/tiny.json target-cycles=600" 2>&1 | FileCheck %s --check-prefix=RATE
// RATE: error: fpga-fold: (C2) no design takes at most 600 cycles on tiny: the least design needs

// A design is past this pass.
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-insert-plumbing --fpga-fold=target=kv260 2>&1 | FileCheck %s --check-prefix=DESIGN
// DESIGN: net.mlir:1:1: error: 'fpga.kernel' op (C1) is no draft: folds are chosen before fpga-insert-plumbing

// Files of folds.
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/gone.json" 2>&1 | FileCheck %s --check-prefix=IMPORT
// IMPORT: error: fpga-fold: import: {{.*}}gone.json: cannot be read
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/comma.json" 2>&1 | FileCheck %s --check-prefix=TEXT
// TEXT: error: fpga-fold: import: {{.*}}comma.json:3:
// RUN: echo '{"kernel": {}}' > %t/key.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/key.json" 2>&1 | FileCheck %s --check-prefix=KEY
// KEY: error: fpga-fold: import: {{.*}}key.json: kernels: expected a value, found nothing
// RUN: echo '{"kernels": {"web": {}}}' > %t/kernel.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/kernel.json" 2>&1 | FileCheck %s --check-prefix=KERNEL
// KERNEL: error: fpga-fold: import: {{.*}}kernel.json: kernels.web: no such key; expected one of net
// RUN: echo '{"kernels": {"net": {"mac7": {"pe": 1}}}}' > %t/unit.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/unit.json" 2>&1 | FileCheck %s --check-prefix=UNIT
// UNIT: error: fpga-fold: import: {{.*}}unit.json: kernels.net.mac7: no such key; expected one of load0, mac0, requant0, store0
// RUN: echo '{"kernels": {"net": {"mac0": {"pe": 5}}}}' > %t/pe.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/pe.json" 2>&1 | FileCheck %s --check-prefix=PE
// PE: error: fpga-fold: import: {{.*}}pe.json: kernels.net.mac0.pe: expected one of 1, 2, 4, found 5
// RUN: echo '{"kernels": {"net": {"mac0": {"simd": 6}}}}' > %t/simd.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/simd.json" 2>&1 | FileCheck %s --check-prefix=SIMD
// SIMD: kernels.net.mac0.simd: expected one of 1, 2, 4, 8, 24, 72, found 6
// RUN: echo '{"kernels": {"net": {"mac0": {"lanes": 3}}}}' > %t/lanes.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/lanes.json" 2>&1 | FileCheck %s --check-prefix=LANES
// LANES: kernels.net.mac0.lanes: expected one of 1, 2, 4, 8, found 3
// RUN: echo '{"kernels": {"net": {"requant0": {"lanes": 5}}}}' > %t/stream.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/stream.json" 2>&1 | FileCheck %s --check-prefix=STREAM
// STREAM: kernels.net.requant0.lanes: expected one of 1, 2, 4, 8, found 5
// RUN: echo '{"kernels": {"net": {"mac0": {"pe": "two"}}}}' > %t/type.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/type.json" 2>&1 | FileCheck %s --check-prefix=TYPE
// TYPE: kernels.net.mac0.pe: expected a whole number in 1 .. 2147483648, found "two"
// RUN: echo '{"kernels": {"net": {"mac0": {"multipliers": "wood"}}}}' > %t/wood.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/wood.json" 2>&1 | FileCheck %s --check-prefix=WOOD
// WOOD: kernels.net.mac0.multipliers: expected dsp or lut, found "wood"
// RUN: echo '{"kernels": {"net": {"requant0": {"pe": 1}}}}' > %t/no.json
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 import=%t/no.json" 2>&1 | FileCheck %s --check-prefix=NOKEY
// NOKEY: kernels.net.requant0.pe: no such key; expected one of lanes
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-fold="target=kv260 export=%t/no/folder.json" 2>&1 | FileCheck %s --check-prefix=EXPORT
// EXPORT: error: fpga-fold: export: cannot open output file

//--- net.mlir
fpga.kernel @net(%x: tensor<1x4x4x8xi8>) -> tensor<1x2x2x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3]
      : !fpga.stream<1x4x4x8xi8, lanes = 1> -> !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 1>
  %w = fpga.rom dense<3> : tensor<4x3x3x8xi8>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x2x2x8xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x8xi8> -> !fpga.stream<1x2x2x4xi20, lanes = 1>
  %3 = fpga.requant %2 multiplier = [1] shift = [7] : !fpga.stream<1x2x2x4xi20, lanes = 1> -> !fpga.stream<1x2x2x4xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x2x2x4xi8, lanes = 1> -> tensor<1x2x2x4xi8>
  fpga.return %4 : tensor<1x2x2x4xi8>
}

//--- comma.json
{
  "name": "a"
  "part": "b"
}

//--- short.json
{"name": "a", "part": "b", "clock_mhz": 1}

//--- tiny.json
{
  "name": "tiny", "part": "p1", "clock_mhz": 50, "lut": 100, "ff": 100,
  "lut_inputs": 4, "lut_ram": true,
  "dsp": {"kind": "MULT18X18D", "count": 6, "widths": [18, 18]},
  "bram": {"kind": "DP16KD", "count": 3, "shapes": [[36, 512]]},
  "source": "made up for this test"
}
