//===- Activations.cpp - Bytes of tensors and how long they live ----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The tensors of a region as buffers that a straightforward implementation
// would need: one per tensor that is computed, from the op that computes it to
// its last use. Views and destination-style ops share the buffer of another
// tensor.
//
//===----------------------------------------------------------------------===//

#include "Counts.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"

#include <algorithm>
#include <vector>

using namespace mlir;
using namespace ptc;

namespace {

class BufferAnalysis {
public:
  explicit BufferAnalysis(Arithmetic &arithmetic) : arithmetic(arithmetic) {}

  /// The most bytes alive at one time of buffers that `region` makes.
  int64_t peakOf(Region &region);

  Activations result;

private:
  /// The tensor in whose buffer `value` lies, or null if it takes none.
  Value bufferOf(Value value) const { return buffers.lookup(value); }
  Value bufferForResult(OpResult result);

  Arithmetic &arithmetic;
  llvm::DenseMap<Value, Value> buffers;
};

} // namespace

/// The value that `result` is a view of, or null.
static Value viewedBy(OpResult result) {
  Operation *op = result.getOwner();
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::ReshapeOp,
          tensor::CastOp, tosa::ReshapeOp>(op))
    return op->getOperand(0);
  return Value();
}

Value BufferAnalysis::bufferForResult(OpResult result) {
  Operation *op = result.getOwner();
  // Constants are parameters, and an empty tensor is nothing before somebody
  // writes to it.
  if (!isa<RankedTensorType>(result.getType()) ||
      op->hasTrait<OpTrait::ConstantLike>() || isa<tensor::EmptyOp>(op))
    return Value();
  if (Value source = viewedBy(result))
    return bufferOf(source);
  auto destination = dyn_cast<DestinationStyleOpInterface>(op);
  if (!destination)
    return result;
  Value init = destination.getTiedOpOperand(result)->get();
  Value buffer = bufferOf(init);
  // Arguments belong to the caller, and others may still read a tensor that
  // has several uses.
  bool inPlace = buffer && buffer.getDefiningOp() && init.hasOneUse();
  return inPlace ? buffer : Value(result);
}

int64_t BufferAnalysis::peakOf(Region &region) {
  // Positions in program order. Values of a block that is left to several
  // others live until the last of all these.
  llvm::DenseMap<Operation *, int64_t> position;
  for (Block &block : region)
    for (Operation &op : block)
      position.try_emplace(&op, position.size());

  // The buffers that begin here: their size, and where they begin and end.
  struct Life {
    int64_t bytes, begin, end;
  };
  llvm::MapVector<Value, Life> lives;
  auto extend = [&](Value buffer, Value value) {
    auto life = lives.find(buffer);
    if (life == lives.end())
      return;
    for (Operation *user : value.getUsers())
      if (Operation *ancestor = region.findAncestorOpInRegion(*user))
        life->second.end =
            std::max(life->second.end, position.lookup(ancestor));
  };
  auto begin = [&](Value value, int64_t at) {
    int64_t bytes = bytesOf(value, arithmetic, result.tensorsOfUnknownWidth);
    lives.insert({value, {bytes, at, at}});
    return bytes;
  };
  for (Block &block : region) {
    for (Value argument : block.getArguments()) {
      buffers[argument] = argument;
      begin(argument, position.lookup(&block.front()));
      extend(argument, argument);
    }
    for (Operation &op : block)
      for (OpResult value : op.getResults()) {
        Value buffer = bufferForResult(value);
        if (!buffer)
          continue;
        buffers[value] = buffer;
        if (buffer == value)
          result.sum =
              arithmetic.add(result.sum, begin(value, position.lookup(&op)));
        extend(buffer, value);
      }
  }

  // Bytes that come and go at each position.
  std::vector<int64_t> change(position.size() + 1, 0);
  for (auto &[value, life] : lives) {
    change[life.begin] = arithmetic.add(change[life.begin], life.bytes);
    change[life.end + 1] = arithmetic.add(change[life.end + 1], -life.bytes);
  }
  int64_t peak = 0, alive = 0;
  for (Block &block : region)
    for (Operation &op : block) {
      alive = arithmetic.add(alive, change[position.lookup(&op)]);
      int64_t inside = 0;
      if (!hasScalarBody(&op))
        for (Region &nested : op.getRegions())
          inside = std::max(inside, peakOf(nested));
      peak = std::max(peak, arithmetic.add(alive, inside));
    }
  return peak;
}

Activations ptc::activationsOf(Region &region, Arithmetic &arithmetic) {
  BufferAnalysis analysis(arithmetic);
  analysis.result.peak = analysis.peakOf(region);
  return analysis.result;
}
