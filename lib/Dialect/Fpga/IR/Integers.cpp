//===- Integers.cpp - Integers of any width -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include "mlir/IR/DialectResourceBlobManager.h"

using namespace mlir;
using namespace ptc::fpga;

Int128 ptc::fpga::shiftRight(Int128 value, unsigned shift, Round round) {
  if (shift == 0)
    return value;
  Int128 half = Int128(1) << (shift - 1);
  switch (round) {
  case Round::Floor:
    return value >> shift;
  case Round::HalfUp:
    return (value + half) >> shift;
  case Round::HalfAway:
    return (value + half - (value < 0 ? 1 : 0)) >> shift;
  case Round::HalfEven: {
    Int128 below = value >> shift;
    Int128 rest = value - below * (Int128(1) << shift);
    return below + (rest > half || (rest == half && (below & 1)) ? 1 : 0);
  }
  case Round::Tosa: {
    // TOSA 1.0, apply_scale_32 with double_round.
    Int128 extra = shift > 31 ? Int128(1) << 30 : 0;
    return (value + half + (value < 0 ? -extra : extra)) >> shift;
  }
  }
  llvm_unreachable("all roundings are handled");
}

Interval ptc::fpga::heldBy(mlir::IntegerType type, Overflow overflow) {
  Interval range = rangeOf(type);
  if (overflow == Overflow::SatSym && !type.isUnsigned())
    ++range.low;
  return range;
}

Int128 ptc::fpga::fit(Int128 value, mlir::IntegerType type, Overflow overflow) {
  Interval range = heldBy(type, overflow);
  if (overflow != Overflow::Wrap)
    return std::clamp(value, range.low, range.high);
  Int128 modulus = Int128(1) << type.getWidth();
  Int128 low = value & (modulus - 1);
  return low > range.high ? low - modulus : low;
}

std::optional<std::vector<int64_t>>
ptc::fpga::readIntegers(ElementsAttr elements) {
  auto dense = dyn_cast<DenseElementsAttr>(elements);
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    auto type = cast<ShapedType>(resource.getType());
    bool isSplat = false;
    if (!blob ||
        !DenseElementsAttr::isValidRawBuffer(type, blob->getData(), isSplat))
      return std::nullopt;
    dense = DenseElementsAttr::getFromRawBuffer(type, blob->getData());
  }
  if (!dense || !isa<IntegerType>(dense.getElementType()))
    return std::nullopt;
  bool isUnsigned = dense.getElementType().isUnsignedInteger();
  std::vector<int64_t> numbers;
  auto append = [&](const APInt &number) {
    numbers.push_back(isUnsigned ? int64_t(number.getZExtValue())
                                 : number.getSExtValue());
    return !isUnsigned || numbers.back() >= 0;
  };
  if (dense.isSplat()) {
    if (!append(dense.getSplatValue<APInt>()))
      return std::nullopt;
    return numbers;
  }
  numbers.reserve(dense.getNumElements());
  for (const APInt &number : dense.getValues<APInt>())
    if (!append(number))
      return std::nullopt;
  return numbers;
}
