//===- LinalgDivisor.cpp - Divisions of a sum in linalg -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Importers divide a sum by a count in an element-wise linalg.generic. Where
// padding does not count, its body computes the count from linalg.index; for
// static shapes that is a table of constants (T1). A truncating division of an
// integer sum by a constant is a multiplication and a shift.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "Shapes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace ptc;

/// True if `generic` is element-wise on `operand`: all loops parallel, and the
/// operand is read at the position that is written.
static bool isElementwiseOn(linalg::GenericOp generic, OpOperand *operand) {
  return generic.hasPureTensorSemantics() && generic.isAllParallelLoops() &&
         generic.getNumDpsInits() == 1 && generic.isDpsInput(operand) &&
         generic.getMatchingIndexingMap(operand).isIdentity() &&
         generic.getMatchingIndexingMap(generic.getDpsInitOperand(0))
             .isIdentity();
}

//===----------------------------------------------------------------------===//
// Counts per position (T1)
//===----------------------------------------------------------------------===//

namespace {

/// Evaluates the part of a body that depends on nothing but the position.
class PositionEvaluator {
public:
  explicit PositionEvaluator(linalg::GenericOp generic) : generic(generic) {}

  /// The loops that `value` depends on, or nullopt if it depends on data or on
  /// a value that is not a constant.
  std::optional<SmallVector<bool>> loopsOf(Value value);
  /// The value of `value` at `position`, or null if an op does not fold.
  Attribute evaluate(Value value, ArrayRef<int64_t> position);

private:
  Attribute fold(Value value, ArrayRef<int64_t> position,
                 llvm::DenseMap<Value, Attribute> &known);

  linalg::GenericOp generic;
  llvm::DenseMap<Value, std::optional<SmallVector<bool>>> loops;
};

} // namespace

std::optional<SmallVector<bool>> PositionEvaluator::loopsOf(Value value) {
  auto cached = loops.find(value);
  if (cached != loops.end())
    return cached->second;
  std::optional<SmallVector<bool>> result;
  SmallVector<bool> none(generic.getNumLoops(), false);
  Operation *op = value.getDefiningOp();
  if (matchPattern(value, m_Constant())) {
    result = none;
  } else if (op && op->getBlock() == generic.getBody()) {
    if (auto index = dyn_cast<linalg::IndexOp>(op)) {
      result = none;
      (*result)[index.getDim()] = true;
    } else if (op->getNumRegions() == 0 && op->getNumResults() == 1 &&
               isMemoryEffectFree(op)) {
      result = none;
      for (Value operand : op->getOperands()) {
        std::optional<SmallVector<bool>> part = loopsOf(operand);
        if (!part) {
          result.reset();
          break;
        }
        for (auto [all, one] : llvm::zip(*result, *part))
          all |= one;
      }
    }
  }
  loops[value] = result;
  return result;
}

Attribute PositionEvaluator::evaluate(Value value, ArrayRef<int64_t> position) {
  llvm::DenseMap<Value, Attribute> known;
  return fold(value, position, known);
}

Attribute PositionEvaluator::fold(Value value, ArrayRef<int64_t> position,
                                  llvm::DenseMap<Value, Attribute> &known) {
  if (Attribute attribute = known.lookup(value))
    return attribute;
  Attribute result;
  if (matchPattern(value, m_Constant(&result)))
    return known[value] = result;
  Operation *op = value.getDefiningOp();
  if (auto index = dyn_cast<linalg::IndexOp>(op))
    return known[value] =
               IntegerAttr::get(index.getType(), position[index.getDim()]);
  // Folding may first reorder the operands of a commutative op.
  for (unsigned attempt = 0; attempt < 2; ++attempt) {
    SmallVector<Attribute> operands;
    for (Value operand : op->getOperands()) {
      operands.push_back(fold(operand, position, known));
      if (!operands.back())
        return {};
    }
    SmallVector<OpFoldResult> results;
    if (failed(op->fold(operands, results)))
      return {};
    if (results.empty())
      continue;
    if (auto folded = dyn_cast<Value>(results.front()))
      return known[value] = fold(folded, position, known);
    return known[value] = cast<Attribute>(results.front());
  }
  return {};
}

/// All values of `value` over the extents of the loops that it depends on, or
/// an empty vector if one does not fold.
static SmallVector<Attribute> tabulate(PositionEvaluator &evaluator,
                                       Value value, ArrayRef<int64_t> extents,
                                       ArrayRef<bool> varies) {
  SmallVector<Attribute> table;
  SmallVector<int64_t> position(extents.size(), 0);
  while (true) {
    Attribute entry = evaluator.evaluate(value, position);
    if (!entry)
      return {};
    table.push_back(entry);
    int64_t loop = extents.size() - 1;
    for (; loop >= 0; --loop) {
      if (!varies[loop])
        continue;
      if (++position[loop] < extents[loop])
        break;
      position[loop] = 0;
    }
    if (loop < 0)
      return table;
  }
}

