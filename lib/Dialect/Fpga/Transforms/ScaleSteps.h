//===- ScaleSteps.h - Where the results of a scale step ---------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_SCALESTEPS_H
#define LIB_DIALECT_FPGA_TRANSFORMS_SCALESTEPS_H

#include "ChannelRanges.h"
#include "PoolToConv/Algebra/Decline.h"

#include <vector>

namespace ptc::fpga {

/// A number that comes, and what becomes of it.
struct Sample {
  Int128 x;
  /// Of the multiplier and of the bias.
  size_t index, biasIndex;
  Int128 result;
};

/// What an `fpga.requant` computes of the numbers that can come. Its results
/// are monotone in them: the samples on both sides of each step, and at both
/// ends, of each channel (and class of pixels) stand for all.
struct ScaleSteps {
  RequantOp op;
  /// Results outside of these are brought to them.
  Interval limits;
  std::vector<Sample> samples;
  /// From the first step of all channels to the last, the bias added: beyond,
  /// results are what they are at its ends.
  std::optional<Interval> active;

  /// x + bias of a sample; at most 2^61 in magnitude.
  int64_t sumOf(const Sample &sample) const;
  /// The result of a sample before the zero point is added, likewise.
  int64_t scaledOf(const Sample &sample) const;
  /// True if `other` gives the results of all samples, where `bring` has been
  /// applied to what comes. If both of them are monotone, that proves them
  /// equal for all numbers.
  bool areThoseOf(RequantOp other,
                  llvm::function_ref<Int128(const Sample &)> bring) const;
};

/// The steps of `op`, or why there are none: (C1) and (C2) of
/// fpga-narrow-requant.
OrDecline<ScaleSteps> stepsOf(RequantOp op, const KernelRanges &ranges);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_SCALESTEPS_H
