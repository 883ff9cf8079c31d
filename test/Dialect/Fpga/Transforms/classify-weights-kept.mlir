// Convolutions that keep their multipliers, and why.
// RUN: pool-to-conv-opt %s --split-input-file --fpga-classify-weights="lut-per-dsp=10 report=kept" --verify-diagnostics | FileCheck %s
// RUN: pool-to-conv-opt %s --split-input-file --fpga-classify-weights=lut-per-dsp=10 --remarks-filter=fpga-classify-weights -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// REMARK-DAG: remark: [Missed] C2 | Category:fpga-classify-weights
// REMARK-DAG: fpga.mac keeps its multipliers (C2: 17 LUTs more would save 1 of them)

// CHECK-NOT: class
fpga.kernel @dear(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi11> attributes {draft} {
  %w = fpga.rom dense<[[[[4, -2]]], [[[0, 2]]]]> : tensor<2x1x1x2xi4>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac keeps its multipliers (C2: 17 LUTs more would save 1 of them)}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x8x8x2xi11, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x2xi11, lanes = 1> -> tensor<1x8x8x2xi11>
  fpga.return %2 : tensor<1x8x8x2xi11>
}

// -----

// One weight that is no power of two is enough.
fpga.kernel @folded(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi11> attributes {draft} {
  %w = fpga.rom dense<[[[[4, -2]]], [[[0, 3]]]]> : tensor<2x1x1x2xi4>
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac keeps its multipliers (C1: each of them sees 4 different weights)}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x8x8x2xi11, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x8x8x2xi11, lanes = 1> -> tensor<1x8x8x2xi11>
  fpga.return %2 : tensor<1x8x8x2xi11>
}

// -----

fpga.kernel @wide(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x1xi64> attributes {draft} {
  %w = fpga.rom dense<18446744073709551615> : tensor<1x1x1x2xui64>
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.mac keeps its multipliers (C1: its weights have 64 bits)}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<1x1x1x2xui64> -> !fpga.stream<1x4x4x1xi64, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x1xi64, lanes = 1> -> tensor<1x4x4x1xi64>
  fpga.return %2 : tensor<1x4x4x1xi64>
}
