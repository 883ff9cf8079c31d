//===- FuseBorders.cpp - Pads and crops in front of windows ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fuse.h"
#include "PoolToConv/Algebra/Decline.h"
#include "StreamRanges.h"

#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
/// The windows of an `fpga.window`, or of an `fpga.reduce` by rows, in one
/// dimension of the map.
struct Steps {
  int64_t kernel, stride, dilation, low, high;

  /// The position of the map behind the last one that result `last` reads.
  int64_t end(int64_t last) const {
    return last * stride + (kernel - 1) * dilation + 1 - low;
  }
};
} // namespace

/// True if `op` steps with windows over its operand.
static bool hasSteps(Operation *op) {
  if (auto reduce = dyn_cast<ReduceOp>(op))
    return reduce.getMode() == ReduceMode::Rows;
  return isa<WindowOp>(op);
}

static std::array<Steps, 2> stepsOf(Operation *op) {
  ArrayRef<int64_t> kernel, stride;
  SmallVector<int64_t> dilation = {1, 1};
  PadAttr pad;
  if (auto window = dyn_cast<WindowOp>(op)) {
    kernel = window.getKernel();
    stride = window.getStride();
    dilation = llvm::to_vector(window.getDilation());
    pad = window.getPad();
  } else {
    auto reduce = cast<ReduceOp>(op);
    kernel = *reduce.getKernel();
    stride = *reduce.getStride();
    pad = reduce.getPadAttr();
  }
  std::array<Steps, 2> steps = {Steps{kernel[0], stride[0], dilation[0], 0, 0},
                                Steps{kernel[1], stride[1], dilation[1], 0, 0}};
  if (pad) {
    steps[0].low = pad.getTop();
    steps[0].high = pad.getBottom();
    steps[1].low = pad.getLeft();
    steps[1].high = pad.getRight();
  }
  return steps;
}

/// Gives the windows of `op` another border, and another map. In a design it
/// comes in the beats that the pad or crop in between had on both sides.
static void setBorder(Operation *op, const std::array<Steps, 2> &steps,
                      std::optional<int64_t> value, Value map) {
  auto pad = PadAttr::get(op->getContext(), steps[0].low, steps[1].low,
                          steps[0].high, steps[1].high, value);
  if (auto window = dyn_cast<WindowOp>(op)) {
    window.setPadAttr(pad);
    window.getInputMutable().assign(map);
    return;
  }
  auto reduce = cast<ReduceOp>(op);
  if (pad.isNone())
    reduce.removePadAttr();
  else
    reduce.setPadAttr(pad);
  reduce.getInputMutable().assign(map);
}

/// Rows and columns only.
static bool isSpatial(ArrayRef<int64_t> low, ArrayRef<int64_t> high) {
  return low.size() == 4 && low[0] == 0 && low[3] == 0 && high[0] == 0 &&
         high[3] == 0;
}

//===----------------------------------------------------------------------===//
// Pads
//===----------------------------------------------------------------------===//

/// (C1), (C2) The border that `user` has with that of `pad` around its map.
static OrDecline<std::array<Steps, 2>> withPad(PadOp pad, Operation *user) {
  if (!isSpatial(pad.getLow(), pad.getHigh()))
    return Decline{"C1", "not only rows and columns are padded"};
  std::array<Steps, 2> steps = stepsOf(user);
  for (int dim : {0, 1}) {
    steps[dim].low += pad.getLow()[1 + dim];
    steps[dim].high += pad.getHigh()[1 + dim];
    if (std::max(steps[dim].low, steps[dim].high) > INT32_MAX)
      return Decline{"C1", "both borders together are too large"};
  }
  if (auto window = dyn_cast<WindowOp>(user)) {
    PadAttr own = window.getPad();
    if (!own.isNone() && own.getValue() != pad.getValue())
      return Decline{"C1", own.isEdge()
                               ? std::string("the window pads by the nearest "
                                             "element")
                               : llvm::formatv("the window pads by {0}, not "
                                               "by {1}",
                                               *own.getValue(), pad.getValue())
                                     .str()};
    return steps;
  }
  // Positions outside of the map take no part in a reduction by rows.
  auto reduce = cast<ReduceOp>(user);
  Interval range = rangeOf(pad.getInput());
  Int128 value = pad.getValue();
  ReduceKind kind = reduce.getKind();
  bool isNeutral = kind == ReduceKind::Sum   ? value == 0
                   : kind == ReduceKind::Max ? value <= range.low
                                             : value >= range.high;
  if (!isNeutral)
    return Decline{"C2",
                   llvm::formatv("padding by {0} may change a {1}",
                                 pad.getValue(), stringifyReduceKind(kind))};
  for (int dim : {0, 1}) {
    int64_t extent = pad.getInput().getType().getShape()[1 + dim];
    int64_t last = reduce.getType().getShape()[1 + dim] - 1;
    if (std::max(steps[dim].low, steps[dim].high) >= steps[dim].kernel ||
        last * steps[dim].stride - steps[dim].low >= extent)
      return Decline{"C2", "a window may lie in the padding as a whole"};
  }
  return steps;
}

