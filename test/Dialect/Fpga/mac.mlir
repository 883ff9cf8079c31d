// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @pixels
// CHECK: fpga.mac %{{.*}}, %{{.*}} fold <pe = 2, simd = 4> : !fpga.stream<1x4x4x8xi8, lanes = 4>, !fpga.rom<4x1x1x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
func.func @pixels(%0: !fpga.stream<1x4x4x8xi8, lanes = 4>, %w: !fpga.rom<4x1x1x8xi8>) {
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> : !fpga.stream<1x4x4x8xi8, lanes = 4>, !fpga.rom<4x1x1x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}

// CHECK-LABEL: func.func @depthwise
// CHECK: fpga.mac %{{.*}}, %{{.*}} groups = 8 fold <pe = 4, simd = 9> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 2, taps = 9, order = taps>, !fpga.rom<16x3x3x1xi2> -> !fpga.stream<1x4x4x16xi14, lanes = 2>
func.func @depthwise(%0: !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 2, taps = 9, order = taps>, %w: !fpga.rom<16x3x3x1xi2>) {
  %1 = fpga.mac %0, %w groups = 8 fold <pe = 4, simd = 9> : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 2, taps = 9, order = taps>, !fpga.rom<16x3x3x1xi2> -> !fpga.stream<1x4x4x16xi14, lanes = 2>
  return
}

// CHECK-LABEL: func.func @all
// CHECK: fpga.mac %{{.*}}, %{{.*}} groups = 2 fold <pe = 1, simd = 12, pixels = 4> weights decoupled class po2 {a} : !fpga.stream<1x4x4x8xvector<3x3xui8>, lanes = 32, taps = 3>, !fpga.rom<4x3x3x4xi3> -> !fpga.stream<1x4x4x4xi20, lanes = 4>
func.func @all(%0: !fpga.stream<1x4x4x8xvector<3x3xui8>, lanes = 32, taps = 3>, %w: !fpga.rom<4x3x3x4xi3>) {
  %1 = fpga.mac %0, %w groups = 2 fold <pe = 1, simd = 12, pixels = 4> weights decoupled class po2 {a} : !fpga.stream<1x4x4x8xvector<3x3xui8>, lanes = 32, taps = 3>, !fpga.rom<4x3x3x4xi3> -> !fpga.stream<1x4x4x4xi20, lanes = 4>
  return
}

// A dense layer with one weight per bit, signed or not.
// CHECK-LABEL: func.func @narrow
// CHECK: fpga.mac %{{.*}} : !fpga.stream<1x8xui1, lanes = 8>, !fpga.rom<2x1x1x8xi1> -> !fpga.stream<1x2xi5, lanes = 1>
// CHECK: fpga.mac %{{.*}} : !fpga.stream<1x8xui1, lanes = 8>, !fpga.rom<2x1x1x8xui1> -> !fpga.stream<1x2xi5, lanes = 1>
func.func @narrow(%0: !fpga.stream<1x8xui1, lanes = 8>, %w: !fpga.rom<2x1x1x8xi1>, %u: !fpga.rom<2x1x1x8xui1>) {
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 8> : !fpga.stream<1x8xui1, lanes = 8>, !fpga.rom<2x1x1x8xi1> -> !fpga.stream<1x2xi5, lanes = 1>
  %2 = fpga.mac %0, %u fold <pe = 1, simd = 8> : !fpga.stream<1x8xui1, lanes = 8>, !fpga.rom<2x1x1x8xui1> -> !fpga.stream<1x2xi5, lanes = 1>
  return
}

// Where products are built.
// CHECK-LABEL: func.func @multipliers
// CHECK: fpga.mac %{{.*}}, %{{.*}} fold <pe = 2, simd = 4> in lut : !fpga.stream
// CHECK: fpga.mac %{{.*}}, %{{.*}} fold <pe = 2, simd = 4> class po2 in dsp {a} : !fpga.stream
// CHECK: fpga.mac %{{.*}}, %{{.*}} fold <pe = 2, simd = 4> : !fpga.stream
func.func @multipliers(%0: !fpga.stream<1x4x4x8xi8, lanes = 4>, %w: !fpga.rom<4x1x1x8xi8>) {
  %1 = fpga.mac %0, %w fold <pe = 2, simd = 4> in lut : !fpga.stream<1x4x4x8xi8, lanes = 4>, !fpga.rom<4x1x1x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  %2 = fpga.mac %0, %w fold <pe = 2, simd = 4> class po2 in dsp {a} : !fpga.stream<1x4x4x8xi8, lanes = 4>, !fpga.rom<4x1x1x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  %3 = fpga.mac %0, %w fold <pe = 2, simd = 4> in auto : !fpga.stream<1x4x4x8xi8, lanes = 4>, !fpga.rom<4x1x1x8xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  return
}
