//===- LinearChain.cpp - Runs of linear ops -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearChain.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

static Type elementType(Value value) {
  return cast<RankedTensorType>(value.getType()).getElementType();
}

//===----------------------------------------------------------------------===//
// Chains
//===----------------------------------------------------------------------===//

static std::optional<LinearOp> describe(Operation *operation) {
  auto op = dyn_cast_if_present<LinearOpInterface>(operation);
  if (!op)
    return std::nullopt;
  OrDecline<Linear> linear = op.getLinear();
  if (!linear)
    return std::nullopt;
  return LinearOp{op, std::move(*linear)};
}

std::optional<LinearOp> ptc::linearProducer(Value value) {
  return describe(value.getDefiningOp());
}

static bool sameLayout(const Layout &a, const Layout &b) {
  return a.batch == b.batch && a.channel == b.channel && a.spatial == b.spatial;
}

/// True if nothing but `reader` reads `value`, and that once. An element-wise
/// op of linalg may have its data as destination besides, which it does not
/// read.
static bool isReadOnce(Value value, const LinearOp &reader) {
  return value.hasOneUse() ||
         (reader.linear.addend != value &&
          llvm::all_of(value.getUsers(),
                       [&](Operation *user) { return user == reader.op; }));
}

std::optional<Decline> ptc::checkLink(const LinearOp &first,
                                      const LinearOp &second) {
  const Linear &a = first.linear, &b = second.linear;
  if (!isReadOnce(a.result, second))
    return Decline{"T20", "the value between has several uses"};
  if (first.op->getBlock() != second.op->getBlock())
    return Decline{"T20", "the ops are in different blocks"};
  if (a.addend)
    return Decline{"T16", "the first op adds a tensor"};
  if (!sameLayout(a.layout, b.layout))
    return Decline{"T15", "the layouts differ"};
  // A padding may be of another dialect than the convolution behind it.
  if (&first.builder() != &second.builder())
    return Decline{"T15", "the ops are of different dialects"};
  if (b.inputZeroPoint != 0)
    return Decline{"T21", "a zero point stands between"};
  Type between = elementType(a.result);
  if (elementType(b.input) != between || elementType(b.result) != between)
    return Decline{"T21", "a conversion stands between"};
  if (isa<FloatType>(between)) {
    if (elementType(a.input) != between)
      return Decline{"T21", "a conversion stands between"};
    // What is stored between is rounded, and not by a little. A padding keeps
    // it, for the op behind.
    if (between.getIntOrFloatBitWidth() < 32 && !a.isMovement)
      return Decline{"T21", "the value between is rounded to few bits"};
  } else if (a.accType != between || b.accType != between) {
    return Decline{"T21", "the integers between are narrower than their sums"};
  }
  return std::nullopt;
}

