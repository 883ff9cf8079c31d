//===- SpecializeShapes.cpp - Static sizes for dynamic ones ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sizes are propagated op by op. A value whose type became more static is used
// as it is by ops that infer their types, and through a tensor.cast back to
// its old type by all others; tensor and linalg canonicalisation then moves
// the casts down. tosa ops are never folded or rewritten here.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/SpecializeShapes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Tosa/Utils/ConversionUtils.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;
using namespace ptc;

static bool hasDynamicTensor(TypeRange types) {
  return llvm::any_of(types, [](Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    return tensor && !tensor.hasStaticShape();
  });
}

/// False for ops of no registered dialect, too.
static bool isTosa(Operation *op) {
  return isa_and_nonnull<tosa::TosaDialect>(op->getDialect());
}

bool ptc::needsStaticSizes(func::FuncOp function) {
  bool anyTosa = false;
  bool anyDynamic = hasDynamicTensor(function.getArgumentTypes());
  function.walk([&](Operation *op) {
    anyTosa |= isTosa(op);
    anyDynamic |= hasDynamicTensor(op->getResultTypes());
  });
  return anyTosa && anyDynamic;
}

/// Whether `op` accepts operands whose types became more static as they are.
static bool acceptsRefinement(Operation *op) {
  return isTosa(op) ||
         isa<func::ReturnOp, scf::YieldOp, scf::ConditionOp, scf::IfOp,
             scf::WhileOp, scf::ForOp, tensor::CastOp, tensor::DimOp>(op);
}

/// Whether `refined` says strictly more than `type`.
static bool isRefinement(Type type, Type refined) {
  auto from = dyn_cast<RankedTensorType>(type);
  auto to = dyn_cast<RankedTensorType>(refined);
  return from && to && from != to &&
         tensor::preservesStaticInformation(from, to);
}

/// Gives `value` a more static type.
static void refine(Value value, Type type) {
  Type oldType = value.getType();
  value.setType(cast<RankedTensorType>(type));
  SmallVector<OpOperand *> others;
  for (OpOperand &use : value.getUses())
    if (!acceptsRefinement(use.getOwner()))
      others.push_back(&use);
  if (others.empty())
    return;
  OpBuilder builder(value.getContext());
  builder.setInsertionPointAfterValue(value);
  Value back = tensor::CastOp::create(builder, value.getLoc(), oldType, value);
  for (OpOperand *use : others)
    use->set(back);
}

static bool refineIfBetter(Value value, Type type) {
  if (!isRefinement(value.getType(), type))
    return false;
  refine(value, type);
  return true;
}

/// Uses the source of a cast that forgets sizes.
static bool skipCasts(Operation *op) {
  bool changed = false;
  for (OpOperand &operand : op->getOpOperands()) {
    auto castOp = operand.get().getDefiningOp<tensor::CastOp>();
    if (!castOp ||
        !isRefinement(castOp.getType(), castOp.getSource().getType()))
      continue;
    operand.set(castOp.getSource());
    changed = true;
  }
  return changed;
}

static bool refineInferred(InferShapedTypeOpInterface op) {
  SmallVector<ShapedTypeComponents> components;
  if (failed(op.inferReturnTypeComponents(
          op->getContext(), op->getLoc(), op->getOperands(),
          op->getDiscardableAttrDictionary(), op->getPropertiesStorage(),
          op->getRegions(), components)))
    return false;
  bool changed = false;
  for (auto [result, component] : llvm::zip(op->getResults(), components)) {
    auto type = dyn_cast<RankedTensorType>(result.getType());
    if (!type || !component.hasRank() ||
        int64_t(component.getDims().size()) != type.getRank())
      continue;
    // What is known from either side.
    SmallVector<int64_t> shape(type.getShape());
    for (auto [size, inferred] : llvm::zip(shape, component.getDims()))
      if (ShapedType::isDynamic(size))
        size = inferred;
    changed |= refineIfBetter(
        result, RankedTensorType::get(shape, type.getElementType()));
  }
  return changed;
}

/// Types of block arguments from what flows into them.
static bool refineAll(ValueRange targets, ValueRange sources) {
  bool changed = false;
  for (auto [target, source] : llvm::zip(targets, sources))
    changed |= refineIfBetter(target, source.getType());
  return changed;
}

