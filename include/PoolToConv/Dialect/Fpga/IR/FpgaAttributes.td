//===- FpgaAttributes.td - Folds, memories, roundings ------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGAATTRIBUTES
#define POOLTOCONV_DIALECT_FPGA_IR_FPGAATTRIBUTES

include "PoolToConv/Dialect/Fpga/IR/FpgaDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/CommonAttrConstraints.td"
include "mlir/IR/EnumAttr.td"

/// A signed number of 64 bits.
def Fpga_I64Attr
    : TypedSignlessIntegerAttrBase<I64, "int64_t", "64-bit integer attribute">;

//===----------------------------------------------------------------------===//
// Enumerations
//===----------------------------------------------------------------------===//

class Fpga_Enum<string name, string text, list<I32EnumAttrCase> cases>
    : I32EnumAttr<name, text, cases> {
  let cppNamespace = "::ptc::fpga";
  let genSpecializedAttr = 0;
}

/// An enumeration that is printed as #fpga.mnemonic<value>, or bare in an
/// assembly format.
class Fpga_EnumAttr<I32EnumAttr enum, string mnemonic>
    : EnumAttr<Fpga_Dialect, enum, mnemonic>;

def Fpga_BeatOrderEnum : Fpga_Enum<"BeatOrder",
    "What follows first within a pixel of windows", [
  I32EnumAttrCase<"Channels", 0, "channels">,
  I32EnumAttrCase<"Taps", 1, "taps">
]>;

def Fpga_SignEnum : Fpga_Enum<"Sign", "Signedness of a fixed-point format", [
  I32EnumAttrCase<"Signed", 0, "signed">,
  I32EnumAttrCase<"Unsigned", 1, "unsigned">
]>;

def Fpga_MemoryEnum : Fpga_Enum<"Memory", "Where a memory is built", [
  I32EnumAttrCase<"Auto", 0, "auto">,
  I32EnumAttrCase<"Reg", 1, "reg">,
  I32EnumAttrCase<"LutRam", 2, "lutram">,
  I32EnumAttrCase<"Bram", 3, "bram">,
  I32EnumAttrCase<"Uram", 4, "uram">,
  I32EnumAttrCase<"Dram", 5, "dram">
]>;
def Fpga_MemoryAttr : Fpga_EnumAttr<Fpga_MemoryEnum, "mem">;

def Fpga_WeightModeEnum : Fpga_Enum<"WeightMode", "Where weights come from", [
  // A memory inside the unit.
  I32EnumAttrCase<"Embedded", 0, "embedded">,
  // A memory beside the unit that streams to it.
  I32EnumAttrCase<"Decoupled", 1, "decoupled">,
  // Memory outside of the device.
  I32EnumAttrCase<"External", 2, "external">
]>;
def Fpga_WeightModeAttr : Fpga_EnumAttr<Fpga_WeightModeEnum, "wmode">;

def Fpga_WeightClassEnum : Fpga_Enum<"WeightClass", "What all weights are", [
  I32EnumAttrCase<"Generic", 0, "generic">,
  // 0 or plus or minus a power of two.
  I32EnumAttrCase<"PowersOfTwo", 1, "po2">,
  // All 1: adders only.
  I32EnumAttrCase<"Ones", 2, "ones">,
  // Built into the logic.
  I32EnumAttrCase<"Const", 3, "const">
]>;
def Fpga_WeightClassAttr : Fpga_EnumAttr<Fpga_WeightClassEnum, "wclass">;

def Fpga_MultiplierEnum : Fpga_Enum<"Multiplier", "Where products are built", [
  // As dsp.
  I32EnumAttrCase<"Auto", 0, "auto">,
  // Multiplier blocks of the device.
  I32EnumAttrCase<"Dsp", 1, "dsp">,
  // Lookup tables and carry chains.
  I32EnumAttrCase<"Lut", 2, "lut">
]>;
def Fpga_MultiplierAttr : Fpga_EnumAttr<Fpga_MultiplierEnum, "multiplier">;

def Fpga_RoundEnum : Fpga_Enum<"Round", "How x * 2^-s becomes whole", [
  // Towards minus infinity.
  I32EnumAttrCase<"Floor", 0, "floor">,
  // Nearest, ties towards plus infinity: TOSA's SINGLE_ROUND.
  I32EnumAttrCase<"HalfUp", 1, "half_up">,
  // Nearest, ties away from zero.
  I32EnumAttrCase<"HalfAway", 2, "half_away">,
  // Nearest, ties to even.
  I32EnumAttrCase<"HalfEven", 3, "half_even">,
  // TOSA's DOUBLE_ROUND: half_up, after adding 2^30 with the sign of the value
  // where s > 31.
  I32EnumAttrCase<"Tosa", 4, "tosa">
]>;
def Fpga_RoundAttr : Fpga_EnumAttr<Fpga_RoundEnum, "round">;

