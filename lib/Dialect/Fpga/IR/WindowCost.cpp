//===- WindowCost.cpp - Area of line buffers ------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What ptc_window is made of, name by name: nearly all of it is arithmetic with
// positions, whose widths follow from the map and the kernel.
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc::fpga;

namespace {
/// Bits of the numbers in ptc_window.
struct WindowWidths {
  explicit WindowWidths(WindowOp op);

  int64_t rows, rowBeats, ring, beats, groups;
  /// Addresses to write, and to read, with a bit more; rows, columns in beats,
  /// pixels held; rows of a kernel.
  int64_t write, read, y, x, held, kernel;
  /// Low bits of addresses that are always 0: rows of the ring begin there.
  int64_t fixed;
};
} // namespace

/// Bits of the numbers below `n`.
static int64_t bitsBelow(int64_t n) {
  return n > 1 ? int64_t(llvm::Log2_64_Ceil(n)) : 0;
}

WindowWidths::WindowWidths(WindowOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  int64_t height = from.getShape()[1], width = from.getShape()[2];
  ArrayRef<int64_t> kernel = op.getKernel(), stride = op.getStride(),
                    dilation = op.getDilation();
  beats = from.getChannels() / from.getLanes();
  rows = windowRows(op);
  rowBeats = width * beats;
  ring = rows * rowBeats;
  groups = to.getWindowElements() / to.getTaps();
  int64_t reach = (to.getShape()[2] + 2) * stride[1] + kernel[1] * dilation[1] +
                  width + op.getPad().getLeft() + 2;
  write = std::max<int64_t>(1, bitsBelow(ring));
  read = bitsBelow(ring + 1) + 1;
  y = bitsBelow((to.getShape()[1] + 1) * stride[0] + kernel[0] * dilation[0] +
                height + op.getPad().getTop() + 2) +
      2;
  x = bitsBelow(reach * beats) + 2;
  held = bitsBelow(std::max(rows, height) * width + 2) + 2;
  this->kernel = bitsBelow(kernel[0] * dilation[0] + 1) + 1;
  fixed = llvm::countr_zero(uint64_t(rowBeats));
}

UnitCost WindowOp::getCostOn(const CostModel &model) {
  StreamType from = getInput().getType(), to = getType();
  int64_t bits = from.getLanes() * from.getNumberWidth(), taps = to.getTaps();
  WindowWidths w(*this);
  UnitCost cost;
  // Several taps a beat are read from as many memories.
  addMemory(cost, model, getMemory(), bits, w.ring, taps);
  bool isBram = resolveMemory(model, getMemory(), bits, w.ring) == Memory::Bram;
  if (model.hasLut6) {
    // Measured for kernels of 3x3 on maps of 8x8 and 32x32, 4 to 16 lanes of 8
    // bits.
    int64_t position =
        counterBits(from.getShape()[1]) + counterBits(from.getShape()[2]);
    cost.lut += 226 + 5 * bits / 8;
    cost.ff += 110 + 4 * position + 13 * bits / 16 + (taps - 1) * bits;
    return cost;
  }
  auto adder = [&](int64_t width) { return adderLuts(model, width); };
  auto counter = [&](int64_t steps) { return counterLuts(model, steps); };
  int64_t address = w.read - w.fixed;

  // Positions: counters, and the next row of windows.
  cost.lut += counter(w.ring) + 2 * counter(w.beats) + counter(w.groups) +
              counter(to.getRepeat()) + counter(to.getShape()[2]) +
              counter(to.getShape()[1]);
  cost.lut += adder(w.x) + adder(w.y) + w.x + w.y;
  // The first row in the ring, less the ring's size where it is beyond.
  if (address > 1)
    cost.lut += 3 * adder(address) + address;
  // Pixels that are needed, and held: a sum of rows and columns, what comes and
  // goes in two registers, two comparisons of levels.
  cost.lut += adder(w.held) + 4 * adder(w.held) + w.held + 2 * adder(w.held);
  // Tables of rows and columns, most of whose bits differ at the borders alone.
  cost.lut += 3 * (w.held - 2);
  // Each tap: its row and column, whether they are inside, and the address.
  int64_t tap = 2 * adder(address) + address + adder(w.write) + w.x / 2;
  tap += adder(w.y) + adder(w.x);
  if (w.groups > 1)
    tap += adder(w.kernel) + adder(std::max<int64_t>(1, address)) + adder(w.x);
  cost.lut += taps * (tap + bits) + 20;

  cost.ff += w.write + bitsBelow(w.beats) * 2 + bitsBelow(w.groups) +
             bitsBelow(to.getRepeat()) + bitsBelow(to.getShape()[2]) +
             bitsBelow(to.getShape()[1]);
  cost.ff += w.x + w.y + address + 5 * w.held + 4 * (w.held - 2) + 14;
  int64_t perTap = 2 * w.write - w.fixed + w.x + bits + 3;
  if (w.groups > 1)
    perTap += w.kernel + address + w.x;
  if (!isBram)
    perTap += bits;
  cost.ff += taps * perTap;
  return cost;
}
