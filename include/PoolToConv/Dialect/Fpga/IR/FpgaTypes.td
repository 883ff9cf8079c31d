//===- FpgaTypes.td - Streams, memories, numbers -----------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGATYPES
#define POOLTOCONV_DIALECT_FPGA_IR_FPGATYPES

include "PoolToConv/Dialect/Fpga/IR/FpgaAttributes.td"
include "mlir/IR/AttrTypeBase.td"

class Fpga_Type<string name, string typeMnemonic>
    : TypeDef<Fpga_Dialect, name> {
  let mnemonic = typeMnemonic;
}

def Fpga_Stream : Fpga_Type<"Stream", "stream"> {
  let summary = "A tensor that passes beat by beat";
  let description = [{
    The elements of a tensor in row-major order, the channel innermost
    (N, H, W, C), `lanes` elements a beat. One producer, one consumer; how many
    beats wait in between is no part of the type (`fpga.fifo`).

    ```mlir
    !fpga.stream<1x32x32x16xi8, lanes = 4>
    ```

    Elements are integers of 1 to 64 bits, `iN` signed (two's complement) and
    `uiN` unsigned, or windows of such integers, `vector<KHxKWxT>`. A beat of
    windows carries `taps` elements of each of `lanes` windows; `order` says
    what follows first within one pixel: the next group of channels
    (`channels`, for sums over channels) or the next group of taps (`taps`, for
    one filter per channel). `repeat` counts how often in succession the
    windows of each pixel come.

    ```mlir
    !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 4, taps = 3, repeat = 2>
    ```

    Constraints:
    - (C1) at least one dimension, all of them positive; fewer than 2^48
      numbers pass, those of windows and repetitions counted;
    - (C2) the element is `iN` or `uiN` with 1 <= N <= 64, or a vector of two
      dimensions of that;
    - (C3) `lanes` divides the innermost dimension, or is a multiple p of it
      where p divides the next dimension (p pixels a beat);
    - (C4) `taps` divides the number of elements of the window, and is 1 without
      one;
    - (C5) `repeat` is at least 1; without a window, it is 1 and `order` is
      `channels`.
  }];
  let parameters = (ins
    ArrayRefParameter<"int64_t">:$shape,
    "::mlir::Type":$elementType,
    "int64_t":$lanes,
    "int64_t":$taps,
    "::ptc::fpga::BeatOrder":$order,
    "int64_t":$repeat
  );
  let builders = [
    TypeBuilderWithInferredContext<(ins
      "::llvm::ArrayRef<int64_t>":$shape, "::mlir::Type":$elementType,
      CArg<"int64_t", "1">:$lanes), [{
      return $_get(elementType.getContext(), shape, elementType, lanes,
                   /*taps=*/1, BeatOrder::Channels, /*repeat=*/1);
    }]>
  ];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// The integer type of one number: the element, or that of the window.
    ::mlir::IntegerType getNumberType() const;
    /// The window of each element, or null.
    ::mlir::VectorType getWindowType() const;
    bool isUnsigned() const { return getNumberType().isUnsigned(); }
    unsigned getNumberWidth() const { return getNumberType().getWidth(); }
    /// Elements of the window, 1 without one.
    int64_t getWindowElements() const;
    int64_t getRank() const { return getShape().size(); }
    /// The innermost dimension.
    int64_t getChannels() const { return getShape().back(); }
    int64_t getNumElements() const;
    /// Pixels (positions of all but the innermost dimension) of a frame.
    int64_t getPixels() const { return getNumElements() / getChannels(); }
    /// Pixels a beat: 1 unless `lanes` exceeds the channels.
    int64_t getPixelsPerBeat() const;
    /// Beats of one frame.
    int64_t getBeats() const;
    /// Bits of one beat.
    int64_t getBeatBits() const;

    StreamType withShape(::llvm::ArrayRef<int64_t> shape) const;
    StreamType withElement(::mlir::Type element) const;
    StreamType withLanes(int64_t lanes) const;
    /// The beat of another stream: same tensor, other lanes, taps, order and
    /// repeat.
    StreamType withBeatOf(StreamType other) const;
    /// The tensor that passes; windows become the trailing dimensions KH, KW.
    ::mlir::RankedTensorType getTensorType() const;
  }];
}

def Fpga_Rom : Fpga_Type<"Rom", "rom"> {
  let summary = "Constants in a memory";
  let description = [{
    What an `fpga.rom` holds: a tensor of integers of 1 to 64 bits.

    ```mlir
    !fpga.rom<16x3x3x3xi8>
    ```

    Constraints: (C1) at least one dimension, all of them positive, fewer than
    2^48 elements; (C2) elements `iN` or `uiN` with 1 <= N <= 64.
  }];
  let parameters = (ins
    ArrayRefParameter<"int64_t">:$shape,
    "::mlir::IntegerType":$elementType
  );
  let builders = [
    TypeBuilderWithInferredContext<(ins
      "::llvm::ArrayRef<int64_t>":$shape,
      "::mlir::IntegerType":$elementType), [{
      return $_get(elementType.getContext(), shape, elementType);
    }]>
  ];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    int64_t getNumElements() const;
    /// Bits of the whole content.
    int64_t getBits() const;
  }];
}

def Fpga_Fixed : Fpga_Type<"Fixed", "fixed"> {
  let summary = "A fixed-point format";
  let description = [{
    How real numbers become integers where floats enter or leave: `width` bits,
    `integer` of them before the binary point (the sign included), so that the
    integer i stands for i * 2^(integer - width). `round` and `overflow` say
    what becomes of numbers in between and out of range. NaN becomes 0; an
    infinity saturates or, where numbers wrap, becomes 0.

    ```mlir
    !fpga.fixed<8, 3, signed, half_even, sat>
    ```

    Constraints: (C1) 1 <= width <= 64 and -64 <= integer <= 128; (C2) `round`
    is one of floor, half_up, half_away and half_even.
  }];
  let parameters = (ins
    "int64_t":$width,
    "int64_t":$integer,
    "::ptc::fpga::Sign":$sign,
    "::ptc::fpga::Round":$round,
    "::ptc::fpga::Overflow":$overflow
  );
  let assemblyFormat = "`<` $width `,` $integer `,` $sign `,` $round `,` $overflow `>`";
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// The integers that carry the format.
    ::mlir::IntegerType getStorageType() const;
    /// Bits behind the binary point.
    int64_t getFraction() const { return getWidth() - getInteger(); }
  }];
}

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGATYPES
