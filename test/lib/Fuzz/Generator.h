//===- Generator.h - Random modules and pipelines ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_GENERATOR_H
#define POOLTOCONV_TEST_FUZZ_GENERATOR_H

#include "Dice.h"

#include <string>
#include <vector>

namespace ptc::fuzz {

/// One pass, or pipeline, as it stands in --pass-pipeline.
struct Stage {
  std::string text;
  /// Belongs to this project, and is what is tested.
  bool isOurs = true;
  /// May end with an error (a size that does not fit, say).
  bool mayFail = false;
  /// Another run right behind this one changes nothing.
  bool isIdempotent = false;
  /// Every pool that stays is one that it declined.
  bool eliminatesAll = false;
};

struct GeneratedModule {
  std::string text;
  std::vector<Stage> stages;
  /// Its functions can be run, and rounding errors have a bound.
  bool isRunnable = false;
  /// Only where the result is to be the same bit for bit: it holds infinities.
  bool isRunnableIfExact = false;
};

/// Module `number` of the run of `seed`: a function of these two numbers.
GeneratedModule generate(uint64_t seed, uint64_t number);

/// Stages for a module with ops of these dialects.
std::vector<Stage> randomPipeline(Dice &dice, bool hasTosa, bool hasLinalg,
                                  bool isRunnable);

/// "builtin.module(a,b)".
std::string pipelineText(const std::vector<Stage> &stages);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_GENERATOR_H
