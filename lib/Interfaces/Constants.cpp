//===- Constants.cpp - Numbers of constant tensors ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/Constants.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Matchers.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

constexpr int64_t kMaxNumbers = int64_t(1) << 28;

/// The attribute behind `value`, or null.
static Attribute constantAttr(Value value) {
  Attribute attribute;
  if (!matchPattern(value, m_Constant(&attribute)))
    return {};
  return attribute;
}

static std::optional<double> toDouble(const APFloat &value) {
  if (!value.isFinite())
    return std::nullopt;
  APFloat wide = value;
  bool losesInfo = false;
  wide.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &losesInfo);
  if (losesInfo)
    return std::nullopt;
  return wide.convertToDouble();
}

static std::optional<double> toDouble(const APInt &value, bool isUnsigned) {
  // Whole numbers of up to 53 bits, and the next one, are doubles.
  constexpr int64_t limit = int64_t(1) << 53;
  if (isUnsigned ? !value.isIntN(63) : !value.isSignedIntN(64))
    return std::nullopt;
  int64_t whole = isUnsigned ? value.getZExtValue() : value.getSExtValue();
  if (whole > limit || whole < -limit)
    return std::nullopt;
  return static_cast<double>(whole);
}

/// The number that a scalar attribute holds.
static std::optional<double> toDouble(Attribute attribute) {
  if (auto number = dyn_cast<FloatAttr>(attribute))
    return toDouble(number.getValue());
  if (auto number = dyn_cast<IntegerAttr>(attribute))
    return toDouble(number.getValue(), number.getType().isUnsignedInteger());
  return std::nullopt;
}

bool ptc::isConstant(Value value) {
  return isa_and_nonnull<ElementsAttr, FloatAttr, IntegerAttr>(
      constantAttr(value));
}

std::optional<double> ptc::loadSplat(Value value) {
  Attribute attribute = constantAttr(value);
  if (auto elements = dyn_cast_or_null<DenseElementsAttr>(attribute)) {
    if (!elements.isSplat() ||
        !isa<FloatType, IntegerType>(elements.getElementType()))
      return std::nullopt;
    attribute = elements.getSplatValue<Attribute>();
  }
  return attribute ? toDouble(attribute) : std::nullopt;
}

OrDecline<std::vector<double>> ptc::loadNumbers(Value value) {
  Attribute attribute = constantAttr(value);
  if (!attribute)
    return Decline{"T25", "an operand that has to be constant is not"};
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(attribute)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    auto type = dyn_cast<RankedTensorType>(resource.getType());
    bool isSplat = false;
    if (!blob || !type ||
        !DenseElementsAttr::isValidRawBuffer(type, blob->getData(), isSplat))
      return Decline{"T25", "the data of a constant's resource is missing"};
    attribute = DenseElementsAttr::getFromRawBuffer(type, blob->getData());
  }

  std::vector<double> numbers;
  const Decline inexact{"T23", "a constant is not finite, or beyond 53 bits"};
  auto append = [&](std::optional<double> number) {
    if (number)
      numbers.push_back(*number);
    return number.has_value();
  };
  auto elements = dyn_cast<DenseElementsAttr>(attribute);
  if (!elements) {
    if (!isa<FloatAttr, IntegerAttr>(attribute))
      return Decline{"T25", "a constant of this kind cannot be read"};
    if (!append(toDouble(attribute)))
      return inexact;
    return numbers;
  }
  if (elements.getNumElements() > kMaxNumbers)
    return Decline{"T28", "a constant has more than 2^28 numbers"};
  numbers.reserve(elements.getNumElements());
  Type element = elements.getElementType();
  // Weights are f32, and many.
  if (element.isF32()) {
    for (float number : elements.getValues<float>()) {
      if (!std::isfinite(number))
        return inexact;
      numbers.push_back(number);
    }
  } else if (isa<FloatType>(element)) {
    for (const APFloat &number : elements.getValues<APFloat>())
      if (!append(toDouble(number)))
        return inexact;
  } else if (isa<IntegerType>(element)) {
    bool isUnsigned = element.isUnsignedInteger();
    for (const APInt &number : elements.getValues<APInt>())
      if (!append(toDouble(number, isUnsigned)))
        return inexact;
  } else {
    return Decline{"T27", "a constant of this type cannot be read"};
  }
  return numbers;
}

OrDecline<std::vector<double>> ptc::loadNumbers(Value value, int64_t count) {
  if (std::optional<double> splat = loadSplat(value))
    return std::vector<double>(count, *splat);
  OrDecline<std::vector<double>> numbers = loadNumbers(value);
  // Of a resource, even one number is not known to be a splat.
  if (numbers)
    numbers->resize(count, numbers->front());
  return numbers;
}

DenseElementsAttr ptc::roundedConstant(RankedTensorType type,
                                       ArrayRef<double> values) {
  Type element = type.getElementType();
  bool isSplat = llvm::all_equal(values);
  if (isSplat)
    values = values.take_front();
  if (auto integer = dyn_cast<IntegerType>(element)) {
    SmallVector<APInt> numbers;
    numbers.reserve(values.size());
    for (double value : values)
      numbers.emplace_back(integer.getWidth(), static_cast<int64_t>(value),
                           /*isSigned=*/true);
    return DenseElementsAttr::get(type, numbers);
  }
  if (element.isF32()) {
    // An APFloat takes six times the memory.
    SmallVector<float> numbers(values.begin(), values.end());
    return DenseElementsAttr::get(type, ArrayRef(numbers));
  }
  const llvm::fltSemantics &semantics =
      cast<FloatType>(element).getFloatSemantics();
  SmallVector<APFloat> numbers;
  numbers.reserve(values.size());
  for (double value : values) {
    APFloat number(value);
    bool losesInfo;
    number.convert(semantics, APFloat::rmNearestTiesToEven, &losesInfo);
    numbers.push_back(number);
  }
  return DenseElementsAttr::get(type, numbers);
}
