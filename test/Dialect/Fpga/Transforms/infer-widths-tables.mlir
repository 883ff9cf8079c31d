// Tables and bits: which numbers there are, channel by channel.
// RUN: pool-to-conv-opt %s --fpga-infer-widths | FileCheck %s

// The first channel reads the entries 0 and 1, the second one 8 and 9. What stands in
// between is read by none of them.
// CHECK-LABEL: @channels_of_a_table
// CHECK:       fpga.lut {{.*}} table = dense<[2, 3, 3, 3, 3, 3, 3, 3, 1, 0, 3, 3, 3, 3, 3, 3]> : tensor<16xui2> {{.*}} -> !fpga.stream<1x1x4x2xui2, lanes = 1>
fpga.kernel @channels_of_a_table(%x: tensor<1x1x4x2xi8>) -> tensor<1x1x4x2xi16> attributes {draft} {
  %0 = fpga.load %x : tensor<1x1x4x2xi8> -> !fpga.stream<1x1x4x2xi8, lanes = 1>
  %1 = fpga.requant %0 bias = [128, 1152] multiplier = [1, 1] shift = [7, 7]
      : !fpga.stream<1x1x4x2xi8, lanes = 1> -> !fpga.stream<1x1x4x2xui4, lanes = 1>
  %2 = fpga.lut %1 table = dense<[2, 3, 255, 255, 255, 255, 255, 255, 1, 0, 255, 255, 255, 255, 255, 255]> : tensor<16xui8>
      : !fpga.stream<1x1x4x2xui4, lanes = 1> -> !fpga.stream<1x1x4x2xui8, lanes = 1>
  %3 = fpga.requant %2 multiplier = [1] shift = [0]
      : !fpga.stream<1x1x4x2xui8, lanes = 1> -> !fpga.stream<1x1x4x2xi16, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x1x4x2xi16, lanes = 1> -> tensor<1x1x4x2xi16>
  fpga.return %4 : tensor<1x1x4x2xi16>
}

// Entries are as wide as the result, which a port keeps.
// CHECK-LABEL: @table_of_a_port
// CHECK:       fpga.lut {{.*}} table = dense<[1, 2, 3, 0]> : tensor<4xi8> : !fpga.stream<1x4xi2, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
fpga.kernel @table_of_a_port(%x: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.requant %0 multiplier = [1] shift = [6] : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi3, lanes = 1>
  %2 = fpga.lut %1 table = dense<[9, 9, 1, 2, 3, 0, 9, 9]> : tensor<8xi8>
      : !fpga.stream<1x4xi3, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %3 : tensor<1x4xi8>
}

// 0 is among the numbers that two have in common: the difference reaches 8.
// CHECK-LABEL: @and_of_two
// CHECK:       fpga.eltwise sub {{.*}} -> !fpga.stream<1x4xui4, lanes = 1>
fpga.kernel @and_of_two(%x: tensor<1x4xi8>) -> tensor<1x4xi16> attributes {draft} {
  %eight = fpga.rom dense<8> : tensor<1x1xui4>
  %seven = fpga.rom dense<7> : tensor<1x1xui4>
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.eltwise clamp %0 bounds = [0, 7] : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xui3, lanes = 1>
  %2 = fpga.eltwise and %1, %seven : (!fpga.stream<1x4xui3, lanes = 1>, !fpga.rom<1x1xui4>) -> !fpga.stream<1x4xui3, lanes = 1>
  %3 = fpga.eltwise sub %eight, %2 : (!fpga.rom<1x1xui4>, !fpga.stream<1x4xui3, lanes = 1>) -> !fpga.stream<1x4xui8, lanes = 1>
  %4 = fpga.requant %3 multiplier = [3] shift = [0] : !fpga.stream<1x4xui8, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %5 = fpga.store %4 : !fpga.stream<1x4xi16, lanes = 1> -> tensor<1x4xi16>
  fpga.return %5 : tensor<1x4xi16>
}

// The table needs all bits of the sum, which stays signed, and so do its summands.
// CHECK-LABEL: @sum_that_a_table_reads
// CHECK:       fpga.eltwise clamp {{.*}} -> !fpga.stream<1x4xi3, lanes = 1>
// CHECK-NEXT:  fpga.reduce sum {{.*}} -> !fpga.stream<1x1xi8, lanes = 1>
fpga.kernel @sum_that_a_table_reads(%x: tensor<1x4xi8>) -> tensor<1x1xi16> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.eltwise clamp %0 bounds = [0, 3] : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi4, lanes = 1>
  %2 = fpga.reduce sum global dims = [1] %1 : !fpga.stream<1x4xi4, lanes = 1> -> !fpga.stream<1x1xi8, lanes = 1>
  %3 = fpga.lut %2 table = dense<[0, 3, 9]> : tensor<3xi8> fraction = 7
      : !fpga.stream<1x1xi8, lanes = 1> -> !fpga.stream<1x1xi16, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x1xi16, lanes = 1> -> tensor<1x1xi16>
  fpga.return %4 : tensor<1x1xi16>
}
