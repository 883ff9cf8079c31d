//===- LinearChain.cpp - Runs of linear ops -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearChain.h"

#include <deque>

#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace ptc;

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

OrDecline<ViewedOp> ptc::passTo(ChainView &view, const LinearOp &op) {
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
  Type between = getElementTypeOrSelf(a.result);
  if (getElementTypeOrSelf(b.input) != between ||
      getElementTypeOrSelf(b.result) != between)
    return Decline{"T21", "a conversion stands between"};
  if (isa<FloatType>(between)) {
    if (getElementTypeOrSelf(a.input) != between)
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
