// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: fpga.kernel @plain
// CHECK: fpga.load %{{.*}} : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 4>
// CHECK: fpga.store %{{.*}} : !fpga.stream<1x4xi8, lanes = 4> -> tensor<1x4xi8>
fpga.kernel @plain(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 4>
  %1 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 4> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}

// A tensor of signless integers may hold unsigned ones.
// CHECK-LABEL: fpga.kernel @unsigned
// CHECK: fpga.load %{{.*}} : tensor<1x4xi8> -> !fpga.stream<1x4xui8, lanes = 1>
// CHECK: fpga.store %{{.*}} : !fpga.stream<1x4xui8, lanes = 1> -> tensor<1x4xi8>
fpga.kernel @unsigned(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xui8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x4xui8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}

// CHECK-LABEL: fpga.kernel @fixed
// CHECK: fpga.load %{{.*}} as !fpga.fixed<8, 3, signed, half_even, sat> through <axis, width = 32> : tensor<1x4xf32> -> !fpga.stream<1x4xi8, lanes = 4>
// CHECK: fpga.store %{{.*}} as !fpga.fixed<8, 3, signed, floor, sat_sym> through <m_axi, width = 64, bundle = "gmem", burst = 16> {a} : !fpga.stream<1x4xi8, lanes = 4> -> tensor<1x4xbf16>
fpga.kernel @fixed(%x: tensor<1x4xf32>) -> tensor<1x4xbf16> {
  %0 = fpga.load %x as !fpga.fixed<8, 3, signed, half_even, sat> through <axis, width = 32> : tensor<1x4xf32> -> !fpga.stream<1x4xi8, lanes = 4>
  %1 = fpga.store %0 as !fpga.fixed<8, 3, signed, floor, sat_sym> through <m_axi, width = 64, bundle = "gmem", burst = 16> {a} : !fpga.stream<1x4xi8, lanes = 4> -> tensor<1x4xbf16>
  fpga.return %1 : tensor<1x4xbf16>
}
