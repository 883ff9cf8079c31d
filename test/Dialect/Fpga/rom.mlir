// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @plain
// CHECK: fpga.rom dense<1> : tensor<16x3x3x1xi2>
func.func @plain() -> !fpga.rom<16x3x3x1xi2> {
  %0 = fpga.rom dense<1> : tensor<16x3x3x1xi2>
  return %0 : !fpga.rom<16x3x3x1xi2>
}

// CHECK-LABEL: func.func @memory_and_ports
// CHECK: fpga.rom dense<[1, 2, 3]> : tensor<3xui64> in bram ports = 2
func.func @memory_and_ports() -> !fpga.rom<3xui64> {
  %0 = fpga.rom dense<[1, 2, 3]> : tensor<3xui64> in bram ports = 2
  return %0 : !fpga.rom<3xui64>
}

// Weights of 1 to 8 bits, with the numbers at the ends of their range.
// CHECK-LABEL: func.func @narrow
// CHECK: fpga.rom dense<[false, true]> : tensor<2xi1>
// CHECK: fpga.rom dense<[false, true]> : tensor<2xui1>
// CHECK: fpga.rom dense<[-2, 1]> : tensor<2xi2>
// CHECK: fpga.rom dense<[0, 3]> : tensor<2xui2>
// CHECK: fpga.rom dense<[-4, 3]> : tensor<2xi3>
// CHECK: fpga.rom dense<[-8, 7]> : tensor<2xi4>
// CHECK: fpga.rom dense<[-16, 15]> : tensor<2xi5>
// CHECK: fpga.rom dense<[-32, 31]> : tensor<2xi6>
// CHECK: fpga.rom dense<[-64, 63]> : tensor<2xi7>
// CHECK: fpga.rom dense<[-128, 127]> : tensor<2xi8>
func.func @narrow() {
  %1 = fpga.rom dense<[0, 1]> : tensor<2xi1>
  %2 = fpga.rom dense<[0, 1]> : tensor<2xui1>
  %3 = fpga.rom dense<[-2, 1]> : tensor<2xi2>
  %4 = fpga.rom dense<[0, 3]> : tensor<2xui2>
  %5 = fpga.rom dense<[-4, 3]> : tensor<2xi3>
  %6 = fpga.rom dense<[-8, 7]> : tensor<2xi4>
  %7 = fpga.rom dense<[-16, 15]> : tensor<2xi5>
  %8 = fpga.rom dense<[-32, 31]> : tensor<2xi6>
  %9 = fpga.rom dense<[-64, 63]> : tensor<2xi7>
  %10 = fpga.rom dense<[-128, 127]> : tensor<2xi8>
  return
}

// CHECK-LABEL: func.func @resource
// CHECK: fpga.rom dense_resource<weights> : tensor<4xi8>
func.func @resource() {
  %0 = fpga.rom dense_resource<weights> : tensor<4xi8>
  return
}

{-#
  dialect_resources: {
    builtin: {
      weights: "0x0100000001020304"
    }
  }
#-}
