//===- Commute.cpp - Convolutions past average windows --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearCommute.h"

using namespace ptc;

bool ptc::isSharedFilter(const LinearKernel &kernel) {
  const ChannelBlocks &channels = kernel.shape.channels;
  return channels.isDepthwise() && (channels.shared || channels.groups == 1);
}

/// `window` on another number of channels, without bias.
static LinearKernel withChannels(const LinearKernel &window, int64_t channels) {
  LinearKernel result = window;
  result.shape.channels = {channels, 1, 1, channels > 1};
  result.bias.clear();
  result.padValue.clear();
  return result;
}

static Decline notShared() {
  return {"T19", "the channels of the window have filters of their own"};
}

/// The outputs of `dim`, whose extent is not the program's choice.
static int64_t derived(const WindowDim &dim) {
  return dim.size == kUnknown ? kUnknown : outputSize(dim);
}

OrDecline<LinearPair> ptc::convBeforeWindow(const LinearKernel &window,
                                            const LinearKernel &conv,
                                            const LinearLimits &limits) {
  if (!isSharedFilter(window))
    return notShared();
  OrDecline<LinearKernel> whole = composeFrame(window, conv, limits);
  if (!whole)
    return whole.decline();
  LinearPair pair{conv, withChannels(window, conv.outputs())};
  pair.second.bias = whole->bias;
  pair.first.bias.clear();
  pair.first.padValue = whole->padValue;
  pair.first.shape.derivedOutputs = true;
  pair.second.shape.derivedOutputs = whole->shape.derivedOutputs;
  for (unsigned d = 0; d < conv.shape.rank(); ++d) {
    const WindowDim &from = window.shape.window[d];
    WindowDim &first = pair.first.shape.window[d];
    WindowDim &second = pair.second.shape.window[d];
    second = from;
    second.stride = whole->shape.window[d].stride;
    second.padLow = second.padHigh = 0;
    second.outSize = whole->shape.window[d].outSize;
    first.dilation = first.kernel > 1 ? first.dilation * from.stride : 1;
    first.stride = 1;
    first.padLow = whole->shape.window[d].padLow;
    first.padHigh = whole->shape.window[d].padHigh;
    first.size = from.size;
    first.outSize = second.size = derived(first);
  }
  return pair;
}

OrDecline<LinearPair> ptc::windowBeforeConv(const LinearKernel &conv,
                                            const LinearKernel &window,
                                            const LinearLimits &limits) {
  if (!isSharedFilter(window))
    return notShared();
  OrDecline<LinearKernel> whole = composeFrame(conv, window, limits);
  if (!whole)
    return whole.decline();
  LinearPair pair{withChannels(window, conv.inputs()), conv};
  pair.first.padValue = whole->padValue;
  pair.second.bias = whole->bias;
  pair.second.padValue.clear();
  pair.first.shape.derivedOutputs = whole->shape.derivedOutputs;
  pair.second.shape.derivedOutputs = true;
  for (unsigned d = 0; d < conv.shape.rank(); ++d) {
    const WindowDim &from = conv.shape.window[d];
    const WindowDim &all = whole->shape.window[d];
    WindowDim &first = pair.first.shape.window[d];
    WindowDim &second = pair.second.shape.window[d];
    if (from.kernel > 1 && from.dilation % all.stride != 0)
      return Decline{"T19", "the dilation " + std::to_string(from.dilation) +
                                " is no multiple of the stride " +
                                std::to_string(all.stride)};
    second.dilation = from.kernel > 1 ? from.dilation / all.stride : 1;
    second.stride = 1;
    second.padLow = second.padHigh = 0;
    second.outSize = all.outSize;
    first.dilation *= from.stride;
    first.stride = all.stride;
    first.padLow = all.padLow;
    first.padHigh = all.padHigh;
    first.size = from.size;
    // What the convolution reads for its outputs.
    second.size = second.outSize == kUnknown ? kUnknown : inputNeeded(second);
    first.outSize = second.size;
  }
  return pair;
}
