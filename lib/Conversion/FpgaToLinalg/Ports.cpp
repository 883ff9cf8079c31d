//===- Ports.cpp - Floats and integers at the edge of a kernel ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// Floats are taken apart into whole numbers: no rounding happens but the one
// that the format names.
//
//===----------------------------------------------------------------------===//

#include "Numbers.h"
#include "OpLowerings.h"
#include "Tensors.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ptc::fpga;

/// Declines ports of floats that have no exact way through f32 or f64.
static LogicalResult checkFloat(Operation *op, Type type) {
  if (type.isF16() || type.isBF16() || type.isF32() || type.isF64())
    return success();
  return op->emitOpError("expected a tensor of f16, bf16, f32 or f64 to give a "
                         "meaning to, found ")
         << type;
}

/// Elements as they are, but for what their type says of signs.
static Value withElement(ImplicitLocOpBuilder &b, Value tensor, Type element) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (type.getElementType() == element)
    return tensor;
  return tensor::BitcastOp::create(b, type.clone(element), tensor);
}

//===----------------------------------------------------------------------===//
// LoadOp
//===----------------------------------------------------------------------===//

namespace {
/// mantissa * 2^exponent
struct Parts {
  Number mantissa, exponent;
};
} // namespace

/// Takes an f32 or f64 apart. A NaN becomes 0, an infinity the power of two
/// that follows the largest number: no format reaches beyond 2^128.
static Parts takeApart(ImplicitLocOpBuilder &b, Value value) {
  auto type = cast<FloatType>(value.getType());
  unsigned width = type.getWidth();
  // Without the bit that is not stored.
  unsigned stored = type.getFPMantissaWidth() - 1;
  int64_t special = (int64_t(1) << (width - 1 - stored)) - 1;
  int64_t bias = special / 2;
  Type word = b.getIntegerType(width);
  auto number = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(b, b.getIntegerAttr(word, value));
  };
  auto compare = [&](arith::CmpIPredicate predicate, Value lhs, Value rhs) {
    return arith::CmpIOp::create(b, predicate, lhs, rhs);
  };
  using Predicate = arith::CmpIPredicate;
  Value zero = number(0);
  Value bits = arith::BitcastOp::create(b, word, value);
  Value field = arith::AndIOp::create(
      b, arith::ShRUIOp::create(b, bits, number(stored)), number(special));
  Value low =
      arith::AndIOp::create(b, bits, number((int64_t(1) << stored) - 1));
  Value hidden = arith::SelectOp::create(b, compare(Predicate::eq, field, zero),
                                         zero, number(int64_t(1) << stored));
  Value mantissa = arith::OrIOp::create(b, low, hidden);
  Value isSpecial = compare(Predicate::eq, field, number(special));
  Value isNaN =
      arith::AndIOp::create(b, isSpecial, compare(Predicate::ne, low, zero));
  mantissa = arith::SelectOp::create(b, isNaN, zero, mantissa);
  mantissa = arith::SelectOp::create(b, compare(Predicate::slt, bits, zero),
                                     arith::SubIOp::create(b, zero, mantissa),
                                     mantissa);
  // Numbers without the hidden bit have the exponent of the smallest with it.
  Value exponent = arith::SubIOp::create(
      b, arith::MaxSIOp::create(b, field, number(1)), number(bias + stored));
  Int128 limit = Int128(1) << (stored + 1);
  Arithmetic math(b);
  return {math.read(mantissa, Interval{-limit, limit}),
          math.read(exponent, Interval{1 - bias - int64_t(stored),
                                       special - bias - int64_t(stored)})};
}

