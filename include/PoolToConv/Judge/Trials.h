//===- Trials.h - Inputs of the judge ---------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_JUDGE_TRIALS_H
#define POOLTOCONV_JUDGE_TRIALS_H

#include "PoolToConv/Judge/CompiledModule.h"
#include "PoolToConv/Judge/Tensor.h"

namespace ptc {

/// What the elements of a trial's inputs look like.
enum class Pattern {
  /// Seeded; the distribution changes with the trial: floats are normal,
  /// uniform in [-1, 1], small integers, or of widely differing magnitude;
  /// integers are uniform over their range, or small.
  Random,
  /// The least, the largest finite value of the type.
  AllMin,
  AllMax,
  /// Three distinct values.
  Ties,
  /// Mostly -0 and +0. Floats only, like all below.
  SignedZeros,
  /// Subnormals and the smallest normals, of both signs.
  Denormals,
  /// Near the largest finite value, of both signs.
  Huge,
  /// NaN and infinities among ordinary values, and windows full of them.
  NonFinite,
};

struct Trial {
  Pattern pattern;
  /// Counts the trials of one pattern.
  unsigned index = 0;
  /// "random 3", "all-max", ...
  std::string name() const;
};

/// The trials of a function: `random` seeded ones and each adversarial pattern
/// that its argument types have, non-finite ones only if wanted.
std::vector<Trial> planTrials(const Signature &signature, unsigned random,
                              bool nonFinite);

/// A small seeded generator (splitmix64): the same everywhere.
class Random {
public:
  explicit Random(uint64_t seed) : state(seed) {}
  uint64_t next();
  /// In [0, 1).
  double uniform();
  double normal();
  /// In [0, bound), bound > 0.
  uint64_t below(uint64_t bound) { return next() % bound; }

private:
  uint64_t state;
};

/// Fills `tensor`. Floats of the patterns AllMin, AllMax and Huge are
/// multiplied by `scale` (a power of two <= 1).
void fillTensor(Tensor &tensor, const Trial &trial, Random &random,
                double scale = 1);

/// Scalars of type index are sizes or positions more often than not: the value
/// of such an argument is in [1, 4].
void fillIndex(Tensor &tensor, Random &random);

} // namespace ptc

#endif // POOLTOCONV_JUDGE_TRIALS_H
