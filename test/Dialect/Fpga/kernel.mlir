// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: fpga.kernel @double(
// CHECK-SAME: %{{.*}}: tensor<1x8xi8>) -> tensor<1x8xi9> {
// CHECK: fpga.return %{{.*}} : tensor<1x8xi9>
fpga.kernel @double(%x: tensor<1x8xi8>) -> tensor<1x8xi9> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1:2 = fpga.fork %0 : !fpga.stream<1x8xi8, lanes = 2>
  %2 = fpga.eltwise add %1#0, %1#1 : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi9, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x8xi9, lanes = 2> -> tensor<1x8xi9>
  fpga.return %3 : tensor<1x8xi9>
}

// A draft may use a stream twice or not at all, and beats may disagree.
// CHECK-LABEL: fpga.kernel private @draft(
// CHECK-SAME: %{{.*}}: tensor<1x8xi8> {a.name = "x"}) -> (tensor<1x8xi9> {a.name = "y"}) attributes {draft} {
fpga.kernel private @draft(%x: tensor<1x8xi8> {a.name = "x"}) -> (tensor<1x8xi9> {a.name = "y"}) attributes {draft} {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 8>
  %1 = fpga.eltwise add %0, %0 : (!fpga.stream<1x8xi8, lanes = 8>, !fpga.stream<1x8xi8, lanes = 8>) -> !fpga.stream<1x8xi9, lanes = 1>
  %2 = fpga.eltwise relu %0 : (!fpga.stream<1x8xi8, lanes = 8>) -> !fpga.stream<1x8xi8, lanes = 8>
  %3 = fpga.store %1 : !fpga.stream<1x8xi9, lanes = 1> -> tensor<1x8xi9>
  fpga.return %3 : tensor<1x8xi9>
}

// Without arguments, or with one that has no port.
// CHECK-LABEL: fpga.kernel @target(
// CHECK-SAME: %{{.*}}: tensor<4xf32>) attributes {target = #fpga.target<part = "LFE5U-85F", clk_ps = 10000, lut = 83640, ff = 83640, dsp = 156, bram18 = 208>} {
// CHECK-NEXT: fpga.return
fpga.kernel @target(%x: tensor<4xf32>) attributes {target = #fpga.target<part = "LFE5U-85F", clk_ps = 10000, lut = 83640, ff = 83640, dsp = 156, bram18 = 208>} {
  fpga.return
}
