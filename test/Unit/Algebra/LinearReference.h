//===- LinearReference.h - Linear ops by naive loops ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Linear ops evaluated by their definition, one element at a time, and random
// ones. Everything that the algebra claims is compared with these loops.
//
//===----------------------------------------------------------------------===//

#ifndef TEST_UNIT_ALGEBRA_LINEARREFERENCE_H
#define TEST_UNIT_ALGEBRA_LINEARREFERENCE_H

#include "PoolToConv/Algebra/LinearKernel.h"

#include <random>
#include <string>

namespace ptc {
namespace test {

/// Numbers by channel and position: [channel][position], the last spatial
/// dimension fastest.
struct Data {
  int64_t channels = 0;
  std::vector<int64_t> extents;
  std::vector<double> values;

  int64_t positions() const;
  /// The value at a position, or `outside` if that is not in the data.
  double at(int64_t channel, const std::vector<int64_t> &position,
            double outside) const;
  bool operator==(const Data &other) const {
    return channels == other.channels && extents == other.extents &&
           values == other.values;
  }
};

/// The components of the linear index `index` in `extents`.
std::vector<int64_t> unravel(int64_t index,
                             const std::vector<int64_t> &extents);

/// kernel(data), by the definition in LinearKernel.h. The extents of the data
/// count, not those of the kernel; known output extents are obeyed.
Data evaluate(const LinearKernel &kernel, const Data &data);

/// Sums of two values of the same extents.
Data sum(const Data &a, const Data &b);

/// Random linear ops whose numbers are small integers, so that double
/// arithmetic on them is exact in any order.
class Random {
public:
  explicit Random(unsigned seed) : engine(seed) {}

  int64_t uniform(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(engine);
  }
  bool coin() { return uniform(0, 1); }

  /// A window on `size` elements, of which at least one fits.
  WindowDim window(int64_t size, int64_t maxKernel);
  /// Blocks that read `inputs` channels: dense, grouped, depthwise, with a
  /// channel multiplier, shared or not.
  ChannelBlocks blocks(int64_t inputs);
  std::vector<double> numbers(int64_t count, int64_t magnitude = 4);
  /// An op on channels and extents, with a bias in one of three cases.
  LinearKernel kernel(int64_t inputs, const std::vector<int64_t> &sizes,
                      int64_t maxKernel);
  /// Weights, bias and scale for a shape.
  LinearKernel fill(const LinearShape &shape);
  Data data(int64_t channels, const std::vector<int64_t> &extents);

private:
  std::mt19937_64 engine;
};

/// The output extents of a kernel with known sizes.
std::vector<int64_t> outExtents(const LinearKernel &kernel);

/// A description for failure messages.
std::string describe(const LinearKernel &kernel);

} // namespace test
} // namespace ptc

#endif // TEST_UNIT_ALGEBRA_LINEARREFERENCE_H
