// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @window
// CHECK: fpga.reduce max window %{{.*}} : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 2, taps = 9> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
func.func @window(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 2, taps = 9>) {
  %1 = fpga.reduce max window %0 : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 2, taps = 9> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
  return
}

// CHECK-LABEL: func.func @rows
// CHECK: fpga.reduce sum rows kernel = [2, 2] stride = [2, 3] %{{.*}} : !fpga.stream<1x4x5x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi10, lanes = 2>
// CHECK: fpga.reduce min rows kernel = [3, 3] stride = [3, 3] pad <1, 2, 1, 2, 0> %{{.*}} {a} : !fpga.stream<1x4x5x8xi8, lanes = 2> -> !fpga.stream<1x2x3x8xi8, lanes = 2>
func.func @rows(%0: !fpga.stream<1x4x5x8xi8, lanes = 2>) {
  %1 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 3] %0 : !fpga.stream<1x4x5x8xi8, lanes = 2> -> !fpga.stream<1x2x2x8xi10, lanes = 2>
  %2 = fpga.reduce min rows kernel = [3, 3] stride = [3, 3] pad <1, 2, 1, 2, 0> %0 {a} : !fpga.stream<1x4x5x8xi8, lanes = 2> -> !fpga.stream<1x2x3x8xi8, lanes = 2>
  return
}

// CHECK-LABEL: func.func @global
// CHECK: fpga.reduce sum global dims = [1, 2] %{{.*}} : !fpga.stream<1x4x5x8xui8, lanes = 2> -> !fpga.stream<1x1x1x8xui13, lanes = 2>
// CHECK: fpga.reduce max global dims = [3] %{{.*}} : !fpga.stream<1x4x5x8xui8, lanes = 2> -> !fpga.stream<1x4x5x1xui8, lanes = 1>
func.func @global(%0: !fpga.stream<1x4x5x8xui8, lanes = 2>) {
  %1 = fpga.reduce sum global dims = [1, 2] %0 : !fpga.stream<1x4x5x8xui8, lanes = 2> -> !fpga.stream<1x1x1x8xui13, lanes = 2>
  %2 = fpga.reduce max global dims = [3] %0 : !fpga.stream<1x4x5x8xui8, lanes = 2> -> !fpga.stream<1x4x5x1xui8, lanes = 1>
  return
}
