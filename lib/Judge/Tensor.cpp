//===- Tensor.cpp - Tensors of the host -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/Tensor.h"

#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <cstring>

using namespace ptc;
using llvm::APFloat;
using llvm::APInt;

ElementType ElementType::floating(Kind kind) {
  switch (kind) {
  case Kind::F16:
  case Kind::BF16:
    return {kind, 16};
  case Kind::F32:
    return {kind, 32};
  case Kind::F64:
    return {kind, 64};
  case Kind::Signed:
  case Kind::Unsigned:
    break;
  }
  llvm_unreachable("not a float");
}

unsigned ElementType::bytes() const {
  return llvm::PowerOf2Ceil(llvm::divideCeil(width, 8));
}

const llvm::fltSemantics &ElementType::semantics() const {
  switch (kind) {
  case Kind::F16:
    return APFloat::IEEEhalf();
  case Kind::BF16:
    return APFloat::BFloat();
  case Kind::F32:
    return APFloat::IEEEsingle();
  case Kind::F64:
    return APFloat::IEEEdouble();
  case Kind::Signed:
  case Kind::Unsigned:
    break;
  }
  llvm_unreachable("integers have no float semantics");
}

double ElementType::epsilon() const {
  return std::ldexp(1.0, 1 - int(APFloat::semanticsPrecision(semantics())));
}

double ElementType::smallestNormal() const {
  return std::ldexp(1.0, APFloat::semanticsMinExponent(semantics()));
}

double ElementType::largestFinite() const {
  return std::ldexp(2.0 - epsilon(),
                    APFloat::semanticsMaxExponent(semantics()));
}

std::string ElementType::str() const {
  switch (kind) {
  case Kind::Signed:
    return "i" + std::to_string(width);
  case Kind::Unsigned:
    return "ui" + std::to_string(width);
  case Kind::BF16:
    return "bf16";
  case Kind::F16:
  case Kind::F32:
  case Kind::F64:
    return "f" + std::to_string(width);
  }
  llvm_unreachable("unknown element kind");
}

int64_t ptc::numElementsOf(llvm::ArrayRef<int64_t> shape) {
  // A size of zero makes the product zero whatever the others are.
  int64_t count = 1;
  bool tooLarge = false;
  for (int64_t size : shape) {
    if (size < 0)
      return -1;
    if (llvm::MulOverflow(count, size, count) || count > (int64_t(1) << 62)) {
      tooLarge = true;
      count = 1;
    }
  }
  if (llvm::is_contained(shape, 0))
    return 0;
  return tooLarge ? -1 : count;
}

Tensor::Tensor(ElementType type, llvm::ArrayRef<int64_t> shape)
    : elementType(type), dims(shape.begin(), shape.end()),
      numElements(numElementsOf(shape)) {
  assert(numElements >= 0 && "invalid shape");
  // One spare element: an empty tensor still has an address.
  storage.resize(size_t(numElements + 1) * type.bytes());
  storage.resize(size_t(numElements) * type.bytes());
}

static uint64_t maskOf(unsigned width) {
  return width >= 64 ? ~uint64_t(0) : (uint64_t(1) << width) - 1;
}

uint64_t Tensor::bits(int64_t i) const {
  assert(i >= 0 && i < numElements && "element out of range");
  // Little-endian hosts only, like the JIT's memory that this mirrors.
  uint64_t result = 0;
  unsigned stride = elementType.bytes();
  std::memcpy(&result, storage.data() + i * stride, stride);
  return result & maskOf(elementType.width);
}

void Tensor::setBits(int64_t i, uint64_t bits) {
  assert(i >= 0 && i < numElements && "element out of range");
  bits &= maskOf(elementType.width);
  unsigned stride = elementType.bytes();
  std::memcpy(storage.data() + i * stride, &bits, stride);
}

int64_t Tensor::integer(int64_t i) const {
  uint64_t raw = bits(i);
  if (elementType.isUnsigned() || elementType.width == 1)
    return int64_t(raw);
  return llvm::SignExtend64(raw, elementType.width);
}

double Tensor::value(int64_t i) const {
  uint64_t raw = bits(i);
  switch (elementType.kind) {
  case ElementType::Kind::F64:
    return llvm::bit_cast<double>(raw);
  case ElementType::Kind::F32:
    return llvm::bit_cast<float>(uint32_t(raw));
  case ElementType::Kind::BF16:
    return llvm::bit_cast<float>(uint32_t(raw) << 16);
  case ElementType::Kind::F16: {
    APFloat half(APFloat::IEEEhalf(), APInt(16, raw));
    return half.convertToDouble();
  }
  case ElementType::Kind::Signed:
  case ElementType::Kind::Unsigned:
    break;
  }
  return elementType.isUnsigned() ? double(raw) : double(integer(i));
}

void Tensor::setValue(int64_t i, double value) {
  switch (elementType.kind) {
  case ElementType::Kind::F64:
    return setBits(i, llvm::bit_cast<uint64_t>(value));
  case ElementType::Kind::F32:
    return setBits(i, llvm::bit_cast<uint32_t>(float(value)));
  default:
    break;
  }
  APFloat converted(value);
  bool losesInfo;
  converted.convert(elementType.semantics(), APFloat::rmNearestTiesToEven,
                    &losesInfo);
  setBits(i, converted.bitcastToAPInt().getZExtValue());
}

std::string Tensor::position(int64_t i) const {
  llvm::SmallVector<int64_t, 4> index(dims.size());
  for (size_t d = dims.size(); d-- > 0;) {
    index[d] = i % dims[d];
    i /= dims[d];
  }
  std::string text;
  llvm::raw_string_ostream os(text);
  os << '[';
  llvm::interleaveComma(index, os);
  os << ']';
  return text;
}

std::string ptc::shapeToString(llvm::ArrayRef<int64_t> shape) {
  if (shape.empty())
    return "scalar";
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::interleave(shape, os, "x");
  return text;
}
