//===- LinearChain.cpp - Runs of linear ops -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearChain.h"

#include <cmath>
#include <deque>

using namespace mlir;
using namespace ptc;

static Type elementType(Value value) {
  return cast<RankedTensorType>(value.getType()).getElementType();
}

//===----------------------------------------------------------------------===//
// Chains
//===----------------------------------------------------------------------===//

/// The most transposes and reshapes in a row that are looked through.
constexpr unsigned kMaxMoves = 8;

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

/// Goes on to the result of `op`, which reads the value behind its moves.
static OrDecline<ViewedOp> passTo(ChainView &view, const LinearOp &op) {
  for (const LayoutMove &move : op.moves)
    if (std::optional<Decline> decline = view.pass(move))
      return *decline;
  return view.pass(op.linear);
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
  bool isOnce = isReadOnce(b.input, second);
  for (const LayoutMove &move : second.moves)
    isOnce &= move.source.hasOneUse();
  if (!isOnce)
    return Decline{"T20", "the value between has several uses"};
  if (first.op->getBlock() != second.op->getBlock())
    return Decline{"T20", "the ops are in different blocks"};
  if (a.addend)
    return Decline{"T16", "the first op adds a tensor"};
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
  ChainView view(a);
  if (OrDecline<ViewedOp> viewed = passTo(view, second); !viewed)
    return second.moves.empty() ? Decline{"T15", "the layouts differ"}
                                : viewed.decline();
  return std::nullopt;
}

LinearOpInterface ptc::linearKindAbove(Value value, const TensorBuilder &ops,
                                       SmallVectorImpl<LayoutMove> &moves) {
  while (true) {
    if (auto op = dyn_cast_if_present<LinearOpInterface>(value.getDefiningOp()))
      return op;
    std::optional<LayoutMove> move = ops.matchMove(value);
    if (!move || moves.size() == kMaxMoves)
      return {};
    value = move->source;
    moves.insert(moves.begin(), std::move(*move));
  }
}

std::optional<LinearOp> ptc::nextInChain(const LinearOp &first,
                                         ChainView &view) {
  struct Reached {
    Value value;
    SmallVector<LayoutMove, 0> moves;
  };
  std::deque<Reached> reached = {{first.linear.result, {}}};
  for (; !reached.empty(); reached.pop_front()) {
    auto &[value, moves] = reached.front();
    for (Operation *user : value.getUsers()) {
      if (std::optional<LinearOp> next = describe(user)) {
        next->moves = moves;
        ChainView ahead = view;
        if (next->linear.input != value || next->linear.isJoin ||
            checkLink(first, *next) || !passTo(ahead, *next))
          continue;
        view = std::move(ahead);
        return next;
      }
      if (user->getNumResults() != 1 || moves.size() == kMaxMoves)
        continue;
      std::optional<LayoutMove> move =
          first.builder().matchMove(user->getResult(0));
      if (!move || move->source != value)
        continue;
      reached.push_back({move->result, moves});
      reached.back().moves.push_back(std::move(*move));
    }
  }
  return std::nullopt;
}

LinearChain ptc::chainFrom(LinearOp first) {
  ChainView view(first.linear);
  LinearChain chain = {std::move(first)};
  while (std::optional<LinearOp> next = nextInChain(chain.back(), view))
    chain.push_back(std::move(*next));
  return chain;
}

std::optional<LinearOp> ptc::inOtherLayout(const LinearOp &op) {
  const Linear &linear = op.linear;
  const ChannelBlocks &channels = linear.shape.channels;
  unsigned rank = linear.layout.rank();
  if (linear.layout.spatial.empty() || linear.addend ||
      !linear.shape.isPointwise() || !channels.isDepthwise() ||
      !channels.shared)
    return std::nullopt;
  Linear base;
  base.result = linear.input;
  base.layout.channel = linear.layout.isChannelFirst() ? rank - 1 : 1;
  for (unsigned dim = 1; dim < rank; ++dim)
    if (dim != base.layout.channel)
      base.layout.spatial.push_back(dim);
  auto type = cast<RankedTensorType>(linear.input.getType());
  if (type.isDynamicDim(base.layout.channel))
    return std::nullopt;
  base.shape.channels.out = type.getDimSize(base.layout.channel);
  OrDecline<ViewedOp> viewed = ChainView(base).pass(linear);
  if (!viewed)
    return std::nullopt;
  LinearOp other = op;
  other.linear.layout = base.layout;
  other.linear.shape = viewed->shape;
  other.linear.cost = viewed->cost;
  other.linear.loadKernel = [load = linear.loadKernel,
                             viewed = *viewed]() -> OrDecline<LinearKernel> {
    OrDecline<LinearKernel> kernel = load();
    return kernel ? viewed.kernel(std::move(*kernel)) : kernel;
  };
  return other;
}

