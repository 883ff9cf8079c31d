//===- LinearShapeTest.cpp - Which linear ops are described ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every limit of checkShape and checkKernel from both sides: what is just
// legal, and what just is not, with the reason.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearKernel.h"

#include "gtest/gtest.h"

#include <cmath>

using namespace ptc;

static LinearShape shapeOf(WindowDim dim, ChannelBlocks channels = {}) {
  LinearShape shape;
  shape.window = {dim};
  shape.channels = channels;
  return shape;
}

/// The condition that declines, or "".
static std::string declined(const LinearShape &shape,
                            const LinearLimits &limits = {}) {
  std::optional<Decline> decline = checkShape(shape, limits);
  return decline ? decline->condition.str() : "";
}

static WindowDim dimOf(int64_t size, int64_t kernel, int64_t stride = 1) {
  WindowDim dim;
  dim.size = size;
  dim.kernel = kernel;
  dim.stride = stride;
  return dim;
}

TEST(LinearShape, ranks) {
  LinearShape shape;
  EXPECT_EQ(declined(shape), "T27");
  for (unsigned rank = 1; rank <= 3; ++rank) {
    shape.window.push_back(dimOf(4, 2));
    EXPECT_EQ(declined(shape), "") << rank;
  }
  shape.window.push_back(dimOf(4, 2));
  EXPECT_EQ(declined(shape), "T27");
}

TEST(LinearShape, channels) {
  WindowDim dim = dimOf(4, 2);
  EXPECT_EQ(declined(shapeOf(dim, {1, 1, 1, false})), "");
  EXPECT_EQ(declined(shapeOf(dim, {0, 1, 1, false})), "T27");
  EXPECT_EQ(declined(shapeOf(dim, {1, 0, 1, false})), "T27");
  EXPECT_EQ(declined(shapeOf(dim, {1, 1, 0, false})), "T27");
}

TEST(LinearShape, weights) {
  LinearLimits limits;
  limits.maxWeights = 60;
  // Inputs and outputs count where filters are shared, too.
  EXPECT_EQ(declined(shapeOf(dimOf(4, 1), {60, 1, 1, true}), limits), "");
  EXPECT_EQ(declined(shapeOf(dimOf(4, 1), {61, 1, 1, true}), limits), "T28");
  EXPECT_EQ(declined(shapeOf(dimOf(4, 1), {1, 61, 1, false}), limits), "T28");
  EXPECT_EQ(declined(shapeOf(dimOf(4, 1), {1, 1, 61, false}), limits), "T28");
  EXPECT_EQ(declined(shapeOf(dimOf(9, 5), {1, 3, 4, false}), limits), "");
  EXPECT_EQ(declined(shapeOf(dimOf(9, 6), {1, 3, 4, false}), limits), "T28");
  LinearShape square = shapeOf(dimOf(9, 4), {1, 3, 1, false});
  square.window.push_back(dimOf(9, 5));
  EXPECT_EQ(declined(square, limits), "");
  square.window.back().kernel = 6;
  EXPECT_EQ(declined(square, limits), "T28");
}

TEST(LinearShape, windows) {
  LinearLimits limits;
  limits.maxKernel = 12;
  limits.maxStride = 5;
  WindowDim dim = dimOf(40, 4);
  dim.dilation = 3;
  EXPECT_EQ(declined(shapeOf(dim), limits), "");
  dim.kernel = 5;
  EXPECT_EQ(declined(shapeOf(dim), limits), "T28");
  dim = dimOf(40, 4, 5);
  EXPECT_EQ(declined(shapeOf(dim), limits), "");
  dim.stride = 6;
  EXPECT_EQ(declined(shapeOf(dim), limits), "T28");
  for (int64_t WindowDim::*pad : {&WindowDim::padLow, &WindowDim::padHigh}) {
    dim = dimOf(40, 4);
    dim.*pad = 12;
    EXPECT_EQ(declined(shapeOf(dim), limits), "");
    dim.*pad = 13;
    EXPECT_EQ(declined(shapeOf(dim), limits), "T28");
  }
  dim = dimOf(40, kUnknown);
  EXPECT_EQ(declined(shapeOf(dim)), "T24");
  dim = dimOf(40, 0);
  EXPECT_EQ(declined(shapeOf(dim)), "T28");
}

