//===- LinearCost.h - Costs and ranges of linear ops ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a linear op costs, and how large and how wrong its results can be: the
// numbers by which chains are chosen (their split is a shortest path), integers
// are declined (T22) and float rewrites are bounded (T23). Plain C++, no IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARCOST_H
#define POOLTOCONV_ALGEBRA_LINEARCOST_H

#include "PoolToConv/Algebra/LinearKernel.h"

namespace ptc {

/// Costs of one op or of several. Numbers beyond 64 bits are INT64_MAX.
struct LinearCost {
  /// Multiply-accumulates for one batch element.
  int64_t macs = 0;
  /// Weights, as a program stores them: a shared filter has one copy per
  /// block. Biases are not counted.
  int64_t parameters = 0;
  /// Scales per channel of several channels are element-wise and do not count.
  int64_t convs = 0;
};

LinearCost operator+(const LinearCost &a, const LinearCost &b);

/// Multiply-accumulates for one output position, all channels.
int64_t macsPerPosition(const LinearShape &shape);

/// The number of output positions, or kUnknown. Derived where only the input
/// extents are known and shape.derivedOutputs.
int64_t outputPositions(const LinearShape &shape);

/// The cost of an op with `positions` output positions: outputPositions(shape),
/// or where that is unknown the positions relative to those of a whole chain,
/// such as the product of the strides behind.
LinearCost cost(const LinearShape &shape, int64_t positions);

/// The cost of a chain, first op first. Where extents are unknown, `macs` is
/// that of one final output position: the product of the strides that follow an
/// op is the number of its positions.
LinearCost chainCost(const std::vector<LinearShape> &chain);

/// How large the elements of a value are at most, and how far from those of
/// exact arithmetic.
struct Magnitude {
  double value = 0.0;
  double error = 0.0;
};

/// The magnitude behind `kernel` where every input is within `input`, for
/// arithmetic of unit roundoff `roundoff` (2^-24 for f32, 0 for integers): with
/// S the largest sum of |weights| of an output channel and n = taps * in,
///
///   value = S * |x| + |bias|
///   error = S * input.error + gamma * (S * (|x| + input.error) + |bias|)
///   gamma = (n + 2) * u / (1 - (n + 2) * u), infinite for (n + 2) * u >= 1
///
/// (Higham 2002, section 3.1). Two roundings more than the n of the sum are
/// counted: of the weight and of the bias. Overflow and subnormal numbers are
/// not. The results of a fused op and of its chain differ by no more than the
/// sum of their two errors (T23).
Magnitude propagate(const LinearKernel &kernel, const Magnitude &input,
                    double roundoff);

/// Why integers cannot take `kernel` (T22), or nullopt: a weight (or bias) is
/// not whole, a weight does not fit into `weightBits` signed bits or has more
/// than 53 (what composed it may have been rounded), or for some inputs of at
/// most `inputMagnitude` the accumulator exceeds 2^31 - 1.
std::optional<Decline> checkIntegers(const LinearKernel &kernel,
                                     int64_t inputMagnitude,
                                     unsigned weightBits);

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARCOST_H
