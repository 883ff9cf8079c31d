//===- LinalgLinearModels.cpp - The linear ops of linalg ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Checks.h"
#include "FoldedTensor.h"
#include "LinalgCombiner.h"
#include "LinalgLinear.h"
#include "LinalgPooling.h"
#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "Shapes.h"

#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;

//===----------------------------------------------------------------------===//
// What all kinds share
//===----------------------------------------------------------------------===//

std::optional<Decline> ptc::checkLinearTypes(const Linear &linear) {
  for (Value value : {linear.input, linear.result})
    if (std::optional<Decline> decline = checkTensorType(value.getType()))
      return decline;
  auto input = tensorType(linear.input);
  if (input.isDynamicDim(linear.layout.channel))
    return Decline{"T24", "the number of channels is unknown"};
  for (Type type : {input.getElementType(), linear.weightType}) {
    if (!type || type == linear.accType)
      continue;
    std::string both = typeName(type) + " and " + typeName(linear.accType);
    if (isa<FloatType>(type) && isa<FloatType>(linear.accType))
      return Decline{"T23", both + " round differently"};
    if (!type.isSignlessInteger() || !linear.accType.isSignlessInteger() ||
        type.getIntOrFloatBitWidth() > linear.accType.getIntOrFloatBitWidth())
      return Decline{"T21",
                     "the conversion between " + both + " is not linear"};
  }
  return std::nullopt;
}

std::vector<WindowDim> ptc::pointwiseWindow(const Linear &linear) {
  std::vector<WindowDim> window;
  for (unsigned dim : linear.layout.spatial) {
    window.emplace_back();
    window.back().size = tensorType(linear.input).getDimSize(dim);
    window.back().outSize = tensorType(linear.result).getDimSize(dim);
  }
  if (window.empty())
    window.push_back(onePosition());
  return window;
}

LinalgInit ptc::matchInit(Value init, const Layout &layout) {
  std::optional<SmallVector<int64_t>> extents = foldedExtents(init);
  LinalgInit result{false, init};
  if (!extents || !variesInOneDim(*extents))
    return result;
  std::optional<unsigned> dim = varyingDim(*extents);
  result.isBias = !dim || *dim == layout.channel;
  return result;
}

OrDecline<std::vector<double>> LinalgInit::load(int64_t channels) const {
  if (!isBias)
    return std::vector<double>();
  OrDecline<FoldedTensor> tensor = foldTensor(value);
  if (!tensor)
    return tensor.decline();
  std::vector<double> &numbers = tensor->numbers;
  // A zero of the other sign is an addend that may be seen.
  if (llvm::all_of(numbers, [](double number) {
        return number == 0.0 && !std::signbit(number);
      }))
    return std::vector<double>();
  if (numbers.size() == 1)
    numbers.assign(channels, numbers.front());
  return std::move(numbers);
}

//===----------------------------------------------------------------------===//
// Sums over windows
//===----------------------------------------------------------------------===//

bool ptc::isLinalgSum(linalg::LinalgOp op) {
  if (op->getNumResults() != 1 || !isLinalgPooling(op))
    return false;
  std::optional<Combiner> combiner = matchCombiner(op, 0);
  return combiner && combiner->reduction == Reduction::Sum &&
         tensorType(op->getResult(0)).getRank() ==
             op.getRank(op.getDpsInputOperand(0));
}

OrDecline<Linear> ptc::describeLinalgSum(linalg::LinalgOp op) {
  OrDecline<Pooling> pooling = describeLinalgPooling(op);
  if (!pooling)
    return pooling.decline();
  if (pooling->isUnsigned)
    return Decline{"T5", "the elements are unsigned"};
  Linear linear;
  linear.input = pooling->input;
  linear.result = pooling->result;
  linear.layout = pooling->layout;
  linear.accType = pooling->accType;
  if (std::optional<Decline> decline = checkLinearTypes(linear))
    return *decline;
  LinearShape &shape = linear.shape;
  shape.window.assign(pooling->window.begin(), pooling->window.end());
  shape.channels = {pooling->channels(), 1, 1, pooling->channels() > 1};
  shape.derivedOutputs = false;
  if (std::optional<Decline> decline = checkShape(shape))
    return *decline;
  LinalgInit init = matchInit(pooling->init, linear.layout);
  if (!init.isBias)
    linear.addend = pooling->init;
  linear.cost = cost(shape, /*positions=*/1);
  linear.cost.parameters = 0;
  linear.loadKernel = [shape, init]() -> OrDecline<LinearKernel> {
    OrDecline<std::vector<double>> bias = init.load(shape.channels.outputs());
    if (!bias)
      return bias.decline();
    LinearKernel kernel =
        windowKernel(shape.window, shape.channels.groups, /*scale=*/1.0);
    kernel.shape = shape;
    kernel.bias = std::move(*bias);
    return kernel;
  };
  return linear;
}

//===----------------------------------------------------------------------===//
// Padding
//===----------------------------------------------------------------------===//

/// True for a constant zero; not for a float zero of negative sign, which may
/// be seen where nothing is added to it.
static bool isPositiveZero(Value value) {
  return value && (matchPattern(value, m_Zero()) ||
                   matchPattern(value, m_PosZeroFloat()));
}

