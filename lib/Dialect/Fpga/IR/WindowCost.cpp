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
  // A beat may be of several pixels.
  beats = std::max<int64_t>(1, from.getChannels() / from.getLanes());
  rows = windowRows(op);
  rowBeats = ceilDiv(width * from.getChannels(), from.getLanes());
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

/// An address of `bits` bits in the ring: a sum, a comparison and a difference;
/// little where rows begin at multiples of a power of two.
static int64_t ringLuts(const CostModel &model, int64_t bits) {
  return bits > 4 ? 2 * adderLuts(model, bits) + compareLuts(model, bits)
                  : 2 * bits;
}

UnitCost WindowOp::getCostOn(const CostModel &model) {
  StreamType from = getInput().getType(), to = getType();
  int64_t bits = from.getLanes() * from.getNumberWidth(), taps = to.getTaps();
  WindowWidths w(*this);
  UnitCost cost;
  // Several taps a beat are read from as many memories; of registers there is one,
  // with a tree of choices for each tap, whose first levels are shared. Fitted.
  Memory resolved = resolveRam(model, getMemory(), bits, w.ring);
  bool isBram = resolved == Memory::Bram, isReg = resolved == Memory::Reg;
  addMemory(cost, model, getMemory(), bits, w.ring, isReg ? 1 : taps);
  if (isReg)
    cost.lut += count(Int128(taps - 1) * bits * w.ring / 3);
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
  // Columns are counted in beats: low bits are 0 there, too.
  int64_t low = bitsBelow(w.beats & -w.beats), x = w.x - low;

  // Positions: counters, the next column, and the next row, from the first one
  // or further on.
  cost.lut += counter(w.ring) + 2 * counter(w.beats) + counter(w.groups) +
              counter(to.getRepeat()) + counter(to.getShape()[2]) +
              counter(to.getShape()[1]);
  cost.lut += adder(x) + adder(w.y) + w.y;
  // The first row in the ring, less the ring's size where it is beyond.
  cost.lut += ringLuts(model, address) + address;
  // Pixels that may come where those that are needed are there; those that may
  // now, less one and more by what a row frees, which is three numbers; two
  // comparisons. Rows are of so many pixels that low bits have no part.
  int64_t whole = llvm::countr_zero(uint64_t(from.getShape()[2]));
  cost.lut += adder(std::max<int64_t>(1, w.held - 2 - whole)) + adder(w.held) +
              2 * compareLuts(model, w.held) + w.held - whole + 4;
  // Tables of columns, and of rows, most of whose bits differ at the borders
  // alone.
  int64_t columns = bitsBelow(to.getShape()[2]);
  cost.lut += (columns + 1) * std::min<int64_t>(wideLuts(model, columns), 2) + 6;
  // Where all taps come at once, those of one row of the kernel share where it
  // is in the map and in the ring, those of one column where that is.
  bool isSome = w.groups > 1;
  int64_t kernelWidth = getKernel()[1];
  int64_t kernelRows = isSome ? taps : getKernel()[0];
  int64_t kernelColumns = isSome ? taps : std::min(taps, kernelWidth);
  int64_t row = adder(w.y) + w.y / 2 + ringLuts(model, address);
  int64_t column = adder(x) + x;
  if (isSome) {
    row += w.kernel + std::max<int64_t>(1, address);
    // Further on or back.
    column += 2 * adder(x) + x;
  }
  // Columns begin at multiples of a pixel's beats.
  if (w.beats > 1 && !llvm::isPowerOf2_64(w.beats))
    column += adder(x);
  cost.lut += kernelRows * row + kernelColumns * column;
  // The first row and column of a kernel that comes at once are the window's own,
  // and rows further on wrap by themselves in a ring of 2^n beats.
  if (!isSome)
    cost.lut -= adder(w.y) + ringLuts(model, address) + adder(x);
  if (kernelRows > 1 && llvm::isPowerOf2_64(w.ring))
    cost.lut -= (kernelRows - 1) * ringLuts(model, address);
  // Without carry cells that are tables, too, low bits of multiples of a row's
  // pixels take none, and chains begin and end without one. Fitted.
  if (hasFreeCarries(model))
    cost.lut -= 20 + whole * (4 + 6 * (isSome ? kernelRows : 1));
  // Whether a tap is inside, and its address.
  cost.lut += taps * (adder(w.write - w.fixed) + 3) + 28;

  cost.ff += w.write + bitsBelow(w.beats) * 2 + bitsBelow(w.groups) +
             bitsBelow(to.getRepeat()) + bitsBelow(to.getShape()[2]) +
             bitsBelow(to.getShape()[1]);
  cost.ff += x + w.y + address + 2 * 2 + 3 * 2 + 13;
  cost.ff += llvm::isPowerOf2_64(from.getShape()[2]) ? 2 * w.held - 2
                                                     : 5 * w.held / 2;
  cost.ff += kernelRows * std::max<int64_t>(0, w.write - w.fixed) +
             kernelColumns * std::min(w.write, w.x);
  if (isSome)
    cost.ff += kernelRows * (w.kernel + address) +
               kernelColumns * x;
  cost.ff += kernelColumns * std::min(w.write, w.fixed) +
             taps * (std::max<int64_t>(0, w.write - w.fixed) + 3 + bits * (isBram ? 1 : 2));
  return cost;
}
