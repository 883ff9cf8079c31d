//===- FpgaComputeOps.td - Ops that compute ----------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGACOMPUTEOPS
#define POOLTOCONV_DIALECT_FPGA_IR_FPGACOMPUTEOPS

include "PoolToConv/Dialect/Fpga/IR/FpgaInterfaces.td"
include "PoolToConv/Dialect/Fpga/IR/FpgaTypes.td"
include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Fpga_ReduceModeEnum : Fpga_Enum<"ReduceMode", "What is reduced", [
  // The window in each element.
  I32EnumAttrCase<"Window", 0, "window">,
  // Disjoint windows, as rows pass.
  I32EnumAttrCase<"Rows", 1, "rows">,
  // Whole dimensions.
  I32EnumAttrCase<"Global", 2, "global">
]>;
def Fpga_ReduceModeAttr : Fpga_EnumAttr<Fpga_ReduceModeEnum, "reduce_mode">;

/// A unit that computes; its operands' beats follow from its result and fold.
class Fpga_ComputeOp<string mnemonic, list<Trait> traits = []>
    : Fpga_Op<mnemonic, !listconcat(traits, [
        Pure, DeclareOpInterfaceMethods<Fpga_UnitOpInterface,
                                        ["getWantedBeat", "getProducedBeat"]>])>;

def Fpga_RomOp : Fpga_Op<"rom", [
    DeclareOpInterfaceMethods<Fpga_UnitOpInterface>, InferTypeOpAdaptor]> {
  let summary = "A memory of constants";
  let description = [{
    Weights of a convolution, or constants of an element-wise op. `ports` is how
    many units may read it. The attribute may be dense or a resource.

    ```mlir
    %w = fpga.rom dense<1> : tensor<16x3x3x1xi2> in bram
    ```
    A memory stands for itself: two of equal content are not merged.

    Constraints: (C1) the content is there, dense or a resource, a static tensor
    of at least one dimension, none of extent 0, of integers `iN` or `uiN` of 1
    to 64 bits; (C2) `ports` is at least 1.
  }];
  let arguments = (ins ElementsAttr:$value,
                       DefaultValuedAttr<Fpga_MemoryAttr,
                           "::ptc::fpga::Memory::Auto">:$memory,
                       DefaultValuedAttr<Fpga_I64Attr, "1">:$ports);
  let results = (outs Res<Fpga_Rom, "", [MemAlloc]>:$result);
  let assemblyFormat =
      "$value (`in` `` $memory^)? (`ports` `=` $ports^)? attr-dict";
  let hasVerifier = 1;
}

def Fpga_WindowOp : Fpga_ComputeOp<"window"> {
  let summary = "The window around each position";
  let description = [{
    A line buffer. Element (n, y, x, c) of the result is the window

        w[i][j] = in[n, y * stride[0] + i * dilation[0] - top,
                        x * stride[1] + j * dilation[1] - left, c]

    where positions outside of the map hold the padding's value, or the value of
    the nearest position of the map. The buffer holds at least
    `((KH - 1) * dilation[0] * W + (KW - 1) * dilation[1] + 1) * C` elements.
    `stride` and `dilation` are `[1, 1]` where they are not given, as is `pad`
    where it is `<0, 0, 0, 0, 0>`.

    ```mlir
    %1 = fpga.window %0 kernel = [3, 3] stride = [2, 2] pad <0, 0, 1, 1, -128>
        : !fpga.stream<1x32x32x16xi8, lanes = 4>
        -> !fpga.stream<1x16x16x16xvector<3x3xi8>, lanes = 4>
    ```
    Constraints:
    - (C1) the operand has four dimensions N, H, W, C and no windows;
    - (C2) `kernel`, `stride` and `dilation` are two numbers of 1 .. 2^31 - 1
      each;
    - (C3) the result is N, OH, OW, C of windows of the kernel's extent and the
      operand's type, with OH = (H + top + bottom - (KH - 1) * dilation - 1) /
      stride + 1 rounded down, and OW alike, both positive; the padded map has
      fewer than 2^48 elements;
    - (C4) the padding's value fits in the element type;
    - (C5) edge padding stays below the kernel's reach and dilation is 1.
  }];
  let arguments = (ins Fpga_Stream:$input, DenseI64ArrayAttr:$kernel,
                       DenseI64ArrayAttr:$stride,
                       DenseI64ArrayAttr:$dilation,
                       Fpga_PadAttr:$pad,
                       DefaultValuedAttr<Fpga_MemoryAttr,
                           "::ptc::fpga::Memory::Auto">:$memory);
  let results = (outs Fpga_Stream:$result);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// Elements that the line buffer must hold.
    int64_t getBufferElements();
    /// Output extent of one dimension; not positive where no window fits.
    static int64_t getOutputExtent(int64_t extent, int64_t low, int64_t high,
                                   int64_t kernel, int64_t stride,
                                   int64_t dilation);
  }];
}

