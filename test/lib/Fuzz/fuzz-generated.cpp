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

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  uint64_t numbers[2];
  if (size != sizeof(numbers))
    return -1;
  std::memcpy(numbers, data, sizeof(numbers));
  ptc::fuzz::runGenerated(numbers[0], numbers[1]);
  return 0;
}
