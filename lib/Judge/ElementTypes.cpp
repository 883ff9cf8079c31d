//===- ElementTypes.cpp - Other element types for a module ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ElementTypes.h"

#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;
using namespace ptc;

void ptc::replaceElementTypes(ModuleOp module,
                              const std::function<Type(Type)> &convert) {
  AttrTypeReplacer replacer;
  replacer.addReplacement([&](Type type) -> std::optional<Type> {
    if (!isa<IntegerType, FloatType>(type))
      return std::nullopt;
    return convert(type);
  });
  replacer.addReplacement(
      [&](DenseElementsAttr attr) -> std::optional<Attribute> {
        Type converted = convert(attr.getElementType());
        if (converted == attr.getElementType())
          return std::nullopt;
        return attr.bitcast(converted);
      });
  replacer.addReplacement([&](IntegerAttr attr) -> std::optional<Attribute> {
    if (!isa<IntegerType>(attr.getType()))
      return std::nullopt;
    return IntegerAttr::get(convert(attr.getType()), attr.getValue());
  });
  replacer.addReplacement([&](FloatAttr attr) -> std::optional<Attribute> {
    Type converted = convert(attr.getType());
    if (!isa<IntegerType>(converted))
      return std::nullopt;
    return IntegerAttr::get(converted, attr.getValue().bitcastToAPInt());
  });
  replacer.recursivelyReplaceElementsIn(module, /*replaceAttrs=*/true,
                                        /*replaceLocs=*/false,
                                        /*replaceTypes=*/true);
}