static bool fusePad(Fuser &fuser, PadOp pad) {
  bool changed = false;
  for (Operation *user : llvm::make_early_inc_range(pad->getUsers())) {
    if (!hasSteps(user))
      continue;
    OrDecline<std::array<Steps, 2>> steps = withPad(pad, user);
    if (!steps) {
      fuser.declined(pad, "fpga.pad stays", steps.decline().condition,
                     steps.decline().reason);
      continue;
    }
    fuser.did(pad, "pad",
              llvm::formatv("fpga.pad goes into {0}", user->getName()));
    setBorder(user, *steps, pad.getValue(), pad.getInput());
    changed = true;
  }
  return changed;
}

//===----------------------------------------------------------------------===//
// Crops
//===----------------------------------------------------------------------===//

/// (C3) The border that `user` has on the whole map.
static OrDecline<std::array<Steps, 2>> withoutCrop(CropOp crop,
                                                   Operation *user) {
  if (!isSpatial(crop.getLow(), crop.getHigh()))
    return Decline{"C3", "not only rows and columns are dropped"};
  auto result = cast<StreamType>(user->getResult(0).getType());
  std::array<Steps, 2> steps = stepsOf(user);
  for (int dim : {0, 1}) {
    Steps &step = steps[dim];
    if (crop.getLow()[1 + dim] != 0)
      return Decline{"C3", "what is dropped lies in front"};
    if (crop.getHigh()[1 + dim] == 0)
      continue;
    int64_t last = result.getShape()[1 + dim] - 1;
    int64_t whole = crop.getInput().getType().getShape()[1 + dim];
    if (step.end(last) > crop.getType().getShape()[1 + dim])
      return Decline{"C3", "a window reads padding where data was dropped"};
    step.high = 0;
    if (WindowOp::getOutputExtent(whole, step.low, step.high, step.kernel,
                                  step.stride, step.dilation) != last + 1)
      return Decline{"C3", "one more window would fit into the whole map"};
  }
  return steps;
}

static bool fuseCrop(Fuser &fuser, CropOp crop) {
  bool changed = false;
  for (Operation *user : llvm::make_early_inc_range(crop->getUsers())) {
    if (!hasSteps(user))
      continue;
    OrDecline<std::array<Steps, 2>> steps = withoutCrop(crop, user);
    if (!steps) {
      fuser.declined(crop, "fpga.crop stays", steps.decline().condition,
                     steps.decline().reason);
      continue;
    }
    std::optional<int64_t> value = 0;
    if (auto window = dyn_cast<WindowOp>(user))
      value = window.getPad().getValue();
    fuser.did(
        crop, "crop",
        llvm::formatv("{0} reads less than the whole map", user->getName()));
    setBorder(user, *steps, value, crop.getInput());
    changed = true;
  }
  return changed;
}

bool Fuser::fuseBorders() {
  bool changed = false;
  for (Operation &op : llvm::make_early_inc_range(kernel.getBody().front())) {
    if (auto pad = dyn_cast<PadOp>(op))
      changed |= fusePad(*this, pad);
    else if (auto crop = dyn_cast<CropOp>(op))
      changed |= fuseCrop(*this, crop);
    else
      continue;
    if (op.use_empty())
      rewriter.eraseOp(&op);
  }
  return changed;
}
