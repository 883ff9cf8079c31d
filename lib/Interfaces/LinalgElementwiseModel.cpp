//===- LinalgElementwiseModel.cpp - Scales and sums of linalg as linear ops
//===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AffineBody.h"
#include "FoldedTensor.h"
#include "LinalgLinear.h"
#include "Shapes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ptc;

namespace {

/// An element-wise op on one tensor and constants, or on two tensors.
struct ElementwiseMatch {
  /// The tensor that is scaled and shifted; of a join the first operand.
  Value data;
  /// The second operand of a join.
  Value addend;
  int addendSign = 1;
  AffineForm form;
  /// The dimensions in which constants vary, in increasing order.
  SmallVector<unsigned, 1> varyingDims;
};

} // namespace

/// True if the operand is read at the position that is written.
static bool isReadInPlace(AffineMap map, ArrayRef<int64_t> shape) {
  if (map.getNumResults() != map.getNumDims())
    return false;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    bool isUnit = isa<AffineConstantExpr>(expr) &&
                  cast<AffineConstantExpr>(expr).getValue() == 0 &&
                  shape[dim] == 1;
    if (!isUnit && expr != getAffineDimExpr(dim, map.getContext()))
      return false;
  }
  return true;
}

/// The loop along which dimension `dim` of an operand is read.
static std::optional<unsigned> loopOf(AffineMap map, unsigned dim) {
  if (auto expr = dyn_cast<AffineDimExpr>(map.getResult(dim)))
    return expr.getPosition();
  return std::nullopt;
}

/// +1 or -1 if the body yields the sum or difference of its first two
/// arguments, in this order, and no more.
static std::optional<int> matchJoinBody(Block *body) {
  if (body->getOperations().size() != 2)
    return std::nullopt;
  Operation &op = body->front();
  if (op.getNumOperands() != 2 || op.getOperand(0) != body->getArgument(0) ||
      op.getOperand(1) != body->getArgument(1) ||
      body->getTerminator()->getOperand(0) != op.getResult(0))
    return std::nullopt;
  if (isa<arith::AddFOp, arith::AddIOp>(op))
    return 1;
  if (isa<arith::SubFOp, arith::SubIOp>(op))
    return -1;
  return std::nullopt;
}

static std::optional<ElementwiseMatch> matchElementwise(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics() || op->getNumResults() != 1 ||
      op.getNumParallelLoops() != op.getNumLoops() ||
      !op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity())
    return std::nullopt;
  auto type = tensorType(op->getResult(0));
  if (type.getRank() < 2 || type.getRank() > 5)
    return std::nullopt;

  ElementwiseMatch match;
  SmallVector<Value, 2> tensors;
  SmallVector<bool> varies(type.getRank(), false);
  SmallVector<std::optional<AffineForm>> arguments;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(operand);
    AffineForm form;
    if (std::optional<SmallVector<int64_t>> extents =
            foldedExtents(operand->get())) {
      for (auto [dim, extent] : llvm::enumerate(*extents)) {
        if (extent == 1)
          continue;
        std::optional<unsigned> loop = loopOf(map, dim);
        if (!loop)
          return std::nullopt;
        varies[*loop] = form.shiftVaries = true;
      }
    } else {
      auto operandType = dyn_cast<RankedTensorType>(operand->get().getType());
      if (!operandType || !isReadInPlace(map, operandType.getShape()))
        return std::nullopt;
      if (!llvm::is_contained(tensors, operand->get()))
        tensors.push_back(operand->get());
      form.hasData = form.unitFactor = true;
    }
    arguments.push_back(form);
  }
  // What stands in the destination is nobody's business.
  arguments.push_back(std::nullopt);
  for (unsigned dim = 0; dim < varies.size(); ++dim)
    if (varies[dim])
      match.varyingDims.push_back(dim);

  if (tensors.empty())
    return std::nullopt;
  match.data = tensors[0];
  if (tensors.size() == 1) {
    std::optional<AffineForm> form = affineForm(op.getBlock(), arguments);
    if (!form || !form->hasData)
      return std::nullopt;
    match.form = *form;
    return match;
  }
  std::optional<int> sign = matchJoinBody(op.getBlock());
  if (!sign || op.getNumDpsInputs() != 2 ||
      tensors[0].getType() != tensors[1].getType())
    return std::nullopt;
  match.addend = tensors[1];
  match.addendSign = *sign;
  match.form.unitFactor = true;
  return match;
}

