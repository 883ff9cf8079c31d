//===- LinearCompose.h - One linear op from two -----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Serial composition y = second(first(x)) and the parallel join
// y = left(x) + right(x) of linear ops, and the conditions under which one op
// is equal to the two. Plain C++, no IR.
//
// Serial (T15): with first (K1, s1, d1, p1) and second (K2, s2, d2, p2),
//
//   W[d1 * i + s1 * d2 * j] += W2[j] * W1[i]    contracted over the channels
//   span     = (K1 - 1) * d1 + (K2 - 1) * d2 * s1 + 1
//   stride   = s1 * s2
//   padding  = p1 + s1 * p2
//   dilation = gcd of d1 (if K1 > 1) and s1 * d2 (if K2 > 1)
//   bias     = response of second to the bias of first (T16)
//
// Blocks compose to gcd(groups1, groups2) blocks (T18); depthwise stays
// depthwise, shared stays shared.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARCOMPOSE_H
#define POOLTOCONV_ALGEBRA_LINEARCOMPOSE_H

#include "PoolToConv/Algebra/LinearKernel.h"

namespace ptc {

/// What stands at the padded positions of the value between two ops.
enum class MiddlePadding {
  /// The second op reads none of them.
  Unread,
  /// It reads some, and there no tap of the first op would touch data: the
  /// padding has to be what the first op makes of its own padding.
  Outside,
};

/// The channel blocks of second after first: first.outputs() is
/// second.inputs() (T18).
ChannelBlocks composeBlocks(const ChannelBlocks &first,
                            const ChannelBlocks &second);

/// The shape of second after first.
struct ComposedShape {
  LinearShape shape;
  MiddlePadding padding = MiddlePadding::Unread;
};

/// The shape of second after first, without its numbers, as costs need it.
/// Declined with
///   T14  at a position that the second op reads as padding, the first op
///        would have touched real data,
///   T15  the second op reads other extents or channels than the first gives,
///   T24  whether T14 holds depends on an unknown extent,
///   T28  a size overflows or exceeds `limits`.
/// What compose asks besides is T16, and that only if `padding` is not Unread.
OrDecline<ComposedShape> composeShape(const LinearShape &first,
                                      const LinearShape &second,
                                      const LinearLimits &limits = {});

/// Why forming the op second(first(x)), of shape `composed`, takes too much work
/// (T28): more multiplications than `limits` allow; nullopt if it does not.
std::optional<Decline> checkWork(const LinearShape &first,
                                 const LinearShape &second,
                                 const LinearShape &composed,
                                 const LinearLimits &limits = {});

/// The op that is equal to second(first(x)) for every x. Declined with the
/// conditions of composeShape, and
///   T16  the second op's padding is read and differs from what the first op
///        gives outside the data: its bias, where that is padded with zeros,
///   T23  a number is not finite, before or after,
///   T28  the work of forming it exceeds `limits`.
/// All sums are formed in double; nothing is rounded to another type (T23).
OrDecline<LinearKernel> compose(const LinearKernel &first,
                                const LinearKernel &second,
                                const LinearLimits &limits = {});

/// compose without its taps, which stay empty: all conditions but the work, and
/// the bias, scale and padding of the composed op.
OrDecline<LinearKernel> composeFrame(const LinearKernel &first,
                                     const LinearKernel &second,
                                     const LinearLimits &limits = {});

/// The shape of left(x) + right(x): the taps of both, at the union of their
/// positions. Declined with
///   T15  strides, input or output extents, or channels differ,
///   T24  whether the output extents agree is unknown,
///   T28  a size exceeds `limits`.
OrDecline<LinearShape> addShape(const LinearShape &left,
                                const LinearShape &right,
                                const LinearLimits &limits = {});

/// The op that is equal to left(x) + right(x). Declined with the conditions of
/// addShape, and with T14 if both pad, with different values. A difference is
/// add(left, scaled(right, -1)).
OrDecline<LinearKernel> add(const LinearKernel &left, const LinearKernel &right,
                            const LinearLimits &limits = {});

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARCOMPOSE_H
