//===- Checks.cpp - What no pooling op may be -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Checks.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace ptc;

std::string ptc::typeName(Type type) {
  std::string name;
  llvm::raw_string_ostream(name) << type;
  return name;
}

std::optional<Decline> ptc::checkTensorType(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor) {
    if (isa<TensorType>(type))
      return Decline{"T24", typeName(type) + " has no known rank"};
    return Decline{"T27", typeName(type) + " is not a tensor"};
  }
  if (tensor.getEncoding())
    return Decline{"T27", typeName(type) + " has an encoding"};
  if (llvm::is_contained(tensor.getShape(), 0))
    return Decline{"T27", typeName(type) + " has no elements"};
  // Reshapes form products of extents.
  int64_t elements = 1;
  for (int64_t extent : tensor.getShape()) {
    std::optional<int64_t> next =
        checkedMul(elements, ShapedType::isDynamic(extent) ? 1 : extent);
    if (!next || *next > INT64_MAX / 8)
      return Decline{"T28", typeName(type) + " has too many elements"};
    elements = *next;
  }
  Type element = tensor.getElementType();
  if (auto integer = dyn_cast<IntegerType>(element)) {
    if (integer.getWidth() >= 2 && integer.getWidth() <= 64)
      return std::nullopt;
  } else if (isa<Float16Type, BFloat16Type, Float32Type, Float64Type>(
                 element)) {
    return std::nullopt;
  }
  return Decline{"T27", "elements of type " + typeName(element) +
                            " are not supported"};
}

std::optional<Decline> ptc::checkPooling(const Pooling &pooling) {
  for (Value value : {pooling.input, pooling.result})
    if (std::optional<Decline> decline = checkTensorType(value.getType()))
      return decline;
  int64_t taps = 1;
  for (const WindowDim &dim : pooling.window) {
    if (!isValid(dim))
      return Decline{"T28", "a window is empty or its extent overflows"};
    if (!fits(dim))
      return Decline{"T28", "a window of " + std::to_string(windowSpan(dim)) +
                                " elements is larger than its input"};
    if (dim.kernel == kUnknown)
      continue;
    std::optional<int64_t> next = checkedMul(taps, dim.kernel);
    if (!next || *next > INT32_MAX)
      return Decline{"T28", "a window has more than 2^31 - 1 elements"};
    taps = *next;
  }
  return std::nullopt;
}
