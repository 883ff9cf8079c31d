//===- TosaSpec.h - TOSA ops by their specification -------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Lowerings that follow the pseudo-code of the TOSA specification (1.0) where
// upstream's own depart from it or do not exist. docs/Judge.md lists the
// departures.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_TOSASPEC_H
#define POOLTOCONV_LIB_JUDGE_TOSASPEC_H

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"

namespace ptc {

/// Marks an op whose operands were unsigned before makeSignless.
inline constexpr llvm::StringLiteral kUnsignedAttr = "judge.unsigned";

/// Turns every ui<N> into i<N>, in types and constants. Ops that would mean
/// something else afterwards are marked if the lowerings below know them, and
/// an error otherwise.
llvm::LogicalResult makeSignless(mlir::ModuleOp module);

/// Replaces the ops of which the judge follows the specification rather than
/// upstream. Expects a signless module. An op that is left is upstream's.
void lowerTosaBySpecification(mlir::ModuleOp module);

/// The single lowerings. Each replaces `op` or returns failure, having changed
/// nothing.
llvm::LogicalResult lowerMaxPool(mlir::RewriterBase &rewriter,
                                 mlir::tosa::MaxPool2dOp op);
llvm::LogicalResult lowerAvgPool(mlir::RewriterBase &rewriter,
                                 mlir::tosa::AvgPool2dOp op);
/// reduce_max (isMax) and reduce_min over floats.
llvm::LogicalResult lowerFloatReduce(mlir::RewriterBase &rewriter,
                                     mlir::Operation *op, bool isMax);
llvm::LogicalResult lowerFloatArgMax(mlir::RewriterBase &rewriter,
                                     mlir::tosa::ArgMaxOp op);
/// A size of -1 ("up to the end"), replaced by the number in the static type
/// of the result.
llvm::LogicalResult resolveSliceSize(mlir::RewriterBase &rewriter,
                                     mlir::tosa::SliceOp op);
/// Casts from unsigned integers.
llvm::LogicalResult lowerUnsignedCast(mlir::RewriterBase &rewriter,
                                      mlir::tosa::CastOp op);

/// One step of a maximum or minimum. Floats: PROPAGATE gives NaN if either is
/// NaN, IGNORE the other one; -0 < +0, one of the orders that the
/// specification leaves open. Integers: signed unless `isUnsigned`.
mlir::Value createExtremum(mlir::OpBuilder &builder, mlir::Location loc,
                           mlir::Value lhs, mlir::Value rhs, bool isMax,
                           bool ignoreNaN, bool isUnsigned);

/// What an extremum starts from: minimum_s (for a minimum maximum_s), which is
/// an infinity for floats, or NaN if NaNs are ignored.
mlir::TypedAttr extremumIdentity(mlir::Type type, bool isMax, bool ignoreNaN,
                                 bool isUnsigned);

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_TOSASPEC_H
