// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @plain
// CHECK: fpga.window %{{.*}} kernel = [3, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x8x4xvector<3x1xi8>, lanes = 2>
func.func @plain(%0: !fpga.stream<1x8x8x4xi8, lanes = 2>) {
  %1 = fpga.window %0 kernel = [3, 1] : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x6x8x4xvector<3x1xi8>, lanes = 2>
  return
}

// CHECK-LABEL: func.func @all
// CHECK: fpga.window %{{.*}} kernel = [3, 3] stride = [2, 1] dilation = [1, 2] pad <0, 2, 1, 2, -128> in lutram : !fpga.stream<1x8x8x4xi8, lanes = 4> -> !fpga.stream<1x4x8x4xvector<3x3xi8>, lanes = 4, taps = 3, repeat = 2>
func.func @all(%0: !fpga.stream<1x8x8x4xi8, lanes = 4>) {
  %1 = fpga.window %0 kernel = [3, 3] stride = [2, 1] dilation = [1, 2] pad <0, 2, 1, 2, -128> in lutram : !fpga.stream<1x8x8x4xi8, lanes = 4> -> !fpga.stream<1x4x8x4xvector<3x3xi8>, lanes = 4, taps = 3, repeat = 2>
  return
}

// CHECK-LABEL: func.func @edge
// CHECK: fpga.window %{{.*}} kernel = [2, 2] pad <0, 0, 1, 1, edge> : !fpga.stream<1x8x8x4xui8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<2x2xui8>, lanes = 1, order = taps>
func.func @edge(%0: !fpga.stream<1x8x8x4xui8, lanes = 1>) {
  %1 = fpga.window %0 kernel = [2, 2] pad <0, 0, 1, 1, edge> : !fpga.stream<1x8x8x4xui8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<2x2xui8>, lanes = 1, order = taps>
  return
}

// A border without extent keeps its value.
// CHECK-LABEL: func.func @empty_border
// CHECK: kernel = [1, 1] pad <0, 0, 0, 0, 7> {a}
// CHECK: kernel = [1, 1] pad <0, 0, 0, 0, edge> :
// CHECK: kernel = [1, 1] :
func.func @empty_border(%0: !fpga.stream<1x1x1x1xi8, lanes = 1>) {
  %1 = fpga.window %0 kernel = [1, 1] pad <0, 0, 0, 0, 7> {a} : !fpga.stream<1x1x1x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xvector<1x1xi8>, lanes = 1>
  %2 = fpga.window %0 kernel = [1, 1] pad <0, 0, 0, 0, edge> : !fpga.stream<1x1x1x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xvector<1x1xi8>, lanes = 1>
  %3 = fpga.window %0 kernel = [1, 1] pad <0, 0, 0, 0, 0> : !fpga.stream<1x1x1x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xvector<1x1xi8>, lanes = 1>
  return
}
