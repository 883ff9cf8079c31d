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

/// Positions at which bodies are evaluated.
constexpr int64_t kMaxPositions = int64_t(1) << 20;

/// Row-major walk over `extents`: calls `f` with each position until it gives
/// false.
bool forEachPosition(llvm::ArrayRef<int64_t> extents,
                     llvm::function_ref<bool(llvm::ArrayRef<int64_t>)> f);

/// A number at each position of some loops. `extents` has one entry per loop: 1
/// where the numbers do not vary, the loop's extent where they do.
template <typename T>
struct Field {
  llvm::SmallVector<int64_t> extents;
  /// Row-major over `extents`.
  std::vector<T> numbers;

  /// The same number for `rank` loops.
  static Field uniform(unsigned rank, T number) {
    return {llvm::SmallVector<int64_t>(rank, 1), {number}};
  }

  bool isUniform() const { return numbers.size() == 1; }
  /// The number, if it is the same everywhere.
  std::optional<T> getUniform() const {
    if (!llvm::all_equal(numbers))
      return std::nullopt;
    return numbers.front();
  }
  /// The number at `position`, which is within the extents of all loops.
  T at(llvm::ArrayRef<int64_t> position) const {
    int64_t index = 0;
    for (auto [extent, i] : llvm::zip_equal(extents, position))
      index = index * extent + (extent == 1 ? 0 : i);
    return numbers[index];
  }
  /// Loop i of the result is loop order[i].
  Field permuted(llvm::ArrayRef<int64_t> order) const {
    Field result;
    for (int64_t loop : order)
      result.extents.push_back(extents[loop]);
    llvm::SmallVector<int64_t> from(extents.size());
    forEachPosition(result.extents, [&](llvm::ArrayRef<int64_t> position) {
      for (auto [loop, i] : llvm::zip_equal(order, position))
        from[loop] = i;
      result.numbers.push_back(at(from));
      return true;
    });
    return result;
  }
};

/// Integers, as signed numbers.
using ConstantField = Field<int64_t>;
/// What stands for floats.
using RealField = Field<double>;

fpga::Interval intervalOf(const ConstantField &field);

/// The extents of what is computed from both: the larger of each.
llvm::SmallVector<int64_t> joinExtents(llvm::ArrayRef<int64_t> a,
                                       llvm::ArrayRef<int64_t> b);

/// f(a, b) at each position, without regard for what is uniform.
ConstantField combine(const ConstantField &a, const ConstantField &b,
                      llvm::function_ref<int64_t(int64_t, int64_t)> f);

/// The numbers of a tensor or scalar that follows from constants, one loop per
/// dimension; nullopt where `value` does not. Declined as by loadNumbers.
std::optional<OrDecline<ConstantField>> loadField(mlir::Value value);

/// The same for floats, among them one infinity everywhere.
std::optional<OrDecline<RealField>> loadReals(mlir::Value value);

/// What `op`, of one result, gives for these operands; nullopt where it has no
/// value at some position, or too many.
std::optional<ConstantField>
foldFields(mlir::Operation *op, llvm::ArrayRef<const ConstantField *> operands);

} // namespace ptc

#endif // LIB_CONVERSION_LINALGTOFPGA_CONSTANTFIELD_H
