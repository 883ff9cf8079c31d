//===- Dice.h - Reproducible random choices ---------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_DICE_H
#define POOLTOCONV_TEST_FUZZ_DICE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <initializer_list>

namespace ptc::fuzz {

/// Choices that depend on a seed alone, on every machine (SplitMix64; the
/// distributions of the standard library differ between implementations).
class Dice {
public:
  explicit Dice(uint64_t seed) : state(seed) {}

  uint64_t next() {
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// Uniform in [0, n), n > 0.
  uint64_t below(uint64_t n) { return next() % n; }
  /// Uniform in [low, high].
  int64_t between(int64_t low, int64_t high) {
    return low + int64_t(below(uint64_t(high - low) + 1));
  }
  bool percent(unsigned chance) { return below(100) < chance; }
  template <typename T>
  T pick(std::initializer_list<T> list) {
    return list.begin()[below(list.size())];
  }
  template <typename Range>
  auto &pickFrom(Range &range) {
    return range[below(range.size())];
  }
  /// An index with the probability of its weight; not all weights are 0.
  size_t weighted(const unsigned *weights, size_t count) {
    uint64_t total = 0;
    for (size_t i = 0; i < count; ++i)
      total += weights[i];
    uint64_t at = below(total);
    size_t i = 0;
    for (; at >= weights[i]; ++i)
      at -= weights[i];
    return i;
  }
  size_t weighted(std::initializer_list<unsigned> weights) {
    return weighted(weights.begin(), weights.size());
  }

private:
  uint64_t state;
};

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_DICE_H
