//===- ConstantField.h - Constants at each position ----------- -*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the body of an element-wise op computes from constants and positions
// alone, at compile time.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_LINALGTOFPGA_CONSTANTFIELD_H
#define LIB_CONVERSION_LINALGTOFPGA_CONSTANTFIELD_H

#include "PoolToConv/Algebra/Decline.h"
#include "PoolToConv/Dialect/Fpga/IR/Integers.h"
#include "mlir/IR/Operation.h"

namespace ptc {

/// A number at each position of some loops. `extents` has one entry per loop: 1
/// where the numbers do not vary, the loop's extent where they do.
struct ConstantField {
  llvm::SmallVector<int64_t> extents;
  /// Row-major over `extents`, as signed numbers.
  std::vector<int64_t> numbers;

  /// The same number for `rank` loops.
  static ConstantField uniform(unsigned rank, int64_t number);

  bool isUniform() const { return numbers.size() == 1; }
  /// The number, if it is the same everywhere.
  std::optional<int64_t> getUniform() const;
  fpga::Interval range() const;
  /// The number at `position`, which is within the extents of all loops.
  int64_t at(llvm::ArrayRef<int64_t> position) const;
  /// Loop i of the result is loop order[i].
  ConstantField permuted(llvm::ArrayRef<int64_t> order) const;
};

/// The extents of what is computed from both: the larger of each.
llvm::SmallVector<int64_t> joinExtents(llvm::ArrayRef<int64_t> a,
                                       llvm::ArrayRef<int64_t> b);

/// f(a, b) at each position, without regard for what is uniform.
ConstantField combine(const ConstantField &a, const ConstantField &b,
                      llvm::function_ref<int64_t(int64_t, int64_t)> f);

/// The numbers of a tensor or scalar that follows from constants, one loop per
/// dimension; nullopt where `value` does not. Declined as by loadNumbers.
std::optional<OrDecline<ConstantField>> loadField(mlir::Value value);

/// What `op`, of one result, gives for these operands; nullopt where it has no
/// value at some position, or too many.
std::optional<ConstantField>
foldFields(mlir::Operation *op, llvm::ArrayRef<const ConstantField *> operands);

} // namespace ptc

#endif // LIB_CONVERSION_LINALGTOFPGA_CONSTANTFIELD_H
