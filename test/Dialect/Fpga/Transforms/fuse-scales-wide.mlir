// (C4) Products of exactly 64 bits, with what is added for rounding: 2^31 * (2^32 - 1) +
// 2^30.
// RUN: pool-to-conv-opt %s --fpga-fuse='table-bits=0' | FileCheck %s

// CHECK-LABEL: @sixty_four_bits
// CHECK-NOT:   fpga.eltwise add
// CHECK:       fpga.requant {{.*}} bias = [1] multiplier = [4294967295] shift = [31] round half_up
fpga.kernel @sixty_four_bits(%x: tensor<1x4xi32>) -> tensor<1x4xi32> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi32> -> !fpga.stream<1x4xi32, lanes = 1>
  %1 = fpga.eltwise clamp %0 bounds = [-1000, 1000] : (!fpga.stream<1x4xi32, lanes = 1>) -> !fpga.stream<1x4xi32, lanes = 1>
  %one = fpga.rom dense<1> : tensor<1x1xi2>
  %2 = fpga.eltwise add %1, %one : (!fpga.stream<1x4xi32, lanes = 1>, !fpga.rom<1x1xi2>) -> !fpga.stream<1x4xi32, lanes = 1>
  %3 = fpga.requant %2 multiplier = [4294967295] shift = [31] round half_up : !fpga.stream<1x4xi32, lanes = 1> -> !fpga.stream<1x4xi32, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x4xi32, lanes = 1> -> tensor<1x4xi32>
  fpga.return %4 : tensor<1x4xi32>
}
