// RUN: pool-to-conv-opt %s -cse -canonicalize | FileCheck %s

// A memory stands for itself: two of equal content are two memories. One that
// nobody reads goes.
// CHECK-LABEL: fpga.kernel @equal
// CHECK: = fpga.rom dense<1> : tensor<1x8xi8>
// CHECK: = fpga.rom dense<1> : tensor<1x8xi8>
// CHECK-NOT: = fpga.rom
fpga.kernel @equal(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %a = fpga.rom dense<1> : tensor<1x8xi8>
  %1 = fpga.eltwise add %0, %a : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.rom<1x8xi8>) -> !fpga.stream<1x8xi8, lanes = 2>
  %b = fpga.rom dense<1> : tensor<1x8xi8>
  %2 = fpga.eltwise add %1, %b : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.rom<1x8xi8>) -> !fpga.stream<1x8xi8, lanes = 2>
  %c = fpga.rom dense<1> : tensor<1x8xi8>
  %3 = fpga.store %2 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %3 : tensor<1x8xi8>
}
