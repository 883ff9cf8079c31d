// Figures that were measured replace estimates and say where they are from; shares
// of a device; JSON; errors.

// RUN: split-file %s %t
// RUN: pool-to-conv-opt %t/net.mlir --fpga-estimate="target=ecp5-12f clock=50 json=%t.json" -o /dev/null | FileCheck %s
// RUN: pool-to-conv-opt %t/net.mlir --fpga-estimate="target=ecp5-12f clock=50 table=false json=%t.silent.json" -o /dev/null | count 0
// RUN: cmp %t.json %t.silent.json

// No bars and no colours where it is no terminal.
// CHECK-NOT:  [
// CHECK:      @net on ecp5-12f (lfe5u-12f) at 50.0 MHz
// CHECK:      cast_lanes0 {{ *}}2 lanes {{ *}}256 {{.*}} estimate{{$}}
// CHECK:      rom0 {{ *}}bram {{ *}}0 {{ *}}0 {{ *}}0 {{ *}}0 {{ *}}0 {{ *}}0 {{ *}}1 {{ *}}estimate{{$}}
// CHECK:      mac0 {{ *}}2x2 lut {{ *}}300 {{ *}}40 {{ *}}5 {{ *}}20000 {{ *}}700 {{ *}}0 {{ *}}0 {{ *}}1024 {{ *}}85 % {{ *}}verilator, yosys  <- slowest
// CHECK:      requant0 {{.*}} estimate{{$}}
// CHECK:      total {{ *}}300
// CHECK-NEXT: LUT {{ *}}23{{[0-9]+}} of {{ *}}12000 {{ *}}19{{[0-9]}} %  does not fit
// CHECK-NEXT: FF
// CHECK-NEXT: DSP {{ *}}0 of {{ *}}28 {{ *}}0 %{{$}}
// CHECK-NEXT: BRAM {{ *}}1 of {{ *}}32 {{ *}}3 %{{$}}
// CHECK-NEXT: 67 parameters, 1024 products a frame
// CHECK-NEXT: 300 cycles a frame, first result after {{[0-9]+}}; 166666.7 frames/s
// CHECK-NEXT: slowest: mac0; faster by a larger fold (pe, simd) of mac0, down to 256 cycles, where the next unit limits

// On a terminal, shares have bars, red where they are too large.
// RUN: env TERM=xterm %python -c "import pty, sys; pty.spawn(sys.argv[1:])" \
// RUN:   pool-to-conv-opt %t/net.mlir --fpga-estimate=target=ecp5-12f -o /dev/null < /dev/null \
// RUN:   | FileCheck %s --check-prefix=BARS
// BARS: {{.}}[0;1;33m  mac0
// BARS: LUT {{.*}} 193 %{{.}}[0;31m  [########################################]{{.}}[0m  does not fit
// BARS: BRAM {{.*}} 3 %{{.}}[0;32m  [#.......................................]{{.}}[0m

// RUN: FileCheck %s --check-prefix=JSON < %t.json
// JSON:      "kernel": "net",
// JSON-NEXT: "device": "ecp5-12f",
// JSON-NEXT: "part": "lfe5u-12f",
// JSON-NEXT: "clock_mhz": 50,
// JSON-NEXT: "frames_per_second": 166666.6
// JSON-NEXT: "cycles": 300,
// JSON-NEXT: "first_out":
// JSON-NEXT: "bottleneck": "mac0",
// JSON:      "share": {
// JSON-NEXT:   "lut": {
// JSON-NEXT:     "used": 23
// JSON-NEXT:     "available": 12000
// JSON:      "unit": "mac0",
// JSON-NEXT: "op": "fpga.mac",
// JSON-NEXT: "pe": 2,
// JSON-NEXT: "simd": 2,
// JSON-NEXT: "pixels": 1,
// JSON-NEXT: "time": {
// JSON-NEXT:   "cycles": 300,
// JSON-NEXT:   "first_out": 40,
// JSON-NEXT:   "ii": 5,
// JSON-NEXT:   "beats_in": 256,
// JSON-NEXT:   "beats_out": 64,
// JSON-NEXT:   "source": "verilator"
// JSON-NEXT: },
// JSON-NEXT: "area": {
// JSON-NEXT:   "lut": 20000,
// JSON-NEXT:   "ff": 700,
// JSON-NEXT:   "dsp": 0,
// JSON-NEXT:   "bram": 0,
// JSON-NEXT:   "uram": 0,
// JSON-NEXT:   "source": "yosys"
// JSON-NEXT: },
// JSON-NEXT: "products": 1024,
// JSON-NEXT: "parameters": 0,
// JSON-NEXT: "efficiency": 0.853

