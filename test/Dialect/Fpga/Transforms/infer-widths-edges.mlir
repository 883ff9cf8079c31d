// Ranges at their ends: shifts by up to 63, channels that are cut off, a lowest
// number that is zero.
// RUN: pool-to-conv-opt %s --fpga-infer-widths | FileCheck %s

// A shift by 63 fits in no type: nothing is known of the result.
// CHECK-LABEL: @shift_by_63
// CHECK:       fpga.eltwise shr {{.*}} -> !fpga.stream<1x2xi32, lanes = 1>
// CHECK-LABEL: @shift_by_62
// CHECK:       fpga.eltwise shr {{.*}} -> !fpga.stream<1x2xi8, lanes = 1>
fpga.kernel @shift_by_63(%x: tensor<1x2xi8>) -> tensor<1x2xi16> attributes {draft} {
  %c = fpga.rom dense<[[0, 63]]> : tensor<1x2xi8>
  %0 = fpga.load %x : tensor<1x2xi8> -> !fpga.stream<1x2xi8, lanes = 1>
  %1 = fpga.eltwise shr %0, %c
      : (!fpga.stream<1x2xi8, lanes = 1>, !fpga.rom<1x2xi8>) -> !fpga.stream<1x2xi32, lanes = 1>
  %2 = fpga.requant %1 multiplier = [3] shift = [0] : !fpga.stream<1x2xi32, lanes = 1> -> !fpga.stream<1x2xi16, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2xi16, lanes = 1> -> tensor<1x2xi16>
  fpga.return %3 : tensor<1x2xi16>
}
fpga.kernel @shift_by_62(%x: tensor<1x2xi8>) -> tensor<1x2xi16> attributes {draft} {
  %c = fpga.rom dense<[[0, 62]]> : tensor<1x2xi8>
  %0 = fpga.load %x : tensor<1x2xi8> -> !fpga.stream<1x2xi8, lanes = 1>
  %1 = fpga.eltwise shr %0, %c
      : (!fpga.stream<1x2xi8, lanes = 1>, !fpga.rom<1x2xi8>) -> !fpga.stream<1x2xi32, lanes = 1>
  %2 = fpga.requant %1 multiplier = [3] shift = [0] : !fpga.stream<1x2xi32, lanes = 1> -> !fpga.stream<1x2xi16, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2xi16, lanes = 1> -> tensor<1x2xi16>
  fpga.return %3 : tensor<1x2xi16>
}

// The channel of large numbers goes: 3 times a byte is left.
// CHECK-LABEL: @cropped_channels
// CHECK:       fpga.eltwise abs {{.*}} -> !fpga.stream<1x2x2x1xui9, lanes = 1>
fpga.kernel @cropped_channels(%x: tensor<1x2x2x2xi8>) -> tensor<1x2x2x1xi32> attributes {draft} {
  %0 = fpga.load %x : tensor<1x2x2x2xi8> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %1 = fpga.requant %0 multiplier = [1000, 3] shift = [0, 0] : !fpga.stream<1x2x2x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi32, lanes = 1>
  %2 = fpga.crop %1 low = [0, 0, 0, 1] high = [0, 0, 0, 0] : !fpga.stream<1x2x2x2xi32, lanes = 1> -> !fpga.stream<1x2x2x1xi32, lanes = 1>
  %abs = fpga.eltwise abs %2 : (!fpga.stream<1x2x2x1xi32, lanes = 1>) -> !fpga.stream<1x2x2x1xi32, lanes = 1>
  %3 = fpga.requant %abs multiplier = [5] shift = [0] : !fpga.stream<1x2x2x1xi32, lanes = 1> -> !fpga.stream<1x2x2x1xi32, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x2x2x1xi32, lanes = 1> -> tensor<1x2x2x1xi32>
  fpga.return %4 : tensor<1x2x2x1xi32>
}

// Numbers from zero on need no number below it.
// CHECK-LABEL: @symmetric_from_zero
// CHECK:       fpga.requant {{.*}} -> !fpga.stream<1x4xui8, lanes = 1>
fpga.kernel @symmetric_from_zero(%x: tensor<1x4xi8>) -> tensor<1x4xi32> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.eltwise abs %0 : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi9, lanes = 1>
  %2 = fpga.requant %1 multiplier = [1] shift = [0] overflow sat_sym : !fpga.stream<1x4xi9, lanes = 1> -> !fpga.stream<1x4xi16, lanes = 1>
  %3 = fpga.requant %2 multiplier = [5] shift = [0] : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi32, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x4xi32, lanes = 1> -> tensor<1x4xi32>
  fpga.return %4 : tensor<1x4xi32>
}
