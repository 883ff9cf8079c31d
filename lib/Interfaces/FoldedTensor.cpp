//===- FoldedTensor.cpp - Tensors that follow from constants --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FoldedTensor.h"
#include "AffineBody.h"
#include "PoolToConv/Interfaces/Constants.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;

using Extents = SmallVector<int64_t>;

/// How far a constant is looked for.
constexpr unsigned kMaxDepth = 8;

static std::optional<Extents> extentsOf(Value value, unsigned depth);

/// True if `generic` maps element to element and knows its result from its
/// inputs alone.
static bool isElementwise(linalg::GenericOp generic) {
  return generic.getNumDpsInits() == 1 &&
         generic.getNumParallelLoops() == generic.getNumLoops() &&
         generic.getMatchingIndexingMap(generic.getDpsInitOperand(0))
             .isIdentity();
}

/// The loop of each dimension of an operand, nullopt where it is indexed by
/// zero.
static std::optional<SmallVector<std::optional<unsigned>>>
loopsOf(AffineMap map) {
  SmallVector<std::optional<unsigned>> loops;
  for (AffineExpr expr : map.getResults()) {
    if (auto dim = dyn_cast<AffineDimExpr>(expr))
      loops.push_back(dim.getPosition());
    else if (auto constant = dyn_cast<AffineConstantExpr>(expr);
             constant && constant.getValue() == 0)
      loops.push_back(std::nullopt);
    else
      return std::nullopt;
  }
  return loops;
}

static std::optional<Extents> extentsOfGeneric(linalg::GenericOp generic,
                                               unsigned depth) {
  if (!isElementwise(generic))
    return std::nullopt;
  Extents result(generic.getNumLoops(), 1);
  SmallVector<std::optional<AffineForm>> arguments;
  for (OpOperand *operand : generic.getDpsInputOperands()) {
    std::optional<Extents> extents = extentsOf(operand->get(), depth);
    auto loops = loopsOf(generic.getMatchingIndexingMap(operand));
    if (!extents || !loops)
      return std::nullopt;
    for (auto [extent, loop] : llvm::zip_equal(*extents, *loops))
      if (extent != 1) {
        // An operand that is not read whole has other numbers at hand.
        if (!loop || (result[*loop] != 1 && result[*loop] != extent))
          return std::nullopt;
        result[*loop] = extent;
      }
    arguments.push_back(AffineForm());
  }
  arguments.push_back(std::nullopt);
  if (!affineForm(generic.getBody(), arguments))
    return std::nullopt;
  return result;
}

static std::optional<Extents> extentsOf(Value value, unsigned depth) {
  auto shaped = dyn_cast<RankedTensorType>(value.getType());
  unsigned rank = shaped ? shaped.getRank() : 0;
  if (isConstant(value)) {
    DenseElementsAttr elements;
    if (!shaped ||
        (matchPattern(value, m_Constant(&elements)) && elements.isSplat()))
      return Extents(rank, 1);
    return Extents(shaped.getShape());
  }
  Operation *op = value.getDefiningOp();
  if (!op || depth == 0 || !shaped)
    return std::nullopt;
  --depth;
  if (auto fill = dyn_cast<linalg::FillOp>(op)) {
    if (!isConstant(fill.getInputs().front()))
      return std::nullopt;
    return Extents(rank, 1);
  }
  if (auto broadcast = dyn_cast<linalg::BroadcastOp>(op)) {
    std::optional<Extents> source = extentsOf(broadcast.getInput(), depth);
    if (!source)
      return std::nullopt;
    for (int64_t dim : broadcast.getDimensions())
      source->insert(source->begin() + dim, 1);
    return source;
  }
  if (auto transpose = dyn_cast<linalg::TransposeOp>(op)) {
    std::optional<Extents> source = extentsOf(transpose.getInput(), depth);
    if (!source)
      return std::nullopt;
    return applyPermutation(*source, transpose.getPermutation());
  }
  if (auto generic = dyn_cast<linalg::GenericOp>(op))
    return extentsOfGeneric(generic, depth);
  return std::nullopt;
}

std::optional<Extents> ptc::foldedExtents(Value value) {
  return extentsOf(value, kMaxDepth);
}

