//===- LinalgConvModel.cpp - Convolutions of linalg as linear ops ---------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One matcher for all named convolutions: their indexing maps say which
// dimensions of data, filter and result are what.
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "FoldedTensor.h"
#include "LinalgConvOps.h"
#include "LinalgLinear.h"
#include "LinalgPooling.h"
#include "PoolToConv/Interfaces/Constants.h"
#include "Shapes.h"

using namespace mlir;
using namespace ptc;

namespace {

/// What a loop of a convolution stands for.
enum class Role { Batch, Group, InputChannel, OutputChannel, Output, Tap };

/// A convolution by its indexing maps.
struct ConvMaps {
  SmallVector<Role> roles;
  /// Of the data.
  SmallVector<DataDim> dims;
  AffineMap data, filter, result;
};

} // namespace

static unsigned loopOf(AffineExpr expr) {
  return cast<AffineDimExpr>(expr).getPosition();
}

static ConvMaps matchMaps(linalg::LinalgOp op) {
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  ConvMaps conv{{}, {}, maps[0], maps[1], maps.back()};
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  for (AffineExpr expr : conv.data.getResults())
    // The ops of this file read their data in no other way.
    conv.dims.push_back(*matchDataDim(expr, iterators));
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    const DataDim *dim = llvm::find_if(conv.dims, [&](const DataDim &dim) {
      return dim.output == loop || dim.tap == loop;
    });
    bool isRead = dim != conv.dims.end();
    bool inFilter = conv.filter.isFunctionOfDim(loop);
    if (isRead && dim->output && dim->tap)
      conv.roles.push_back(dim->tap == loop ? Role::Tap : Role::Output);
    else if (iterators[loop] == utils::IteratorType::reduction)
      conv.roles.push_back(Role::InputChannel);
    else if (!isRead)
      conv.roles.push_back(Role::OutputChannel);
    else
      conv.roles.push_back(inFilter ? Role::Group : Role::Batch);
  }
  return conv;
}

namespace {

/// Where the dimensions of data or of a result are. Groups and the channels in
/// them may be two dimensions; they are one in `layout`.
struct ConvLayout {
  Layout layout;
  bool isSplit = false;
  /// The spatial dimensions of the tensor as it is.
  SmallVector<unsigned, 3> spatial;
};

} // namespace

static ConvLayout layoutOf(const ConvMaps &conv, AffineMap map) {
  ConvLayout result;
  bool hasChannel = false;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    unsigned merged = dim - result.isSplit;
    // Only spatial dimensions of the data have two loops.
    Role role =
        isa<AffineDimExpr>(expr) ? conv.roles[loopOf(expr)] : Role::Output;
    switch (role) {
    case Role::Batch:
      result.layout.batch = merged;
      break;
    case Role::Output:
    case Role::Tap:
      result.layout.spatial.push_back(merged);
      result.spatial.push_back(dim);
      break;
    default:
      // In all ops of this file the channels of a group follow it.
      if (hasChannel)
        result.isSplit = true;
      else
        result.layout.channel = merged;
      hasChannel = true;
    }
  }
  return result;
}

std::optional<Layout> ptc::linalgConvLayout(linalg::LinalgOp op) {
  ConvMaps conv = matchMaps(op);
  ConvLayout data = layoutOf(conv, conv.data);
  if (data.isSplit || layoutOf(conv, conv.result).isSplit)
    return std::nullopt;
  return data.layout;
}

tensor::CollapseShapeOp ptc::linalgConvCollapse(linalg::LinalgOp op) {
  if (op->getNumResults() != 1 || !op->hasOneUse())
    return {};
  auto collapse = dyn_cast<tensor::CollapseShapeOp>(*op->user_begin());
  ConvMaps conv = matchMaps(op);
  ConvLayout layout = layoutOf(conv, conv.result);
  if (!collapse || !layout.isSplit ||
      collapse.getReassociationIndices() !=
          joinPair(conv.result.getNumResults(), layout.layout.channel))
    return {};
  return collapse;
}