def Fpga_MacOp : Fpga_ComputeOp<"mac"> {
  let summary = "A convolution: sums of products with constants";
  let description = [{
    Element o of a pixel of the result is the sum over the window's taps (i, j)
    and the channels c of o's group of

        in[c][i][j] * weights[o][i][j][c - first channel of the group]

    modulo 2^width of the result's element. Without windows the kernel is 1x1.
    A full convolution has one group, a depthwise one as many as channels.

    The fold says what happens in one cycle; a pixel takes
    `(O / pe) * (KH * KW * C / groups / simd)` cycles.

    ```mlir
    %a = fpga.mac %win, %w fold <pe = 4, simd = 3>
        : !fpga.stream<1x32x32x3xvector<3x3xi8>, lanes = 3, repeat = 4>, !fpga.rom<16x3x3x3xi8>
        -> !fpga.stream<1x32x32x16xi20, lanes = 1>
    ```
    Constraints:
    - (C1) weights are [O, KH, KW, C / groups], with KH, KW of the window;
    - (C2) `groups` divides C and O;
    - (C3) the result is the operand's shape with O channels, of signed
      integers, without windows;
    - (C4) `pe` divides O / groups or, where a group has one channel, is that
      times a divisor of C; `simd` divides C / groups, or is that times a
      divisor of KH * KW;
    - (C5) `pixels` divides the extent of the dimension before the innermost;
    - (C6) unless in a draft: the operand carries `simd` products a beat. With
      one channel per group that is `simd` taps of pe * C / O channels, at least
      one, in the order `taps`, else lanes * taps = simd in the order
      `channels`; it comes once or, of windows, as often as a pixel is needed,
      O / groups / pe times. With several `pixels`, beats are whole pixels;
    - (C7) unless in a draft: the result's lanes divide pe * pixels;
    - (C8) `in dsp` and `in lut` say where products are built: not with weights
      of 1, which need none.
  }];
  let arguments = (ins Fpga_Stream:$input, Fpga_Rom:$weights,
                       DefaultValuedAttr<Fpga_I64Attr, "1">:$groups,
                       Fpga_FoldAttr:$fold,
                       DefaultValuedAttr<Fpga_WeightModeAttr,
                           "::ptc::fpga::WeightMode::Embedded">:$mode,
                       DefaultValuedAttr<Fpga_WeightClassAttr,
                           "::ptc::fpga::WeightClass::Generic">:$weight_class,
                       DefaultValuedAttr<Fpga_MultiplierAttr,
                           "::ptc::fpga::Multiplier::Auto">:$multipliers);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = [{
    $input `,` $weights (`groups` `=` $groups^)? `fold` $fold (`weights` `` $mode^)?
        (`class` `` $weight_class^)? (`in` `` $multipliers^)? attr-dict
        `:` qualified(type($input)) `,` qualified(type($weights)) `->` qualified(type($result))
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    int64_t getInputChannels() { return getInput().getType().getChannels(); }
    int64_t getOutputChannels() { return getType().getChannels(); }
    /// Taps of the kernel.
    int64_t getTaps() { return getInput().getType().getWindowElements(); }
    /// Products of one result.
    int64_t getProducts() {
      return getTaps() * (getInputChannels() / getGroups());
    }
    /// One input channel per group.
    bool isDepthwise() {
      return getGroups() > 1 && getGroups() == getInputChannels();
    }
    /// Groups of output channels that follow each other.
    int64_t getPasses() { return getOutputChannels() / getFold().getPe(); }
    /// Cycles of one pixel, or of `pixels` at once.
    int64_t getCyclesPerPixel() {
      return getPasses() * (getProducts() / getFold().getSimd());
    }
  }];
}

