// A kernel as a module: a port per load and store, an instance per op, wires per
// stream; folded constants are files.
//
// RUN: pool-to-conv-translate --fpga-to-verilog %s --split-input-file | FileCheck %s

// CHECK-LABEL: module conv (
// CHECK-NEXT:    input  wire aclk,
// CHECK-NEXT:    // Low for at least two cycles; synchronous.
// CHECK-NEXT:    input  wire aresetn,
// CHECK:         input  wire [15:0] s_axis_tdata,
// CHECK-NEXT:    input  wire s_axis_tlast,
// CHECK:         input  wire s_axis_tvalid,
// CHECK-NEXT:    output wire s_axis_tready,
// The beat has 20 bits, the port whole bytes.
// CHECK-NEXT:    output wire [23:0] m_axis_tdata,
// CHECK-NEXT:    output wire m_axis_tlast,
// CHECK-NEXT:    output wire m_axis_tvalid,
// CHECK-NEXT:    input  wire m_axis_tready
// CHECK-NEXT: );
// CHECK:      wire [15:0] load0_d;
// CHECK-NEXT: wire load0_v, load0_r;
// CHECK:      assign load0_d = s_axis_tdata[15:0];
// CHECK:      assign m_axis_tdata = {4'd0, mac0_d};
// CHECK:      ptc_last #(.BEATS(144)) m_axis_last
// CHECK:      // {{.*}}top.mlir{{.*}}
// CHECK-NEXT: ptc_window #(
// CHECK-NEXT:     .XW(8),
// CHECK-NEXT:     .L(2),
// CHECK:          .PADV(8'hfb),
// CHECK-NEXT:     .TAPS(1),
// CHECK-NEXT:     .BY_TAPS(0),
// CHECK-NEXT:     .REP(2),
// CHECK-NEXT:     .STYLE("distributed")
// CHECK-NEXT: ) window0 (
// CHECK-NEXT:     .clk(aclk), .rst_n(aresetn),
// CHECK-NEXT:     .s_data(load0_d), .s_valid(load0_v), .s_ready(load0_r),
// CHECK-NEXT:     .m_data(window0_d), .m_valid(window0_v), .m_ready(window0_r)
// CHECK-NEXT: );
// CHECK:      ptc_mac #(
// CHECK:          .SF(9),
// CHECK-NEXT:     .NF(2),
// CHECK-NEXT:     .REPLAYS(1),
// CHECK:          .FILE("mac0_weights.hex"),
// CHECK:      endmodule
fpga.kernel @conv(%x: tensor<1x6x6x2xi8>) -> tensor<1x6x6x4xi20> {
  %0 = fpga.load %x : tensor<1x6x6x2xi8> -> !fpga.stream<1x6x6x2xi8, lanes = 2>
  %w = fpga.rom dense<3> : tensor<4x3x3x2xi8>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -5> in lutram : !fpga.stream<1x6x6x2xi8, lanes = 2> -> !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 2, repeat = 2>
  %2 = fpga.mac %1, %w fold <pe = 2, simd = 2> : !fpga.stream<1x6x6x2xvector<3x3xi8>, lanes = 2, repeat = 2>, !fpga.rom<4x3x3x2xi8> -> !fpga.stream<1x6x6x4xi20, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x6x6x4xi20, lanes = 1> -> tensor<1x6x6x4xi20>
  fpga.return %3 : tensor<1x6x6x4xi20>
}

// -----

// Several ports are numbered as the arguments and results are; copies of a stream
// are wires of their own; a name that Verilog keeps gets another one.

// CHECK-LABEL: module kernel_table (
// CHECK:      input  wire [7:0] s0_axis_tdata,
// CHECK:      input  wire [31:0] s1_axis_tdata,
// CHECK:      output wire [15:0] m0_axis_tdata,
// CHECK:      output wire [7:0] m1_axis_tdata,
// CHECK:      ptc_fork #(
// CHECK-NEXT:     .W(8),
// CHECK-NEXT:     .N(2)
// CHECK-NEXT: ) fork0 (
// CHECK:          .m_data({fork0_1_d, fork0_0_d}), .m_valid({fork0_1_v, fork0_0_v}), .m_ready({fork0_1_r, fork0_0_r})
// CHECK:      ptc_eltwise #(
// CHECK-NEXT:     .KIND(0),
// CHECK:      .s0_data(fork0_0_d)
// CHECK:      .s1_data(load1_d)
// CHECK:      ptc_eltwise #(
// CHECK-NEXT:     .KIND(10),
// CHECK:      .s0_data(fork0_1_d)
// CHECK:      .s1_data(1'd0), .s1_valid(1'b1), .s1_ready()
fpga.kernel @table(%x: tensor<1x4xi8>, %y: tensor<1x4xi8>) -> (tensor<1x4xi9>, tensor<1x4xi8>) {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.load %y through <axis, width = 32> : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %2:2 = fpga.fork %0 : !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.eltwise add %2#0, %1 : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi9, lanes = 1>
  %4 = fpga.eltwise relu %2#1 : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  %5 = fpga.store %3 : !fpga.stream<1x4xi9, lanes = 1> -> tensor<1x4xi9>
  %6 = fpga.store %4 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %5, %6 : tensor<1x4xi9>, tensor<1x4xi8>
}
