//===- Sizes.cpp - Values for dynamic sizes -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sizes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

#include <map>

using namespace mlir;
using namespace ptc;

llvm::Expected<ArgumentShapes> ptc::shapesFromList(const Signature &signature,
                                                   ArrayRef<int64_t> values) {
  size_t needed = 0;
  for (const ValueType &type : signature.arguments)
    needed += llvm::count_if(type.shape, ShapedType::isDynamic);
  if (values.size() != needed && values.size() != 1)
    return llvm::createStringError("has " + llvm::Twine(needed) +
                                   " dynamic sizes, " +
                                   llvm::Twine(values.size()) + " are given");
  ArgumentShapes shapes;
  size_t next = 0;
  for (const ValueType &type : signature.arguments) {
    shapes.push_back(type.shape);
    for (int64_t &size : shapes.back())
      if (ShapedType::isDynamic(size))
        size = values.size() == 1 ? values[0] : values[next++];
  }
  return shapes;
}

namespace {

/// Sizes of the arguments of one function, found from its linalg ops.
class InitSizes {
public:
  InitSizes(func::FuncOp function, ArgumentShapes &shapes)
      : function(function), shapes(shapes) {}

  /// Sizes from `defaults` for arguments that are read, from the loops of the
  /// linalg ops for arguments that are only inits.
  void solve(ArrayRef<int64_t> defaults);

private:
  static constexpr int64_t kUnknown = ShapedType::kDynamic;
  /// The extent of a window.
  static constexpr int64_t kWindow = 3;

  /// The shape of an operand as far as known: an argument's, that of an
  /// argument with padding around it, or its type's.
  MutableArrayRef<int64_t> shapeOf(Value value,
                                   SmallVectorImpl<int64_t> &storage);
  /// Gives `defaults` to the argument that is padded to get `value`, if any.
  void assignPadded(Value value, ArrayRef<int64_t> defaults);
  void visit(linalg::LinalgOp op, ArrayRef<int64_t> defaults);
  static int64_t defaultAt(ArrayRef<int64_t> defaults, size_t dim) {
    return defaults[std::min(dim, defaults.size() - 1)];
  }

  func::FuncOp function;
  ArgumentShapes &shapes;
};

} // namespace

MutableArrayRef<int64_t> InitSizes::shapeOf(Value value,
                                            SmallVectorImpl<int64_t> &storage) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (argument && argument.getOwner() == &function.front())
    return shapes[argument.getArgNumber()];
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type)
    return storage;
  storage.assign(type.getShape().begin(), type.getShape().end());
  if (auto pad = value.getDefiningOp<tensor::PadOp>()) {
    SmallVector<int64_t> sourceStorage;
    ArrayRef<int64_t> source = shapeOf(pad.getSource(), sourceStorage);
    for (auto [dim, size] : llvm::enumerate(storage)) {
      int64_t low = pad.getStaticLow()[dim], high = pad.getStaticHigh()[dim];
      if (size == kUnknown &&
          !llvm::is_contained({source[dim], low, high}, kUnknown))
        size = source[dim] + low + high;
    }
  }
  return storage;
}

void InitSizes::assignPadded(Value value, ArrayRef<int64_t> defaults) {
  auto pad = value.getDefiningOp<tensor::PadOp>();
  if (!pad)
    return;
  assignPadded(pad.getSource(), defaults);
  SmallVector<int64_t> storage;
  for (auto [dim, size] : llvm::enumerate(shapeOf(pad.getSource(), storage)))
    if (size == kUnknown)
      size = defaultAt(defaults, dim);
}

/// The number of positions of `loop` in a dim of `size` that is read at
/// loop * stride + other * step: floor((size - 1 - reach) / stride) + 1, where
/// reach is the largest other * step. Unknown unless `expr` has that form.
static int64_t windowPositions(AffineExpr expr, unsigned loop, int64_t size,
                               ArrayRef<int64_t> loops) {
  SmallVector<int64_t> first(loops.size(), 0), second(loops.size(), 0);
  second[loop] = 1;
  int64_t reach = 0, stride = 0;
  auto evaluate = [&](ArrayRef<int64_t> point) -> std::optional<int64_t> {
    SmallVector<AffineExpr> constants;
    for (int64_t value : point)
      constants.push_back(getAffineConstantExpr(value, expr.getContext()));
    auto result = dyn_cast<AffineConstantExpr>(expr.replaceDims(constants));
    if (!result)
      return std::nullopt;
    return result.getValue();
  };
  SmallVector<int64_t> last(loops.size(), 0);
  for (size_t i = 0; i < loops.size(); ++i) {
    if (i == loop || !expr.isFunctionOfDim(i))
      continue;
    if (ShapedType::isDynamic(loops[i]))
      return ShapedType::kDynamic;
    last[i] = loops[i] - 1;
  }
  std::optional<int64_t> zero = evaluate(first), one = evaluate(second),
                         far = evaluate(last);
  if (!zero || !one || !far)
    return ShapedType::kDynamic;
  stride = *one - *zero;
  reach = *far;
  if (stride <= 0 || size - 1 - reach < 0)
    return ShapedType::kDynamic;
  return (size - 1 - reach) / stride + 1;
}