bool ptc::isLinalgElementwise(linalg::LinalgOp op) {
  return matchElementwise(op).has_value();
}

std::optional<unsigned> ptc::channelOfElementwise(linalg::LinalgOp op) {
  std::optional<ElementwiseMatch> match = matchElementwise(op);
  if (!match || match->varyingDims.size() != 1)
    return std::nullopt;
  return match->varyingDims.front();
}

/// Evaluates the body for each channel.
static OrDecline<LinearKernel> loadElementwise(linalg::LinalgOp op,
                                               const LinearShape &shape) {
  SmallVector<FoldedTensor> constants;
  SmallVector<bool> isData;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    constants.emplace_back();
    isData.push_back(!foldedExtents(operand->get()));
    if (isData.back())
      continue;
    OrDecline<FoldedTensor> constant = foldTensor(operand->get());
    if (!constant)
      return constant.decline();
    constants.back() = std::move(*constant);
  }

  LinearKernel kernel;
  kernel.shape = shape;
  bool hasShift = false;
  for (int64_t channel = 0; channel < shape.channels.groups; ++channel) {
    SmallVector<AffineNumber> arguments;
    for (auto [constant, data] : llvm::zip_equal(constants, isData)) {
      AffineNumber number;
      if (data)
        number.factor = 1.0;
      else
        number.shift = constant.numbers.size() == 1 ? constant.numbers.front()
                                                    : constant.numbers[channel];
      arguments.push_back(number);
    }
    OrDecline<AffineNumber> result = evaluateBody(op.getBlock(), arguments);
    if (!result)
      return result.decline();
    if (channel < shape.channels.storedOutputs())
      kernel.taps.push_back(result->factor);
    kernel.bias.push_back(result->shift);
    hasShift |= result->shift != 0.0;
  }
  if (!hasShift)
    kernel.bias.clear();
  return kernel;
}

OrDecline<Linear> ptc::describeLinalgElementwise(linalg::LinalgOp op) {
  std::optional<ElementwiseMatch> match = matchElementwise(op);
  if (!match)
    return Decline{"T21", "not a sum or multiple of a tensor"};
  Linear linear;
  linear.input = match->data;
  linear.result = op->getResult(0);
  linear.addend = match->addend;
  linear.addendSign = match->addendSign;
  linear.isJoin = match->addend != Value();
  linear.accType = getElementTypeOrSelf(linear.result);

  unsigned rank = tensorType(linear.result).getRank();
  if (match->varyingDims.empty()) {
    // Any layout is right; the one that others have is of use.
    auto any = [](const Layout &) { return true; };
    linear.layout =
        findLayout(linear.result, any).value_or(channelFirstLayout(rank));
  } else if (match->varyingDims.size() == 1 &&
             match->varyingDims[0] == rank - 1) {
    linear.layout = channelLastLayout(rank);
  } else if (match->varyingDims.size() == 1 && match->varyingDims[0] == 1) {
    linear.layout = channelFirstLayout(rank);
  } else {
    return Decline{"T16", "the constants vary in other dimensions than one "
                          "that may be the channels"};
  }
  if (std::optional<Decline> decline = checkLinearTypes(linear))
    return *decline;

  LinearShape &shape = linear.shape;
  shape.window = pointwiseWindow(linear);
  int64_t channels = tensorType(linear.input).getDimSize(linear.layout.channel);
  shape.channels = {channels, 1, 1, channels > 1 && !match->form.factorVaries};
  if (std::optional<Decline> decline = checkShape(shape))
    return *decline;
  // An addition counts as a sum over a window does.
  linear.cost = cost(shape, /*positions=*/1);
  linear.cost.convs = 0;
  if (!match->form.factorVaries)
    linear.cost.parameters = 0;
  if (linear.isJoin) {
    linear.loadKernel = [shape]() -> OrDecline<LinearKernel> {
      return windowKernel(shape.window, shape.channels.groups, 1.0);
    };
    return linear;
  }
  linear.loadKernel = [op, shape] { return loadElementwise(op, shape); };
  // Whether divisions are exact is a question of their numbers.
  if (match->form.divides)
    if (OrDecline<LinearKernel> kernel = linear.loadKernel(); !kernel)
      return kernel.decline();
  return linear;
}
