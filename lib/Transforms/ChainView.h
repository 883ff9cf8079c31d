//===- ChainView.h - Layouts along a chain ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Transposes and reshapes between the ops of a chain give elements other places
// and no other values. Here each op of a chain is described as if it stood
// right behind the first one, in the dimensions of the first one's result: its
// base.
//
// Say the base is [N, C, H, W]. Behind a transpose to NHWC the dimensions are
// (N), (H), (W), (C); behind a flatten they are (N), (C H W), and a matrix
// product there is a convolution of the base by a window of its whole extent.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_CHAINVIEW_H
#define LIB_TRANSFORMS_CHAINVIEW_H

#include "PoolToConv/Interfaces/TensorBuilder.h"

namespace ptc {

/// An op in the dimensions of the base.
struct ViewedOp {
  LinearShape shape;
  /// For one output position of `shape`.
  LinearCost cost;

  /// The kernel of the op in its own dimensions, in those of the base. Declined
  /// with T15 if channels that the base has not differ.
  OrDecline<LinearKernel> kernel(LinearKernel own) const;

private:
  friend class ChainView;
  /// The numbers are the same in the same order.
  bool keepsKernel = false;
  /// The steps in the op's own taps for one step along each spatial dimension
  /// of the base.
  llvm::SmallVector<int64_t, 3> tapSteps;
  /// The steps in the op's own input channels, for one channel of the base and
  /// one step along each of its spatial dimensions.
  int64_t channelStep = 1;
  llvm::SmallVector<int64_t, 3> inputSteps;
};

/// A value of a chain in the dimensions of the base.
class ChainView {
public:
  /// The result of the chain's first op, which is the base.
  explicit ChainView(const Linear &first);

  /// Goes on to `move.result`. Declined with T15 (a dimension is split) or T24
  /// (an extent that would have to be known is not).
  std::optional<Decline> pass(const LayoutMove &move);
  /// Goes on to the result of `op`, which reads the value. Declined with
  ///   T15  batch or channels of the base are something else to the op, or its
  ///        windows slide over what is no spatial dimension of the base,
  ///   T18  the op treats positions of the base differently,
  ///   T24  an extent that would have to be known is not.
  OrDecline<ViewedOp> pass(const Linear &op);

  /// The dimensions of the base that make up each one of the value; those of
  /// extent 1 may be left out.
  const DimGroups &dims() const { return groups; }
  /// The present extents of the dimensions of the base.
  llvm::ArrayRef<int64_t> extents() const { return sizes; }
  /// The base dimension of each dimension of the value, if these are all and
  /// each is one.
  std::optional<llvm::SmallVector<int64_t>> permutation() const;

private:
  bool isUnit(unsigned dim) const { return sizes[dim] == 1; }
  llvm::SmallVector<unsigned> withoutUnits(llvm::ArrayRef<unsigned> dims) const;
  std::optional<Decline> reshape(const LayoutMove &move);

  Layout base;
  llvm::SmallVector<int64_t, 5> sizes;
  DimGroups groups;
};

/// What to do to a tensor to get a value of a chain: first transpose it, then
/// join its dimensions; either may be nothing.
struct MoveFromBase {
  llvm::SmallVector<int64_t> permutation;
  DimGroups groups;

  bool isNothing() const { return permutation.empty() && groups.empty(); }
};

/// For a tensor whose dimension i is dimension order[i] of the base.
MoveFromBase moveFromBase(const ChainView &view, llvm::ArrayRef<int64_t> order);

} // namespace ptc

#endif // LIB_TRANSFORMS_CHAINVIEW_H