def Fpga_OverflowEnum : Fpga_Enum<"Overflow", "What does not fit", [
  // Drops high bits.
  I32EnumAttrCase<"Wrap", 0, "wrap">,
  // Saturates.
  I32EnumAttrCase<"Sat", 1, "sat">,
  // Saturates, the lowest signed value excluded.
  I32EnumAttrCase<"SatSym", 2, "sat_sym">
]>;
def Fpga_OverflowAttr : Fpga_EnumAttr<Fpga_OverflowEnum, "ovf">;

def Fpga_InterfaceKindEnum : Fpga_Enum<"InterfaceKind", "Kind of a port", [
  // AXI-Stream.
  I32EnumAttrCase<"Axis", 0, "axis">,
  // AXI master to memory.
  I32EnumAttrCase<"MAxi", 1, "m_axi">,
  // AXI-Lite registers.
  I32EnumAttrCase<"SAxiLite", 2, "s_axilite">
]>;

def Fpga_SourceEnum : Fpga_Enum<"Source", "Where a figure comes from", [
  I32EnumAttrCase<"Estimate", 0, "estimate">,
  I32EnumAttrCase<"Yosys", 1, "yosys">,
  I32EnumAttrCase<"Simulation", 2, "simulation">,
  I32EnumAttrCase<"Verilator", 3, "verilator">,
  I32EnumAttrCase<"Vendor", 4, "vendor">
]>;

def Fpga_ReduceKindEnum : Fpga_Enum<"ReduceKind", "What is computed", [
  I32EnumAttrCase<"Max", 0, "max">,
  I32EnumAttrCase<"Min", 1, "min">,
  I32EnumAttrCase<"Sum", 2, "sum">
]>;
def Fpga_ReduceKindAttr : Fpga_EnumAttr<Fpga_ReduceKindEnum, "reduce_kind">;

def Fpga_EltwiseKindEnum : Fpga_Enum<"EltwiseKind", "What is computed", [
  I32EnumAttrCase<"Add", 0, "add">,
  I32EnumAttrCase<"Sub", 1, "sub">,
  I32EnumAttrCase<"Mul", 2, "mul">,
  I32EnumAttrCase<"Max", 3, "max">,
  I32EnumAttrCase<"Min", 4, "min">,
  I32EnumAttrCase<"Shl", 5, "shl">,
  I32EnumAttrCase<"Shr", 6, "shr">,
  I32EnumAttrCase<"And", 7, "and">,
  I32EnumAttrCase<"Or", 8, "or">,
  I32EnumAttrCase<"Xor", 9, "xor">,
  I32EnumAttrCase<"Relu", 10, "relu">,
  I32EnumAttrCase<"Clamp", 11, "clamp">,
  I32EnumAttrCase<"Abs", 12, "abs">,
  I32EnumAttrCase<"Clz", 13, "clz">
]>;
def Fpga_EltwiseKindAttr : Fpga_EnumAttr<Fpga_EltwiseKindEnum, "eltwise_kind">;

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

class Fpga_Attr<string name, string attrMnemonic>
    : AttrDef<Fpga_Dialect, name> {
  let mnemonic = attrMnemonic;
}

def Fpga_FoldAttr : Fpga_Attr<"Fold", "fold"> {
  let summary = "How much of a convolution happens in one cycle";
  let description = [{
    `pe` output channels of `pixels` pixels, each the sum of `simd` products.

    ```mlir
    #fpga.fold<pe = 4, simd = 3, pixels = 1>
    ```
    Constraint: (C1) all three are at least 1.
  }];
  let parameters = (ins "int64_t":$pe, "int64_t":$simd,
                        DefaultValuedParameter<"int64_t", "1">:$pixels);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
}

def Fpga_PadAttr : Fpga_Attr<"Pad", "pad"> {
  let summary = "A border of a map";
  let description = [{
    `top`, `left`, `bottom` and `right` rows and columns of `value`, or of the
    nearest element of the map where `edge` stands instead of a value.

    ```mlir
    #fpga.pad<1, 1, 1, 1, -128>
    #fpga.pad<0, 0, 1, 1, edge>
    ```
    Constraint: (C1) no extent is negative.
  }];
  let parameters = (ins "int64_t":$top, "int64_t":$left, "int64_t":$bottom,
                        "int64_t":$right,
                        "::std::optional<int64_t>":$value);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    bool isEdge() const { return !getValue(); }
    bool isNone() const {
      return !getTop() && !getLeft() && !getBottom() && !getRight();
    }
  }];
}

