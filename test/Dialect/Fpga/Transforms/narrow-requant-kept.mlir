// Scales that keep their multipliers, and why.
// RUN: pool-to-conv-opt %s --fpga-narrow-requant=report=kept --verify-diagnostics -o %t.mlir
// RUN: pool-to-conv-opt %s -o %t.before.mlir
// RUN: cmp %t.before.mlir %t.mlir
// RUN: pool-to-conv-opt %s --fpga-narrow-requant --remarks-filter=fpga-narrow-requant -o /dev/null 2>&1 | FileCheck %s

// CHECK-DAG: remark: [Missed] C1 | Category:fpga-narrow-requant
// CHECK-DAG: fpga.requant keeps multipliers of 3 bits (C1: numbers may wrap)

fpga.kernel @wraps(%x: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps multipliers of 3 bits (C1: numbers may wrap)}}
  %1 = fpga.requant %0 multiplier = [6] shift = [2] overflow wrap
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %2 : tensor<1x4xi8>
}

fpga.kernel @many(%x: tensor<1x4xi18>) -> tensor<1x4xi18> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi18> -> !fpga.stream<1x4xi18, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps multipliers of 30 bits (C2: its results take too many different values)}}
  %1 = fpga.requant %0 multiplier = [1000000000] shift = [30] round half_up
      : !fpga.stream<1x4xi18, lanes = 1> -> !fpga.stream<1x4xi18, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi18, lanes = 1> -> tensor<1x4xi18>
  fpga.return %2 : tensor<1x4xi18>
}

fpga.kernel @wide(%x: tensor<1x4xi62>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi62> -> !fpga.stream<1x4xi62, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps multipliers of 2 bits (C2: its numbers need more than 62 bits)}}
  %1 = fpga.requant %0 bias = [-1] multiplier = [2] shift = [59] round half_up
      : !fpga.stream<1x4xi62, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %2 : tensor<1x4xi8>
}

// 455 / 4096 is the smallest factor of a 3x3 average as it is. A clamp would not
// save any multiplier.
fpga.kernel @smallest(%x: tensor<1x3x3x1xi8>) -> tensor<1x1x1x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x3x3x1xi8> -> !fpga.stream<1x3x3x1xi8, lanes = 1>
  %1 = fpga.reduce sum global dims = [1, 2] %0 : !fpga.stream<1x3x3x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi12, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps multipliers of 9 bits (C3: no smaller one gives the same results)}}
  %2 = fpga.requant %1 multiplier = [455] shift = [12] round half_up
      : !fpga.stream<1x1x1x1xi12, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  fpga.return %3 : tensor<1x1x1x1xi8>
}

fpga.kernel @double(%x: tensor<1x4xi16>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi16> -> !fpga.stream<1x4xi16, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps multipliers of 31 bits (C3: rounding twice has no equal that rounds once)}}
  %1 = fpga.requant %0 multiplier = [1500000000] shift = [38] round tosa
      : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %2 : tensor<1x4xi8>
}

// Nothing to say of what multiplies by 1.
fpga.kernel @shift(%x: tensor<1x4xi16>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi16> -> !fpga.stream<1x4xi16, lanes = 1>
  %1 = fpga.requant %0 multiplier = [1] shift = [8] round half_up
      : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %2 : tensor<1x4xi8>
}
