//===- LinalgMatmulModel.cpp - Matrix products as linear ops --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A matrix product with a constant right operand is a convolution of its rows
// by a window of one element. Its indexing maps say where rows and channels
// are.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "FoldedTensor.h"
#include "LinalgLinear.h"
#include "Shapes.h"

using namespace mlir;
using namespace ptc;

namespace {

/// Where in the right operand the channels are.
struct MatrixDims {
  unsigned input;
  unsigned output;
};

} // namespace

/// The position of `loop` in the results of `map`, which are loops.
static std::optional<unsigned> positionOf(AffineMap map, unsigned loop) {
  return map.getResultPosition(getAffineDimExpr(loop, map.getContext()));
}

/// The dimensions of the right operand, and as `channel` that of the left one
/// and of the result; nullopt if it is not the last, or rows are in another
/// order.
static std::optional<MatrixDims> matchMaps(linalg::LinalgOp op) {
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  AffineMap left = maps[0], right = maps[1], result = maps[2];
  SmallVector<unsigned> reductions;
  op.getReductionDims(reductions);
  unsigned channel = result.getNumResults() - 1;
  auto loopAt = [](AffineMap map, unsigned dim) {
    return cast<AffineDimExpr>(map.getResult(dim)).getPosition();
  };
  // A map may leave out dimensions of an operand that is broadcast.
  if (left.getNumResults() != result.getNumResults() ||
      reductions.size() != 1 || loopAt(left, channel) != reductions[0])
    return std::nullopt;
  for (unsigned dim = 0; dim < channel; ++dim)
    if (loopAt(left, dim) != loopAt(result, dim))
      return std::nullopt;
  std::optional<unsigned> input = positionOf(right, reductions[0]);
  std::optional<unsigned> output = positionOf(right, loopAt(result, channel));
  if (!input || !output)
    return std::nullopt;
  return MatrixDims{*input, *output};
}

static OrDecline<LinearKernel> loadMatrix(Value matrix, MatrixDims dims,
                                          const LinearShape &shape,
                                          const LinalgInit &init) {
  OrDecline<FoldedTensor> tensor = foldTensor(matrix);
  if (!tensor)
    return tensor.decline();
  OrDecline<std::vector<double>> bias = init.load(shape.channels.out);
  if (!bias)
    return bias.decline();
  LinearKernel kernel;
  kernel.shape = shape;
  kernel.bias = std::move(*bias);
  // The steps are 0 where numbers do not vary.
  auto stepOf = [&](unsigned dim) -> int64_t {
    if (tensor->extents[dim] == 1)
      return 0;
    int64_t step = 1;
    for (int64_t extent : ArrayRef(tensor->extents).drop_front(dim + 1))
      step *= extent;
    return step;
  };
  int64_t inputStep = stepOf(dims.input), outputStep = stepOf(dims.output);
  kernel.taps.reserve(shape.weights());
  for (int64_t output = 0; output < shape.channels.out; ++output)
    for (int64_t input = 0; input < shape.channels.in; ++input)
      kernel.taps.push_back(
          tensor->numbers[output * outputStep + input * inputStep]);
  return kernel;
}

OrDecline<Linear> ptc::describeLinalgMatmul(linalg::LinalgOp op) {
  // Operands are widened as signed numbers unless the op says otherwise.
  if (auto cast = op->getAttrOfType<linalg::TypeFnAttr>("cast");
      cast && cast.getValue() != linalg::TypeFn::cast_signed)
    return Decline{"T5", "the elements are unsigned"};
  Linear linear;
  linear.input = op.getDpsInputOperand(0)->get();
  linear.result = op->getResult(0);
  Value matrix = op.getDpsInputOperand(1)->get();
  Value init = op.getDpsInitOperand(0)->get();
  std::optional<MatrixDims> dims = matchMaps(op);
  if (!dims)
    return Decline{"T15", "the rows of a matrix product are not in order"};
  linear.layout = channelLastLayout(tensorType(linear.result).getRank());
  linear.accType = getElementTypeOrSelf(linear.result);
  linear.weightType = getElementTypeOrSelf(matrix);
  if (std::optional<Decline> decline = checkTensorType(matrix.getType()))
    return *decline;
  if (std::optional<Decline> decline = checkLinearTypes(linear))
    return *decline;
  std::optional<SmallVector<int64_t>> extents = foldedExtents(matrix);
  if (!extents)
    return Decline{"T25", "the right operand is not constant"};
  for (auto [dim, extent] : llvm::enumerate(*extents))
    if (extent != 1 && dim != dims->input && dim != dims->output)
      return Decline{"T18", "every batch element has a matrix of its own"};

  auto matrixType = tensorType(matrix);
  LinearShape &shape = linear.shape;
  shape.window = pointwiseWindow(linear);
  shape.channels = {1, matrixType.getDimSize(dims->input),
                    matrixType.getDimSize(dims->output)};
  if (matrixType.isDynamicDim(dims->input) ||
      matrixType.isDynamicDim(dims->output))
    return Decline{"T24", "the number of channels is unknown"};
  if (std::optional<Decline> decline = checkShape(shape))
    return *decline;
  LinalgInit start = matchInit(init, linear.layout);
  if (!start.isBias)
    linear.addend = init;
  linear.cost = cost(shape, /*positions=*/1);
  linear.loadKernel = [matrix, dims = *dims, shape, start] {
    return loadMatrix(matrix, dims, shape, start);
  };
  return linear;
}
