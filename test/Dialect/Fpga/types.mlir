// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func private @streams
// CHECK-SAME: !fpga.stream<7xi1, lanes = 1>
// CHECK-SAME: !fpga.stream<1x4x6xui64, lanes = 12>
// CHECK-SAME: !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2, taps = 3, order = taps, repeat = 5>
func.func private @streams(
  !fpga.stream<7xi1>,
  !fpga.stream<1x4x6xui64, lanes = 12>,
  !fpga.stream<1x8x8x4xvector<3x3xi8>, repeat = 5, order = taps, taps = 3, lanes = 2>)

// As many elements as there may be.
// CHECK-LABEL: func.func private @large
// CHECK-SAME: !fpga.stream<281474976710655xi8, lanes = 1>
func.func private @large(!fpga.stream<281474976710655xi8, lanes = 1>)

// CHECK-LABEL: func.func private @roms
// CHECK-SAME: !fpga.rom<3xi1>, !fpga.rom<16x3x3x8xui8>
func.func private @roms(!fpga.rom<3xi1>, !fpga.rom<16x3x3x8xui8>)

// CHECK-LABEL: func.func private @numbers
// CHECK-SAME: !fpga.fixed<64, 128, unsigned, floor, wrap>
// CHECK-SAME: !fpga.fixed<1, -64, signed, half_away, sat_sym>
func.func private @numbers(!fpga.fixed<64, 128, unsigned, floor, wrap>, !fpga.fixed<1, -64, signed, half_away, sat_sym>)
