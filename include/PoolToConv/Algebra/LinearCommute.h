//===- LinearCommute.h - Past average windows -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The noble identities (T19): a filter that all channels share, such as the
// window of a pool, commutes with every convolution once strides are turned
// into dilations. Plain C++, no IR.
//
// With a window (P, dp, sp) and a convolution (K, s, d):
//   window, then conv   ==  conv (K, 1, d * sp), then window (P, dp, sp * s)
//   conv, then window   ==  window (P, s * dp, s * sp), then
//                           conv (K, 1, d / (s * sp)), if that is whole
// Moving a 1x1 convolution behind a P x P / P pool saves P^2 - 1 of P^2
// multiplications of the convolution; moving it forward costs as many.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_LINEARCOMMUTE_H
#define POOLTOCONV_ALGEBRA_LINEARCOMMUTE_H

#include "PoolToConv/Algebra/LinearCompose.h"

namespace ptc {

/// second(first(x)).
struct LinearPair {
  LinearKernel first;
  LinearKernel second;
};

/// True if the same filter is applied to every channel by itself.
bool isSharedFilter(const LinearKernel &kernel);

/// A convolution and a window that equal `window`, then `conv`. All padding is
/// on the new convolution and the bias on the new window. Declined with the
/// conditions of compose, and with T19 if `window` is not isSharedFilter.
OrDecline<LinearPair> convBeforeWindow(const LinearKernel &window,
                                       const LinearKernel &conv,
                                       const LinearLimits &limits = {});

/// A window and a convolution that equal `conv`, then `window`. All padding is
/// on the new window and the bias on the new convolution, where it is summed
/// over the window: an average leaves it as it is. Declined with the conditions
/// of compose, and with T19 if `window` is not isSharedFilter, or if a dilation
/// of `conv` is no multiple of the composed stride.
OrDecline<LinearPair> windowBeforeConv(const LinearKernel &conv,
                                       const LinearKernel &window,
                                       const LinearLimits &limits = {});

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_LINEARCOMMUTE_H