TEST(LinearShape, inputsForTheOutputs) {
  WindowDim dim = dimOf(4, 4);
  dim.outSize = 1;
  EXPECT_EQ(declined(shapeOf(dim)), "");
  dim.outSize = 2;
  EXPECT_EQ(declined(shapeOf(dim)), "T28");
  dim = dimOf(3, 4);
  EXPECT_EQ(declined(shapeOf(dim)), "T28");
  dim.padHigh = 1;
  EXPECT_EQ(declined(shapeOf(dim)), "");
  // Of unknown inputs nothing is known to be missing.
  dim = dimOf(kUnknown, 4);
  dim.outSize = 100;
  EXPECT_EQ(declined(shapeOf(dim)), "");
}

TEST(LinearShape, predicates) {
  LinearShape shape = shapeOf(dimOf(4, 1), {3, 1, 1, false});
  EXPECT_TRUE(shape.isPointwise());
  EXPECT_TRUE(shape.isScalePerChannel());
  shape.channels.groups = 1;
  EXPECT_FALSE(shape.isScalePerChannel());
  shape.channels = {3, 1, 2, false};
  EXPECT_FALSE(shape.isScalePerChannel());
  EXPECT_FALSE(shapeOf(dimOf(4, 2), {3, 1, 1, false}).isScalePerChannel());
  EXPECT_FALSE(shapeOf(dimOf(4, 2)).isPointwise());
  EXPECT_FALSE(shapeOf(dimOf(4, 1, 2)).isPointwise());
  for (int64_t WindowDim::*pad : {&WindowDim::padLow, &WindowDim::padHigh}) {
    WindowDim dim = dimOf(4, 1);
    dim.*pad = 1;
    EXPECT_TRUE(shapeOf(dim).isPadded());
    EXPECT_FALSE(shapeOf(dim).isPointwise());
  }
  ChannelBlocks blocks{4, 2, 3, false};
  EXPECT_EQ(blocks.inputs(), 8);
  EXPECT_EQ(blocks.outputs(), 12);
  EXPECT_EQ(blocks.storedOutputs(), 12);
  for (ChannelBlocks other : {ChannelBlocks{5, 2, 3, false},
                              {4, 3, 3, false},
                              {4, 2, 4, false},
                              {4, 2, 3, true}})
    EXPECT_FALSE(blocks == other);
  EXPECT_TRUE(blocks == ChannelBlocks(blocks));
  blocks.shared = true;
  EXPECT_EQ(blocks.storedOutputs(), 3);
}

TEST(LinearKernel, lengthsAndNumbers) {
  LinearKernel kernel;
  kernel.shape = shapeOf(dimOf(8, 3), {2, 2, 3, false});
  kernel.taps.assign(3 * 6 * 2, 1.0);
  auto declinedOf = [](const LinearKernel &kernel) -> std::string {
    std::optional<Decline> decline = checkKernel(kernel);
    return decline ? decline->condition.str() : "";
  };
  EXPECT_EQ(declinedOf(kernel), "");
  for (int64_t length : {35, 37}) {
    LinearKernel wrong = kernel;
    wrong.taps.resize(length, 1.0);
    EXPECT_EQ(declinedOf(wrong), "T25");
  }
  kernel.bias.assign(6, 1.0);
  kernel.padValue.assign(4, 1.0);
  EXPECT_EQ(declinedOf(kernel), "");
  EXPECT_TRUE(kernel.hasBias());
  for (int64_t length : {5, 7}) {
    LinearKernel wrong = kernel;
    wrong.bias.resize(length);
    EXPECT_EQ(declinedOf(wrong), "T16");
  }
  for (int64_t length : {3, 5}) {
    LinearKernel wrong = kernel;
    wrong.padValue.resize(length);
    EXPECT_EQ(declinedOf(wrong), "T14");
  }
  for (double bad : {double(INFINITY), double(-INFINITY), double(NAN)}) {
    LinearKernel wrong = kernel;
    wrong.scale = bad;
    EXPECT_EQ(declinedOf(wrong), "T23");
    for (std::vector<double> LinearKernel::*values :
         {&LinearKernel::taps, &LinearKernel::bias, &LinearKernel::padValue}) {
      wrong = kernel;
      (wrong.*values).back() = bad;
      EXPECT_EQ(declinedOf(wrong), "T23");
    }
  }
  kernel.bias.assign(6, 0.0);
  EXPECT_FALSE(kernel.hasBias());
}

TEST(LinearKernel, sumsOfNumbersOfSixtyFourBits) {
  EXPECT_EQ(checkedAdd(INT64_MAX, 0), INT64_MAX);
  EXPECT_EQ(checkedAdd(INT64_MAX, 1), std::nullopt);
  EXPECT_EQ(checkedAdd(INT64_MIN, -1), std::nullopt);
  EXPECT_EQ(checkedAdd(-3, 5), 2);
}
