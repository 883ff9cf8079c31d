// Options that make no sense, files that cannot be written, kernels that are not there.

// RUN: not pool-to-conv-opt %s --fpga-simulate=frames=0 2>&1 | FileCheck %s --check-prefix=FRAMES
// FRAMES: error: fpga-simulate: frames has to be in 1 .. 2^20
// RUN: not pool-to-conv-opt %s --fpga-simulate=input-interval=0 2>&1 | FileCheck %s --check-prefix=INTERVAL
// INTERVAL: error: fpga-simulate: intervals have to be in 1 .. 2^20
// RUN: not pool-to-conv-opt %s --fpga-simulate=output-interval=-1 2>&1 | FileCheck %s --check-prefix=INTERVAL
// RUN: not pool-to-conv-opt %s --fpga-simulate=clock=-1 2>&1 | FileCheck %s --check-prefix=CLOCK
// CLOCK: error: fpga-simulate: clock has to be a number of MHz, or 0
// RUN: not pool-to-conv-opt %s --fpga-simulate=cycle-limit=0 2>&1 | FileCheck %s --check-prefix=LIMIT
// RUN: not pool-to-conv-opt %s --fpga-size-fifos=cycle-limit=0 2>&1 | FileCheck %s --check-prefix=LIMIT
// RUN: not pool-to-conv-opt %s --fpga-check-deadlock=cycle-limit=0 2>&1 | FileCheck %s --check-prefix=LIMIT
// LIMIT: error: fpga-{{.*}}: cycle-limit has to be in 1 .. 2^50
// RUN: not pool-to-conv-opt %s --fpga-simulate=kernel=other 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: fpga-simulate: there is no kernel 'other'
// RUN: not pool-to-conv-opt %s --fpga-simulate=json=%t.none/x.json 2>&1 | FileCheck %s --check-prefix=FILE
// FILE: error: fpga-simulate: cannot open output file
// RUN: not pool-to-conv-opt %s --fpga-size-fifos=fifo-depth=0 2>&1 | FileCheck %s --check-prefix=DEPTH
// DEPTH: error: fpga-size-fifos: fifo-depth has to be in 1 .. 2^31 - 1
// RUN: not pool-to-conv-opt %s --fpga-size-fifos=frames=1 2>&1 | FileCheck %s --check-prefix=SIZING
// SIZING: error: fpga-size-fifos: frames has to be in 2 .. 1024

// RUN: not pool-to-conv-opt %s --fpga-size-fifos=target=none 2>&1 | FileCheck %s --check-prefix=DEVICE
// DEVICE: error: fpga-size-fifos: target: {{.*}}none

// A device that does not hold the queues, and one that does.
// RUN: sed 's/"ff": [0-9]*/"ff": 1/; s/zynq-7020/small/' %ptc_src/lib/Dialect/Fpga/Devices/Data/zynq-7020.json > %t.json
// RUN: not pool-to-conv-opt %s --fpga-size-fifos=target=%t.json 2>&1 | FileCheck %s --check-prefix=FULL
// FULL: [[@LINE+19]]:1: error: 'fpga.kernel' op (C4) with queues this deep the design needs {{[0-9]+}} FF, and small has 1; a lower utilization
// RUN: pool-to-conv-opt %s --fpga-size-fifos=target=ecp5-12f | FileCheck %s --check-prefix=HELD
// HELD: fpga.fifo

// A limit that is reached on the way.
// RUN: not pool-to-conv-opt %s --fpga-simulate="cycle-limit=100 input-interval=3" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REACHED
// REACHED: [[@LINE+12]]:1: error: 'fpga.kernel' op takes more than the limit of 100 cycles for 3 frames
// RUN: not pool-to-conv-opt %s --fpga-check-deadlock=cycle-limit=10 2>&1 | FileCheck %s --check-prefix=CHECKED
// CHECKED: error: 'fpga.kernel' op is too large to be checked: more than 10 steps

// Ports that are slower than the design, and the clock of a target.
// RUN: pool-to-conv-opt %s --fpga-simulate=input-interval=5 -o /dev/null 2>&1 | FileCheck %s --check-prefix=SLOW
// SLOW: cycles per frame {{ *}}160 {{ *}}1250000.0 frames/s at 200 MHz
// RUN: pool-to-conv-opt %s --fpga-simulate="output-interval=4 clock=50" -o /dev/null 2>&1 | FileCheck %s --check-prefix=READ
// READ: cycles per frame {{ *}}128 {{ *}}390625.0 frames/s at 50 MHz
// RUN: pool-to-conv-opt %s --fpga-simulate="output-interval=4 annotate=true table=false" | FileCheck %s --check-prefix=PEAK
// PEAK: fpga.fifo %{{.*}} depth = 5 peak = 5

fpga.kernel @queue(%x: tensor<1x4x4x4xi8>) -> tensor<1x4x4x4xi8>
    attributes {target = #fpga.target<part = "any", clk_ps = 5000, lut = 1, ff = 1, dsp = 1, bram18 = 1>} {
  %0 = fpga.load %x : tensor<1x4x4x4xi8> -> !fpga.stream<1x4x4x4xi8, lanes = 2>
  %1 = fpga.fifo %0 depth = 5 : !fpga.stream<1x4x4x4xi8, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x4xi8, lanes = 2> -> tensor<1x4x4x4xi8>
  fpga.return %2 : tensor<1x4x4x4xi8>
}
