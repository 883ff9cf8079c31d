//===- ScalarUnits.h - Units for scalar arithmetic ------------ -*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arithmetic of element-wise bodies in units. A unit computes on the
// numbers themselves: where what is computed is known to fit in the op's type,
// the stream is no wider than that needs, else it wraps as the op does.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_LINALGTOFPGA_SCALARUNITS_H
#define LIB_CONVERSION_LINALGTOFPGA_SCALARUNITS_H

#include "../ToFpga/StreamBuilder.h"
#include "ConstantField.h"

namespace ptc {

/// An integer of a body at every position: a constant or a stream whose
/// elements are brought into `range`. Both count as signed numbers.
struct Scalar {
  std::optional<ConstantField> constant;
  mlir::Value stream;
  /// What the number can be.
  fpga::Interval range;
  /// What the elements of `stream` can be: more than `range` where a clamp has
  /// no unit yet.
  fpga::Interval held;
  /// The stream comes from a requant that cuts nothing, so that later additions
  /// and clamps may be part of it.
  bool isRequant = false;

  static Scalar ofField(ConstantField field);
  static Scalar ofStream(mlir::Value stream);
};

/// Builds units for one body whose loop order[i] is dimension i of streams.
class ScalarUnits {
public:
  using Kind = fpga::EltwiseKind;

  ScalarUnits(StreamBuilder &b, llvm::ArrayRef<int64_t> order)
      : b(b), order(order) {}

  /// Sums, differences, products and the like, in `width` bits. One of the
  /// operands is a stream.
  Scalar binary(Kind kind, Scalar &x, Scalar &y, unsigned width);
  /// Maximum or minimum, of unsigned numbers on request.
  OrDecline<Scalar> extremum(bool isMax, bool isUnsigned, Scalar &x, Scalar &y,
                             unsigned width);
  /// Shifts; right shifts of unsigned numbers on request.
  OrDecline<Scalar> shift(Kind kind, Scalar &x, Scalar &amount, unsigned width,
                          bool isUnsigned = false,
                          fpga::Round round = fpga::Round::Floor);
  Scalar absolute(Scalar &x, unsigned width);
  /// Leading zeros of x as a word of `width` bits.
  Scalar leadingZeros(Scalar &x, unsigned width);
  /// -1 where x < 0, else 0.
  Scalar sign(Scalar &x);
  /// -1 where x and y are equal, else 0.
  Scalar equal(Scalar &x, Scalar &y);
  /// -1 where x is 0, and 0 where it is -1.
  Scalar negation(Scalar &x);
  /// x - y without wrapping.
  Scalar difference(Scalar &x, Scalar &y);
  /// x where `condition` is -1, y where it is 0.
  Scalar select(Scalar &condition, Scalar &x, Scalar &y, unsigned width);
  /// The low `width` bits of x, as a signed number.
  Scalar truncate(Scalar &x, unsigned width);
  /// The number of `width` bits, as an unsigned one.
  OrDecline<Scalar> asUnsigned(Scalar &x, unsigned width);
  /// The quotient by a positive number, rounded towards zero.
  OrDecline<Scalar> divide(Scalar &x, int64_t divisor);
  /// x * multiplier * 2^-shift. What that can be fits in 64 bits. Declined
  /// (T30) unless both vary along the innermost dimension alone, or along the
  /// rows and columns of a map.
  OrDecline<Scalar> scale(Scalar &x, const ConstantField &multiplier,
                          const ConstantField &shift, fpga::Round round);
  /// x * y * 2^-shift, rounded half up.
  Scalar scaledProduct(Scalar &x, Scalar &y, int64_t shift);
  /// table[x - lowest of `index`], with entries of `width` bits; where there is
  /// a fraction, interpolated by that many low bits of x (fpga.lut).
  Scalar lookUp(Scalar &x, mlir::IntegerType index,
                llvm::ArrayRef<int64_t> table, unsigned width,
                unsigned fraction, unsigned resultWidth);

  /// The stream of x in `element`, or as it is.
  mlir::Value settle(Scalar &x, mlir::IntegerType element = {});

private:
  mlir::IntegerType typeFor(fpga::Interval range) const;
  /// The elements of x: a stream or a memory.
  mlir::Value operand(Scalar &x);
  /// A unit, with what it can give.
  Scalar unit(Kind kind, llvm::ArrayRef<Scalar *> operands,
              fpga::Interval exact, unsigned width);
  Scalar addConstant(Scalar &x, const ConstantField &constant, int sign,
                     unsigned width);
  /// Elements of another type: low bits.
  Scalar reread(Scalar &x, mlir::IntegerType element);
  /// `field` in the order of the stream.
  ConstantField inOrder(const ConstantField &field) const {
    return field.permuted(order);
  }
  /// True if the field varies along the innermost dimension at most.
  bool isPerChannel(const ConstantField &field) const;

  StreamBuilder &b;
  llvm::ArrayRef<int64_t> order;
};

/// What values * multiplier * 2^-shift can be, over all positions.
fpga::Interval scaledRange(fpga::Interval values,
                           const ConstantField &multiplier,
                           const ConstantField &shift, fpga::Round round);

} // namespace ptc

#endif // LIB_CONVERSION_LINALGTOFPGA_SCALARUNITS_H