std::vector<ChainOp> ptc::planOps(const LinearChain &chain) {
  const Linear &first = chain.front().linear;
  std::vector<ChainOp> ops = {{first.shape, first.cost}};
  ChainView view(first);
  for (const LinearOp &op : llvm::drop_begin(chain)) {
    // Was asked when the op joined the chain.
    ViewedOp viewed = *passTo(view, op);
    ops.push_back({std::move(viewed.shape), viewed.cost});
  }
  return ops;
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

OrDecline<LinearKernel> ChainKernels::view(unsigned index, unsigned base) {
  OrDecline<const LinearKernel *> own = get(index);
  if (!own)
    return own.decline();
  ChainView view(chain[base].linear);
  OrDecline<ViewedOp> viewed = ViewedOp();
  for (unsigned i = base + 1; i <= index; ++i) {
    viewed = passTo(view, chain[i]);
    if (!viewed)
      return viewed.decline();
  }
  return index == base ? **own : viewed->kernel(**own);
}

std::optional<Decline>
ChainKernels::checkShapes(unsigned begin, unsigned end,
                          const LinearLimits &limits) const {
  LinearShape shape = chain[begin].linear.shape;
  ChainView ahead(chain[begin].linear);
  for (unsigned i = begin + 1; i < end; ++i) {
    OrDecline<ViewedOp> next = passTo(ahead, chain[i]);
    if (!next)
      return next.decline();
    OrDecline<ComposedShape> composed =
        composeShape(shape, next->shape, limits);
    if (!composed)
      return composed.decline();
    if (std::optional<Decline> decline =
            checkWork(shape, next->shape, composed->shape, limits))
      return decline;
    shape = std::move(composed->shape);
  }
  return std::nullopt;
}

OrDecline<LinearKernel> ChainKernels::compose(unsigned begin, unsigned end,
                                              const LinearLimits &limits) {
  // A few characters of a splat may stand for gigabytes of numbers: know that
  // they will be of use before they are read.
  if (std::optional<Decline> decline = checkShapes(begin, end, limits))
    return *decline;
  OrDecline<const LinearKernel *> first = get(begin);
  if (!first)
    return first.decline();
  LinearKernel whole = **first;
  ChainView view(chain[begin].linear);
  for (unsigned i = begin + 1; i < end; ++i) {
    OrDecline<const LinearKernel *> own = get(i);
    if (!own)
      return own.decline();
    OrDecline<ViewedOp> viewed = passTo(view, chain[i]);
    if (!viewed)
      return viewed.decline();
    OrDecline<LinearKernel> next = viewed->kernel(**own);
    if (!next)
      return next.decline();
    OrDecline<LinearKernel> composed = ptc::compose(whole, *next, limits);
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

/// True if the op that takes the place of [begin, end) adds up the same numbers
/// in the same order as the first of these that computes.
static bool keepsOrder(const LinearChain &chain, unsigned begin, unsigned end) {
  unsigned computing = firstComputing(chain, begin, end);
  LinearSite site = siteOf(chain, begin, end, computing);
  ChainView view(chain[begin].linear);
  for (unsigned i = begin + 1; i < computing; ++i)
    if (!passTo(view, chain[i]))
      return false;
  for (const LayoutMove &move : chain[computing].moves)
    if (computing != begin && view.pass(move))
      return false;
  return moveFromBase(view, site.order).permutation.empty();
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
  if (computing > 1 || !keepsOrder(chain, begin, end))
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
