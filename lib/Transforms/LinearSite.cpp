//===- LinearSite.cpp - Where a linear op goes ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearSite.h"
#include "ChainKernels.h"

#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace ptc;

unsigned ptc::firstComputing(const LinearChain &chain, unsigned begin,
                             unsigned end) {
  for (unsigned i = begin; i < end; ++i) {
    const Linear &linear = chain[i].linear;
    bool isScale =
        linear.shape.isPointwise() && linear.shape.channels.isDepthwise();
    if (!linear.isMovement && !isScale)
      return i;
  }
  return begin;
}

LinearSite ptc::siteOf(const LinearChain &chain, unsigned begin, unsigned end,
                       unsigned like) {
  const TensorBuilder &ops = chain[begin].builder();
  const Linear &first = chain[begin].linear;
  const Linear &last = chain[end - 1].linear;
  LinearSite site;
  site.input = first.input;
  site.inputZeroPoint = first.inputZeroPoint;
  site.accType = last.accType;

  // The orders of the first op's dimensions in which other ops have them.
  ChainView view(first);
  SmallVector<int64_t> own = *view.permutation();
  std::optional<SmallVector<int64_t>> orderOfLike, orderOfLast;
  for (unsigned i = begin; i < end; ++i) {
    if (i > begin && !passTo(view, chain[i]))
      break;
    if (i == like)
      orderOfLike = view.permutation();
    if (i + 1 == end)
      orderOfLast = view.permutation();
  }
  auto use = [&](ArrayRef<int64_t> order) {
    auto position = [&](unsigned dim) -> unsigned {
      return llvm::find(order, dim) - order.begin();
    };
    site.order.assign(order.begin(), order.end());
    site.layout.batch = position(first.layout.batch);
    site.layout.channel = position(first.layout.channel);
    site.layout.spatial.clear();
    for (unsigned dim : first.layout.spatial)
      site.layout.spatial.push_back(position(dim));
    return ops.takesLayout(site.layout);
  };
  if (!(orderOfLike && use(*orderOfLike)) && !use(own) &&
      !(orderOfLast && use(*orderOfLast)))
    use(own);

  site.move = moveFromBase(view, site.order);
  site.addend = last.addend;
  site.resultType = cast<RankedTensorType>(last.result.getType());
  if (site.move.isNothing()) {
    site.extentsOf = last.result;
    return site;
  }
  SmallVector<int64_t> extents;
  for (int64_t dim : site.order)
    extents.push_back(view.extents()[dim]);
  site.resultType =
      RankedTensorType::get(extents, site.resultType.getElementType());
  return site;
}

RankedTensorType ptc::typeOf(const LinearShape &shape, const Layout &layout,
                             RankedTensorType like) {
  SmallVector<int64_t> extents(like.getShape());
  extents[layout.channel] = shape.channels.outputs();
  for (auto [i, dim] : llvm::enumerate(layout.spatial))
    extents[dim] = shape.window[i].outSize;
  return like.clone(extents);
}

Value ptc::enterSite(TensorBuilder::Builder &b, const TensorBuilder &ops,
                     const LinearSite &site) {
  if (llvm::is_sorted(site.order))
    return site.input;
  return ops.transpose(b, site.input, site.order);
}

Value ptc::leaveSite(TensorBuilder::Builder &b, const TensorBuilder &ops,
                     const LinearSite &site, Value result, Type type) {
  if (!site.move.permutation.empty())
    result = ops.transpose(b, result, site.move.permutation);
  if (!site.move.groups.empty())
    result = ops.regroup(b, result, site.move.groups);
  return result.getType() == type ? result : ops.refineType(b, result, type);
}

void ptc::eraseRun(RewriterBase &rewriter, ArrayRef<LinearOp> run) {
  for (const LinearOp &op : llvm::reverse(run)) {
    rewriter.eraseOp(op.op);
    if (&op != run.begin())
      for (const LayoutMove &move : llvm::reverse(op.moves))
        rewriter.eraseOp(move.result.getDefiningOp());
  }
}

