//===- LinalgCombiner.h - What a reduction computes ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_LINALGCOMBINER_H
#define LIB_INTERFACES_LINALGCOMBINER_H

#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace ptc {

/// What a body computes: combine(out, cast(in)).
struct Combiner {
  Reduction reduction;
  bool isUnsigned = false;
  NanMode nanMode = NanMode::Propagate;
  /// A conversion stands between the data and the combination.
  bool casts = false;
};

/// Matches what `op` yields for `result` as combine(out, cast(in)) of its first
/// input, in either operand order, with at most one cast.
std::optional<Combiner> matchCombiner(mlir::linalg::LinalgOp op,
                                      unsigned result);

} // namespace ptc

#endif // LIB_INTERFACES_LINALGCOMBINER_H
