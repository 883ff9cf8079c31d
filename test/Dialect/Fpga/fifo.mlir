// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @plain
// CHECK: fpga.fifo %{{.*}} depth = 1 : !fpga.stream<1x4x4x8xi8, lanes = 2>
func.func @plain(%0: !fpga.stream<1x4x4x8xi8, lanes = 2>) {
  %1 = fpga.fifo %0 depth = 1 : !fpga.stream<1x4x4x8xi8, lanes = 2>
  return
}

// CHECK-LABEL: func.func @memory_and_peak
// CHECK: fpga.fifo %{{.*}} depth = 1136 in bram peak = 1072 : !fpga.stream<1x4x4x8xui3, lanes = 8>
func.func @memory_and_peak(%0: !fpga.stream<1x4x4x8xui3, lanes = 8>) {
  %1 = fpga.fifo %0 depth = 1136 in bram peak = 1072 : !fpga.stream<1x4x4x8xui3, lanes = 8>
  return
}

// CHECK-LABEL: func.func @windows
// CHECK: fpga.fifo %{{.*}} depth = 2147483647 in lutram {fpga.cost = [#fpga.cost<lut = 8, ff = 0, dsp = 0, bram18 = 0, source = yosys>]} : !fpga.stream<4xvector<3x1xi8>, lanes = 1, taps = 3>
func.func @windows(%0: !fpga.stream<4xvector<3x1xi8>, lanes = 1, taps = 3>) {
  %1 = fpga.fifo %0 depth = 2147483647 in lutram {fpga.cost = [#fpga.cost<lut = 8, ff = 0, dsp = 0, bram18 = 0, source = yosys>]} : !fpga.stream<4xvector<3x1xi8>, lanes = 1, taps = 3>
  return
}