/// Replaces `value`, computed in the body from the position, by a constant or
/// by an element of a constant table, which becomes an operand.
static linalg::GenericOp useTable(RewriterBase &rewriter,
                                  linalg::GenericOp generic, Value value,
                                  ArrayRef<int64_t> extents,
                                  ArrayRef<bool> varies,
                                  ArrayRef<Attribute> table) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(generic);
  Location loc = generic.getLoc();
  if (llvm::all_equal(table)) {
    Value constant = arith::ConstantOp::create(rewriter, loc,
                                               cast<TypedAttr>(table.front()));
    rewriter.replaceAllUsesWith(value, constant);
    return generic;
  }
  SmallVector<int64_t> shape;
  SmallVector<AffineExpr> results;
  for (auto [loop, used] : llvm::enumerate(varies)) {
    if (!used)
      continue;
    shape.push_back(extents[loop]);
    results.push_back(rewriter.getAffineDimExpr(loop));
  }
  auto type = RankedTensorType::get(shape, value.getType());
  Value constant = arith::ConstantOp::create(
      rewriter, loc, type, DenseElementsAttr::get(type, table));

  SmallVector<Value> inputs(generic.getInputs());
  SmallVector<AffineMap> maps = generic.getIndexingMapsArray();
  unsigned at = inputs.size();
  inputs.push_back(constant);
  maps.insert(maps.begin() + at, AffineMap::get(extents.size(), 0, results,
                                                rewriter.getContext()));
  auto replacement = linalg::GenericOp::create(
      rewriter, loc, generic.getResultTypes(), inputs, generic.getOutputs(),
      maps, generic.getIteratorTypesArray());
  replacement->setDiscardableAttrs(generic->getDiscardableAttrDictionary());
  rewriter.inlineRegionBefore(generic.getRegion(), replacement.getRegion(),
                              replacement.getRegion().begin());
  BlockArgument entry =
      replacement.getBody()->insertArgument(at, value.getType(), loc);
  rewriter.replaceAllUsesWith(value, entry);
  rewriter.replaceOp(generic, replacement->getResults());
  return replacement;
}

/// Erases what the body no longer uses.
static void eraseDead(RewriterBase &rewriter, Block *body) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(*body)))
    if (isOpTriviallyDead(&op))
      rewriter.eraseOp(&op);
}

/// Tabulates every value that depends on the position only and is used with
/// one that does not.
static linalg::GenericOp tabulatePositions(RewriterBase &rewriter,
                                           linalg::GenericOp generic) {
  // A count takes some 20 ops. A body that is far longer would be folded at
  // every position, recursively.
  constexpr unsigned maxBodySize = 512;
  if (generic.getBody()->getOperations().size() > maxBodySize)
    return generic;
  SmallVector<int64_t> extents = generic.getStaticLoopRanges();
  PositionEvaluator evaluator(generic);
  SmallVector<Value> boundary;
  for (Operation &op : *generic.getBody()) {
    if (op.getNumResults() == 1 && evaluator.loopsOf(op.getResult(0)))
      continue;
    for (Value operand : op.getOperands()) {
      Operation *producer = operand.getDefiningOp();
      if (producer && producer->getBlock() == generic.getBody() &&
          !isa<linalg::IndexOp>(producer) && evaluator.loopsOf(operand) &&
          !llvm::is_contained(boundary, operand))
        boundary.push_back(operand);
    }
  }
  for (Value value : boundary) {
    SmallVector<bool> varies = *evaluator.loopsOf(value);
    int64_t entries = 1;
    for (auto [extent, used] : llvm::zip(extents, varies))
      if (used)
        entries = product({entries, extent});
    // A table of unknown or absurd size is worse than the computation.
    if (ShapedType::isDynamic(entries) || entries > (1 << 20))
      continue;
    SmallVector<Attribute> table = tabulate(evaluator, value, extents, varies);
    if (table.empty())
      continue;
    generic = useTable(rewriter, generic, value, extents, varies, table);
    evaluator = PositionEvaluator(generic);
  }
  eraseDead(rewriter, generic.getBody());
  return generic;
}

//===----------------------------------------------------------------------===//
// Truncating division by a constant
//===----------------------------------------------------------------------===//

/// q = (|x| * multiplier) >> shift with the sign of x.
static Value divide(OpBuilder &b, Location loc, Value x, Division division) {
  Type type = x.getType();
  unsigned width = type.getIntOrFloatBitWidth();
  // A product that does not fit is computed in 64 bits.
  Type wide = division.productBits < width ? type : b.getI64Type();
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(b, loc, b.getIntegerAttr(wide, value));
  };
  if (wide != type)
    x = arith::ExtSIOp::create(b, loc, wide, x);
  Value zero = constant(0);
  Value negated = arith::SubIOp::create(b, loc, zero, x);
  Value magnitude = arith::MaxSIOp::create(b, loc, x, negated);
  Value scaled =
      arith::MulIOp::create(b, loc, magnitude, constant(division.multiplier));
  Value quotient =
      arith::ShRUIOp::create(b, loc, scaled, constant(division.shift));
  Value opposite = arith::SubIOp::create(b, loc, zero, quotient);
  Value isNegative =
      arith::CmpIOp::create(b, loc, arith::CmpIPredicate::slt, x, zero);
  Value result =
      arith::SelectOp::create(b, loc, isNegative, opposite, quotient);
  return wide == type ? result : arith::TruncIOp::create(b, loc, type, result);
}

