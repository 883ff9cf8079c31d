//===- LinearFuser.h - The parts of fuse-linear-convs -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_LINEARFUSER_H
#define LIB_TRANSFORMS_LINEARFUSER_H

#include "LinearChain.h"
#include "PoolToConv/Transforms/FuseLinearConvs.h"

namespace ptc {

/// Why Numerics::Exact leaves floats alone.
Decline inexact();

/// Why ops stay apart: a condition, or that one op would cost more.
LinearBoundary boundaryAt(mlir::Location loc,
                          const std::optional<Decline> &decline,
                          const LinearCost &apart, const LinearCost &together);

/// Replaces runs of `chain` by the ops of its cheapest plan. False if nothing
/// changed; then `report` has the boundaries.
bool fuseChain(mlir::RewriterBase &rewriter, const LinearChain &chain,
               const FuseLinearConvsOptions &options, LinearReport *report);

/// Merges the branches that `join` adds up, if that costs no more.
bool fuseBranches(mlir::RewriterBase &rewriter, const LinearOp &join,
                  const FuseLinearConvsOptions &options, LinearReport *report);

/// Moves the convolution that reads the average `pool` in front of it.
bool moveConvBeforePool(mlir::RewriterBase &rewriter, const LinearOp &pool,
                        const FuseLinearConvsOptions &options,
                        LinearReport *report);

} // namespace ptc

#endif // LIB_TRANSFORMS_LINEARFUSER_H