def Fpga_BandsAttr : Fpga_Attr<"Bands", "bands"> {
  let summary = "Classes of the pixels of a map";
  let description = [{
    The map is cut into bands of rows and bands of columns; the pixels of band i
    of the rows and band j of the columns are of class
    `classes[i * columns.size() + j]`. An average that does not count padding
    has one class per divisor (T1).

    ```mlir
    #fpga.bands<rows = [1, 30, 1], columns = [1, 30, 1], classes = [0, 1, 0, 1, 2, 1, 0, 1, 0]>
    ```
    Constraints: (C1) every band has at least one row or column, and fewer than
    2^31; (C2) one class per pair of bands, numbered from 0 and below the number
    of pairs.
  }];
  let parameters = (ins
    ArrayRefParameter<"int64_t">:$rows,
    ArrayRefParameter<"int64_t">:$columns,
    ArrayRefParameter<"int64_t">:$classes);
  let assemblyFormat = [{
    `<` `rows` `=` `[` $rows `]` `,` `columns` `=` `[` $columns `]` `,`
        `classes` `=` `[` $classes `]` `>`
  }];
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Rows and columns of the map.
    int64_t getHeight() const;
    int64_t getWidth() const;
    /// One more than the largest class.
    int64_t getNumClasses() const;
    /// The class of each pixel, row-major.
    ::llvm::SmallVector<int64_t> expand() const;
  }];
}

def Fpga_CostAttr : Fpga_Attr<"Cost", "cost"> {
  let summary = "What a unit takes of a device";
  let description = [{
    ```mlir
    #fpga.cost<lut = 415, ff = 249, dsp = 0, bram18 = 1, source = yosys>
    ```
    `bram18` counts block RAMs of 18 kbit. Constraint: (C1) nothing is negative.
  }];
  let parameters = (ins "int64_t":$lut, "int64_t":$ff, "int64_t":$dsp,
                        "int64_t":$bram18,
                        DefaultValuedParameter<"int64_t", "0">:$uram,
                        "::ptc::fpga::Source":$source);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
}

def Fpga_TimingAttr : Fpga_Attr<"Timing", "timing"> {
  let summary = "How fast a unit is";
  let description = [{
    All in cycles: `ii` between two result beats, `first_out` from the first
    input beat to the first result beat, `cycles` per frame.

    ```mlir
    #fpga.timing<ii = 1, beats_in = 1024, beats_out = 1024, first_out = 70, cycles = 1056, source = estimate>
    ```
    Constraint: (C1) nothing is negative.
  }];
  let parameters = (ins "int64_t":$ii, "int64_t":$beats_in,
                        "int64_t":$beats_out, "int64_t":$first_out,
                        "int64_t":$cycles, "::ptc::fpga::Source":$source);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
}

def Fpga_TargetAttr : Fpga_Attr<"Target", "target"> {
  let summary = "A device and its clock";
  let description = [{
    ```mlir
    #fpga.target<part = "LFE5U-85F", clk_ps = 10000, lut = 83640, ff = 83640, dsp = 156, bram18 = 208>
    ```
    `clk_ps` is the clock period in picoseconds; the rest is what a design may
    use. Constraint: (C1) the period is positive, nothing is negative.
  }];
  let parameters = (ins StringRefParameter<>:$part, "int64_t":$clk_ps,
                        "int64_t":$lut, "int64_t":$ff, "int64_t":$dsp,
                        "int64_t":$bram18,
                        DefaultValuedParameter<"int64_t", "0">:$uram);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
}

def Fpga_IfaceAttr : Fpga_Attr<"Iface", "iface"> {
  let summary = "The port of a kernel";
  let description = [{
    Kind, bits of data and, for memory ports, the bundle that shares a port and
    the beats of a burst.

    ```mlir
    #fpga.iface<axis, width = 32>
    #fpga.iface<m_axi, width = 64, bundle = "gmem", burst = 16>
    ```
    Constraints: (C1) the width is a positive multiple of 8, at most 4096;
    (C2) `burst` is in 1 .. 256.
  }];
  let parameters = (ins "::ptc::fpga::InterfaceKind":$kind, "int64_t":$width,
                        StringRefParameter<"", "\"\"">:$bundle,
                        DefaultValuedParameter<"int64_t", "1">:$burst);
  let assemblyFormat = "`<` $kind `,` struct($width, $bundle, $burst) `>`";
  let genVerifyDecl = 1;
}

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGAATTRIBUTES
