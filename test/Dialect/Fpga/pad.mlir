// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @border
// CHECK: fpga.pad %{{.*}} low = [0, 1, 2, 0] high = [0, 0, 1, 0] value = -128 : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x9x11x4xi8, lanes = 2>
func.func @border(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  %1 = fpga.pad %0 low = [0, 1, 2, 0] high = [0, 0, 1, 0] value = -128 : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x9x11x4xi8, lanes = 2>
  return
}

// CHECK-LABEL: func.func @channels
// CHECK: fpga.pad %{{.*}} low = [0] high = [4] value = 15 : !fpga.stream<4xui4, lanes = 2> -> !fpga.stream<8xui4, lanes = 2>
func.func @channels(%0: !fpga.stream<4xui4, lanes = 2>) {
  %1 = fpga.pad %0 low = [0] high = [4] value = 15 : !fpga.stream<4xui4, lanes = 2> -> !fpga.stream<8xui4, lanes = 2>
  return
}