std::optional<Decline> ptc::checkSite(const TensorBuilder &ops,
                                      const LinearKernel &kernel,
                                      const LinearSite &site) {
  Type input = getElementTypeOrSelf(site.input);
  Type weights = ops.weightTypeFor(input, largestWeight(kernel));
  if (!weights)
    return Decline{"T22", "no type of weights holds the fused ones"};
  if (std::optional<Decline> decline = checkNumbers(kernel, input, weights))
    return decline;
  if (!kernel.padValue.empty() &&
      llvm::any_of(kernel.padValue, [](double value) { return value != 0; }))
    return Decline{"T14", "the fused op would be padded with other values than "
                          "zero"};
  if (!site.extentsOf && !kernel.shape.derivedOutputs &&
      llvm::any_of(kernel.shape.window, [](const WindowDim &dim) {
        return dim.outSize == kUnknown;
      }))
    return Decline{"T24", "an extent between the ops is unknown"};
  if (site.addend && !site.move.isNothing())
    return Decline{"T16", "the tensor that is added has another layout"};
  if (!site.move.groups.empty() && site.resultType.getNumDynamicDims() > 1)
    return Decline{"T24", "a reshape between the ops has unknown extents"};
  if (site.addend && !ops.supportsAddend())
    return Decline{"T16", "convolutions of the dialect add no tensors"};
  return ops.checkLinear(kernel.shape, site.layout, input, weights,
                         site.accType);
}

bool ptc::isPool(const Linear &linear) {
  return linear.cost.parameters == 0 && !linear.isMovement &&
         !linear.shape.isPointwise();
}

std::optional<Decline> ptc::checkMovedPool(const LinearOp &pool,
                                           const LinearKernel &window,
                                           const LinearSite &site) {
  const Linear &linear = pool.linear;
  if (!(site.layout == linear.layout))
    return Decline{"T19", "the pool would get another layout"};
  auto sameWindow = [](const WindowDim &a, const WindowDim &b) {
    return a.kernel == b.kernel && a.stride == b.stride &&
           a.dilation == b.dilation && a.padLow == b.padLow &&
           a.padHigh == b.padHigh &&
           // A reduction takes the whole extent, whatever that is.
           (a.outSize == b.outSize || b.size != b.kernel);
  };
  if (!llvm::equal(window.shape.window, linear.shape.window, sameWindow) ||
      !llvm::is_contained(pool.op->getOperands(), linear.input))
    return Decline{"T19", "the pool would get another window"};
  if (site.inputZeroPoint != 0 ||
      getElementTypeOrSelf(site.input) != getElementTypeOrSelf(linear.input))
    return Decline{"T21", "the pool would read other integers"};
  return std::nullopt;
}

/// What to build for `kernel` at `site`.
static LinearConv convOf(const LinearKernel &kernel, const LinearSite &site) {
  LinearConv conv;
  conv.input = site.input;
  conv.layout = site.layout;
  conv.kernel = &kernel;
  conv.inputZeroPoint = site.inputZeroPoint;
  conv.accType = site.accType;
  conv.resultType = site.resultType;
  conv.addend = site.addend;
  conv.extentsOf = site.extentsOf;
  return conv;
}

Value ptc::buildLinear(TensorBuilder::Builder &b, const TensorBuilder &ops,
                       const LinearKernel &kernel, const LinearSite &site) {
  LinearConv conv = convOf(kernel, site);
  conv.weightType = ops.weightTypeFor(getElementTypeOrSelf(site.input),
                                      largestWeight(kernel));
  return ops.linear(b, conv);
}

Value ptc::buildMovedPool(TensorBuilder::Builder &b, const LinearOp &pool,
                          const LinearKernel &window, const LinearSite &site) {
  return pool.builder().moveWindow(b, pool.op, pool.linear.input,
                                   convOf(window, site));
}

std::string ptc::describeKernel(const LinearShape &shape) {
  auto join = [&](auto &&extent) {
    std::string text;
    for (const WindowDim &dim : shape.window)
      text += (text.empty() ? "" : "x") + std::to_string(extent(dim));
    return text;
  };
  if (shape.isScalePerChannel())
    return "scale per channel";
  std::string text;
  if (shape.channels.isDepthwise() && shape.channels.groups > 1)
    text += "depthwise ";
  else if (shape.channels.groups > 1)
    text += "grouped ";
  text += join([](const WindowDim &dim) { return dim.kernel; });
  text += " convolution";
  for (auto [name, member] : {std::pair("stride", &WindowDim::stride),
                              std::pair("dilation", &WindowDim::dilation)})
    if (llvm::any_of(shape.window, [&, field = member](const WindowDim &dim) {
          return dim.*field != 1;
        }))
      text +=
          std::string(", ") + name + " " +
          join([field = member](const WindowDim &dim) { return dim.*field; });
  return text;
}
