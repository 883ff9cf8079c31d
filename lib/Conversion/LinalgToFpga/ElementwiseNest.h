//===- ElementwiseNest.h - Ops whose loops are all parallel -----*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What an element-wise op reads and writes, loop by loop, whatever its body
// computes with.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_LINALGTOFPGA_ELEMENTWISENEST_H
#define LIB_CONVERSION_LINALGTOFPGA_ELEMENTWISENEST_H

#include "../ToFpga/StreamBuilder.h"
#include "ConstantField.h"
#include "LinalgLowering.h"

namespace ptc {

/// The loop of each dimension: nullopt where an extent of 1 is indexed by 0.
using Loops = llvm::SmallVector<std::optional<int64_t>>;

/// A tensor that a body reads or writes, and how.
struct Access {
  mlir::Value tensor;
  /// The argument of the body, or the yielded value.
  mlir::Value scalar;
  Loops loops;

  /// A constant of `tensor`, by the loops of the body, of which there are
  /// `count`. Its dimensions may be transposed, and fewer than the loops.
  template <typename T>
  Field<T> byLoop(Field<T> constant, size_t count) const;
};

/// An element-wise computation over `extents`.
struct ElementwiseNest {
  llvm::SmallVector<int64_t> extents;
  llvm::SmallVector<mlir::Operation *> ops;
  llvm::SmallVector<Access> inputs;
  llvm::SmallVector<Access> outputs;
};

/// The order of loops in which the computation runs: that of the first tensor
/// with all loops among those of which `read` is the scalar.
llvm::SmallVector<int64_t> orderOf(const ElementwiseNest &nest,
                                   llvm::ArrayRef<mlir::Value> read,
                                   const StreamBuilder &b);

/// The stream of an input in `order`, with extent 1 for loops that it lacks.
mlir::Value readInput(const Access &input, llvm::ArrayRef<int64_t> order,
                      StreamBuilder &b);

/// `stream`, in `order`, with all of `extents` (per loop): where one is 1 the
/// element serves for the whole loop.
mlir::Value spread(mlir::Value stream, llvm::ArrayRef<int64_t> order,
                   llvm::ArrayRef<int64_t> extents, StreamBuilder &b);

/// Makes `stream`, in `order`, that of an output.
void writeOutput(const Access &output, mlir::Value stream,
                 llvm::ArrayRef<int64_t> order, StreamBuilder &b);

/// A body of floats in fixed point (T32): sums, products and bounds exactly,
/// functions by tables, one rounding to the format of each output. Declined:
///   T25  a value from outside that is not constant,
///   T30  an op without a unit,
///   T31  numbers of more than 62 bits, tables of more than 16,
///   T32  floats that become integers, or come from more than an element,
///   T33  control flow.
Refusal lowerFloatNest(const ElementwiseNest &nest, StreamBuilder &b);

template <typename T>
Field<T> Access::byLoop(Field<T> constant, size_t count) const {
  llvm::SmallVector<int64_t> order;
  for (size_t loop = 0; loop < count; ++loop) {
    auto *dim = llvm::find(loops, std::optional<int64_t>(loop));
    if (dim != loops.end()) {
      order.push_back(dim - loops.begin());
      continue;
    }
    order.push_back(constant.extents.size());
    constant.extents.push_back(1);
  }
  // What is indexed by 0 has extent 1.
  Field<T> result;
  for (int64_t dim : order)
    result.extents.push_back(constant.extents[dim]);
  for (auto [dim, loop] : llvm::enumerate(loops))
    if (!loop)
      order.push_back(dim);
  result.numbers = constant.permuted(order).numbers;
  return result;
}

} // namespace ptc

#endif // LIB_CONVERSION_LINALGTOFPGA_ELEMENTWISENEST_H
