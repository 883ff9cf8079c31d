// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @kinds
func.func @kinds(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // CHECK: fpga.eltwise add %{{.*}}, %{{.*}} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi9, lanes = 4>
  %2 = fpga.eltwise add %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi9, lanes = 4>
  // CHECK: fpga.eltwise sub %{{.*}}, %{{.*}} overflow sat : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %3 = fpga.eltwise sub %0, %1 overflow sat : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise max %{{.*}}, %{{.*}} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %4 = fpga.eltwise max %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise min %{{.*}}, %{{.*}} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %5 = fpga.eltwise min %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise mul %{{.*}}, %{{.*}} shift = 7 round half_up overflow sat_sym : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %6 = fpga.eltwise mul %0, %1 shift = 7 round half_up overflow sat_sym : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise shl %{{.*}}, %{{.*}} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %7 = fpga.eltwise shl %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise shr %{{.*}}, %{{.*}} round half_up : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %8 = fpga.eltwise shr %0, %1 round half_up : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise and %{{.*}}, %{{.*}} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %9 = fpga.eltwise and %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise or %{{.*}}, %{{.*}} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %10 = fpga.eltwise or %0, %1 : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise xor %{{.*}}, %{{.*}} {a} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %11 = fpga.eltwise xor %0, %1 {a} : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise relu %{{.*}} : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %12 = fpga.eltwise relu %0 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise clamp %{{.*}} bounds = [-5, 6] : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %13 = fpga.eltwise clamp %0 bounds = [-5, 6] : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise abs %{{.*}} overflow sat : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  %14 = fpga.eltwise abs %0 overflow sat : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise clz %{{.*}} bits = 32 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xui6, lanes = 4>
  %15 = fpga.eltwise clz %0 bits = 32 : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xui6, lanes = 4>
  return
}

// One number per channel from a memory; one element for a whole map.
// CHECK-LABEL: func.func @broadcast
// CHECK: fpga.eltwise mul %{{.*}}, %{{.*}} shift = 4 : (!fpga.rom<1x1x1x8xi4>, !fpga.stream<1x4x4x8xui8, lanes = 8>) -> !fpga.stream<1x4x4x8xi8, lanes = 8>
// CHECK: fpga.eltwise add %{{.*}}, %{{.*}} : (!fpga.stream<1x4x4x8xui8, lanes = 8>, !fpga.stream<1x1x1x8xi8, lanes = 8>) -> !fpga.stream<1x4x4x8xi10, lanes = 8>
func.func @broadcast(%0: !fpga.stream<1x4x4x8xui8, lanes = 8>, %c: !fpga.rom<1x1x1x8xi4>, %1: !fpga.stream<1x1x1x8xi8, lanes = 8>) {
  %2 = fpga.eltwise mul %c, %0 shift = 4 : (!fpga.rom<1x1x1x8xi4>, !fpga.stream<1x4x4x8xui8, lanes = 8>) -> !fpga.stream<1x4x4x8xi8, lanes = 8>
  %3 = fpga.eltwise add %0, %1 : (!fpga.stream<1x4x4x8xui8, lanes = 8>, !fpga.stream<1x1x1x8xi8, lanes = 8>) -> !fpga.stream<1x4x4x8xi10, lanes = 8>
  return
}

// CHECK-LABEL: func.func @multipliers
func.func @multipliers(%0: !fpga.stream<1x8xi8, lanes = 4>, %1: !fpga.stream<1x8xi8, lanes = 4>) {
  // CHECK: fpga.eltwise mul %{{.*}}, %{{.*}} shift = 3 round half_up overflow sat in lut : (!fpga.stream
  %2 = fpga.eltwise mul %0, %1 shift = 3 round half_up overflow sat in lut : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  // CHECK: fpga.eltwise mul %{{.*}}, %{{.*}} in dsp : (!fpga.stream
  %3 = fpga.eltwise mul %0, %1 in dsp : (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 4>
  return
}
