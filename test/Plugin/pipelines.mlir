// Pipelines of ours, as pipelines and with options, in the stock mlir-opt.
//
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(pool-to-conv{avg-form=dense kinds=average report=none})' \
// RUN:   | FileCheck %s --check-prefix=CONV
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(func.func(pool-to-conv{max-form=maximum}),canonicalize)' \
// RUN:   | FileCheck %s --check-prefix=NESTED
// RUN: %mlir_opt --load-pass-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(pool-to-conv-to-fpga{require-full-offload=true target=zynq-7020 fifos=analytic estimate-json=%t.json})' \
// RUN:   | FileCheck %s --check-prefix=DESIGN
// RUN: FileCheck %s --check-prefix=JSON < %t.json
//
// The passes of the pipeline by themselves, one behind the other.
//
// RUN: %mlir_opt --load-dialect-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(specialize-shapes{sizes=1},fuse-linear-convs{numerics=exact},convert-tosa-to-fpga{report=none},canonicalize,fpga-fuse,fpga-select-reduce{form=rows},fpga-infer-widths,fpga-narrow-requant{clamp-input=false},fpga-classify-weights{lut-per-dsp=50},fpga-fold{target=ecp5-85f slack=10},fpga-insert-plumbing{fifos=all fifo-depth=4},fpga-size-fifos{mode=least},fpga-check-deadlock,fpga-simulate{table=false annotate=true},fpga-view-graph{file=%t.dot},report-network{format=json output=%t.report},convert-fpga-to-linalg)' \
// RUN:   | FileCheck %s --check-prefix=LINALG
// RUN: FileCheck %s --check-prefix=DOT < %t.dot
//
// Errors.
//
// RUN: not %mlir_opt --load-dialect-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(pool-to-conv{avg-form=deep})' 2>&1 | FileCheck %s --check-prefix=VALUE
// VALUE: Cannot find option named 'deep'
// RUN: not %mlir_opt --load-dialect-plugin=%ptc_plugin %s \
// RUN:   --pass-pipeline='builtin.module(pool-to-conv-to-fpga{target=nothing})' 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: fpga-fold: target: no device is called 'nothing'

// CONV-LABEL: @network
// CONV: tosa.max_pool2d
// CONV: tosa.conv2d
// CONV-NOT: avg_pool2d
// NESTED-LABEL: @network
// NESTED-NOT: pool2d
// DESIGN: fpga.kernel @network_kernel
// DESIGN-NOT: tosa.
// JSON: "network_kernel"
// LINALG-LABEL: func.func {{.*}}@network_kernel
// LINALG-NOT: fpga.
// LINALG: linalg.
// DOT: digraph
func.func @network(%x: tensor<?x8x8x2xi8>) -> tensor<?x2x2x2xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<?x8x8x2xi8>) -> tensor<?x4x4x2xi8>
  %1 = tosa.avg_pool2d %0, %zp, %zp {acc_type = i32, kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<?x4x4x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<?x2x2x2xi8>
  return %1 : tensor<?x2x2x2xi8>
}
