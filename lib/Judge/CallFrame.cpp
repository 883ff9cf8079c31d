//===- CallFrame.cpp - Arguments and results of one call ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallFrame.h"

#include <cstdlib>
#include <cstring>

using namespace ptc;
using llvm::ArrayRef;
using llvm::SmallVector;

Descriptor::Descriptor(Tensor &tensor) : Descriptor(tensor.shape().size()) {
  words[0] = words[1] = reinterpret_cast<int64_t>(tensor.data());
  size_t rank = tensor.shape().size();
  int64_t stride = 1;
  for (size_t d = rank; d-- > 0;) {
    words[3 + d] = tensor.shape()[d];
    words[3 + rank + d] = stride;
    stride *= tensor.shape()[d];
  }
}

/// Copies a returned memref of any strides into `tensor`.
static void copyOut(const Descriptor &descriptor, Tensor &tensor) {
  size_t rank = tensor.shape().size();
  unsigned bytes = tensor.type().bytes();
  ArrayRef<int64_t> strides = ArrayRef(descriptor.words).drop_front(3 + rank);
  SmallVector<int64_t, 4> index(rank, 0);
  for (int64_t i = 0, e = tensor.size(); i < e; ++i) {
    int64_t position = descriptor.words[2];
    for (size_t d = 0; d < rank; ++d)
      position += index[d] * strides[d];
    std::memcpy(tensor.data() + i * bytes,
                descriptor.aligned() + position * bytes, bytes);
    for (size_t d = rank; d-- > 0;) {
      if (++index[d] < tensor.shape()[d])
        break;
      index[d] = 0;
    }
  }
}

CallFrame::CallFrame(const Signature &signature, ArrayRef<Tensor> inputs)
    : signature(signature), copies(inputs.begin(), inputs.end()) {
  // The pointers go into the descriptors: those must not move.
  descriptors.reserve(copies.size());
  for (auto [type, copy] : llvm::zip_equal(signature.arguments, copies)) {
    if (type.isScalar) {
      pointers.push_back(copy.data());
      continue;
    }
    descriptors.emplace_back(copy);
    for (int64_t &word : descriptors.back().words)
      pointers.push_back(&word);
  }
  layOutResults();
  pointers.push_back(resultWords.data());
}

void CallFrame::layOutResults() {
  size_t size = 0;
  for (const ValueType &type : signature.results) {
    size_t bytes = type.isScalar ? type.element.bytes()
                                 : 8 * Descriptor::wordsFor(type.shape.size());
    size_t alignment = type.isScalar ? bytes : 8;
    size = llvm::alignTo(size, alignment);
    offsets.push_back(size);
    size += bytes;
  }
  resultWords.assign(llvm::divideCeil(size, 8) + 1, 0);
}

llvm::Expected<std::vector<Tensor>> CallFrame::takeResults() {
  std::vector<Tensor> results;
  SmallVector<void *> owned;
  auto isInput = [&](void *memory) {
    return llvm::any_of(
        copies, [&](const Tensor &copy) { return copy.data() == memory; });
  };
  for (auto [i, type] : llvm::enumerate(signature.results)) {
    if (type.isScalar) {
      results.emplace_back(type.element, type.shape);
      std::memcpy(results.back().data(), resultAt(i), type.element.bytes());
      continue;
    }
    size_t rank = type.shape.size();
    Descriptor descriptor(rank);
    std::memcpy(descriptor.words.data(), resultAt(i),
                8 * descriptor.words.size());
    ArrayRef<int64_t> shape = ArrayRef(descriptor.words).slice(3, rank);
    if (numElementsOf(shape) < 0)
      return llvm::createStringError("result " + llvm::Twine(i) +
                                     " has the shape " + shapeToString(shape));
    Tensor tensor(type.element, shape);
    copyOut(descriptor, tensor);
    results.push_back(std::move(tensor));
    if (!isInput(descriptor.allocated()) &&
        !llvm::is_contained(owned, descriptor.allocated()))
      owned.push_back(descriptor.allocated());
  }
  for (void *memory : owned)
    std::free(memory);
  return results;
}