/// The tensor that `value` splits at dimension `channel` in two, or null.
static Value beforeSplit(Value value, unsigned channel) {
  auto expand = value.getDefiningOp<tensor::ExpandShapeOp>();
  if (!expand || expand.getReassociationIndices() !=
                     joinPair(expand.getResultType().getRank(), channel))
    return {};
  return expand.getSrc();
}

/// The extent of the filter's dimension of role `role`, or 1.
static int64_t extentOf(const ConvMaps &conv, ArrayRef<int64_t> filter,
                        Role role) {
  for (auto [extent, expr] : llvm::zip_equal(filter, conv.filter.getResults()))
    if (conv.roles[loopOf(expr)] == role)
      return extent;
  return 1;
}

/// The scalar zero points of the quantised forms: of data and filter.
static OrDecline<std::pair<int64_t, int64_t>> zeroPoints(linalg::LinalgOp op) {
  std::pair<int64_t, int64_t> points(0, 0);
  if (op.getNumDpsInputs() == 2)
    return points;
  std::optional<double> data = loadSplat(op.getDpsInputOperand(2)->get());
  std::optional<double> filter = loadSplat(op.getDpsInputOperand(3)->get());
  if (!data || !filter)
    return Decline{"T25", "the zero points are not constant"};
  points = {static_cast<int64_t>(*data), static_cast<int64_t>(*filter)};
  return points;
}

/// Reads the taps of a filter into the order of LinearKernel.
static OrDecline<LinearKernel> loadConv(linalg::LinalgOp op,
                                        const LinearShape &shape,
                                        const LinalgInit &init,
                                        int64_t filterZeroPoint) {
  LinearKernel kernel;
  kernel.shape = shape;
  OrDecline<std::vector<double>> bias = init.load(kernel.outputs());
  if (!bias)
    return bias.decline();
  kernel.bias = std::move(*bias);

  Value filter = op.getDpsInputOperand(1)->get();
  if (std::optional<double> splat = loadSplat(filter)) {
    kernel.taps.assign(shape.weights(), *splat - filterZeroPoint);
    return kernel;
  }
  OrDecline<std::vector<double>> numbers = loadNumbers(filter);
  if (!numbers)
    return numbers.decline();

  ConvMaps conv = matchMaps(op);
  const ChannelBlocks &channels = shape.channels;
  // What one step of each loop is in the filter.
  SmallVector<int64_t> steps(conv.roles.size(), 0);
  ArrayRef<int64_t> extents = tensorType(filter).getShape();
  int64_t step = 1;
  for (unsigned dim = extents.size(); dim-- > 0;) {
    steps[loopOf(conv.filter.getResult(dim))] = step;
    step *= extents[dim];
  }
  SmallVector<int64_t> tapSteps;
  for (const DataDim &dim : conv.dims)
    if (dim.output && dim.tap)
      tapSteps.push_back(steps[*dim.tap]);
  auto stepOf = [&](Role role) {
    auto *it = llvm::find(conv.roles, role);
    return it == conv.roles.end() ? 0 : steps[it - conv.roles.begin()];
  };
  int64_t groupStep = stepOf(Role::Group);
  int64_t outputStep = stepOf(Role::OutputChannel);
  int64_t inputStep = stepOf(Role::InputChannel);

  kernel.taps.reserve(shape.weights());
  for (int64_t tap = 0, taps = shape.taps(); tap < taps; ++tap) {
    int64_t offset = 0, rest = tap;
    for (unsigned d = shape.rank(); d-- > 0;) {
      offset += rest % shape.window[d].kernel * tapSteps[d];
      rest /= shape.window[d].kernel;
    }
    for (int64_t output = 0; output < channels.outputs(); ++output) {
      int64_t row = offset + output / channels.out * groupStep +
                    output % channels.out * outputStep;
      for (int64_t input = 0; input < channels.in; ++input)
        kernel.taps.push_back((*numbers)[row + input * inputStep] -
                              filterZeroPoint);
    }
  }
  return kernel;
}