/// Replaces sum / constant in the body of `generic`.
static void simplifyIntegerDivision(RewriterBase &rewriter,
                                    linalg::GenericOp generic, Value sum,
                                    std::optional<int64_t> maxMagnitude) {
  for (auto div : llvm::make_early_inc_range(
           generic.getBody()->getOps<arith::DivSIOp>())) {
    APInt divisor;
    unsigned width = div.getType().getIntOrFloatBitWidth();
    if (div.getLhs() != sum || width > 32 ||
        !matchPattern(div.getRhs(), m_ConstantInt(&divisor)) ||
        !divisor.isStrictlyPositive())
      continue;
    int64_t largest = maxMagnitude.value_or(int64_t(1) << (width - 1));
    std::optional<Division> division =
        exactDivision(divisor.getSExtValue(), largest);
    if (!division)
      continue;
    rewriter.setInsertionPoint(div);
    rewriter.replaceOp(div, divide(rewriter, div.getLoc(), sum, *division));
  }
}

/// Simplifies what `user`, an element-wise op on `sum`, divides `sum` by.
static void simplifyDivisor(RewriterBase &rewriter, linalg::GenericOp user,
                            Value sum, std::optional<int64_t> maxMagnitude) {
  auto *use = llvm::find_if(user->getOpOperands(), [&](OpOperand &operand) {
    return operand.get() == sum && isElementwiseOn(user, &operand);
  });
  if (use == user->getOpOperands().end())
    return;
  unsigned argument = use->getOperandNumber();
  user = tabulatePositions(rewriter, user);
  simplifyIntegerDivision(rewriter, user, user.getBody()->getArgument(argument),
                          maxMagnitude);
}

void LinalgBuilder::simplifyDivisors(
    RewriterBase &rewriter, Value sum, const Layout &,
    std::optional<int64_t> maxMagnitude) const {
  OpBuilder::InsertionGuard guard(rewriter);
  // The sum and its transposes: 3-D pools are transposed on their way to the
  // division.
  SmallVector<Value> sums = {sum};
  while (!sums.empty()) {
    Value current = sums.pop_back_val();
    // An op may use the sum twice, and is replaced.
    llvm::SetVector<Operation *> users(current.user_begin(),
                                       current.user_end());
    for (Operation *user : users) {
      if (auto transpose = dyn_cast<linalg::TransposeOp>(user)) {
        if (transpose.getInput() == current)
          sums.push_back(transpose->getResult(0));
      } else if (auto generic = dyn_cast<linalg::GenericOp>(user)) {
        simplifyDivisor(rewriter, generic, current, maxMagnitude);
      }
    }
  }
}

//===----------------------------------------------------------------------===//
// Constant factors (T17)
//===----------------------------------------------------------------------===//

std::optional<ScaleUse> LinalgBuilder::matchScale(Value sum) const {
  linalg::TransposeOp transpose;
  while (sum.hasOneUse() &&
         (transpose = dyn_cast<linalg::TransposeOp>(*sum.user_begin())) &&
         transpose.getInput() == sum)
    sum = transpose->getResult(0);
  if (!sum.hasOneUse())
    return std::nullopt;
  OpOperand &use = *sum.getUses().begin();
  auto generic = dyn_cast<linalg::GenericOp>(use.getOwner());
  if (!generic || !isElementwiseOn(generic, &use) ||
      generic.getNumDpsInputs() != 1 ||
      generic.getResult(0).getType() != use.get().getType() ||
      generic.getBody()->getOperations().size() != 2)
    return std::nullopt;
  Operation *op =
      generic.getBody()->getTerminator()->getOperand(0).getDefiningOp();
  if (!op || op->getBlock() != generic.getBody())
    return std::nullopt;
  Value argument = generic.getBody()->getArgument(0);
  FloatAttr factor;
  // pool / c, c * pool and pool * c, but not c / pool.
  if (auto div = dyn_cast<arith::DivFOp>(op)) {
    if (div.getLhs() != argument ||
        !matchPattern(div.getRhs(), m_Constant(&factor)))
      return std::nullopt;
    return ScaleUse{generic, use.get(), 1 / factor.getValueAsDouble()};
  }
  auto mul = dyn_cast<arith::MulFOp>(op);
  if (!mul)
    return std::nullopt;
  Value other = mul.getLhs() == argument ? mul.getRhs() : mul.getLhs();
  if ((mul.getLhs() != argument && mul.getRhs() != argument) ||
      !matchPattern(other, m_Constant(&factor)))
    return std::nullopt;
  return ScaleUse{generic, use.get(), factor.getValueAsDouble()};
}
