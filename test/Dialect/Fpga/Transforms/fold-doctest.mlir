// The examples of the descriptions of fpga-fold and fpga-estimate.

// RUN: pool-to-conv-opt %s --fpga-fold=target-cycles=1152 | FileCheck %s
// RUN: pool-to-conv-opt %s --fpga-fold=target-cycles=1152 --fpga-insert-plumbing \
// RUN:   --fpga-estimate=target=zynq-7020 -o /dev/null | FileCheck %s --check-prefix=TABLE

// CHECK: fpga.mac {{.*}} fold <pe = 2, simd = 8> in dsp : !fpga.stream<1x8x8x16xi8, lanes = 1>
// TABLE: {{^}}@net on zynq-7020 (xc7z020) at 100.0 MHz
fpga.kernel @net(%x: tensor<1x8x8x16xi8>) -> tensor<1x8x8x16xi20> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x16xi8> -> !fpga.stream<1x8x8x16xi8, lanes = 1>
  %w = fpga.rom dense<3> : tensor<16x1x1x16xi8>
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x16xi8, lanes = 1>, !fpga.rom<16x1x1x16xi8> -> !fpga.stream<1x8x8x16xi20, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x16xi20, lanes = 1> -> tensor<1x8x8x16xi20>
  fpga.return %2 : tensor<1x8x8x16xi20>
}