std::optional<unsigned> ptc::varyingDim(ArrayRef<int64_t> extents) {
  for (auto [dim, extent] : llvm::enumerate(extents))
    if (extent != 1)
      return dim;
  return std::nullopt;
}

bool ptc::variesInOneDim(ArrayRef<int64_t> extents) {
  return llvm::count_if(extents, [](int64_t extent) { return extent != 1; }) <=
         1;
}

/// Evaluates the body at every position where the result varies.
static OrDecline<FoldedTensor> foldGeneric(linalg::GenericOp generic,
                                           FoldedTensor result) {
  struct Operand {
    FoldedTensor tensor;
    /// The step in `tensor` for a step of each loop.
    SmallVector<int64_t> steps;
  };
  SmallVector<Operand> operands;
  for (OpOperand *input : generic.getDpsInputOperands()) {
    OrDecline<FoldedTensor> tensor = foldTensor(input->get());
    if (!tensor)
      return tensor.decline();
    Operand operand{std::move(*tensor),
                    SmallVector<int64_t>(generic.getNumLoops(), 0)};
    auto loops = loopsOf(generic.getMatchingIndexingMap(input));
    int64_t step = 1;
    for (unsigned dim = loops->size(); dim-- > 0;) {
      int64_t extent = operand.tensor.extents[dim];
      if (extent != 1)
        operand.steps[*(*loops)[dim]] += step;
      step *= extent;
    }
    operands.push_back(std::move(operand));
  }

  int64_t total = 1;
  for (int64_t extent : result.extents)
    total *= extent;
  SmallVector<AffineNumber> arguments(operands.size());
  for (int64_t i = 0; i < total; ++i) {
    for (auto [argument, operand] : llvm::zip_equal(arguments, operands)) {
      int64_t rest = i, offset = 0;
      for (unsigned loop = result.extents.size(); loop-- > 0;) {
        offset += rest % result.extents[loop] * operand.steps[loop];
        rest /= result.extents[loop];
      }
      argument.shift = operand.tensor.numbers[offset];
    }
    OrDecline<AffineNumber> number = evaluateBody(generic.getBody(), arguments);
    if (!number)
      return number.decline();
    result.numbers.push_back(number->shift);
  }
  return result;
}

/// The numbers of the input in the order of `result`.
static OrDecline<FoldedTensor> foldTranspose(linalg::TransposeOp transpose,
                                             FoldedTensor result) {
  OrDecline<FoldedTensor> source = foldTensor(transpose.getInput());
  if (!source)
    return source.decline();
  SmallVector<int64_t> steps = computeStrides(source->extents);
  applyPermutationToVector(steps, transpose.getPermutation());
  SmallVector<int64_t> order = computeStrides(result.extents);
  result.numbers.reserve(source->numbers.size());
  for (size_t i = 0; i < source->numbers.size(); ++i)
    result.numbers.push_back(
        source->numbers[linearize(delinearize(i, order), steps)]);
  return result;
}

OrDecline<FoldedTensor> ptc::foldTensor(Value value) {
  std::optional<Extents> extents = foldedExtents(value);
  if (!extents)
    return Decline{"T25", "an operand that has to be constant is not"};
  FoldedTensor result{std::move(*extents), {}};
  Operation *op = value.getDefiningOp();
  if (auto generic = dyn_cast<linalg::GenericOp>(op))
    return foldGeneric(generic, std::move(result));
  if (auto transpose = dyn_cast<linalg::TransposeOp>(op))
    return foldTranspose(transpose, std::move(result));
  if (auto broadcast = dyn_cast<linalg::BroadcastOp>(op)) {
    OrDecline<FoldedTensor> source = foldTensor(broadcast.getInput());
    if (!source)
      return source.decline();
    result.numbers = std::move(source->numbers);
    return result;
  }
  if (auto fill = dyn_cast<linalg::FillOp>(op))
    value = fill.getInputs().front();
  // A splat is not written out.
  if (!varyingDim(result.extents))
    if (std::optional<double> splat = loadSplat(value)) {
      result.numbers = {*splat};
      return result;
    }
  OrDecline<std::vector<double>> numbers = loadNumbers(value);
  if (!numbers)
    return numbers.decline();
  result.numbers = std::move(*numbers);
  if (!varyingDim(result.extents))
    result.numbers.resize(1);
  return result;
}
