//===- Signature.cpp - What the judge can pass to a function --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/CompiledModule.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/Support/raw_ostream.h"

#include <optional>

using namespace mlir;
using namespace ptc;

bool ValueType::isDynamic() const { return ShapedType::isDynamicShape(shape); }

bool ValueType::accepts(ArrayRef<int64_t> given) const {
  return given.size() == shape.size() &&
         llvm::all_of_zip(given, shape, [](int64_t size, int64_t expected) {
           return expected == ShapedType::kDynamic || size == expected;
         });
}

std::string ValueType::str() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (int64_t size : shape) {
    if (ShapedType::isDynamic(size))
      os << '?';
    else
      os << size;
    os << 'x';
  }
  os << element.str();
  return text;
}

static std::optional<ElementType> convertElementType(Type type) {
  using Kind = ElementType::Kind;
  if (type.isIndex())
    return ElementType::integer(64);
  if (auto integer = dyn_cast<IntegerType>(type)) {
    if (integer.getWidth() < 1 || integer.getWidth() > 64)
      return std::nullopt;
    return ElementType::integer(integer.getWidth(), integer.isUnsigned());
  }
  if (type.isF16())
    return ElementType::floating(Kind::F16);
  if (type.isBF16())
    return ElementType::floating(Kind::BF16);
  if (type.isF32())
    return ElementType::floating(Kind::F32);
  if (type.isF64())
    return ElementType::floating(Kind::F64);
  return std::nullopt;
}

static std::optional<ValueType> convertType(Type type) {
  ValueType result;
  if (auto tensor = dyn_cast<RankedTensorType>(type)) {
    if (tensor.getEncoding())
      return std::nullopt;
    result.shape.assign(tensor.getShape().begin(), tensor.getShape().end());
    type = tensor.getElementType();
  } else {
    result.isScalar = true;
  }
  result.isIndex = type.isIndex();
  std::optional<ElementType> element = convertElementType(type);
  if (!element)
    return std::nullopt;
  result.element = *element;
  return result;
}

llvm::Expected<Signature> ptc::getSignature(FunctionOpInterface function) {
  Signature signature;
  auto convertAll = [](ArrayRef<Type> types, StringRef role,
                       std::vector<ValueType> &converted) -> llvm::Error {
    for (auto [i, type] : llvm::enumerate(types)) {
      std::optional<ValueType> value = convertType(type);
      if (!value) {
        std::string text;
        llvm::raw_string_ostream(text) << type;
        return llvm::createStringError(
            role + " " + llvm::Twine(i) + " has type " + text +
            "; the judge passes ranked tensors and scalars of i1 to i64, "
            "index, f16, bf16, f32 and f64");
      }
      converted.push_back(*value);
    }
    return llvm::Error::success();
  };
  if (llvm::Error error = convertAll(function.getArgumentTypes(), "argument",
                                     signature.arguments))
    return error;
  if (llvm::Error error =
          convertAll(function.getResultTypes(), "result", signature.results))
    return error;
  return signature;
}