/// Whether an operand is read along reduced loops alone, as a window is.
static bool runsOverReductionsOnly(linalg::LinalgOp op, OpOperand &operand) {
  SmallVector<utils::IteratorType> kinds = op.getIteratorTypesArray();
  AffineMap map = op.getMatchingIndexingMap(&operand);
  for (unsigned loop = 0; loop < kinds.size(); ++loop)
    if (map.isFunctionOfDim(loop) && kinds[loop] == utils::IteratorType::parallel)
      return false;
  return true;
}

void InitSizes::visit(linalg::LinalgOp op, ArrayRef<int64_t> defaults) {
  SmallVector<int64_t> loops(op.getNumLoops(), kUnknown);
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  auto forEachDim =
      [&](OpOperand &operand,
          llvm::function_ref<void(int64_t &, AffineExpr, size_t)> visitDim) {
        SmallVector<int64_t> storage;
        MutableArrayRef<int64_t> shape = shapeOf(operand.get(), storage);
        AffineMap map = maps[operand.getOperandNumber()];
        if (shape.size() == map.getNumResults())
          for (auto [dim, expr] : llvm::enumerate(map.getResults()))
            visitDim(shape[dim], expr, dim);
      };
  // A size that a loop runs over directly.
  auto learn = [&](int64_t &size, AffineExpr expr, size_t) {
    if (auto dimExpr = dyn_cast<AffineDimExpr>(expr))
      if (size != kUnknown && loops[dimExpr.getPosition()] == kUnknown)
        loops[dimExpr.getPosition()] = size;
  };
  auto assign = [&](int64_t &size, AffineExpr expr, size_t) {
    auto dimExpr = dyn_cast<AffineDimExpr>(expr);
    if (dimExpr && size == kUnknown)
      size = loops[dimExpr.getPosition()];
  };
  for (OpOperand *input : op.getDpsInputOperands()) {
    assignPadded(input->get(), defaults);
    forEachDim(*input, learn);
  }
  for (OpOperand *input : op.getDpsInputOperands()) {
    forEachDim(*input, assign);
    bool isWindow = runsOverReductionsOnly(op, *input);
    forEachDim(*input, [&](int64_t &size, AffineExpr expr, size_t dim) {
      if (size == kUnknown)
        size = isWindow ? kWindow : defaultAt(defaults, dim);
      learn(size, expr, dim);
    });
  }
  // The loops over a window's positions.
  for (OpOperand *input : op.getDpsInputOperands())
    forEachDim(*input, [&](int64_t &size, AffineExpr expr, size_t) {
      for (unsigned loop = 0; loop < loops.size(); ++loop)
        if (loops[loop] == kUnknown && size != kUnknown &&
            expr.isFunctionOfDim(loop))
          loops[loop] = windowPositions(expr, loop, size, loops);
    });
  for (OpOperand &init : op.getDpsInitsMutable())
    forEachDim(init, assign);
}

void InitSizes::solve(ArrayRef<int64_t> defaults) {
  function.walk([&](linalg::LinalgOp op) { visit(op, defaults); });
  for (auto &shape : shapes)
    for (auto [dim, size] : llvm::enumerate(shape))
      if (size == kUnknown)
        size = defaultAt(defaults, dim);
}

std::vector<ArgumentShapes> ptc::candidateSizes(func::FuncOp function,
                                                const Signature &signature,
                                                int64_t batch) {
  // Near-square sizes first, then larger ones, then small: a window may need
  // any of them, or one that a stride divides.
  constexpr int64_t kLargest = 72;
  std::vector<SmallVector<int64_t, 4>> defaults;
  for (int64_t size = 7; size <= kLargest; ++size) {
    defaults.push_back({batch, size, size + 1, size + 2});
    defaults.push_back({batch, size, size, size});
    defaults.push_back({batch, size, size + 2, size});
    defaults.push_back({batch, size + 1, size, size});
  }
  for (int64_t size = 6; size >= 1; --size)
    defaults.push_back({batch, size, size, size});

  std::vector<ArgumentShapes> candidates;
  for (ArrayRef<int64_t> list : defaults) {
    ArgumentShapes shapes;
    for (const ValueType &type : signature.arguments)
      shapes.push_back(type.shape);
    InitSizes(function, shapes).solve(list);
    if (candidates.empty() || candidates.back() != shapes)
      candidates.push_back(std::move(shapes));
  }
  return candidates;
}
