// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @copies
// CHECK: %{{.*}}:3 = fpga.fork %{{.*}} : !fpga.stream<1x8xi8, lanes = 4>
func.func @copies(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  %1:3 = fpga.fork %0 : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// CHECK-LABEL: func.func @one_copy
// CHECK: %{{[^:]*}} = fpga.fork %{{.*}} {name = "f"} : !fpga.stream<1x8xvector<2x2xui4>, lanes = 8, order = taps>
func.func @one_copy(%0: !fpga.stream<1x8xvector<2x2xui4>, lanes = 8, order = taps>) {
  %1 = fpga.fork %0 {name = "f"} : !fpga.stream<1x8xvector<2x2xui4>, lanes = 8, order = taps>
  return
}
