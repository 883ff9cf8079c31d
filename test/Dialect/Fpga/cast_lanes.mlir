// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @narrow
// CHECK: fpga.cast_lanes %{{.*}} : !fpga.stream<1x4x4x8xi8, lanes = 16> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
func.func @narrow(%0: !fpga.stream<1x4x4x8xi8, lanes = 16>) {
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x8xi8, lanes = 16> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  return
}

// Neither divides the other.
// CHECK-LABEL: func.func @odd
// CHECK: fpga.cast_lanes %{{.*}} : !fpga.stream<1x4x4x6xi8, lanes = 2> -> !fpga.stream<1x4x4x6xi8, lanes = 3>
func.func @odd(%0: !fpga.stream<1x4x4x6xi8, lanes = 2>) {
  %1 = fpga.cast_lanes %0 : !fpga.stream<1x4x4x6xi8, lanes = 2> -> !fpga.stream<1x4x4x6xi8, lanes = 3>
  return
}

// CHECK-LABEL: func.func @whole_windows
// CHECK: fpga.cast_lanes %{{.*}} : !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 4> -> !fpga.stream<4xvector<2x2xi8>, lanes = 4, taps = 4>
func.func @whole_windows(%0: !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 4>) {
  %1 = fpga.cast_lanes %0 : !fpga.stream<4xvector<2x2xi8>, lanes = 1, taps = 4> -> !fpga.stream<4xvector<2x2xi8>, lanes = 4, taps = 4>
  return
}
