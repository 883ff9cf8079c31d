//===- LinearChain.h - Runs of linear ops -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_LINEARCHAIN_H
#define LIB_TRANSFORMS_LINEARCHAIN_H

#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "PoolToConv/Transforms/FuseLinearConvs.h"

namespace ptc {

/// A linear op of the IR with its description.
struct LinearOp {
  mlir::Operation *op;
  Linear linear;

  const TensorBuilder &builder() const {
    return llvm::cast<LinearOpInterface>(op).getTensorBuilder();
  }
};

/// Describes the op that gives `value`, if it is linear.
std::optional<LinearOp> linearProducer(mlir::Value value);

/// Why `second` cannot read the result of `first` as part of one op (T20, T21),
/// or nullopt. That they compose is another question.
std::optional<Decline> checkLink(const LinearOp &first, const LinearOp &second);

/// The op that reads the result of `first` as its data and may become one with
/// it.
std::optional<LinearOp> nextInChain(const LinearOp &first);

/// The ops that may be fused, first op first. Only the last one may have an
/// addend.
using LinearChain = std::vector<LinearOp>;

/// What a run of ops computes, loaded on demand and once.
class ChainKernels {
public:
  explicit ChainKernels(const LinearChain &chain)
      : chain(chain), kernels(chain.size()) {}

  /// The kernel of one op.
  OrDecline<const LinearKernel *> get(unsigned index);
  /// Why the ops [begin, end) do not compose by their shapes, or why that would
  /// be too much work; nullopt if only their numbers may say so. Loads nothing.
  std::optional<Decline> checkShapes(unsigned begin, unsigned end,
                                     const LinearLimits &limits) const;
  /// The composition of the ops [begin, end).
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
  Layout layout;
  int64_t inputZeroPoint = 0;
  mlir::Type accType;
  mlir::RankedTensorType resultType;
  mlir::Value addend;
  /// The value that is replaced, or null: see LinearConv::extentsOf.
  mlir::Value extentsOf;
};

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
