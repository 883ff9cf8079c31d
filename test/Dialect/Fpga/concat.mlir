// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @channels
// CHECK: fpga.concat %{{.*}}, %{{.*}} : (!fpga.stream<1x8x8x16xi8, lanes = 4>, !fpga.stream<1x8x8x12xi8, lanes = 4>) -> !fpga.stream<1x8x8x28xi8, lanes = 4>
func.func @channels(%0: !fpga.stream<1x8x8x16xi8, lanes = 4>, %1: !fpga.stream<1x8x8x12xi8, lanes = 4>) {
  %2 = fpga.concat %0, %1 : (!fpga.stream<1x8x8x16xi8, lanes = 4>, !fpga.stream<1x8x8x12xi8, lanes = 4>) -> !fpga.stream<1x8x8x28xi8, lanes = 4>
  return
}

// CHECK-LABEL: func.func @one
// CHECK: fpga.concat %{{[^,]*}} : (!fpga.stream<5xi8, lanes = 1>) -> !fpga.stream<5xi8, lanes = 1>
func.func @one(%0: !fpga.stream<5xi8, lanes = 1>) {
  %1 = fpga.concat %0 : (!fpga.stream<5xi8, lanes = 1>) -> !fpga.stream<5xi8, lanes = 1>
  return
}