std::optional<LinearOp> ptc::nextInChain(const LinearOp &first) {
  for (Operation *user : first.linear.result.getUsers()) {
    std::optional<LinearOp> next = describe(user);
    if (next && next->linear.input == first.linear.result &&
        !next->linear.isJoin && !checkLink(first, *next))
      return next;
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

OrDecline<const LinearKernel *> ChainKernels::get(unsigned index) {
  if (!kernels[index]) {
    OrDecline<LinearKernel> kernel = chain[index].linear.loadKernel();
    if (!kernel)
      return kernel.decline();
    kernels[index] = std::move(*kernel);
  }
  return &*kernels[index];
}

OrDecline<LinearKernel> ChainKernels::compose(unsigned begin, unsigned end,
                                              const LinearLimits &limits) {
  // A few characters of a splat may stand for gigabytes of numbers: know that
  // they will be of use before they are read.
  LinearShape shape = chain[begin].linear.shape;
  for (unsigned i = begin + 1; i < end; ++i) {
    const LinearShape &next = chain[i].linear.shape;
    OrDecline<ComposedShape> composed = composeShape(shape, next, limits);
    if (!composed)
      return composed.decline();
    if (std::optional<Decline> decline =
            checkWork(shape, next, composed->shape, limits))
      return *decline;
    shape = std::move(composed->shape);
  }
  OrDecline<const LinearKernel *> first = get(begin);
  if (!first)
    return first.decline();
  LinearKernel whole = **first;
  for (unsigned i = begin + 1; i < end; ++i) {
    OrDecline<const LinearKernel *> next = get(i);
    if (!next)
      return next.decline();
    OrDecline<LinearKernel> composed = ptc::compose(whole, **next, limits);
    if (!composed)
      return composed.decline();
    whole = std::move(*composed);
  }
  return whole;
}

/// True if the op multiplies every element by a power of two, and no more.
static bool scalesByPowersOfTwo(const LinearKernel &kernel) {
  if (!kernel.shape.isPointwise() || !kernel.shape.channels.isDepthwise() ||
      kernel.hasBias())
    return false;
  return llvm::all_of(kernel.taps, [&](double tap) {
    int exponent;
    return std::abs(std::frexp(kernel.scale * tap, &exponent)) == 0.5;
  });
}

NumericClass ptc::classOfRun(ChainKernels &kernels, const LinearChain &chain,
                             unsigned begin, unsigned end) {
  if (isa<IntegerType>(chain[begin].linear.accType))
    return NumericClass::BitExact;
  unsigned computing = 0;
  bool scales = false;
  for (unsigned i = begin; i < end; ++i) {
    if (chain[i].linear.isMovement)
      continue;
    const LinearShape &shape = chain[i].linear.shape;
    if (shape.isPointwise() && shape.channels.isDepthwise())
      if (OrDecline<const LinearKernel *> kernel = kernels.get(i);
          kernel && scalesByPowersOfTwo(**kernel)) {
        scales = true;
        continue;
      }
    ++computing;
  }
  if (computing > 1)
    return NumericClass::Reassociating;
  return scales ? NumericClass::SpecExact : NumericClass::BitExact;
}

ErrorBound::ErrorBound(Type type) : eps(0) {
  if (auto floatType = dyn_cast<FloatType>(type))
    eps = std::ldexp(1.0, 1 - int(floatType.getFPMantissaWidth()));
}

void ErrorBound::through(const LinearKernel &kernel) {
  magnitude = propagate(kernel, magnitude, eps / 2);
}

double ptc::largestWeight(const LinearKernel &kernel) {
  double largest = 0;
  for (double tap : kernel.taps)
    largest = std::max(largest, std::abs(kernel.scale * tap));
  return largest;
}

std::optional<Decline> ptc::checkNumbers(const LinearKernel &kernel,
                                         Type inputType, Type weightType) {
  if (auto floatType = dyn_cast<FloatType>(weightType)) {
    double limit = llvm::APFloat::getLargest(floatType.getFloatSemantics())
                       .convertToDouble();
    if (largestWeight(kernel) > limit ||
        llvm::any_of(kernel.bias,
                     [&](double bias) { return std::abs(bias) > limit; }))
      return Decline{"T23", "a fused weight overflows"};
    return std::nullopt;
  }
  unsigned width = inputType.getIntOrFloatBitWidth();
  unsigned weightBits = weightType.getIntOrFloatBitWidth();
  // Sums of wide integers wrap, in the chain as in the fused op.
  int64_t magnitude = width <= 16 ? int64_t(1) << width : 0;
  return checkIntegers(kernel, magnitude, weightBits);
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

std::optional<Decline> ptc::checkSite(const TensorBuilder &ops,
                                      const LinearKernel &kernel,
                                      const LinearSite &site) {
  Type input = elementType(site.input);
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
  auto sameWindow = [](const WindowDim &a, const WindowDim &b) {
    return a.kernel == b.kernel && a.stride == b.stride &&
           a.dilation == b.dilation && a.padLow == b.padLow &&
           a.padHigh == b.padHigh;
  };
  if (!llvm::equal(window.shape.window, linear.shape.window, sameWindow) ||
      !llvm::is_contained(pool.op->getOperands(), linear.input))
    return Decline{"T19", "the pool would get another window"};
  if (site.inputZeroPoint != 0 ||
      elementType(site.input) != elementType(linear.input))
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
  conv.weightType =
      ops.weightTypeFor(elementType(site.input), largestWeight(kernel));
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