def Fpga_ReduceOp : Fpga_ComputeOp<"reduce"> {
  let summary = "Maximum, minimum or sum";
  let description = [{
    - `window`: over the window in each element;
    - `rows`: over windows that do not overlap, accumulated as rows pass: no line
      buffer, one accumulator per channel and column of the result. Positions
      outside of the map take no part;
    - `global`: over whole dimensions, which keep extent 1.

    Sums are modulo 2^width of the result's element.

    ```mlir
    %1 = fpga.reduce max window %0
        : !fpga.stream<1x4x4x16xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x4x4x16xi8, lanes = 1>
    %2 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %1
        : !fpga.stream<1x4x4x16xi8, lanes = 1> -> !fpga.stream<1x2x2x16xi10, lanes = 1>
    %3 = fpga.reduce sum global dims = [1, 2] %2
        : !fpga.stream<1x2x2x16xi10, lanes = 1> -> !fpga.stream<1x1x1x16xi12, lanes = 1>
    ```
    Constraints:
    - (C1) `window`: the operand has windows and no other attribute is given;
    - (C2) `rows`: the operand is N, H, W, C without windows; `kernel` and
      `stride` are two numbers of 1 .. 2^31 - 1 each, strides at least as large
      as the kernel; `pad`, if given, is smaller than the kernel and has the
      value 0; a window fits;
    - (C3) `global`: the operand has no windows; `dims` are different dimensions,
      at least one;
    - (C4) the result has the shape that follows;
    - (C5) maxima and minima keep the element type, sums its signedness.
  }];
  let arguments = (ins Fpga_ReduceKindAttr:$kind, Fpga_ReduceModeAttr:$mode,
                       Fpga_Stream:$input,
                       OptionalAttr<DenseI64ArrayAttr>:$kernel,
                       OptionalAttr<DenseI64ArrayAttr>:$stride,
                       OptionalAttr<Fpga_PadAttr>:$pad,
                       OptionalAttr<DenseI64ArrayAttr>:$dims);
  let results = (outs Fpga_Stream:$result);
  let builders = [
    // Over the windows of `input`.
    OpBuilder<(ins "::mlir::Type":$type, "ReduceKind":$kind,
                   "::mlir::Value":$input)>,
    // Over the dimensions `dims`.
    OpBuilder<(ins "::mlir::Type":$type, "ReduceKind":$kind,
                   "::mlir::Value":$input, "::llvm::ArrayRef<int64_t>":$dims)>];
  let assemblyFormat = [{
    `` $kind `` $mode (`kernel` `=` $kernel^)? (`stride` `=` $stride^)? (`pad` $pad^)?
        (`dims` `=` $dims^)? $input attr-dict `:` qualified(type($input)) `->`
        qualified(type($result))
  }];
  let hasVerifier = 1;
}

