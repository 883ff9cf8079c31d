//===- AddShape.cpp - When two ops side by side are one -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearCompose.h"

#include <algorithm>
#include <numeric>

using namespace ptc;

/// The value that both know, or that one knows; nullopt if they differ.
static std::optional<int64_t> sameExtent(int64_t left, int64_t right) {
  if (left == kUnknown || right == kUnknown || left == right)
    return left == kUnknown ? right : left;
  return std::nullopt;
}

/// Padding minus span: the output size follows from it and from the input.
static int64_t room(const WindowDim &dim) {
  return dim.padLow + dim.padHigh - windowSpan(dim);
}

static OrDecline<WindowDim> addDim(const WindowDim &left,
                                   const WindowDim &right, bool derived) {
  if (left.stride != right.stride)
    return Decline{"T15", "the ops have strides " +
                              std::to_string(left.stride) + " and " +
                              std::to_string(right.stride)};
  std::optional<int64_t> size = sameExtent(left.size, right.size);
  if (!size)
    return Decline{"T15", "the ops read different extents"};
  auto outputs = [&](const WindowDim &dim) {
    if (dim.outSize != kUnknown || *size == kUnknown || !derived)
      return dim.outSize;
    WindowDim known = dim;
    known.size = *size;
    return outputSize(known);
  };
  int64_t leftOut = outputs(left), rightOut = outputs(right);
  std::optional<int64_t> outSize = sameExtent(leftOut, rightOut);
  if (!outSize || (*outSize != kUnknown && *outSize < 1))
    return Decline{"T15", "the ops give different extents"};
  bool unknown = leftOut == kUnknown || rightOut == kUnknown;
  if (unknown && derived && room(left) != room(right))
    return Decline{"T24", "whether the ops give the same extents follows from "
                          "an unknown one"};

  WindowDim dim = left;
  dim.size = *size;
  dim.outSize = *outSize;
  dim.padLow = std::max(left.padLow, right.padLow);
  // Positions of taps relative to that of the window.
  int64_t last = std::max(windowSpan(left) - left.padLow,
                          windowSpan(right) - right.padLow);
  int64_t span = dim.padLow + last;
  // Wide enough for the outputs of either.
  dim.padHigh = std::max<int64_t>(0, std::max(room(left), room(right)) + span -
                                         dim.padLow);
  dim.dilation = std::gcd(std::gcd(left.kernel > 1 ? left.dilation : 0,
                                   right.kernel > 1 ? right.dilation : 0),
                          left.padLow - right.padLow);
  dim.dilation = std::max<int64_t>(dim.dilation, 1);
  dim.kernel = (span - 1) / dim.dilation + 1;
  return dim;
}

OrDecline<LinearShape> ptc::addShape(const LinearShape &left,
                                     const LinearShape &right,
                                     const LinearLimits &limits) {
  for (const LinearShape *shape : {&left, &right})
    if (std::optional<Decline> decline = checkShape(*shape, limits))
      return *decline;
  if (left.rank() != right.rank())
    return Decline{"T15", "the ops have " + std::to_string(left.rank()) +
                              " and " + std::to_string(right.rank()) +
                              " spatial dimensions"};
  const ChannelBlocks &a = left.channels, &b = right.channels;
  if (a.inputs() != b.inputs() || a.outputs() != b.outputs())
    return Decline{"T15", "the ops have different channels"};
  LinearShape shape;
  shape.derivedOutputs = left.derivedOutputs && right.derivedOutputs;
  for (unsigned d = 0; d < left.rank(); ++d) {
    OrDecline<WindowDim> dim =
        addDim(left.window[d], right.window[d], shape.derivedOutputs);
    if (!dim)
      return dim.decline();
    shape.window.push_back(*dim);
  }
  shape.channels.groups = std::gcd(a.groups, b.groups);
  shape.channels.in = a.inputs() / shape.channels.groups;
  shape.channels.out = a.outputs() / shape.channels.groups;
  shape.channels.shared = shape.channels.groups > 1 && a.shared && b.shared;
  if (std::optional<Decline> decline = checkShape(shape, limits))
    return *decline;
  return shape;
}
