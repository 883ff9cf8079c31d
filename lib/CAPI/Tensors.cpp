//===- Tensors.cpp - Tensors of C and of ours -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tensors.h"
#include "Support.h"

#include <cstring>

using namespace ptc;
using namespace ptc::capi;

std::optional<ElementType> ptc::capi::fromC(PtcElementType type) {
  using Kind = ElementType::Kind;
  auto floating = [&](Kind kind) -> std::optional<ElementType> {
    ElementType result = ElementType::floating(kind);
    if (type.width != 0 && type.width != result.width)
      return std::nullopt;
    return result;
  };
  switch (type.kind) {
  case PtcElementSigned:
  case PtcElementUnsigned:
    if (type.width < 1 || type.width > 64)
      return std::nullopt;
    return ElementType::integer(type.width, type.kind == PtcElementUnsigned);
  case PtcElementF16:
    return floating(Kind::F16);
  case PtcElementBF16:
    return floating(Kind::BF16);
  case PtcElementF32:
    return floating(Kind::F32);
  case PtcElementF64:
    return floating(Kind::F64);
  }
  // An enumeration of C can have any value.
  return std::nullopt;
}

PtcElementType ptc::capi::toC(ElementType type) {
  using Kind = ElementType::Kind;
  switch (type.kind) {
  case Kind::Signed:
    return {PtcElementSigned, type.width};
  case Kind::Unsigned:
    return {PtcElementUnsigned, type.width};
  case Kind::F16:
    return {PtcElementF16, type.width};
  case Kind::BF16:
    return {PtcElementBF16, type.width};
  case Kind::F32:
    return {PtcElementF32, type.width};
  case Kind::F64:
    return {PtcElementF64, type.width};
  }
  llvm_unreachable("unknown kind of element");
}

/// Whether an element has bits in memory that are not its own.
static bool hasSpareBits(ElementType type) {
  return type.width != 8 * type.bytes();
}

static llvm::Expected<Tensor> tensorFromC(const PtcTensor &given) {
  std::optional<ElementType> type = fromC(given.type);
  if (!type)
    return llvm::createStringError("no element type");
  int64_t elements = ptcTensorGetNumElements(given);
  if (elements < 0)
    return llvm::createStringError("no shape");
  if (elements > 0 && !given.data)
    return llvm::createStringError("no data");
  Tensor tensor(*type, llvm::ArrayRef(given.shape, given.rank));
  if (elements > 0)
    std::memcpy(tensor.data(), given.data, tensor.bytes());
  if (hasSpareBits(*type))
    for (int64_t i = 0; i < elements; ++i)
      tensor.setBits(i, tensor.bits(i));
  return tensor;
}

llvm::Expected<std::vector<Tensor>> ptc::capi::fromC(const PtcTensor *tensors,
                                                     intptr_t count) {
  if (count < 0 || (count > 0 && !tensors))
    return llvm::createStringError("there are no inputs");
  std::vector<Tensor> result;
  for (intptr_t i = 0; i < count; ++i) {
    llvm::Expected<Tensor> tensor = tensorFromC(tensors[i]);
    if (!tensor)
      return llvm::createStringError("input " + llvm::Twine(i) + " has " +
                                     llvm::toString(tensor.takeError()));
    result.push_back(std::move(*tensor));
  }
  return result;
}

PtcTensors ptc::capi::toC(std::vector<Tensor> tensors) {
  for (Tensor &tensor : tensors) {
    ElementType type = tensor.type();
    if (type.isFloat() || !hasSpareBits(type))
      continue;
    for (int64_t i = 0; i < tensor.size(); ++i) {
      int64_t value = tensor.integer(i);
      // Little-endian, as all of the judge.
      std::memcpy(tensor.data() + i * type.bytes(), &value, type.bytes());
    }
  }
  return {new std::vector<Tensor>(std::move(tensors))};
}

size_t ptcElementTypeGetBytes(PtcElementType type) {
  std::optional<ElementType> known = fromC(type);
  return known ? known->bytes() : 0;
}

int64_t ptcTensorGetNumElements(PtcTensor tensor) {
  if (tensor.rank < 0 || (tensor.rank > 0 && !tensor.shape))
    return -1;
  return numElementsOf(llvm::ArrayRef(tensor.shape, tensor.rank));
}

intptr_t ptcTensorsGetSize(PtcTensors tensors) {
  auto *list = as<std::vector<Tensor>>(tensors);
  return list ? list->size() : 0;
}

PtcTensor ptcTensorsGet(PtcTensors tensors, intptr_t index) {
  if (index < 0 || index >= ptcTensorsGetSize(tensors))
    return {{PtcElementSigned, 0}, -1, nullptr, nullptr};
  const Tensor &tensor = (*as<std::vector<Tensor>>(tensors))[index];
  return {ptc::capi::toC(tensor.type()),
          static_cast<intptr_t>(tensor.shape().size()), tensor.shape().data(),
          tensor.data()};
}

void ptcTensorsDestroy(PtcTensors tensors) {
  delete as<std::vector<Tensor>>(tensors);
}
