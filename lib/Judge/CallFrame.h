//===- CallFrame.h - Arguments and results of one call ----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_CALLFRAME_H
#define POOLTOCONV_LIB_JUDGE_CALLFRAME_H

#include "PoolToConv/Judge/CompiledModule.h"

namespace ptc {

/// The words that LLVM's memref descriptors consist of: two pointers, the
/// offset, the sizes and the strides.
struct Descriptor {
  llvm::SmallVector<int64_t, 11> words;

  static size_t wordsFor(size_t rank) { return 3 + 2 * rank; }

  explicit Descriptor(size_t rank) : words(wordsFor(rank), 0) {}
  /// Of a whole tensor.
  explicit Descriptor(Tensor &tensor);

  void *allocated() const { return reinterpret_cast<void *>(words[0]); }
  const uint8_t *aligned() const {
    return reinterpret_cast<const uint8_t *>(words[1]);
  }
};

/// One call of a function through the interface of mlir::ExecutionEngine: an
/// array of pointers to every word of the arguments, then a pointer to the
/// memory for the results, which is one value or a struct of all of them with
/// natural alignment.
class CallFrame {
public:
  /// Copies `inputs`, which fit the signature: compiled code may write to its
  /// arguments.
  CallFrame(const Signature &signature, llvm::ArrayRef<Tensor> inputs);

  void **arguments() { return pointers.data(); }

  /// After the call: the results, whose memory is freed. Fails if a size makes
  /// no sense.
  llvm::Expected<std::vector<Tensor>> takeResults();

private:
  uint8_t *resultAt(size_t i) {
    return reinterpret_cast<uint8_t *>(resultWords.data()) + offsets[i];
  }
  void layOutResults();

  const Signature &signature;
  std::vector<Tensor> copies;
  std::vector<Descriptor> descriptors;
  std::vector<uint64_t> resultWords;
  llvm::SmallVector<size_t> offsets;
  llvm::SmallVector<void *> pointers;
};

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_CALLFRAME_H
