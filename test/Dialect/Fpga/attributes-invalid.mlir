// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// Fold (C1).
// expected-error @+1 {{(C1) expected pe of at least 1, found 0}}
func.func private @f() attributes {a = #fpga.fold<pe = 0, simd = 1>}

// -----

// (C1)
// expected-error @+1 {{(C1) expected simd of at least 1, found -1}}
func.func private @f() attributes {a = #fpga.fold<pe = 1, simd = -1>}

// -----

// (C1)
// expected-error @+1 {{(C1) expected pixels of at least 1, found 0}}
func.func private @f() attributes {a = #fpga.fold<pe = 1, simd = 1, pixels = 0>}

// -----

// expected-error @+1 {{struct is missing required parameter: simd}}
func.func private @f() attributes {a = #fpga.fold<pe = 1>}

// -----

// Pad (C1).
// expected-error @+1 {{(C1) expected left not to be negative, found -1}}
func.func private @f() attributes {a = #fpga.pad<0, -1, 0, 0, 0>}

// -----

// expected-error @+1 {{expected integer value}}
func.func private @f() attributes {a = #fpga.pad<0, 1, 0, 0, border>}

// -----

// Bands (C1): no rows, too many.
// expected-error @+1 {{(C1) expected a band of 1 to 2^31 - 1, found 0}}
func.func private @f() attributes {a = #fpga.bands<rows = [0, 4], columns = [4], classes = [0, 0]>}

// -----

// (C1)
// expected-error @+1 {{(C1) expected a band of 1 to 2^31 - 1, found 2147483648}}
func.func private @f() attributes {a = #fpga.bands<rows = [2147483648], columns = [4], classes = [0]>}

// -----

// (C2): too few classes, negative, too large.
// expected-error @+1 {{(C2) expected one class for each of 2 x 1 pairs of bands, found 1}}
func.func private @f() attributes {a = #fpga.bands<rows = [1, 3], columns = [4], classes = [0]>}

// -----

// (C2)
// expected-error @+1 {{(C2) expected a class in 0 .. 1, found -1}}
func.func private @f() attributes {a = #fpga.bands<rows = [1, 3], columns = [4], classes = [0, -1]>}

// -----

// (C2)
// expected-error @+1 {{(C2) expected a class in 0 .. 1, found 2}}
func.func private @f() attributes {a = #fpga.bands<rows = [1, 3], columns = [4], classes = [0, 2]>}

// -----

// expected-error @+2 {{expected integer value}}
// expected-error @+1 {{failed to parse Fpga_BandsAttr parameter 'rows' which is to be a `::llvm::ArrayRef<int64_t>`}}
func.func private @f() attributes {a = #fpga.bands<rows = [], columns = [4], classes = []>}

// -----

// Cost (C1).
// expected-error @+1 {{(C1) expected lut not to be negative, found -1}}
func.func private @f() attributes {a = #fpga.cost<lut = -1, ff = 0, dsp = 0, bram18 = 0, source = yosys>}

// -----

// (C1)
// expected-error @+1 {{(C1) expected uram not to be negative, found -1}}
func.func private @f() attributes {a = #fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, uram = -1, source = yosys>}

// -----

// expected-error @+2 {{expected one of [estimate, yosys, simulation, verilator, vendor] for Where a figure comes from, got: hearsay}}
// expected-error @+1 {{failed to parse Fpga_CostAttr parameter 'source' which is to be a `::ptc::fpga::Source`}}
func.func private @f() attributes {a = #fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, source = hearsay>}

// -----

// Timing (C1).
// expected-error @+1 {{(C1) expected first_out not to be negative, found -1}}
func.func private @f() attributes {a = #fpga.timing<ii = 1, beats_in = 1, beats_out = 1, first_out = -1, cycles = 4, source = estimate>}

// -----

// Target (C1).
// expected-error @+1 {{(C1) expected clk_ps of at least 1, found 0}}
func.func private @f() attributes {a = #fpga.target<part = "p", clk_ps = 0, lut = 0, ff = 0, dsp = 0, bram18 = 0>}

// -----

// (C1)
// expected-error @+1 {{(C1) expected dsp not to be negative, found -1}}
func.func private @f() attributes {a = #fpga.target<part = "p", clk_ps = 1, lut = 0, ff = 0, dsp = -1, bram18 = 0>}

// -----

// Iface (C1): no whole bytes, none, too wide.
// expected-error @+1 {{(C1) expected a width of whole bytes up to 4096 bits, found 12}}
func.func private @f() attributes {a = #fpga.iface<axis, width = 12>}

// -----

// (C1)
// expected-error @+1 {{(C1) expected a width of whole bytes up to 4096 bits, found 0}}
func.func private @f() attributes {a = #fpga.iface<axis, width = 0>}

// -----

// (C1)
// expected-error @+1 {{(C1) expected a width of whole bytes up to 4096 bits, found 4104}}
func.func private @f() attributes {a = #fpga.iface<axis, width = 4104>}

// -----

// (C2)
// expected-error @+1 {{(C2) expected a burst of 1 to 256 beats, found 0}}
func.func private @f() attributes {a = #fpga.iface<m_axi, width = 8, burst = 0>}

// -----

// (C2)
// expected-error @+1 {{(C2) expected a burst of 1 to 256 beats, found 257}}
func.func private @f() attributes {a = #fpga.iface<m_axi, width = 8, burst = 257>}

// -----

// expected-error @+2 {{expected one of [axis, m_axi, s_axilite] for Kind of a port, got: usb}}
// expected-error @+1 {{failed to parse Fpga_IfaceAttr parameter 'kind' which is to be a `::ptc::fpga::InterfaceKind`}}
func.func private @f() attributes {a = #fpga.iface<usb, width = 8>}

// -----

// Attributes that may stand on any op.
// expected-error @+1 {{'func.func' op fpga.cost: expected an array of #fpga.cost, found #fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, source = yosys>}}
func.func private @f() attributes {fpga.cost = #fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, source = yosys>}

// -----

// expected-error @+1 {{'func.func' op fpga.cost: expected an array of #fpga.cost, found [1]}}
func.func private @f() attributes {fpga.cost = [1]}

// -----

// expected-error @+1 {{'func.func' op fpga.timing: expected an array of #fpga.timing, found [#fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, source = yosys>]}}
func.func private @f() attributes {fpga.timing = [#fpga.cost<lut = 0, ff = 0, dsp = 0, bram18 = 0, source = yosys>]}

// -----

// expected-error @+1 {{'func.func' op attribute "fpga.color" is none of the fpga dialect}}
func.func private @f() attributes {fpga.color}
