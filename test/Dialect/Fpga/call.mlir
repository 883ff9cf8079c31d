// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

fpga.kernel @copy(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

fpga.kernel @none() {
  fpga.return
}

// CHECK-LABEL: func.func @host
// CHECK: fpga.call @copy(%{{.*}}) {a} : (tensor<1x8xi8>) -> tensor<1x8xi8>
// CHECK: fpga.call @none() : () -> ()
func.func @host(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.call @copy(%x) {a} : (tensor<1x8xi8>) -> tensor<1x8xi8>
  fpga.call @none() : () -> ()
  return %0 : tensor<1x8xi8>
}
