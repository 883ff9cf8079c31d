//===- Net.h - A network that grows step by step ----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_NET_H
#define POOLTOCONV_TEST_FUZZ_NET_H

#include "FunctionWriter.h"

#include <optional>

namespace ptc::fuzz {

/// A function in the making: a current value, to which steps append ops, and
/// earlier values, which joins and results may take up again.
struct Net {
  FunctionWriter &f;
  Dice &dice;
  bool tosa = true;
  /// linalg: (N, C, spatial...) instead of (N, spatial..., C).
  bool channelFirst = false;
  /// Whether steps may make what cannot be run, or has no bound.
  bool exotic = false;
  /// Whether padding by infinities, products of two variables and the like are
  /// in it: where rounding differs, there is no bound.
  bool hasExtremes = false;
  Value current = {};
  std::vector<Value> earlier = {};

  Net(FunctionWriter &f, bool tosa) : f(f), dice(f.dice), tosa(tosa) {}

  /// `value` becomes the current one.
  bool become(Value value) {
    earlier.push_back(current);
    current = std::move(value);
    return true;
  }
  size_t spatialRank() const { return current.rank() - 2; }
  size_t channelDim() const { return channelFirst ? 1 : current.rank() - 1; }
  size_t firstSpatial() const { return channelFirst ? 2 : 1; }
  /// Is rank what windows slide over here, and is no dimension empty?
  bool isImage() const;
};

/// One dimension of a window.
struct WindowDim {
  int64_t kernel = 1, stride = 1, dilation = 1, low = 0, high = 0, out = 1;
};

/// What a window may look like.
struct WindowLimits {
  bool pads = false;
  bool dilates = false;
  /// No position is left over at the end (as TOSA asks).
  bool exact = false;
  /// Pads are less than the kernel.
  bool padsBelowKernel = true;
};

/// A random window over `size` positions.
WindowDim randomWindow(Dice &dice, int64_t size, const WindowLimits &limits);

/// Random weights as the text of a dense attribute. `roles` has one letter per
/// dimension: z, y, x spatial, i input, o output, c and m those of depthwise
/// ones. Floats sum up to at most 1 per output in magnitude, so that rounding
/// errors do not grow from layer to layer; integers are small. Some filters
/// have structure: separable, boxes, dilated, block-diagonal, splats.
std::string randomFilter(Dice &dice, llvm::StringRef element,
                         llvm::ArrayRef<int64_t> shape, llvm::StringRef roles);
/// Random numbers of magnitude up to 1 (8 for integers).
std::string randomNumbers(Dice &dice, llvm::StringRef element,
                          llvm::ArrayRef<int64_t> shape);

/// A step appends to a network, or answers false where it does not fit.
struct Step {
  unsigned weight;
  bool (*apply)(Net &);
};

llvm::ArrayRef<Step> tosaSteps();
llvm::ArrayRef<Step> linalgSteps();

bool tosaAverage(Net &net);
bool tosaMaximum(Net &net);
bool tosaReduce(Net &net);
bool tosaMean(Net &net);
bool tosaConv(Net &net);
bool tosaDepthwise(Net &net);
bool tosaMixAndAverage(Net &net);
bool tosaScale(Net &net);
bool tosaShift(Net &net);
bool tosaJoin(Net &net);
bool tosaBranches(Net &net);
bool tosaElementwise(Net &net);
bool tosaPad(Net &net);
bool tosaSlice(Net &net);
bool tosaReshape(Net &net);
bool tosaTranspose(Net &net);
bool tosaConcat(Net &net);
bool tosaRescale(Net &net);
bool tosaCast(Net &net);
bool tosaMatmul(Net &net);
bool tosaRegion(Net &net);

bool linalgPool(Net &net);
bool linalgGenericPool(Net &net);
bool linalgReduce(Net &net);
bool linalgDivide(Net &net);
bool linalgConv(Net &net);
bool linalgDepthwise(Net &net);
bool linalgMixAndPool(Net &net);
bool linalgAffine(Net &net);
bool linalgElementwise(Net &net);
bool linalgJoin(Net &net);
bool linalgBranches(Net &net);
bool linalgPad(Net &net);
bool linalgSlice(Net &net);
bool linalgReshape(Net &net);
bool linalgTranspose(Net &net);
bool linalgMatmul(Net &net);
bool linalgRegion(Net &net);

/// Steps at random; true if any fits.
bool grow(Net &net, unsigned steps);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_NET_H
