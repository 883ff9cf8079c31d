// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @flatten
// CHECK: fpga.reshape %{{.*}} : !fpga.stream<1x2x2x16xi8, lanes = 4> -> !fpga.stream<1x64xi8, lanes = 4>
func.func @flatten(%0: !fpga.stream<1x2x2x16xi8, lanes = 4>) {
  %1 = fpga.reshape %0 : !fpga.stream<1x2x2x16xi8, lanes = 4> -> !fpga.stream<1x64xi8, lanes = 4>
  return
}
