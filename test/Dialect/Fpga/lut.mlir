// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @plain
// CHECK: fpga.lut %{{.*}} table = dense<[0, 1, 3, 7]> : tensor<4xui3> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xui3, lanes = 4>
func.func @plain(%0: !fpga.stream<1x8xi2, lanes = 4>) {
  %1 = fpga.lut %0 table = dense<[0, 1, 3, 7]> : tensor<4xui3> : !fpga.stream<1x8xi2, lanes = 4> -> !fpga.stream<1x8xui3, lanes = 4>
  return
}

// CHECK-LABEL: func.func @interpolated
// CHECK: fpga.lut %{{.*}} table = dense_resource<table> : tensor<3xi16> fraction = 7 in reg {a} : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi23, lanes = 4>
func.func @interpolated(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  %1 = fpga.lut %0 table = dense_resource<table> : tensor<3xi16> fraction = 7 in reg {a} : !fpga.stream<1x8xi8, lanes = 4> -> !fpga.stream<1x8xi23, lanes = 4>
  return
}

{-#
  dialect_resources: {
    builtin: {
      table: "0x02000000010002000300"
    }
  }
#-}
