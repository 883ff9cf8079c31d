//===- Pooling.cpp - What a pooling op computes ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/Pooling.h"
#include "Shapes.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;
using namespace ptc;

#include "PoolToConv/Interfaces/PoolingOpInterface.cpp.inc"

llvm::StringRef ptc::stringify(Reduction reduction) {
  switch (reduction) {
  case Reduction::Sum:
    return "sum";
  case Reduction::Average:
    return "average";
  case Reduction::Max:
    return "max";
  case Reduction::Min:
    return "min";
  }
  llvm_unreachable("unknown reduction");
}

Type Pooling::inputElementType() const {
  return tensorType(input).getElementType();
}

Type Pooling::resultElementType() const {
  return tensorType(result).getElementType();
}

int64_t Pooling::channels() const {
  return tensorType(input).getDimSize(layout.channel);
}

int64_t Pooling::batch() const {
  return tensorType(input).getDimSize(layout.batch);
}

int64_t Pooling::taps() const {
  int64_t taps = 1;
  for (const WindowDim &dim : window) {
    if (dim.kernel == kUnknown)
      return kUnknown;
    taps *= dim.kernel;
  }
  return taps;
}

bool Pooling::isPadded() const {
  return llvm::any_of(window,
                      [](const WindowDim &dim) { return dim.isPadded(); });
}

bool Pooling::hasStaticWindow() const {
  return llvm::all_of(
      window, [](const WindowDim &dim) { return dim.kernel != kUnknown; });
}

TypedAttr Pooling::identity(Type type) const {
  bool isMax = reduction == Reduction::Max;
  if (auto floatType = dyn_cast<FloatType>(type)) {
    const llvm::fltSemantics &semantics = floatType.getFloatSemantics();
    // A window of NaNs and infinite padding would not be a window of NaNs.
    if (nanMode == NanMode::Ignore)
      return FloatAttr::get(type, APFloat::getNaN(semantics));
    return FloatAttr::get(type, APFloat::getInf(semantics, isMax));
  }
  unsigned width = type.getIntOrFloatBitWidth();
  APInt value = isUnsigned ? (isMax ? APInt::getMinValue(width)
                                    : APInt::getMaxValue(width))
                           : (isMax ? APInt::getSignedMinValue(width)
                                    : APInt::getSignedMaxValue(width));
  return IntegerAttr::get(type, value);
}

bool Pooling::isIdentity(TypedAttr value) const {
  if (auto number = dyn_cast<FloatAttr>(value))
    if (number.getValue().isNaN())
      return nanMode == NanMode::Ignore;
  return value == identity(value.getType());
}