OrDecline<Linear> ptc::describePad(tensor::PadOp op) {
  if (!isPositiveZero(op.getConstantPaddingValue()))
    return Decline{"T14", "the padding is not zero"};
  ArrayRef<int64_t> low = op.getStaticLow(), high = op.getStaticHigh();
  if (llvm::any_of(low, ShapedType::isDynamic) ||
      llvm::any_of(high, ShapedType::isDynamic))
    return Decline{"T24", "an extent of the padding is unknown"};
  Linear linear;
  linear.input = op.getSource();
  linear.result = op.getResult();
  linear.accType = getElementTypeOrSelf(linear.result);
  auto isUnpadded = [&](unsigned dim) {
    return low[dim] == 0 && high[dim] == 0;
  };
  std::optional<Layout> layout =
      findLayout(linear.result, [&](const Layout &layout) {
        return isUnpadded(layout.batch) && isUnpadded(layout.channel);
      });
  if (!layout)
    return Decline{"T14", "other dimensions than the spatial ones are padded"};
  linear.layout = *layout;
  if (std::optional<Decline> decline = checkLinearTypes(linear))
    return *decline;
  LinearShape &shape = linear.shape;
  shape.window = pointwiseWindow(linear);
  for (auto [window, dim] : llvm::zip_equal(shape.window, layout->spatial)) {
    if (low[dim] < 0 || high[dim] < 0)
      return Decline{"T14", "the padding is negative"};
    window.padLow = low[dim];
    window.padHigh = high[dim];
  }
  int64_t channels = tensorType(linear.input).getDimSize(layout->channel);
  shape.channels = {channels, 1, 1, channels > 1};
  if (std::optional<Decline> decline = checkShape(shape))
    return *decline;
  linear.isMovement = true;
  linear.loadKernel = [shape]() -> OrDecline<LinearKernel> {
    return windowKernel(shape.window, shape.channels.groups, /*scale=*/1.0);
  };
  return linear;
}

//===----------------------------------------------------------------------===//
// External models
//===----------------------------------------------------------------------===//

namespace {

/// The convolution whose groups `op` joins to the channels, or null.
linalg::LinalgOp splitConv(Operation *op) {
  auto collapse = dyn_cast<tensor::CollapseShapeOp>(op);
  auto conv = collapse ? collapse.getSrc().getDefiningOp<linalg::LinalgOp>()
                       : linalg::LinalgOp();
  if (!conv || !LinalgConvs::contain(conv) ||
      linalgConvCollapse(conv) != collapse)
    return {};
  return conv;
}

using LinalgMatmuls = OpKinds<linalg::MatmulOp, linalg::BatchMatmulOp>;

template <typename OpTy>
struct LinearModel : LinearOpInterface::ExternalModel<LinearModel<OpTy>, OpTy> {
  bool isLinearOp(Operation *op) const {
    if (isa<tensor::PadOp>(op))
      return true;
    if (isa<tensor::CollapseShapeOp>(op))
      return splitConv(op) != nullptr;
    auto linalgOp = cast<linalg::LinalgOp>(op);
    if (LinalgMatmuls::contain(op))
      return linalgOp.hasPureTensorSemantics();
    // One op is to give the result that is described.
    if (LinalgConvs::contain(op))
      return !linalgConvCollapse(linalgOp);
    return isLinalgSum(linalgOp) || isLinalgElementwise(linalgOp);
  }
  OrDecline<Linear> getLinear(Operation *op) const {
    if (auto pad = dyn_cast<tensor::PadOp>(op))
      return describePad(pad);
    if (linalg::LinalgOp conv = splitConv(op))
      return describeLinalgConv(conv);
    auto linalgOp = cast<linalg::LinalgOp>(op);
    if (LinalgConvs::contain(op))
      return describeLinalgConv(linalgOp);
    if (LinalgMatmuls::contain(op))
      return describeLinalgMatmul(linalgOp);
    if (isLinalgSum(linalgOp))
      return describeLinalgSum(linalgOp);
    return describeLinalgElementwise(linalgOp);
  }
  const TensorBuilder &getTensorBuilder(Operation *) const {
    return LinalgBuilder::get();
  }
};

using OtherLinearOps =
    OpKinds<linalg::PoolingNhwcSumOp, linalg::PoolingNchwSumOp,
            linalg::PoolingNwcSumOp, linalg::PoolingNcwSumOp,
            linalg::PoolingNdhwcSumOp, linalg::GenericOp, linalg::AddOp,
            linalg::SubOp, linalg::MulOp, linalg::DivOp, linalg::NegFOp,
            linalg::ElementwiseOp>;

} // namespace

void ptc::registerLinalgLinearModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, linalg::LinalgDialect *) {
    LinalgConvs::attach<LinearModel>(context);
    LinalgMatmuls::attach<LinearModel>(context);
    OtherLinearOps::attach<LinearModel>(context);
  });
  registry.addExtension(+[](MLIRContext *context, tensor::TensorDialect *) {
    OpKinds<tensor::PadOp, tensor::CollapseShapeOp>::attach<LinearModel>(
        context);
  });
}