OrDecline<Linear> ptc::describeLinalgConv(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics())
    return Decline{"T27", "works on buffers, not on tensors"};
  Linear linear;
  Value data = op.getDpsInputOperand(0)->get();
  Value filter = op.getDpsInputOperand(1)->get();
  Value init = op.getDpsInitOperand(0)->get();
  ConvMaps conv = matchMaps(op);
  ConvLayout dataLayout = layoutOf(conv, conv.data);
  ConvLayout resultLayout = layoutOf(conv, conv.result);
  linear.layout = dataLayout.layout;
  unsigned channel = linear.layout.channel;
  linear.input = dataLayout.isSplit ? beforeSplit(data, channel) : data;
  linear.result = op->getResult(0);
  if (resultLayout.isSplit) {
    auto collapse = linalgConvCollapse(op);
    linear.result = collapse ? collapse.getResult() : Value();
  }
  if (!linear.input || !linear.result)
    return Decline{"T18", "groups have a dimension of their own that no "
                          "neighbouring op joins to the channels"};
  linear.accType = getElementTypeOrSelf(linear.result);
  linear.weightType = getElementTypeOrSelf(filter);
  if (std::optional<Decline> decline = checkTensorType(filter.getType()))
    return *decline;
  if (std::optional<Decline> decline = checkLinearTypes(linear))
    return *decline;
  if (!isConstant(filter))
    return Decline{"T25", "the filter is not constant"};

  ArrayRef<int64_t> extents = tensorType(filter).getShape();
  LinearShape &shape = linear.shape;
  shape.derivedOutputs = false;
  for (auto [from, to] :
       llvm::zip_equal(dataLayout.spatial, resultLayout.spatial)) {
    const DataDim &dim = conv.dims[from];
    WindowDim window;
    window.size = tensorType(data).getDimSize(from);
    window.outSize = tensorType(init).getDimSize(to);
    window.stride = dim.stride;
    window.dilation = dim.dilation;
    for (auto [extent, expr] :
         llvm::zip_equal(extents, conv.filter.getResults()))
      if (loopOf(expr) == *dim.tap)
        window.kernel = extent;
    shape.window.push_back(window);
  }
  shape.channels.groups = extentOf(conv, extents, Role::Group);
  shape.channels.in = extentOf(conv, extents, Role::InputChannel);
  shape.channels.out = extentOf(conv, extents, Role::OutputChannel);
  // A depthwise filter that is the same number everywhere is the same for all
  // channels.
  shape.channels.shared = shape.channels.groups > 1 &&
                          shape.channels.isDepthwise() &&
                          loadSplat(filter).has_value();
  if (std::optional<Decline> decline = checkShape(shape))
    return *decline;

  OrDecline<std::pair<int64_t, int64_t>> points = zeroPoints(op);
  if (!points)
    return points.decline();
  linear.inputZeroPoint = points->first;
  // Of a split result, what is split as well or the same everywhere.
  if (resultLayout.isSplit)
    if (Value whole = beforeSplit(init, channel))
      init = whole;
  LinalgInit start = matchInit(init, linear.layout);
  if (!start.isBias)
    linear.addend = init;
  if (tensorType(init).getRank() != linear.layout.rank()) {
    std::optional<SmallVector<int64_t>> initExtents = foldedExtents(init);
    if (!initExtents || varyingDim(*initExtents))
      return Decline{"T16", "the initial value is split into groups"};
    start.isBias = true;
    linear.addend = {};
  }
  linear.cost = cost(shape, /*positions=*/1);
  linear.loadKernel = [op, shape, start, zeroPoint = points->second] {
    return loadConv(op, shape, start, zeroPoint);
  };
  return linear;
}
