//===- FpgaStreamOps.td - Ops that move elements -----------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGASTREAMOPS
#define POOLTOCONV_DIALECT_FPGA_IR_FPGASTREAMOPS

include "PoolToConv/Dialect/Fpga/IR/FpgaInterfaces.td"
include "PoolToConv/Dialect/Fpga/IR/FpgaTypes.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

/// A unit that moves elements: no number changes.
class Fpga_MoveOp<string mnemonic, list<Trait> traits = []>
    : Fpga_Op<mnemonic, !listconcat(traits, [
        Pure, DeclareOpInterfaceMethods<Fpga_UnitOpInterface>])>;

/// Such a unit whose operands' beats follow from the result's.
class Fpga_ShapedMoveOp<string mnemonic, list<Trait> traits = []>
    : Fpga_Op<mnemonic, !listconcat(traits, [
        Pure, DeclareOpInterfaceMethods<Fpga_UnitOpInterface,
                                        ["getWantedBeat", "getProducedBeat"]>])>;

def Fpga_FifoOp : Fpga_MoveOp<"fifo", [SameOperandsAndResultType]> {
  let summary = "A queue of beats";
  let description = [{
    Holds up to `depth` beats. `peak` is the largest number of beats that a
    simulation has seen in it.

    ```mlir
    %1 = fpga.fifo %0 depth = 1136 in bram : !fpga.stream<1x32x32x16xi8, lanes = 1>
    ```
    Constraints: (C1) `depth` is in 1 .. 2^31 - 1; (C2) `peak` is in
    0 .. depth.
  }];
  let arguments = (ins Fpga_Stream:$input, Fpga_I64Attr:$depth,
                       DefaultValuedAttr<Fpga_MemoryAttr,
                           "::ptc::fpga::Memory::Auto">:$memory,
                       OptionalAttr<Fpga_I64Attr>:$peak);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = [{
    $input `depth` `=` $depth (`in` `` $memory^)? (`peak` `=` $peak^)? attr-dict
        `:` qualified(type($result))
  }];
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
}

def Fpga_ForkOp : Fpga_MoveOp<"fork"> {
  let summary = "Copies of a stream";
  let description = [{
    A beat leaves the input once all copies were taken.

    ```mlir
    %1:2 = fpga.fork %0 : !fpga.stream<1x32x32x16xi8, lanes = 1>
    ```
    Constraints: (C1) at least one result; (C2) results have the type of the
    operand.
  }];
  let arguments = (ins Fpga_Stream:$input);
  let results = (outs Variadic<Fpga_Stream>:$results);
  let builders = [OpBuilder<(ins "::mlir::Value":$input, "unsigned":$copies)>];
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
}

