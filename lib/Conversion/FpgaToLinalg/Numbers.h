//===- Numbers.h - Exact arithmetic on whole numbers ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// Builds scalar code that computes on the numbers themselves: every value
// carries the interval in which it lies, and each operation picks the width
// that holds its result. Only `bring` cuts a number down to a declared type.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_NUMBERS_H
#define POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_NUMBERS_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ptc::fpga {

/// A whole number at run time, in two's complement of 32, 64 or 128 bits.
struct Number {
  /// Null for a constant, which gets its width where it is used.
  mlir::Value value;
  /// All that it can be; below 2^127 in magnitude.
  Interval range;
};

/// Builds arithmetic in front of the builder's insertion point.
class Arithmetic {
public:
  explicit Arithmetic(mlir::ImplicitLocOpBuilder &builder) : b(builder) {}

  static Number constant(Int128 value) { return {{}, {value, value}}; }
  /// `value`, of a signless type, as what `type` says its bits mean.
  Number read(mlir::Value value, mlir::IntegerType type);
  /// `value`, in two's complement, known to lie in `range`.
  Number read(mlir::Value value, Interval range);

  Number add(Number a, Number b);
  Number sub(Number a, Number b);
  Number mul(Number a, Number b);
  /// The one that is always the larger needs no code; min likewise.
  Number max(Number a, Number b);
  Number min(Number a, Number b);
  /// Of two's complements without end.
  Number bitwise(EltwiseKind kind, Number a, Number b);

  /// number * 2^-shift, rounded; shift in 0 .. 126 with room for the rounding.
  /// The same numbers as fpga::shiftRight gives.
  Number shiftRight(Number number, Number shift, Round round);
  /// number * 2^exponent, rounded, for any exponent and |number| < 2^63. Beyond
  /// +-64 the exponent counts as +-64: all that lies there is a multiple of
  /// 2^64, or next to 0, anyway.
  Number scale(Number number, Number exponent, Round round);

  /// The bits of `type` that the number gets, as fpga::fit says.
  mlir::Value bring(Number number, mlir::IntegerType type, Overflow overflow);

private:
  mlir::Value constant(Int128 value, unsigned width);
  /// The number with `width` bits, which must hold it.
  mlir::Value as(Number number, unsigned width);
  template <typename Op>
  Number binary(Number a, Number b, Interval range);

  mlir::ImplicitLocOpBuilder &b;
};

/// Changes the width of `value`: its low bits, or sign or zero extension.
mlir::Value resize(mlir::ImplicitLocOpBuilder &b, mlir::Value value,
                   bool isUnsigned, unsigned width);

} // namespace ptc::fpga

#endif // POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_NUMBERS_H
