//===- ChainKernels.cpp - The numbers of a chain --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChainKernels.h"
#include "LinearSite.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

OrDecline<const LinearKernel *> ChainKernels::get(unsigned index) {
  if (!kernels[index]) {
    OrDecline<LinearKernel> kernel = chain[index].linear.loadKernel();
    if (!kernel)
      return kernel.decline();
    kernels[index] = std::move(*kernel);
  }
  return &*kernels[index];
}

OrDecline<LinearKernel> ChainKernels::view(unsigned index, unsigned base) {
  OrDecline<const LinearKernel *> own = get(index);
  if (!own)
    return own.decline();
  ChainView view(chain[base].linear);
  OrDecline<ViewedOp> viewed = ViewedOp();
  for (unsigned i = base + 1; i <= index; ++i) {
    viewed = passTo(view, chain[i]);
    if (!viewed)
      return viewed.decline();
  }
  return index == base ? **own : viewed->kernel(**own);
}

std::optional<Decline>
ChainKernels::checkShapes(unsigned begin, unsigned end,
                          const LinearLimits &limits) const {
  LinearShape shape = chain[begin].linear.shape;
  ChainView ahead(chain[begin].linear);
  for (unsigned i = begin + 1; i < end; ++i) {
    OrDecline<ViewedOp> next = passTo(ahead, chain[i]);
    if (!next)
      return next.decline();
    OrDecline<ComposedShape> composed =
        composeShape(shape, next->shape, limits);
    if (!composed)
      return composed.decline();
    if (std::optional<Decline> decline =
            checkWork(shape, next->shape, composed->shape, limits))
      return decline;
    shape = std::move(composed->shape);
  }
  return std::nullopt;
}

OrDecline<LinearKernel> ptc::composeIn(Type accType, const LinearKernel &first,
                                       const LinearKernel &second,
                                       const LinearLimits &limits) {
  if (isa<IntegerType>(accType)) {
    double largest = largestWeight(first);
    for (double bias : first.bias)
      largest = std::max(largest, std::abs(bias));
    // What cancels in the end is rounded before.
    if (propagate(second, {largest, 0.0}, 0.0).value > 0x1p53)
      return Decline{"T22", "weights are composed from more than 53 bits"};
  }
  return compose(first, second, limits);
}

OrDecline<LinearKernel> ChainKernels::compose(unsigned begin, unsigned end,
                                              const LinearLimits &limits) {
  // A few characters of a splat may stand for gigabytes of numbers: know that
  // they will be of use before they are read.
  if (std::optional<Decline> decline = checkShapes(begin, end, limits))
    return *decline;
  OrDecline<const LinearKernel *> first = get(begin);
  if (!first)
    return first.decline();
  LinearKernel whole = **first;
  ChainView view(chain[begin].linear);
  for (unsigned i = begin + 1; i < end; ++i) {
    OrDecline<const LinearKernel *> own = get(i);
    if (!own)
      return own.decline();
    OrDecline<ViewedOp> viewed = passTo(view, chain[i]);
    if (!viewed)
      return viewed.decline();
    OrDecline<LinearKernel> next = viewed->kernel(**own);
    if (!next)
      return next.decline();
    OrDecline<LinearKernel> composed =
        composeIn(chain[begin].linear.accType, whole, *next, limits);
    if (!composed)
      return composed.decline();
    whole = std::move(*composed);
  }
  return whole;
}

/// True if the op multiplies every element by a power of two, and no more.
static bool scalesByPowersOfTwo(const LinearKernel &kernel) {
  if (!kernel.shape.isPointwise() || !kernel.shape.channels.isDepthwise() ||
      kernel.hasBias())
    return false;
  return llvm::all_of(kernel.taps, [&](double tap) {
    int exponent;
    return std::abs(std::frexp(kernel.scale * tap, &exponent)) == 0.5;
  });
}

/// True if the op that takes the place of [begin, end) adds up the same numbers
/// in the same order as the first of these that computes.
static bool keepsOrder(const LinearChain &chain, unsigned begin, unsigned end) {
  unsigned computing = firstComputing(chain, begin, end);
  LinearSite site = siteOf(chain, begin, end, computing);
  ChainView view(chain[begin].linear);
  for (unsigned i = begin + 1; i < computing; ++i)
    if (!passTo(view, chain[i]))
      return false;
  for (const LayoutMove &move : chain[computing].moves)
    if (computing != begin && view.pass(move))
      return false;
  return moveFromBase(view, site.order).permutation.empty();
}

NumericClass ptc::classOfRun(ChainKernels &kernels, const LinearChain &chain,
                             unsigned begin, unsigned end) {
  if (isa<IntegerType>(chain[begin].linear.accType))
    return NumericClass::BitExact;
  unsigned computing = 0;
  bool scales = false;
  for (unsigned i = begin; i < end; ++i) {
    if (chain[i].linear.isMovement)
      continue;
    const LinearShape &shape = chain[i].linear.shape;
    if (shape.isPointwise() && shape.channels.isDepthwise())
      if (OrDecline<const LinearKernel *> kernel = kernels.get(i);
          kernel && scalesByPowersOfTwo(**kernel)) {
        scales = true;
        continue;
      }
    ++computing;
  }
  if (computing > 1 || !keepsOrder(chain, begin, end))
    return NumericClass::Reassociating;
  return scales ? NumericClass::SpecExact : NumericClass::BitExact;
}

ErrorBound::ErrorBound(Type type) : eps(0) {
  if (auto floatType = dyn_cast<FloatType>(type))
    eps = std::ldexp(1.0, 1 - int(floatType.getFPMantissaWidth()));
}

void ErrorBound::through(const LinearKernel &kernel, bool ontoTensor) {
  magnitude = propagate(kernel, magnitude, eps / 2);
  if (!ontoTensor)
    return;
  double terms = double(kernel.shape.channels.in);
  for (const WindowDim &dim : kernel.shape.window)
    terms *= double(dim.kernel);
  magnitude.error += terms * eps / 2;
  magnitude.value += 1.0;
}

std::optional<Decline> ptc::checkBound(double bound) {
  if (std::isfinite(bound))
    return std::nullopt;
  return Decline{"T23", "sums of so many terms of few bits have no error bound"};
}

double ptc::largestWeight(const LinearKernel &kernel) {
  double largest = 0;
  for (double tap : kernel.taps)
    largest = std::max(largest, std::abs(kernel.scale * tap));
  return largest;
}

std::optional<Decline> ptc::checkNumbers(const LinearKernel &kernel,
                                         Type inputType, Type weightType) {
  if (auto floatType = dyn_cast<FloatType>(weightType)) {
    double limit = llvm::APFloat::getLargest(floatType.getFloatSemantics())
                       .convertToDouble();
    if (largestWeight(kernel) > limit ||
        llvm::any_of(kernel.bias,
                     [&](double bias) { return std::abs(bias) > limit; }))
      return Decline{"T23", "a fused weight overflows"};
    return std::nullopt;
  }
  unsigned width = inputType.getIntOrFloatBitWidth();
  unsigned weightBits = weightType.getIntOrFloatBitWidth();
  // Sums of wide integers wrap, in the chain as in the fused op.
  int64_t magnitude = width <= 16 ? int64_t(1) << width : 0;
  return checkIntegers(kernel, magnitude, weightBits);
}
