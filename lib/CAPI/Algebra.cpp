//===- Algebra.cpp - Linear kernels as numbers ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Algebra.h"

#include "PoolToConv/Algebra/LinearCompose.h"
#include "PoolToConv/Algebra/LinearCost.h"
#include "PoolToConv/Algebra/LinearSplit.h"
#include "Support.h"

#include <cmath>

using namespace ptc;
using namespace ptc::capi;

static_assert(PTC_UNKNOWN == kUnknown, "unknown extents are the same in C");

static WindowDim fromC(const PtcWindowDim &given) {
  WindowDim dim;
  dim.size = given.size;
  dim.kernel = given.kernel;
  dim.stride = given.stride;
  dim.dilation = given.dilation;
  dim.padLow = given.padLow;
  dim.padHigh = given.padHigh;
  dim.outSize = given.outSize;
  return dim;
}

static PtcWindowDim toC(const WindowDim &dim) {
  return {dim.size,   dim.kernel,  dim.stride, dim.dilation,
          dim.padLow, dim.padHigh, dim.outSize};
}

static PtcKernel give(OrDecline<LinearKernel> kernel, const ErrorSink &sink) {
  if (!kernel)
    return sink(kernel.decline()), PtcKernel{nullptr};
  return {new LinearKernel(std::move(*kernel))};
}

PtcKernel ptcKernelCreate(intptr_t rank, const PtcWindowDim *window,
                          PtcChannelBlocks channels, intptr_t numTaps,
                          const double *taps, double scale, intptr_t numBias,
                          const double *bias, MlirStringCallback onError,
                          void *userData) {
  ErrorSink sink(onError, userData);
  PtcKernel none = {nullptr};
  if (rank < 1 || rank > 3 || !window)
    return sink("a window has 1 to 3 dimensions"), none;
  if (numTaps < 0 || !taps || numBias < 0)
    return sink("there are no taps"), none;
  LinearKernel kernel;
  LinearShape &shape = kernel.shape;
  shape.channels = {channels.groups, channels.in, channels.out,
                    channels.shared};
  for (const PtcWindowDim &given : llvm::ArrayRef(window, rank)) {
    WindowDim dim = fromC(given);
    if (dim.outSize == kUnknown && dim.size != kUnknown &&
        dim.kernel != kUnknown && isValid(dim))
      dim.outSize = outputSize(dim);
    shape.window.push_back(dim);
  }
  // The numbers that are needed follow from a shape that is one.
  if (std::optional<Decline> decline = checkShape(shape))
    return sink(*decline), none;
  if (numTaps != shape.weights())
    return sink("there are " + std::to_string(numTaps) + " taps for " +
                std::to_string(shape.weights()) + " places"),
           none;
  if (bias && numBias != shape.channels.outputs())
    return sink("there are " + std::to_string(numBias) +
                " numbers of a bias for " +
                std::to_string(shape.channels.outputs()) + " channels"),
           none;
  kernel.taps.assign(taps, taps + numTaps);
  kernel.scale = scale;
  if (bias)
    kernel.bias.assign(bias, bias + numBias);
  if (std::optional<Decline> decline = checkKernel(kernel))
    return sink(*decline), none;
  return {new LinearKernel(std::move(kernel))};
}

void ptcKernelDestroy(PtcKernel kernel) { delete as<LinearKernel>(kernel); }

intptr_t ptcKernelGetRank(PtcKernel kernel) {
  return kernel.ptr ? as<LinearKernel>(kernel)->shape.rank() : 0;
}

PtcWindowDim ptcKernelGetWindow(PtcKernel kernel, intptr_t dim) {
  if (dim < 0 || dim >= ptcKernelGetRank(kernel))
    return {};
  return toC(as<LinearKernel>(kernel)->shape.window[dim]);
}

PtcChannelBlocks ptcKernelGetChannels(PtcKernel kernel) {
  if (!kernel.ptr)
    return {};
  const ChannelBlocks &channels = as<LinearKernel>(kernel)->shape.channels;
  return {channels.groups, channels.in, channels.out, channels.shared};
}

double ptcKernelGetScale(PtcKernel kernel) {
  return kernel.ptr ? as<LinearKernel>(kernel)->scale : 0;
}

