//===- Lookahead.cpp - How much input the results of units need -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lookahead.h"
#include "llvm/ADT/TypeSwitch.h"

#include <functional>
#include <queue>

using namespace mlir;
using namespace ptc::fpga;

/// Rows or columns of a result beyond which a whole map is taken to be needed.
static constexpr int64_t kMaxPositions = 1 << 16;

/// The position of one dimension of an operand that a position of a result
/// needs: the last one, if it needs several.
using Move = std::function<int64_t(int64_t)>;

static Move windowMove(int64_t kernel, int64_t stride, int64_t dilation,
                       int64_t low) {
  return [=](int64_t i) { return i * stride + (kernel - 1) * dilation - low; };
}

/// How positions of `op`'s result become positions of an operand, for each
/// dimension of pixels; nothing where elements change their places altogether.
static std::optional<SmallVector<Move>> movesOf(Operation *op,
                                                StreamType from) {
  const Move stay = [](int64_t i) { return i; };
  SmallVector<Move> moves(from.getRank() - 1, stay);
  if (auto window = dyn_cast<WindowOp>(op)) {
    PadAttr pad = window.getPad();
    moves[1] = windowMove(window.getKernel()[0], window.getStride()[0],
                          window.getDilation()[0], pad.getTop());
    moves[2] = windowMove(window.getKernel()[1], window.getStride()[1],
                          window.getDilation()[1], pad.getLeft());
    return moves;
  }
  if (auto reduce = dyn_cast<ReduceOp>(op)) {
    if (reduce.getMode() == ReduceMode::Rows) {
      PadAttr pad = reduce.getPadAttr();
      moves[1] = windowMove((*reduce.getKernel())[0], (*reduce.getStride())[0],
                            1, pad ? pad.getTop() : 0);
      moves[2] = windowMove((*reduce.getKernel())[1], (*reduce.getStride())[1],
                            1, pad ? pad.getLeft() : 0);
    }
    if (DenseI64ArrayAttr dims = reduce.getDimsAttr())
      for (int64_t dim : dims.asArrayRef())
        if (dim < int64_t(moves.size()))
          moves[dim] = [last = from.getShape()[dim] - 1](int64_t) {
            return last;
          };
    return moves;
  }
  if (auto crop = dyn_cast<CropOp>(op)) {
    for (auto [move, low] : llvm::zip(moves, crop.getLow()))
      move = [low = low](int64_t i) { return i + low; };
    return moves;
  }
  if (auto pad = dyn_cast<PadOp>(op)) {
    for (auto [move, low] : llvm::zip(moves, pad.getLow()))
      move = [low = low](int64_t i) { return i - low; };
    return moves;
  }
  if (auto eltwise = dyn_cast<EltwiseOp>(op)) {
    for (auto [dim, move] : llvm::enumerate(moves))
      if (from.getShape()[dim] != eltwise.getType().getShape()[dim])
        move = [](int64_t) { return 0; };
    return moves;
  }
  if (isa<ReshapeOp, ReorderOp>(op)) {
    if (from.getPixels() != 1)
      return std::nullopt;
    // One pixel is needed, whatever it becomes.
    moves.assign(moves.size(), [](int64_t) { return 0; });
    return moves;
  }
  return moves;
}

/// `need` of a result as that of an operand.
static Need moved(const Need &need, Operation *op, StreamType from) {
  std::optional<SmallVector<Move>> moves = movesOf(op, from);
  if (!moves)
    return {};
  bool isOnePixel = from.getPixels() == 1;
  auto apply = [&](const std::optional<Positions> &positions,
                   int64_t lowest) -> std::optional<Positions> {
    if (!positions)
      return std::nullopt;
    // Positions of one pixel are the same in any shape.
    Positions result(isOnePixel ? moves->size() : positions->size());
    for (auto [dim, line] : llvm::enumerate(result)) {
      int64_t last = from.getShape()[dim] - 1;
      if (isOnePixel) {
        line.push_back(0);
        continue;
      }
      for (int64_t position : (*positions)[dim])
        line.push_back(std::clamp((*moves)[dim](position), lowest, last));
    }
    return result;
  };
  return {apply(need.most, 0), apply(need.least, INT32_MIN)};
}