// The device and the clock that the kernel was made for.
// RUN: sed -e 's/tensor<1x4x4x4xi8> {/tensor<1x4x4x4xi8> attributes {target = #fpga.target<part = "xc7z020", clk_ps = 5000, lut = 1, ff = 1, dsp = 1, bram18 = 1>} {/' %t/net.mlir \
// RUN:   | pool-to-conv-opt --fpga-estimate -o /dev/null | FileCheck %s --check-prefix=TARGET
// TARGET: @net on zynq-7020 (xc7z020) at 200.0 MHz
// TARGET: BRAM {{ *}}1 of {{ *}}280
// A part that is not known has no shares.
// RUN: sed -e 's/tensor<1x4x4x4xi8> {/tensor<1x4x4x4xi8> attributes {target = #fpga.target<part = "x", clk_ps = 5000, lut = 1, ff = 1, dsp = 1, bram18 = 1>} {/' %t/net.mlir \
// RUN:   | pool-to-conv-opt --fpga-estimate -o /dev/null | FileCheck %s --check-prefix=UNKNOWN
// UNKNOWN: @net, LUTs of four inputs as on ECP5, no device at 200.0 MHz
// UNKNOWN: BRAM {{ *}}1{{$}}

// RUN: sed -e 's/tensor<1x4x4x4xi8> {/tensor<1x4x4x4xi8> attributes {draft} {/' %t/net.mlir > %t/draft.mlir
// RUN: not pool-to-conv-opt %t/draft.mlir --fpga-estimate 2>&1 | FileCheck %s --check-prefix=DRAFT
// DRAFT: draft.mlir:1:1: error: 'fpga.kernel' op (C1) is a draft: its figures are known after fpga-insert-plumbing
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-estimate=target=none 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: fpga-estimate: target: no device is called 'none'
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-estimate=clock=-1 2>&1 | FileCheck %s --check-prefix=CLOCK
// CLOCK: error: fpga-estimate: clock has to be in 0 .. 1000000 MHz
// RUN: not pool-to-conv-opt %t/net.mlir --fpga-estimate=json=%t/no/file.json -o /dev/null 2>&1 | FileCheck %s --check-prefix=OUTPUT
// OUTPUT: error: fpga-estimate: cannot open output file

//--- net.mlir
fpga.kernel @net(%x: tensor<1x4x4x16xi8>) -> tensor<1x4x4x4xi8> {
  %0 = fpga.load %x : tensor<1x4x4x16xi8> -> !fpga.stream<1x4x4x16xi8, lanes = 1>
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x16xi8, lanes = 1> -> !fpga.stream<1x4x4x16xi8, lanes = 2>
  %w = fpga.rom dense<3> : tensor<4x1x1x16xi8> in bram
  %2 = fpga.mac %1, %w fold <pe = 2, simd = 2> in lut {
        fpga.cost = [#fpga.cost<lut = 5, ff = 5, dsp = 5, bram18 = 5, source = estimate>,
                     #fpga.cost<lut = 20000, ff = 700, dsp = 0, bram18 = 0, source = yosys>],
        fpga.timing = [#fpga.timing<ii = 5, beats_in = 256, beats_out = 64, first_out = 40, cycles = 300, source = verilator>]}
      : !fpga.stream<1x4x4x16xi8, lanes = 2>, !fpga.rom<4x1x1x16xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  %3 = fpga.requant %2 multiplier = [1] shift = [7] : !fpga.stream<1x4x4x4xi20, lanes = 1> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x4x4x4xi8, lanes = 1> -> tensor<1x4x4x4xi8>
  fpga.return %4 : tensor<1x4x4x4xi8>
}
