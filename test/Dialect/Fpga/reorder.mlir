// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @to_channels_last
// CHECK: fpga.reorder %{{.*}} by [0, 2, 3, 1] : !fpga.stream<1x3x8x8xi8, lanes = 1> -> !fpga.stream<1x8x8x3xi8, lanes = 3>
func.func @to_channels_last(%0: !fpga.stream<1x3x8x8xi8, lanes = 1>) {
  %1 = fpga.reorder %0 by [0, 2, 3, 1] : !fpga.stream<1x3x8x8xi8, lanes = 1> -> !fpga.stream<1x8x8x3xi8, lanes = 3>
  return
}

// CHECK-LABEL: func.func @memory
// CHECK: fpga.reorder %{{.*}} by [1, 0] in uram : !fpga.stream<4x2xui1, lanes = 2> -> !fpga.stream<2x4xui1, lanes = 1>
func.func @memory(%0: !fpga.stream<4x2xui1, lanes = 2>) {
  %1 = fpga.reorder %0 by [1, 0] in uram : !fpga.stream<4x2xui1, lanes = 2> -> !fpga.stream<2x4xui1, lanes = 1>
  return
}
