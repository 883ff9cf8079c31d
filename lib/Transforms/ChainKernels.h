//===- ChainKernels.h - The numbers of a chain ------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_CHAINKERNELS_H
#define LIB_TRANSFORMS_CHAINKERNELS_H

#include "LinearChain.h"
#include "PoolToConv/Transforms/EliminatePooling.h"

namespace ptc {

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

/// The composition of two ops that sum in `accType`. Declined as by compose,
/// and where double, in which weights are composed, might round integers (T22).
OrDecline<LinearKernel> composeIn(mlir::Type accType, const LinearKernel &first,
                                  const LinearKernel &second,
                                  const LinearLimits &limits);

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
  /// `ontoTensor`: its sums start from a tensor, of the magnitude of x at most,
  /// next to which each of their terms is rounded.
  void through(const LinearKernel &kernel, bool ontoTensor = false);
  Magnitude magnitude = {1.0, 0.0};
  double eps;
};

/// Why errors up to `bound` are too much to be told; nullopt if they are not.
std::optional<Decline> checkBound(double bound);

/// Why integer arithmetic cannot take `kernel` on data of `inputType` (T22), or
/// floats of `weightType` (T23: a weight overflows); nullopt if it can.
std::optional<Decline> checkNumbers(const LinearKernel &kernel,
                                    mlir::Type inputType,
                                    mlir::Type weightType);

/// The largest |weight|.
double largestWeight(const LinearKernel &kernel);

} // namespace ptc

#endif // LIB_TRANSFORMS_CHAINKERNELS_H
