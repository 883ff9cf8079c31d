//===- fuzz-input.cpp - libFuzzer on text or bytecode ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Built twice: PTC_FUZZ_BYTECODE is 0 for text and 1 for bytecode.
//
//===----------------------------------------------------------------------===//

#include "Target.h"

#include "llvm/ADT/StringExtras.h"

#include <cstring>

using namespace ptc::fuzz;

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t limit);

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  startTarget();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  // What is no module teaches nothing about passes: it leaves the corpus.
  return runInput(llvm::ArrayRef(data, size)) ? 0 : -1;
}

static size_t store(uint8_t *data, size_t limit, const std::string &input,
                    size_t otherwise) {
  if (input.empty() || input.size() > limit)
    return otherwise;
  std::memcpy(data, input.data(), input.size());
  return input.size();
}

/// One number of a text becomes another one, mostly one at a limit.
static std::string withOtherNumber(llvm::StringRef text, Dice &dice) {
  size_t start = dice.below(text.size());
  size_t at = text.find_first_of("0123456789", start);
  if (at == llvm::StringRef::npos)
    return "";
  size_t end = text.find_first_not_of("0123456789", at);
  if (end == llvm::StringRef::npos)
    end = text.size();
  std::string number = dice.pick<std::string>(
      {"0", "1", "2", "3", "4", "7", "8", "16", "-1", "127", "255", "8192",
       "65536", "2147483647", "2147483648", "4294967296",
       "9223372036854775807"});
  return (text.take_front(at) + number + text.drop_front(end)).str();
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size,
                                          size_t limit, unsigned seed) {
  Dice dice(seed);
  llvm::StringRef text(reinterpret_cast<const char *>(data), size);
  if (size == 0 || dice.percent(5))
    return store(data, limit, generatedInput(seed, PTC_FUZZ_BYTECODE), size);
  if (!PTC_FUZZ_BYTECODE && dice.percent(50))
    return store(data, limit, withOtherNumber(text, dice), size);
  return LLVMFuzzerMutate(data, size, limit);
}