def Fpga_EltwiseOp : Fpga_ComputeOp<"eltwise"> {
  let summary = "One operation per element";
  let description = [{
    Computes on the numbers themselves, as if in unlimited width, then brings the
    result into its element type as `overflow` says.

    | kind | operands | value |
    |---|---|---|
    | add, sub, max, min | 2 | |
    | mul | 2 | a * b, then times 2^-shift rounded by `round` |
    | shl | 2 | a * 2^b, rounded down where b is negative |
    | shr | 2 | a * 2^-b rounded by `round`: floor or half_up; b may be negative |
    | and, or, xor | 2 | of the two's complements |
    | relu | 1 | max(a, 0) |
    | clamp | 1 | min(max(a, bounds[0]), bounds[1]) |
    | abs | 1 | |
    | clz | 1 | leading zeros of a as a word of `bits` bits |

    An operand is a stream, or constants in an `fpga.rom`. Where an extent of an
    operand is 1 and that of the result is not, the operand's element serves for
    the whole dimension.

    ```mlir
    %2 = fpga.eltwise add %0, %1 overflow sat
        : (!fpga.stream<1x8x8x16xi8, lanes = 1>, !fpga.rom<1x1x1x16xi8>)
        -> !fpga.stream<1x8x8x16xi8, lanes = 1>
    %3 = fpga.eltwise clamp %2 bounds = [0, 100]
        : (!fpga.stream<1x8x8x16xi8, lanes = 1>) -> !fpga.stream<1x8x8x16xi8, lanes = 1>
    ```
    Constraints:
    - (C1) the kind's number of operands, one of them a stream;
    - (C2) shapes have the rank of the result, and each extent is 1 or the
      result's; no windows;
    - (C3) `shift` is in 0 .. 62, and 0 but for mul; `round` is floor or half_up,
      and floor but for mul and shr;
    - (C4) `bounds` are two numbers, the first not above the second, for clamp
      only; `bits` is in 1 .. 64, at least the operand's width, for clz only;
    - (C5) what is computed fits in 64 bits: the widths of a product add up to
      no more than 64, operands of sums have at most 63;
    - (C6) an extent that is not 1 in any operand is not the result's;
    - (C7) `in dsp` and `in lut` say where products are built: for mul only.
  }];
  let arguments = (ins Fpga_EltwiseKindAttr:$kind,
                       Variadic<AnyTypeOf<[Fpga_Stream, Fpga_Rom]>>:$inputs,
                       DefaultValuedAttr<Fpga_I64Attr, "0">:$shift,
                       DefaultValuedAttr<Fpga_RoundAttr,
                           "::ptc::fpga::Round::Floor">:$round,
                       DefaultValuedAttr<Fpga_OverflowAttr,
                           "::ptc::fpga::Overflow::Wrap">:$overflow,
                       OptionalAttr<DenseI64ArrayAttr>:$bounds,
                       OptionalAttr<Fpga_I64Attr>:$bits,
                       DefaultValuedAttr<Fpga_MultiplierAttr,
                           "::ptc::fpga::Multiplier::Auto">:$multipliers);
  let results = (outs Fpga_Stream:$result);
  // Without shift, rounding, bounds and bits.
  let builders = [OpBuilder<(ins "::mlir::Type":$type, "EltwiseKind":$kind,
                                 "::mlir::ValueRange":$inputs,
                                 CArg<"Overflow", "Overflow::Wrap">:$overflow)>];
  let assemblyFormat = [{
    `` $kind $inputs (`shift` `=` $shift^)? (`round` `` $round^)?
        (`overflow` `` $overflow^)? (`bounds` `=` $bounds^)? (`bits` `=` $bits^)?
        (`in` `` $multipliers^)? attr-dict `:` functional-type($inputs, $result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Fpga_RequantOp : Fpga_ComputeOp<"requant"> {
  let summary = "Scales integers";
  let description = [{
        y = bring(round((x + bias) * multiplier * 2^-shift) + zero_point)

    where `bring` clamps to `bounds`, if given, and brings the number into the
    element type of the result as `overflow` says.

    `multiplier` and `shift` have one number for all, one per channel, or, with
    `bands`, one per class of pixels; `bias` has one number for all or one per
    channel.

    ```mlir
    %1 = fpga.requant %0 bias = [100] multiplier = [1073741824] shift = [36] zero_point = -128 round tosa overflow sat
        : !fpga.stream<1x8x8x16xi20, lanes = 1> -> !fpga.stream<1x8x8x16xi8, lanes = 1>
    ```
    Constraints:
    - (C1) `multiplier` and `shift` are of equal length: 1, the channels, or with
      `bands` its number of classes; `bias` has 1 or as many numbers as
      channels;
    - (C2) the result has the operand's shape, no windows;
    - (C3) multipliers are not negative, shifts in 0 .. 62; a shift of 0
      rounds nothing;
    - (C4) x + bias, and (x + bias) * multiplier with its rounding term, fit in
      64 bits;
    - (C5) the bands' rows and columns are those of a map N, H, W, C;
    - (C6) `bounds` are two numbers of the result's type, the first not above
      the second;
    - (C7) with the zero point, numbers fit in 64 bits before they are brought
      into the type.

    `in dsp` and `in lut` say where products are built; multipliers that are
    powers of two need none.
  }];
  let arguments = (ins Fpga_Stream:$input,
                       DefaultValuedAttr<DenseI64ArrayAttr, "{0}">:$bias,
                       DenseI64ArrayAttr:$multiplier,
                       DenseI64ArrayAttr:$shift,
                       DefaultValuedAttr<Fpga_I64Attr, "0">:$zero_point,
                       DefaultValuedAttr<Fpga_RoundAttr,
                           "::ptc::fpga::Round::Floor">:$round,
                       DefaultValuedAttr<Fpga_OverflowAttr,
                           "::ptc::fpga::Overflow::Sat">:$overflow,
                       OptionalAttr<DenseI64ArrayAttr>:$bounds,
                       OptionalAttr<Fpga_BandsAttr>:$bands,
                       DefaultValuedAttr<Fpga_MultiplierAttr,
                           "::ptc::fpga::Multiplier::Auto">:$multipliers);
  let results = (outs Fpga_Stream:$result);
  // Without bounds and bands.
  let builders = [OpBuilder<(ins "::mlir::Type":$type, "::mlir::Value":$input,
                                 "::llvm::ArrayRef<int64_t>":$bias,
                                 "::llvm::ArrayRef<int64_t>":$multiplier,
                                 "::llvm::ArrayRef<int64_t>":$shift,
                                 "int64_t":$zero_point, "Round":$round,
                                 CArg<"Overflow", "Overflow::Sat">:$overflow)>];
  let assemblyFormat = [{
    $input (`bias` `=` $bias^)? `multiplier` `=` $multiplier `shift` `=` $shift
        (`zero_point` `=` $zero_point^)? (`round` `` $round^)?
        (`overflow` `` $overflow^)? (`bounds` `=` $bounds^)? (`bands` $bands^)?
        (`in` `` $multipliers^)? attr-dict `:` qualified(type($input)) `->`
        qualified(type($result))
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Fpga_LutOp : Fpga_ComputeOp<"lut"> {
  let summary = "A function by table";
  let description = [{
    Without `fraction`: `table[x - lowest x]`. With it, the low `fraction` bits
    of x interpolate between two entries (TOSA's table of 16 bits):

        i = (x - lowest x) >> fraction, f = low bits of x
        y = table[i] * 2^fraction + (table[i + 1] - table[i]) * f

    ```mlir
    %1 = fpga.lut %0 table = dense<7> : tensor<256xi20>
        : !fpga.stream<1x8x8x16xi8, lanes = 1> -> !fpga.stream<1x8x8x16xi20, lanes = 1>
    ```
    Constraints:
    - (C1) the operand has at most 20 bits, no windows; `fraction` is in 0 ..
      width - 1;
    - (C2) the table has one dimension of 2^(width - fraction) entries, one more
      with `fraction`, of the result's signedness;
    - (C3) the result has the operand's shape; without `fraction` the table's
      element type, with it at least its width + fraction bits.
  }];
  let arguments = (ins Fpga_Stream:$input, ElementsAttr:$table,
                       DefaultValuedAttr<Fpga_I64Attr, "0">:$fraction,
                       DefaultValuedAttr<Fpga_MemoryAttr,
                           "::ptc::fpga::Memory::Auto">:$memory);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = [{
    $input `table` `=` $table (`fraction` `=` $fraction^)? (`in` `` $memory^)?
        attr-dict `:` qualified(type($input)) `->` qualified(type($result))
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGACOMPUTEOPS
