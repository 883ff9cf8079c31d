//===- fuzz-generated.cpp - libFuzzer on the generator --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Sixteen bytes are the seed and the number of a module; libFuzzer keeps those
// that reach new code.
//
//===----------------------------------------------------------------------===//

#include "Target.h"

#include <cstring>

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  ptc::fuzz::startTarget();
  return 0;
}

/// Modules of near numbers have nothing in common: all are new.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size,
                                          size_t limit, unsigned seed) {
  ptc::fuzz::Dice dice(seed);
  uint64_t numbers[2] = {dice.next(), dice.next() >> 1};
  if (limit < sizeof(numbers))
    return size;
  std::memcpy(data, numbers, sizeof(numbers));
  return sizeof(numbers);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  uint64_t numbers[2];
  if (size != sizeof(numbers))
    return -1;
  std::memcpy(numbers, data, sizeof(numbers));
  ptc::fuzz::runGenerated(numbers[0], numbers[1]);
  return 0;
}
