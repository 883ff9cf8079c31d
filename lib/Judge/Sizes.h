//===- Sizes.h - Values for dynamic sizes -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_SIZES_H
#define POOLTOCONV_LIB_JUDGE_SIZES_H

#include "PoolToConv/Judge/CompiledModule.h"
#include "PoolToConv/Transforms/SpecializeShapes.h"

namespace ptc {

/// Sizes to try for `function`, best first: the leading dim of every argument
/// has size `batch`, others the same size at the same position, except that
/// arguments which are the init of a linalg op get the size its loops need.
/// Only some fit the function.
std::vector<ArgumentShapes> candidateSizes(mlir::func::FuncOp function,
                                           const Signature &signature,
                                           int64_t batch);

/// Puts `values` in for the dynamic sizes in order of the arguments. A single
/// value stands for all of them. Fails if their number is wrong.
llvm::Expected<ArgumentShapes> shapesFromList(const Signature &signature,
                                              llvm::ArrayRef<int64_t> values);

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_SIZES_H
