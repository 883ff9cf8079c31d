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
#include "PoolToConv/Transforms/FuseLinearConvs.h"

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

/// The ops of a chain in the dimensions of its first op.
std::vector<ChainOp> planOps(const LinearChain &chain);

/// What a run of ops computes, loaded on demand and once.
class ChainKernels {
public:
  explicit ChainKernels(const LinearChain &chain)
      : chain(chain), kernels(chain.size()) {}

  /// The kernel of one op, in its own dimensions.
  OrDecline<const LinearKernel *> get(unsigned index);
  /// The kernel of one op in the dimensions of the op `base`.
  OrDecline<LinearKernel> view(unsigned index, unsigned base);
  /// Why the ops [begin, end) do not compose by their shapes, or why that would
  /// be too much work; nullopt if only their numbers may say so. Loads nothing.
  std::optional<Decline> checkShapes(unsigned begin, unsigned end,
                                     const LinearLimits &limits) const;
  /// The composition of the ops [begin, end), in the dimensions of the first.
  OrDecline<LinearKernel> compose(unsigned begin, unsigned end,
                                  const LinearLimits &limits);

private:
  const LinearChain &chain;
  std::vector<std::optional<LinearKernel>> kernels;
};

/// How exact the fusion of [begin, end) is: bit-exact for integers and where
/// one op computes and the others move, spec-exact where others scale by powers
/// of two (which is exact but for overflow and subnormal numbers).
NumericClass classOfRun(ChainKernels &kernels, const LinearChain &chain,
                        unsigned begin, unsigned end);

/// The bound on |fused - chain| in units of eps * max(|x|, 1), from the errors
/// of the chain's kernels one after the other and of `fused` (T23).
struct ErrorBound {
  /// The distance from 1 to the next number of `type`; 0 for integers.
  explicit ErrorBound(mlir::Type type);
  void through(const LinearKernel &kernel);
  Magnitude magnitude = {1.0, 0.0};
  double eps;
};

/// Why integer arithmetic cannot take `kernel` on data of `inputType` (T22), or
/// floats of `weightType` (T23: a weight overflows); nullopt if it can.
std::optional<Decline> checkNumbers(const LinearKernel &kernel,
                                    mlir::Type inputType,
                                    mlir::Type weightType);

/// The largest |weight|.
double largestWeight(const LinearKernel &kernel);

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

#endif // LIB_TRANSFORMS_LINEARCHAIN_H
