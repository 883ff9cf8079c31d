//===- FuseTables.cpp - Functions of narrow numbers as tables -------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fuse.h"
#include "NumberFunction.h"

#include "llvm/Support/FormatVariadic.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

/// (C6) The units that end in `last` as one table, if it costs less.
static bool fuseTable(Fuser &fuser, Operation *last) {
  std::optional<NumberFunction> function =
      functionTo(last->getResult(0), fuser.tableBits);
  if (!function || function->ops.empty())
    return false;
  // One table alone is what it would become.
  if (function->ops.size() == 1 && isa<LutOp>(last))
    return false;
  auto type = cast<StreamType>(last->getResult(0).getType());
  auto from = cast<StreamType>(function->source.getType());
  // A design casts nothing within the row; a draft does not care.
  if (!fuser.kernel.getDraft() && from.getLanes() != type.getLanes())
    return false;
  std::vector<Int128> values = function->tabulate();
  fuser.rewriter.setInsertionPoint(last);
  auto lut =
      LutOp::create(fuser.rewriter, last->getLoc(), type, function->source,
                    tableOf(values, type.getNumberType()),
                    /*fraction=*/0, Memory::Auto);
  int64_t before = std::accumulate(
      function->ops.begin(), function->ops.end(), int64_t(0),
      [](int64_t sum, Operation *op) { return sum + priceOf(op); });
  int64_t after = priceOf(lut);
  if (after >= before) {
    fuser.rewriter.eraseOp(lut);
    // Nobody asks why a clamp is no table.
    if (llvm::any_of(function->ops, isMultiplying))
      fuser.declined(
          last, llvm::formatv("{0} is no table", last->getName()).str(), "C6",
          llvm::formatv("that would cost {0} instead of {1}", after, before)
              .str());
    return false;
  }
  fuser.did(last, "table",
            llvm::formatv("{0} units become a table of {1} entries (cost {2} "
                          "instead of {3})",
                          function->ops.size(), values.size(), after, before));
  fuser.rewriter.replaceOp(last, lut);
  function->ops.pop_back();
  for (Operation *op : llvm::reverse(function->ops))
    fuser.rewriter.eraseOp(op);
  return true;
}

bool Fuser::fuseTables() {
  if (tableBits == 0)
    return false;
  SmallVector<Operation *> ends;
  for (Operation &op : kernel.getBody().front()) {
    // Rows are looked at from their last unit.
    if (isNumberFunction(&op) &&
        !(op.getResult(0).hasOneUse() &&
          isNumberFunction(*op.getResult(0).getUsers().begin())))
      ends.push_back(&op);
  }
  bool changed = false;
  for (Operation *end : ends)
    changed |= fuseTable(*this, end);
  return changed;
}