static bool refineRegions(Operation *op) {
  if (auto ifOp = dyn_cast<scf::IfOp>(op)) {
    if (ifOp.getElseRegion().empty())
      return false;
    ValueRange thenValues = ifOp.thenYield().getOperands();
    ValueRange elseValues = ifOp.elseYield().getOperands();
    bool changed = false;
    for (auto [result, first, second] :
         llvm::zip(ifOp.getResults(), thenValues, elseValues))
      if (first.getType() == second.getType())
        changed |= refineIfBetter(result, first.getType());
    return changed;
  }
  if (auto whileOp = dyn_cast<scf::WhileOp>(op))
    return refineAll(whileOp.getBeforeArguments(), whileOp.getInits()) |
           refineAll(whileOp.getAfterArguments(),
                     whileOp.getConditionOp().getArgs()) |
           refineAll(whileOp.getResults(), whileOp.getConditionOp().getArgs());
  if (auto forOp = dyn_cast<scf::ForOp>(op))
    return refineAll(forOp.getRegionIterArgs(), forOp.getInits()) |
           refineAll(forOp.getResults(), forOp.getInits());
  if (auto condIf = dyn_cast<tosa::IfOp>(op)) {
    refineAll(condIf.getThenGraph().getArguments(), condIf.getInputList());
    refineAll(condIf.getElseGraph().getArguments(), condIf.getInputList());
    Operation *thenYield = condIf.getThenGraph().front().getTerminator();
    return refineAll(condIf.getResults(), thenYield->getOperands());
  }
  if (auto whileLoop = dyn_cast<tosa::WhileOp>(op))
    return refineAll(whileLoop.getCondGraph().getArguments(),
                     whileLoop.getInputList()) |
           refineAll(whileLoop.getBodyGraph().getArguments(),
                     whileLoop.getInputList()) |
           refineAll(whileLoop.getResults(), whileLoop.getInputList());
  return false;
}

/// One sweep in program order. Returns whether a type changed.
static bool propagate(func::FuncOp function) {
  bool changed = false;
  function.walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (acceptsRefinement(op) && !isa<tensor::CastOp>(op))
      changed |= skipCasts(op);
    changed |= refineRegions(op);
    if (!isTosa(op))
      return;
    if (auto inferable = dyn_cast<InferShapedTypeOpInterface>(op))
      changed |= refineInferred(inferable);
  });
  // Results of regions are known once the regions are.
  function.walk([&](Operation *op) { changed |= refineRegions(op); });
  return changed;
}

/// Moves casts through everything but tosa ops.
static LogicalResult moveCasts(func::FuncOp function) {
  MLIRContext *context = function.getContext();
  RewritePatternSet patterns(context);
  for (StringRef name : {"tensor", "linalg", "scf", "affine", "arith"}) {
    Dialect *dialect = context->getLoadedDialect(name);
    if (!dialect)
      continue;
    dialect->getCanonicalizationPatterns(patterns);
    for (RegisteredOperationName op : context->getRegisteredOperations())
      if (&op.getDialect() == dialect)
        op.getCanonicalizationPatterns(patterns, context);
  }
  SmallVector<Operation *> ops;
  function.walk([&](Operation *op) {
    if (op != function && !isTosa(op))
      ops.push_back(op);
  });
  GreedyRewriteConfig config;
  config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
  config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled);
  return applyOpPatternsGreedily(ops, std::move(patterns), config);
}

/// Importers write -1 for the rest of an unknown size in slices. Upstream's
/// lowering leaves that unknown even where the result is not.
static void settleSlices(func::FuncOp function) {
  function.walk([](tosa::SliceOp slice) {
    auto type = cast<RankedTensorType>(slice.getType());
    SmallVector<int64_t> sizes;
    if (!type.hasStaticShape() ||
        !tosa::getConstShapeValues(slice.getSize().getDefiningOp(), sizes) ||
        !llvm::is_contained(sizes, -1))
      return;
    ImplicitLocOpBuilder builder(slice.getLoc(), slice);
    slice.getSizeMutable().assign(
        tosa::getTosaConstShape(builder, type.getShape()));
  });
}

LogicalResult ptc::specialize(func::FuncOp function,
                              const ArgumentShapes &shapes) {
  for (auto [argument, shape] : llvm::zip(function.getArguments(), shapes)) {
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    if (type && !type.hasStaticShape())
      refine(argument, type.clone(shape));
  }
  bool onlyTosa = true;
  function.walk([&](Operation *op) {
    onlyTosa &= isTosa(op) || isa<func::FuncOp, func::ReturnOp>(op);
  });
  // Each round settles at least one more op, unless nothing is left to do.
  constexpr unsigned kMaxRounds = 64;
  for (unsigned round = 0; round < kMaxRounds; ++round) {
    bool changed = propagate(function);
    if (!onlyTosa && failed(moveCasts(function)))
      return function.emitOpError("sizes cannot be propagated");
    if (!changed)
      break;
  }
  settleSlices(function);
  if (!function.isDeclaration()) {
    Operation *terminator = function.back().getTerminator();
    // Casts of the last round end up here.
    skipCasts(terminator);
    function.setFunctionType(FunctionType::get(
        function.getContext(), function.front().getArgumentTypes(),
        terminator->getOperandTypes()));
  }
  return verify(function);
}
