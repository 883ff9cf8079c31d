//===- LinearSite.h - Where a linear op goes --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_LINEARSITE_H
#define LIB_TRANSFORMS_LINEARSITE_H

#include "LinearChain.h"

namespace ptc {

/// Where an op with `kernel` gets its data, and what its result is.
struct LinearSite {
  mlir::Value input;
  /// Of the data and the result of the op.
  Layout layout;
  /// How `input` is transposed to `layout`; empty if it is not.
  llvm::SmallVector<int64_t> order;
  /// From the op's result to the value that is replaced.
  MoveFromBase move;
  int64_t inputZeroPoint = 0;
  mlir::Type accType;
  mlir::RankedTensorType resultType;
  mlir::Value addend;
  /// The value that is replaced, or null: see LinearConv::extentsOf.
  mlir::Value extentsOf;
};

/// Where to build the ops [begin, end) of a chain as one: in the layout of the
/// op `like` if the builder takes it and only a transpose is between it and the
/// first op, else in that of the first.
LinearSite siteOf(const LinearChain &chain, unsigned begin, unsigned end,
                  unsigned like);

/// The type of what an op of `shape` gives: batch and elements as `like` has
/// them.
mlir::RankedTensorType typeOf(const LinearShape &shape, const Layout &layout,
                              mlir::RankedTensorType like);

/// The first op of [begin, end) that does more than move elements: in its
/// layout sums are added up in the order in which they are.
unsigned firstComputing(const LinearChain &chain, unsigned begin, unsigned end);

/// The input of `site` in its layout, and the value that it replaces from the
/// result of the op.
mlir::Value enterSite(TensorBuilder::Builder &b, const TensorBuilder &ops,
                      const LinearSite &site);
mlir::Value leaveSite(TensorBuilder::Builder &b, const TensorBuilder &ops,
                      const LinearSite &site, mlir::Value result,
                      mlir::Type type);

/// Erases ops of a chain whose result has no more uses, with the moves behind
/// the first one.
void eraseRun(mlir::RewriterBase &rewriter, llvm::ArrayRef<LinearOp> run);

/// True for a sum or average over a window, which stores no weights.
bool isPool(const Linear &linear);

/// Why `pool` cannot be built again as `window`, which is the same but for the
/// number of channels, at `site`; nullopt if it can.
std::optional<Decline> checkMovedPool(const LinearOp &pool,
                                      const LinearKernel &window,
                                      const LinearSite &site);

/// Why no op for `kernel` can be built there, or nullopt.
std::optional<Decline> checkSite(const TensorBuilder &ops,
                                 const LinearKernel &kernel,
                                 const LinearSite &site);

/// Builds it.
mlir::Value buildLinear(TensorBuilder::Builder &b, const TensorBuilder &ops,
                        const LinearKernel &kernel, const LinearSite &site);

/// Builds `pool` again as `window`, where checkMovedPool does not decline.
mlir::Value buildMovedPool(TensorBuilder::Builder &b, const LinearOp &pool,
                           const LinearKernel &window, const LinearSite &site);

/// "3x3 convolution", "depthwise 2x2 convolution with stride 2"
std::string describeKernel(const LinearShape &shape);

} // namespace ptc

#endif // LIB_TRANSFORMS_LINEARSITE_H