Value ptc::fpga::lowerLoad(ImplicitLocOpBuilder &b, LoadOp op, Value tensor) {
  RankedTensorType type = tensorOf(op.getType());
  if (!op.getFormat())
    return withElement(b, tensor, type.getElementType());
  auto format = cast<FixedType>(*op.getFormat());
  auto from = cast<RankedTensorType>(tensor.getType());
  if (failed(checkFloat(op, from.getElementType())))
    return {};
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) {
    Value value = elements.front();
    if (value.getType().getIntOrFloatBitWidth() < 32)
      value = arith::ExtFOp::create(inner, inner.getF32Type(), value);
    Parts parts = takeApart(inner, value);
    Arithmetic math(inner);
    Number exponent =
        math.add(parts.exponent, math.constant(format.getFraction()));
    return math.bring(math.scale(parts.mantissa, exponent, format.getRound()),
                      format.getStorageType(), format.getOverflow());
  };
  return elementwise(b, type, tensor, b.getMultiDimIdentityMap(type.getRank()),
                     body);
}

//===----------------------------------------------------------------------===//
// StoreOp
//===----------------------------------------------------------------------===//

/// The number, of 64 bits, as an f32 that rounds to the same f16 or bf16: cut
/// to 24 bits, the last of which says whether anything was lost.
static Value roundToOdd(ImplicitLocOpBuilder &b, Value number,
                        bool isUnsigned) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIntOp::create(b, value, 64);
  };
  Value zero = constant(0), one = constant(1);
  Value isNegative =
      arith::CmpIOp::create(b, arith::CmpIPredicate::slt, number, zero);
  Value magnitude = number;
  if (!isUnsigned)
    magnitude = arith::SelectOp::create(
        b, isNegative, arith::SubIOp::create(b, zero, number), number);
  Value zeros = math::CountLeadingZerosOp::create(b, magnitude);
  Value excess = arith::MaxSIOp::create(
      b, arith::SubIOp::create(b, constant(64 - 24), zeros), zero);
  Value mask =
      arith::SubIOp::create(b, arith::ShLIOp::create(b, one, excess), one);
  Value lost =
      arith::CmpIOp::create(b, arith::CmpIPredicate::ne,
                            arith::AndIOp::create(b, magnitude, mask), zero);
  Value kept = arith::ShRUIOp::create(b, magnitude, excess);
  kept = arith::OrIOp::create(b, kept,
                              arith::ExtUIOp::create(b, b.getI64Type(), lost));
  Value result = arith::UIToFPOp::create(
      b, b.getF32Type(), arith::ShLIOp::create(b, kept, excess));
  if (isUnsigned)
    return result;
  return arith::SelectOp::create(b, isNegative,
                                 arith::NegFOp::create(b, result), result);
}

Value ptc::fpga::lowerStore(ImplicitLocOpBuilder &b, StoreOp op, Value tensor) {
  auto to = cast<RankedTensorType>(op.getType());
  if (!op.getFormat())
    return withElement(b, tensor, to.getElementType());
  auto format = cast<FixedType>(*op.getFormat());
  if (failed(checkFloat(op, to.getElementType())))
    return {};
  bool isUnsigned = format.getStorageType().isUnsigned();
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) -> Value {
    FloatType target = cast<FloatType>(to.getElementType());
    FloatType wide = target.getWidth() < 32 ? inner.getF32Type() : target;
    Value number = resize(inner, elements.front(), isUnsigned, 64);
    Value result;
    if (wide != target && format.getWidth() > 24)
      result = roundToOdd(inner, number, isUnsigned);
    else if (isUnsigned)
      result = arith::UIToFPOp::create(inner, wide, number);
    else
      result = arith::SIToFPOp::create(inner, wide, number);
    // Exact: from 2^-128 on, f32 has all bits of a whole number of 24 bits.
    APFloat scale = llvm::scalbn(APFloat(1.0), -format.getFraction(),
                                 APFloat::rmNearestTiesToEven);
    bool losesInfo;
    scale.convert(wide.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
    assert(!losesInfo && "2^-128 to 2^127 are floats of 32 bits");
    result = arith::MulFOp::create(
        inner, result,
        arith::ConstantOp::create(inner, inner.getFloatAttr(wide, scale)));
    if (wide == target)
      return result;
    return arith::TruncFOp::create(inner, target, result);
  };
  return elementwise(b, to, tensor, b.getMultiDimIdentityMap(to.getRank()),
                     body);
}
