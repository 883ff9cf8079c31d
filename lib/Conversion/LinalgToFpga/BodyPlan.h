//===- BodyPlan.h - Which units a body becomes ---------------- -*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The scalar code of an element-wise op, read once: what is constant, what is
// needed, and which groups of ops are one unit.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_LINALGTOFPGA_BODYPLAN_H
#define LIB_CONVERSION_LINALGTOFPGA_BODYPLAN_H

#include "ScalarUnits.h"

#include <functional>

namespace ptc {

/// Constants by value.
using FieldMap = llvm::DenseMap<mlir::Value, ConstantField>;

/// One or a few ops that become units together.
struct BodyStep {
  mlir::Value result;
  /// What is read, as streams or constants.
  llvm::SmallVector<mlir::Value, 2> reads;
  std::function<OrDecline<Scalar>(ScalarUnits &, llvm::MutableArrayRef<Scalar>)>
      build;
  /// Loops along which a scale varies: they want to be innermost, or the rows
  /// and columns of a map.
  llvm::SmallVector<int64_t, 2> scaleLoops;
};

/// The ops between the arguments of a body and what it yields.
struct BodyPlan {
  /// In the order of the body.
  std::vector<BodyStep> steps;
  /// Constants that are read, in the order of loops.
  FieldMap constants;
  /// Values that are read and are no results of steps.
  llvm::SmallVector<mlir::Value> arguments;
};

/// Plans `ops`, of which `yields` are wanted. `arguments` holds what is known
/// of constants among the arguments, `extents` those of the loops. Declined:
///   T25  a value from outside that is not constant,
///   T27  values that are no integers of at most 64 bits,
///   T30  an op without a unit,
///   T33  control flow.
OrDecline<BodyPlan> planBody(llvm::ArrayRef<mlir::Operation *> ops,
                             mlir::ValueRange yields, FieldMap arguments,
                             llvm::ArrayRef<int64_t> extents);

/// Several ops that are one unit: scales, rounded shifts, minima and maxima,
/// tables. Nullopt where `op` is the last op of no such group.
std::optional<BodyStep> matchGroup(mlir::Operation *op,
                                   const FieldMap &constants);

/// The same for what upstream makes of apply_scale: round(a * m * 2^-s), where
/// `op` is the shift.
std::optional<BodyStep> matchScale(mlir::Operation *op,
                                   const FieldMap &constants);

/// The same for tables: `op` is an extraction, or the last sum of an
/// interpolation.
std::optional<BodyStep> matchTable(mlir::Operation *op,
                                   const FieldMap &constants);

/// One op by itself. Declined as by planBody.
OrDecline<BodyStep> stepOf(mlir::Operation *op, const FieldMap &constants);

/// The width of an integer or an index; nullopt for other types, and for more
/// than 64 bits.
std::optional<unsigned> widthOf(mlir::Value value);

/// The number that `value` is everywhere.
std::optional<int64_t> uniformOf(mlir::Value value, const FieldMap &constants);

} // namespace ptc

#endif // LIB_CONVERSION_LINALGTOFPGA_BODYPLAN_H
