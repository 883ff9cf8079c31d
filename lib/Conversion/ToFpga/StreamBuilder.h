//===- StreamBuilder.h - Units for the ops of a network ---------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// What the conversions of all dialects share: from which stream a tensor comes,
// and the units that ops of a network become. T-numbers are those of
// docs/Conditions.md.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOFPGA_STREAMBUILDER_H
#define LIB_CONVERSION_TOFPGA_STREAMBUILDER_H

#include "Formats.h"
#include "PoolToConv/Algebra/Decline.h"
#include "PoolToConv/Algebra/Window.h"
#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ptc {

/// Why an op cannot become units, or nothing.
using Refusal = std::optional<Decline>;

/// Builds the body of one kernel. Streams have one lane, units no fold.
///
/// A tensor's stream holds its elements in the order of `dims`: dimension i of
/// the stream is dimension dims[i] of the tensor. Ports use the tensor's own
/// order; units that need the channels innermost ask for that.
class StreamBuilder {
public:
  using Dims = llvm::SmallVector<int64_t, 4>;

  /// Builds at the end of `block`. `formats`, if given, outlives the builder.
  StreamBuilder(mlir::MLIRContext *context, mlir::Block &block,
                const Formats *formats = nullptr)
      : formats(formats), builder(mlir::UnknownLoc::get(context),
                                  mlir::OpBuilder::atBlockEnd(&block)) {}

  /// A builder for units at the location of the op that becomes them.
  mlir::ImplicitLocOpBuilder &at(mlir::Location loc) {
    builder.setLoc(loc);
    return builder;
  }
  mlir::ImplicitLocOpBuilder &getBuilder() { return builder; }

  /// Makes `stream` the stream of `tensor`, in the order `dims` (none: its
  /// own).
  void define(mlir::Value tensor, mlir::Value stream, Dims dims = {});

  /// The stream of `tensor` in the order `dims`, with a reorder where it is
  /// there in another one. Integers without a sign are read as signed unless
  /// `isUnsigned`. A tensor without a stream gets a placeholder: an
  /// unrealized_conversion_cast.
  mlir::Value stream(mlir::Value tensor, Dims dims = {},
                     bool isUnsigned = false);

  /// The stream of `tensor` as it is there. The tensor has one.
  mlir::Value stored(mlir::Value tensor) const {
    return streams.lookup(tensor).stream;
  }

  /// The order in which the stream of `tensor` is there.
  Dims dimsOf(mlir::Value tensor) const;

  /// The format of a float tensor; streamTypeOf was asked before.
  fpga::FixedType formatOf(mlir::Value tensor) const {
    return formats->of(tensor);
  }
  const Formats *getFormats() const { return formats; }

  /// Numbers with `fraction` bits behind the point in the format of `target`.
  mlir::Value toFormat(mlir::Value x, int64_t fraction, fpga::FixedType target);

  /// A memory of `numbers`, row-major; one number stands for all. They fit in
  /// `element`.
  mlir::Value rom(llvm::ArrayRef<int64_t> shape, mlir::IntegerType element,
                  llvm::ArrayRef<int64_t> numbers);

  /// The windows of `x` (N, H, W, C), with `padValue` around the map; `x`
  /// itself where every window is one element.
  mlir::Value window(mlir::Value x, llvm::ArrayRef<WindowDim> dims,
                     int64_t padValue);

  /// Elements of another type: the same numbers where they fit, else as
  /// `overflow` says. `x` itself where nothing changes.
  mlir::Value convert(mlir::Value x, mlir::IntegerType element,
                      fpga::Overflow overflow = fpga::Overflow::Wrap);

  /// x + bias (one number, or one per channel) in `element`, modulo 2^width.
  mlir::Value addBias(mlir::Value x, llvm::ArrayRef<int64_t> bias,
                      mlir::IntegerType element);

private:
  struct Mapped {
    mlir::Value stream;
    Dims dims;
  };
  const Formats *formats;
  mlir::ImplicitLocOpBuilder builder;
  llvm::DenseMap<mlir::Value, Mapped> streams;
};

/// The type of a stream of `tensor`'s elements in its own order, one lane, or
/// why there is none: unknown extents (T24), elements that are no integers of
/// at most 64 bits (T27), floats without a format (T32), no dimensions (T30).
OrDecline<fpga::StreamType> streamTypeOf(mlir::Value tensor,
                                         bool isUnsigned = false,
                                         const Formats *formats = nullptr);

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_STREAMBUILDER_H
