// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func private @folds
// CHECK-SAME: a = #fpga.fold<pe = 4, simd = 3>
// CHECK-SAME: b = #fpga.fold<pe = 1, simd = 1, pixels = 2>
func.func private @folds() attributes {
  a = #fpga.fold<pe = 4, simd = 3, pixels = 1>, b = #fpga.fold<pixels = 2, simd = 1, pe = 1>}

// CHECK-LABEL: func.func private @pads
// CHECK-SAME: a = #fpga.pad<0, 1, 2, 3, -128>, b = #fpga.pad<0, 0, 0, 0, edge>
func.func private @pads() attributes {
  a = #fpga.pad<0, 1, 2, 3, -128>, b = #fpga.pad<0, 0, 0, 0, edge>}

// CHECK-LABEL: func.func private @bands
// CHECK-SAME: a = #fpga.bands<rows = [1, 30, 1], columns = [32], classes = [0, 2, 0]>
func.func private @bands() attributes {
  a = #fpga.bands<rows = [1, 30, 1], columns = [32], classes = [0, 2, 0]>}

// CHECK-LABEL: func.func private @figures
// CHECK-SAME: a = #fpga.cost<lut = 415, ff = 249, dsp = 0, bram18 = 1, source = yosys>
// CHECK-SAME: b = #fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, uram = 2, source = vendor>
// CHECK-SAME: c = #fpga.timing<ii = 1, beats_in = 1024, beats_out = 1024, first_out = 70, cycles = 1056, source = verilator>
func.func private @figures() attributes {
  a = #fpga.cost<lut = 415, ff = 249, dsp = 0, bram18 = 1, source = yosys>,
  b = #fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, uram = 2, source = vendor>,
  c = #fpga.timing<ii = 1, beats_in = 1024, beats_out = 1024, first_out = 70, cycles = 1056, source = verilator>}

// CHECK-LABEL: func.func private @ports
// CHECK-SAME: a = #fpga.iface<axis, width = 8>
// CHECK-SAME: b = #fpga.iface<m_axi, width = 4096, bundle = "gmem", burst = 256>
// CHECK-SAME: c = #fpga.iface<s_axilite, width = 32>
func.func private @ports() attributes {
  a = #fpga.iface<axis, width = 8>,
  b = #fpga.iface<m_axi, width = 4096, bundle = "gmem", burst = 256>,
  c = #fpga.iface<s_axilite, width = 32>}

// CHECK-LABEL: func.func private @enumerations
// CHECK-SAME: a = #fpga<mem lutram>, b = #fpga<wmode external>, c = #fpga<wclass const>, d = #fpga<round tosa>, e = #fpga<ovf sat_sym>, f = #fpga<reduce_kind min>, g = #fpga<eltwise_kind clz>, h = #fpga<reduce_mode rows>
func.func private @enumerations() attributes {
  a = #fpga<mem lutram>, b = #fpga<wmode external>, c = #fpga<wclass const>,
  d = #fpga<round tosa>, e = #fpga<ovf sat_sym>, f = #fpga<reduce_kind min>,
  g = #fpga<eltwise_kind clz>, h = #fpga<reduce_mode rows>}

// What tools say of an op, each with its source.
// CHECK-LABEL: func.func private @measured
// CHECK-SAME: fpga.cost = [#fpga.cost<lut = 8, ff = 9, dsp = 0, bram18 = 0, source = estimate>, #fpga.cost<lut = 7, ff = 9, dsp = 0, bram18 = 0, source = yosys>]
// CHECK-SAME: fpga.timing = [#fpga.timing<ii = 1, beats_in = 4, beats_out = 4, first_out = 1, cycles = 4, source = simulation>]
func.func private @measured() attributes {
  fpga.cost = [#fpga.cost<lut = 8, ff = 9, dsp = 0, bram18 = 0, source = estimate>, #fpga.cost<lut = 7, ff = 9, dsp = 0, bram18 = 0, source = yosys>],
  fpga.timing = [#fpga.timing<ii = 1, beats_in = 4, beats_out = 4, first_out = 1, cycles = 4, source = simulation>]}