def Fpga_CastLanesOp : Fpga_MoveOp<"cast_lanes"> {
  let summary = "Another width of beats";
  let description = [{
    The same elements in the same order, more or fewer of them a beat. Where
    neither number of lanes divides the other, beats of their least common
    multiple stand in between.

    ```mlir
    %1 = fpga.cast_lanes %0
        : !fpga.stream<1x32x32x16xi8, lanes = 4> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
    ```
    Constraints: (C1) only `lanes` differs between operand and result; (C2) of
    windows, only whole ones that come once change their lanes: elements follow
    each other in the same order.
  }];
  let arguments = (ins Fpga_Stream:$input);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = "$input attr-dict `:` qualified(type($input)) `->` qualified(type($result))";
  let extraClassDeclaration = [{
    /// What a cast between two types takes.
    static UnitCost getCostOf(StreamType input, StreamType result);
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Fpga_ReshapeOp : Fpga_ShapedMoveOp<"reshape"> {
  let summary = "Another shape of the same elements";
  let description = [{
    Elements keep their order: no hardware.

    ```mlir
    %1 = fpga.reshape %0
        : !fpga.stream<1x1x1x64xi8, lanes = 4> -> !fpga.stream<1x64xi8, lanes = 4>
    ```
    Constraints: (C1) element types and numbers of elements are equal, without
    windows.
  }];
  let arguments = (ins Fpga_Stream:$input);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = "$input attr-dict `:` qualified(type($input)) `->` qualified(type($result))";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Fpga_ReorderOp : Fpga_MoveOp<"reorder"> {
  let summary = "A transposition";
  let description = [{
    Dimension i of the result is dimension `permutation[i]` of the operand.
    Needs a memory of two frames, or of one where frames may wait.

    ```mlir
    %1 = fpga.reorder %0 by [0, 2, 3, 1]
        : !fpga.stream<1x3x32x32xi8, lanes = 1> -> !fpga.stream<1x32x32x3xi8, lanes = 1>
    ```
    Constraints: (C1) a permutation of the dimensions; (C2) the result has the
    permuted shape and the element type of the operand, without windows.
  }];
  let arguments = (ins Fpga_Stream:$input, DenseI64ArrayAttr:$permutation,
                       DefaultValuedAttr<Fpga_MemoryAttr,
                           "::ptc::fpga::Memory::Auto">:$memory);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = [{
    $input `by` $permutation (`in` `` $memory^)? attr-dict `:` qualified(type($input)) `->`
        qualified(type($result))
  }];
  let extraClassDeclaration = [{
    /// True where only dimensions of extent 1 change their place, so that the
    /// elements of a stream of `shape` keep their order.
    static bool keepsOrder(::llvm::ArrayRef<int64_t> shape,
                           ::llvm::ArrayRef<int64_t> permutation);
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Fpga_CropOp : Fpga_ShapedMoveOp<"crop"> {
  let summary = "Drops the border of a map";
  let description = [{
    Drops the first `low[i]` and the last `high[i]` positions of dimension i.

    ```mlir
    %1 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 1, 1, 0]
        : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x31x31x16xi8, lanes = 1>
    ```
    Constraints: (C1) one non-negative number per dimension in `low` and `high`;
    (C2) the result has what is left, of the operand's element type, without
    windows; (C3) unless in a draft: lanes divide `low` and `high` of the
    innermost dimension.
  }];
  let arguments = (ins Fpga_Stream:$input, DenseI64ArrayAttr:$low,
                       DenseI64ArrayAttr:$high);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = [{
    $input `low` `=` $low `high` `=` $high attr-dict `:` qualified(type($input)) `->`
        qualified(type($result))
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Fpga_PadOp : Fpga_ShapedMoveOp<"pad"> {
  let summary = "A border around a map";
  let description = [{
    Adds `low[i]` positions of `value` in front of dimension i and `high[i]`
    behind it.

    ```mlir
    %1 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = -128
        : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x34x34x16xi8, lanes = 1>
    ```
    Constraints: (C1) one number in 0 .. 2^31 - 1 per dimension in `low` and
    `high`; (C2) the result has the larger shape and the element type of the operand,
    without windows; (C3) `value` fits in the element type; (C4) unless in a
    draft: lanes divide `low` and `high` of the innermost dimension.
  }];
  let arguments = (ins Fpga_Stream:$input, DenseI64ArrayAttr:$low,
                       DenseI64ArrayAttr:$high, Fpga_I64Attr:$value);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = [{
    $input `low` `=` $low `high` `=` $high `value` `=` $value attr-dict `:`
        qualified(type($input)) `->` qualified(type($result))
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Fpga_ConcatOp : Fpga_ShapedMoveOp<"concat"> {
  let summary = "Channels of several maps, one after the other";
  let description = [{
    For each pixel, the channels of the first operand, then those of the next.

    ```mlir
    %2 = fpga.concat %0, %1
        : (!fpga.stream<1x8x8x16xi8, lanes = 4>, !fpga.stream<1x8x8x12xi8, lanes = 4>)
        -> !fpga.stream<1x8x8x28xi8, lanes = 4>
    ```
    Constraints: (C1) shapes are equal but for the innermost dimension, element
    types are equal, without windows; (C2) the result's innermost dimension is
    the sum of the operands'; (C3) unless in a draft: lanes divide the
    channels of each operand.
  }];
  let arguments = (ins Variadic<Fpga_Stream>:$inputs);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat =
      "$inputs attr-dict `:` functional-type($inputs, $result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGASTREAMOPS
