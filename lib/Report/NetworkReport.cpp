//===- NetworkReport.cpp - What a network costs ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Report/NetworkReport.h"

#include "Counts.h"
#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

#include <algorithm>

using namespace mlir;
using namespace ptc;

/// Adds a number to `sum`, or makes it INT64_MAX. Returns true if that was
/// needed.
static bool accumulate(int64_t &sum, int64_t value) {
  Arithmetic arithmetic;
  sum = arithmetic.add(sum, value);
  return arithmetic.saturated;
}

static bool accumulate(Counts &sums, const Counts &values) {
  bool saturated = false;
  for (const auto &[kind, value] : values)
    saturated |= accumulate(sums[kind], value);
  return saturated;
}

void FunctionReport::add(const FunctionReport &other) {
  saturated |= other.saturated;
  saturated |= accumulate(ops, other.ops);
  saturated |= accumulate(macs, other.macs);
  saturated |= accumulate(windowReductions, other.windowReductions);
  for (auto field :
       {&FunctionReport::poolingOps, &FunctionReport::parameters,
        &FunctionReport::parameterBytes, &FunctionReport::storedParameters,
        &FunctionReport::storedParameterBytes, &FunctionReport::activationBytes,
        &FunctionReport::opsOfUnknownExtent, &FunctionReport::undescribedPools,
        &FunctionReport::tensorsOfUnknownWidth})
    saturated |= accumulate(this->*field, other.*field);
  peakActivationBytes =
      std::max(peakActivationBytes, other.peakActivationBytes);
}

int64_t ptc::sumOf(const Counts &counts) {
  int64_t sum = 0;
  for (const auto &[kind, value] : counts)
    accumulate(sum, value);
  return sum;
}

FunctionReport NetworkReport::total() const {
  FunctionReport total;
  for (const FunctionReport &function : functions)
    total.add(function);
  return total;
}

namespace {

/// Counts the ops of one function.
class Counter {
public:
  FunctionReport report;

  void count(FunctionOpInterface function);
  /// All ops of `function`, or an op with those in its regions.
  void countWithin(Operation *op);

private:
  void countOp(Operation *op);
  void countPool(PoolingOpInterface op);
  void countConstant(OpResult result, Attribute value);

  Arithmetic arithmetic;
};

} // namespace

void Counter::countWithin(Operation *root) {
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    // A function inside another is counted for itself.
    if (isa<FunctionOpInterface>(op))
      return op == root ? WalkResult::advance() : WalkResult::skip();
    if (!op->hasTrait<OpTrait::IsTerminator>())
      countOp(op);
    return hasScalarBody(op) ? WalkResult::skip() : WalkResult::advance();
  });
  report.saturated = arithmetic.saturated;
}

void Counter::count(FunctionOpInterface function) {
  report.name = function.getName().str();
  countWithin(function);
  Activations activations =
      activationsOf(function.getFunctionBody(), arithmetic);
  report.activationBytes = activations.sum;
  report.peakActivationBytes = activations.peak;
  report.tensorsOfUnknownWidth += activations.tensorsOfUnknownWidth;
  report.saturated = arithmetic.saturated;
}

void Counter::countOp(Operation *op) {
  std::string kind = op->getName().getStringRef().str();
  ++report.ops[kind];

  Attribute constant;
  if (op->getNumResults() == 1 && matchPattern(op, m_Constant(&constant))) {
    countConstant(op->getResult(0), constant);
    return;
  }
  if (auto pool = dyn_cast<PoolingOpInterface>(op))
    countPool(pool);
  else if (std::optional<int64_t> macs = macsOf(op, arithmetic))
    report.macs[kind] = arithmetic.add(report.macs[kind], *macs);

  auto isDynamic = [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return shaped && !shaped.hasStaticShape();
  };
  report.opsOfUnknownExtent += llvm::any_of(op->getOperandTypes(), isDynamic) ||
                               llvm::any_of(op->getResultTypes(), isDynamic);
}

void Counter::countPool(PoolingOpInterface op) {
  ++report.poolingOps;
  OrDecline<Pooling> pooling = op.getPooling();
  if (!pooling) {
    ++report.undescribedPools;
    return;
  }
  auto result = cast<ShapedType>(pooling->result.getType());
  int64_t reductions =
      arithmetic.multiply(arithmetic.product(result.getShape()),
                          arithmetic.product({pooling->taps()}));
  int64_t &sum = report.windowReductions[op->getName().getStringRef().str()];
  sum = arithmetic.add(sum, reductions);
}

/// The elements that `value` holds in memory.
static int64_t storedElements(Attribute value, int64_t declared) {
  auto dense = dyn_cast<DenseElementsAttr>(value);
  return dense && dense.isSplat() ? std::min<int64_t>(declared, 1) : declared;
}

void Counter::countConstant(OpResult result, Attribute value) {
  auto type = dyn_cast<RankedTensorType>(result.getType());
  if (!type)
    return;
  int64_t elements = arithmetic.product(type.getShape());
  int64_t stored = storedElements(value, elements);
  report.parameters = arithmetic.add(report.parameters, elements);
  report.storedParameters = arithmetic.add(report.storedParameters, stored);
  std::optional<int64_t> bits = bitsOf(type.getElementType());
  if (!bits) {
    ++report.tensorsOfUnknownWidth;
    return;
  }
  auto bytes = [&](int64_t count) {
    int64_t all = arithmetic.multiply(count, *bits);
    return all / 8 + (all % 8 != 0);
  };
  report.parameterBytes =
      arithmetic.add(report.parameterBytes, bytes(elements));
  report.storedParameterBytes =
      arithmetic.add(report.storedParameterBytes, bytes(stored));
}

NetworkReport ptc::reportNetwork(Operation *root) {
  NetworkReport report;
  root->walk<WalkOrder::PreOrder>([&](FunctionOpInterface function) {
    if (function.isExternal())
      return;
    Counter counter;
    counter.count(function);
    report.functions.push_back(std::move(counter.report));
  });
  return report;
}

FunctionReport ptc::reportOp(Operation *op) {
  Counter counter;
  counter.countWithin(op);
  return std::move(counter.report);
}