const double *ptcKernelGetTaps(PtcKernel kernel) {
  return kernel.ptr ? as<LinearKernel>(kernel)->taps.data() : nullptr;
}

intptr_t ptcKernelGetNumTaps(PtcKernel kernel) {
  return kernel.ptr ? as<LinearKernel>(kernel)->taps.size() : 0;
}

const double *ptcKernelGetBias(PtcKernel kernel) {
  return ptcKernelGetNumBias(kernel) ? as<LinearKernel>(kernel)->bias.data()
                                     : nullptr;
}

intptr_t ptcKernelGetNumBias(PtcKernel kernel) {
  return kernel.ptr ? as<LinearKernel>(kernel)->bias.size() : 0;
}

int64_t ptcKernelGetMacsPerPosition(PtcKernel kernel) {
  return kernel.ptr ? macsPerPosition(as<LinearKernel>(kernel)->shape) : 0;
}

PtcKernel ptcKernelCompose(PtcKernel first, PtcKernel second,
                           MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!first.ptr || !second.ptr)
    return sink("a kernel is null"), PtcKernel{nullptr};
  return give(compose(*as<LinearKernel>(first), *as<LinearKernel>(second)),
              sink);
}

PtcKernel ptcKernelAdd(PtcKernel left, PtcKernel right,
                       MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!left.ptr || !right.ptr)
    return sink("a kernel is null"), PtcKernel{nullptr};
  return give(add(*as<LinearKernel>(left), *as<LinearKernel>(right)), sink);
}

void ptcFactorOptionsInit(PtcFactorOptions *options) {
  SplitOptions defaults;
  *options = {defaults.factor.tolerance, defaults.factor.maxRank,
              defaults.maxDepth, defaults.maxWeightGrowth,
              /*minimizesWeights=*/false};
}

PtcFactors ptcKernelFactor(PtcKernel kernel, const PtcFactorOptions *options,
                           MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  PtcFactors none = {nullptr};
  if (!kernel.ptr)
    return sink("the kernel is null"), none;
  SplitOptions split;
  if (options) {
    if (!(options->tolerance >= 0) || std::isinf(options->tolerance))
      return sink("the tolerance is not a number of at least 0"), none;
    if (options->maxRank < 1)
      return sink("the largest rank is not at least 1"), none;
    if (!(options->maxWeightGrowth > 0))
      return sink("the growth of weights is not above 0"), none;
    split.factor.tolerance = options->tolerance;
    split.factor.maxRank = options->maxRank;
    split.maxDepth = options->maxDepth;
    split.maxWeightGrowth = options->maxWeightGrowth;
    if (options->minimizesWeights)
      split.objective = Objective::Params;
  }
  std::optional<LinearSplit> found =
      splitLinear(*as<LinearKernel>(kernel), split);
  if (!found)
    return sink("nothing cheaper was found"), none;
  return {new LinearSplit(std::move(*found))};
}

void ptcFactorsDestroy(PtcFactors factors) { delete as<LinearSplit>(factors); }

intptr_t ptcFactorsGetSize(PtcFactors factors) {
  return factors.ptr ? as<LinearSplit>(factors)->ops.size() : 0;
}

PtcKernel ptcFactorsGet(PtcFactors factors, intptr_t index) {
  if (index < 0 || index >= ptcFactorsGetSize(factors))
    return {nullptr};
  return {&as<LinearSplit>(factors)->ops[index]};
}

bool ptcFactorsAreExact(PtcFactors factors) {
  return factors.ptr && as<LinearSplit>(factors)->exact;
}

double ptcFactorsGetMaxError(PtcFactors factors) {
  return factors.ptr ? as<LinearSplit>(factors)->maxError : 0;
}

double ptcFactorsGetOutputError(PtcFactors factors) {
  return factors.ptr ? as<LinearSplit>(factors)->outputError : 0;
}

intptr_t ptcFactorsGetNumStructures(PtcFactors factors) {
  return factors.ptr ? as<LinearSplit>(factors)->structures.size() : 0;
}

MlirStringRef ptcFactorsGetStructure(PtcFactors factors, intptr_t index) {
  if (index < 0 || index >= ptcFactorsGetNumStructures(factors))
    return toC("");
  return toC(llvm::StringRef(as<LinearSplit>(factors)->structures[index]));
}
