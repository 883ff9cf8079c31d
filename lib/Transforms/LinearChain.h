//===- LinearChain.h - Runs of linear ops -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_LINEARCHAIN_H
#define LIB_TRANSFORMS_LINEARCHAIN_H

#include "ChainView.h"
#include "PoolToConv/Algebra/LinearPlan.h"
#include "PoolToConv/Interfaces/TensorBuilder.h"

namespace ptc {

/// A linear op of the IR with its description.
struct LinearOp {
  mlir::Operation *op;
  Linear linear;
  /// In a chain: the transposes and reshapes from the result of the op before
  /// to the input of this one, in order.
  llvm::SmallVector<LayoutMove, 0> moves = {};

  const TensorBuilder &builder() const {
    return llvm::cast<LinearOpInterface>(op).getTensorBuilder();
  }
};

/// Describes the op that gives `value`, if it is linear.
std::optional<LinearOp> linearProducer(mlir::Value value);

/// Why `second` cannot read the result of `first`, behind its moves, as part of
/// one op (T15, T18, T20, T21, T24), or nullopt. That they compose is another
/// question.
std::optional<Decline> checkLink(const LinearOp &first, const LinearOp &second);

/// The op of a linear kind that gives `value`, behind transposes and reshapes
/// that `ops` can look through; null if there is none. `moves` gets these, in
/// order.
LinearOpInterface linearKindAbove(mlir::Value value, const TensorBuilder &ops,
                                  llvm::SmallVectorImpl<LayoutMove> &moves);

/// The ops that may be fused, first op first. Only the last one may have an
/// addend.
using LinearChain = std::vector<LinearOp>;

/// The op that reads the result of `first`, which `view` is at, as its data and
/// may become one with it; then `view` goes on to its result.
std::optional<LinearOp> nextInChain(const LinearOp &first, ChainView &view);

/// The chain that begins with `first`: every op reads the one before as its
/// data and may become one with it, behind transposes and reshapes that nobody
/// else reads.
LinearChain chainFrom(LinearOp first);

/// `op` with channels last instead of behind the batch, or the reverse, if it
/// is the same in all channels: where these are is a guess of its description.
std::optional<LinearOp> inOtherLayout(const LinearOp &op);

/// Goes on to the result of `op`, which reads the value behind its moves.
OrDecline<ViewedOp> passTo(ChainView &view, const LinearOp &op);

/// The ops of a chain in the dimensions of its first op.
std::vector<ChainOp> planOps(const LinearChain &chain);

} // namespace ptc

#endif // LIB_TRANSFORMS_LINEARCHAIN_H