/// What two ways to a result need together.
static void join(Need &need, const Need &other) {
  auto merge = [](std::optional<Positions> &a,
                  const std::optional<Positions> &b, auto choose) {
    if (!a || !b) {
      a.reset();
      return;
    }
    for (auto [line, otherLine] : llvm::zip_equal(*a, *b)) {
      // One position may stand for all.
      if (line.size() < otherLine.size())
        line.resize(otherLine.size(), line.front());
      for (size_t i = 0; i < line.size(); ++i)
        line[i] = choose(line[i], otherLine[i % otherLine.size()]);
    }
  };
  merge(need.most, other.most,
        [](int64_t a, int64_t b) { return std::max(a, b); });
  merge(need.least, other.least,
        [](int64_t a, int64_t b) { return std::min(a, b); });
}

llvm::DenseMap<Value, Need> ptc::fpga::needsOf(Operation *op,
                                               unsigned operand) {
  auto type = cast<StreamType>(op->getResult(0).getType());
  // Of a map too large to be looked at, nothing is known.
  Need start;
  if (llvm::all_of(type.getShape().drop_back(),
                   [](int64_t extent) { return extent <= kMaxPositions; })) {
    Positions all;
    for (int64_t extent : type.getShape().drop_back())
      all.push_back(llvm::to_vector(llvm::seq<int64_t>(0, extent)));
    start = {all, all};
  }

  llvm::DenseMap<Value, Need> needs;
  // Results are looked at once all that they lead to was: latest op first.
  auto isEarlier = [](Operation *a, Operation *b) {
    return a->isBeforeInBlock(b);
  };
  std::priority_queue<Operation *, std::vector<Operation *>,
                      decltype(isEarlier)>
      pending(isEarlier);
  llvm::SmallPtrSet<Operation *, 16> seen;
  auto add = [&](Value value, const Need &need) {
    auto [entry, isNew] = needs.try_emplace(value, need);
    if (!isNew)
      join(entry->second, need);
    if (Operation *producer = value.getDefiningOp();
        producer && seen.insert(producer).second)
      pending.push(producer);
  };
  Value last = op->getOperand(operand);
  add(last, moved(start, op, cast<StreamType>(last.getType())));
  while (!pending.empty()) {
    Operation *producer = pending.top();
    pending.pop();
    for (Value result : producer->getResults()) {
      auto entry = needs.find(result);
      if (entry == needs.end())
        continue;
      Need need = entry->second;
      for (Value input : producer->getOperands())
        if (auto from = dyn_cast<StreamType>(input.getType()))
          add(input, moved(need, producer, from));
    }
  }
  return needs;
}

int64_t ptc::fpga::pixelsWaiting(StreamType stream, const Need &near,
                                 const Need &far) {
  // A copy is read up to `near`, while the other has to reach `far` first.
  int64_t pixels = stream.getPixels();
  int64_t lag = 0, stride = pixels;
  for (int64_t dim = 0; dim < stream.getRank() - 1; ++dim) {
    stride /= stream.getShape()[dim];
    int64_t extent = stream.getShape()[dim];
    int64_t largest = INT32_MIN;
    size_t count = std::max(far.most ? (*far.most)[dim].size() : 1,
                            near.least ? (*near.least)[dim].size() : 1);
    for (size_t i = 0; i < count; ++i) {
      int64_t reach = extent - 1, read = 0;
      if (far.most)
        reach = (*far.most)[dim][i % (*far.most)[dim].size()];
      if (near.least)
        read = (*near.least)[dim][i % (*near.least)[dim].size()];
      largest = std::max(largest, reach - read);
    }
    lag += largest * stride;
  }
  return std::clamp<int64_t>(lag + 1, 0, pixels);
}
