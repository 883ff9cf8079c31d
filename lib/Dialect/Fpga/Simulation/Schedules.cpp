//===- Schedules.cpp - Which step takes and gives which beat --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedules.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc::fpga;

static int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

void Schedule::append(Run run) {
  // A schedule that is too long is declined; it need not fill the memory.
  if (run.times <= 0 || run.steps <= 0 || body.size() > kMaxRuns)
    return;
  if (!body.empty()) {
    Run &last = body.back();
    if (last.frees < 0 && last.gap == 0 && run.frees < 0 && run.gap == 0 &&
        last.steps == run.steps && last.gives == run.gives &&
        last.takes == run.takes && last.need == run.need) {
      last.times += run.times;
      return;
    }
  }
  body.push_back(run);
}

void Schedule::takeOnly(int64_t times, uint32_t takes) {
  append({/*steps=*/1, times, /*gives=*/0, takes});
}

void Schedule::pass(int64_t times, uint32_t takes) {
  append({/*steps=*/1, times, /*gives=*/1, takes});
}

//===----------------------------------------------------------------------===//
// Elements and beats
//===----------------------------------------------------------------------===//

/// The row-major position of element `index` of `shape`.
static SmallVector<int64_t> positionOf(ArrayRef<int64_t> shape, int64_t index) {
  SmallVector<int64_t> position(shape.size());
  for (int64_t dim = shape.size() - 1; dim >= 0; --dim) {
    position[dim] = index % shape[dim];
    index /= shape[dim];
  }
  return position;
}

static int64_t indexOf(ArrayRef<int64_t> shape, ArrayRef<int64_t> position) {
  int64_t index = 0;
  for (auto [extent, coordinate] : llvm::zip_equal(shape, position))
    index = index * extent + coordinate;
  return index;
}

/// A unit that takes one beat a step. The last element of each of its results
/// depends on that position of the operand that `move` makes of its own.
static Schedule
filterSchedule(StreamType from, StreamType to,
               llvm::function_ref<void(MutableArrayRef<int64_t>)> move) {
  Schedule schedule;
  int64_t taken = 0;
  for (int64_t beat = 0, end = to.getBeats(); beat < end; ++beat) {
    SmallVector<int64_t> position =
        positionOf(to.getShape(), (beat + 1) * to.getLanes() - 1);
    move(position);
    int64_t last = indexOf(from.getShape(), position) / from.getLanes();
    if (last < taken && !schedule.body.empty()) {
      // One beat completes several results.
      Run &run = schedule.body.back();
      if (run.times > 1) {
        --run.times;
        Run single = run;
        single.times = 1;
        schedule.body.push_back(single);
      }
      ++schedule.body.back().gives;
      continue;
    }
    schedule.takeOnly(last - taken);
    schedule.pass(1);
    taken = last + 1;
    if (schedule.body.size() > kMaxRuns)
      return schedule;
  }
  schedule.takeOnly(from.getBeats() - taken);
  return schedule;
}

/// A unit with a buffer that reads beat `last(k)` or an earlier one for its
/// result k, and forgets all when the frame ends.
static Schedule bufferSchedule(StreamType from, StreamType to,
                               llvm::function_ref<int64_t(int64_t)> last) {
  Schedule schedule;
  int64_t need = 0;
  for (int64_t beat = 0, end = to.getBeats(); beat < end; ++beat) {
    need = std::max(need, last(beat) + 1);
    Run run;
    run.gives = 1;
    run.need = need;
    schedule.append(run);
    if (schedule.body.size() > kMaxRuns)
      return schedule;
  }
  // The last step alone frees the buffer.
  Run final = schedule.body.back();
  --schedule.body.back().times;
  if (schedule.body.back().times == 0)
    schedule.body.pop_back();
  final.times = 1;
  final.need = final.frees = from.getBeats();
  schedule.body.push_back(final);
  return schedule;
}

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

Schedule ptc::fpga::scheduleOf(WindowOp op, LineBuffers buffers) {
  StreamType from = op.getInput().getType(), to = op.getType();
  int64_t batch = from.getShape()[0], height = from.getShape()[1];
  int64_t width = from.getShape()[2], channels = from.getChannels();
  int64_t rows = to.getShape()[1], columns = to.getShape()[2];
  PadAttr pad = op.getPad();
  // The last position that a window reads: of rows or columns.
  auto lastOf = [&](int dim, int64_t i, int64_t low, int64_t extent) {
    int64_t last = i * op.getStride()[dim] - low +
                   (op.getKernel()[dim] - 1) * op.getDilation()[dim];
    return std::clamp<int64_t>(last, 0, extent - 1);
  };
  int64_t pixels = to.getPixelsPerBeat();
  int64_t groups = columns / pixels;
  int64_t beats = to.getBeats() / (batch * rows * groups);

  Schedule schedule;
  for (int64_t n = 0; n < batch; ++n) {
    for (int64_t y = 0; y < rows; ++y) {
      int64_t row = lastOf(0, y, pad.getTop(), height);
      int64_t free = (y + 1) * op.getStride()[0] - pad.getTop();
      free = y + 1 == rows ? height : std::clamp<int64_t>(free, 0, height);
      for (int64_t g = 0; g < groups; ++g) {
        int64_t column = lastOf(1, (g + 1) * pixels - 1, pad.getLeft(), width);
        int64_t pixel = (n * height + row) * width + column;
        Run run;
        run.times = beats;
        run.gives = 1;
        run.need = ceilDiv((pixel + 1) * channels, from.getLanes());
        if (buffers == LineBuffers::Rows) {
          // Whole rows, and, in step with the windows, those that come next.
          int64_t beatsOfRow = width * channels / from.getLanes();
          int64_t windows = (g + 1) * (beats / to.getRepeat());
          int64_t come = (n * height + row + 1) * beatsOfRow +
                         std::min(windows, op.getStride()[0] * beatsOfRow);
          run.need = std::min(come, (n + 1) * height * beatsOfRow);
        }
        if (g + 1 == groups) {
          run.frees = (n * height + free) * width * channels / from.getLanes();
          run.gap = kWindowRowGap;
        }
        schedule.append(run);
      }
      if (schedule.body.size() > kMaxRuns)
        return schedule;
    }
  }
  return schedule;
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

Schedule ptc::fpga::scheduleOf(MacOp op) {
  StreamType from = op.getInput().getType();
  FoldAttr fold = op.getFold();
  int64_t pixels = from.getPixels() / fold.getPixels();
  int64_t cycles = op.getCyclesPerPixel();
  int64_t given = op.getType().getBeats() / pixels;
  int64_t taken = from.getBeats() / pixels;
  // Steps of a group of pe results.
  int64_t steps = op.getProducts() / fold.getSimd();
  int64_t passes = cycles / steps;
  bool isGrouped = op.getGroups() > 1 && !op.isDepthwise();

  Schedule schedule;
  schedule.repeats = pixels;
  if (isGrouped) {
    // Channels of all groups come for each tap: all results are complete at the
    // end.
    schedule.takeOnly(std::min(taken, cycles) - 1);
    if (taken == cycles) {
      schedule.append({/*steps=*/1, /*times=*/1, given, /*takes=*/1});
    } else {
      schedule.takeOnly(1);
      schedule.append({cycles - taken, /*times=*/1, given, /*takes=*/0});
    }
    return schedule;
  }
  // Beats that a group of results takes when they are new; they are kept for
  // further groups.
  int64_t block =
      op.isDepthwise() ? std::min(steps, taken) : taken / from.getRepeat();
  int64_t fresh = taken / block, replays = passes / std::max<int64_t>(1, fresh);
  int64_t gives = given / passes;
  if (block == steps) {
    schedule.append({steps, /*times=*/1, gives, /*takes=*/1});
    schedule.append({steps, replays - 1, gives, /*takes=*/0});
    if (replays == 1) {
      schedule.body.front().times = fresh * pixels;
      schedule.repeats = 1;
    } else {
      schedule.repeats = pixels * fresh;
    }
    return schedule;
  }
  // A beat serves for several steps.
  int64_t hold = steps / block;
  for (int64_t beat = 0; beat < block; ++beat) {
    schedule.takeOnly(1);
    bool isLast = beat + 1 == block;
    schedule.append({hold - 1, /*times=*/1, isLast ? gives : 0, /*takes=*/0});
  }
  schedule.append({steps, replays - 1, gives, /*takes=*/0});
  schedule.repeats = pixels * fresh;
  return schedule;
}

Schedule ptc::fpga::scheduleOf(ReduceOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  if (op.getMode() == ReduceMode::Window) {
    int64_t taps = from.getWindowElements() / from.getTaps();
    Schedule schedule;
    if (from.getOrder() == BeatOrder::Taps) {
      schedule.append({taps, to.getBeats(), /*gives=*/1, /*takes=*/1});
      return schedule;
    }
    // All channels of one tap, then those of the next.
    int64_t pixels = to.getPixels() / to.getPixelsPerBeat();
    int64_t groups = to.getBeats() / pixels;
    schedule.takeOnly((taps - 1) * groups);
    schedule.pass(groups);
    schedule.repeats = pixels;
    return schedule;
  }
  if (op.getMode() == ReduceMode::Global) {
    ArrayRef<int64_t> dims = *op.getDims();
    return filterSchedule(from, to, [&](MutableArrayRef<int64_t> position) {
      for (int64_t dim : dims)
        position[dim] = from.getShape()[dim] - 1;
    });
  }
  PadAttr pad = op.getPadAttr();
  int64_t lows[] = {pad ? pad.getTop() : 0, pad ? pad.getLeft() : 0};
  ArrayRef<int64_t> kernel = *op.getKernel(), stride = *op.getStride();
  return filterSchedule(from, to, [&](MutableArrayRef<int64_t> position) {
    for (int dim : {0, 1}) {
      int64_t last =
          position[1 + dim] * stride[dim] - lows[dim] + kernel[dim] - 1;
      position[1 + dim] =
          std::clamp<int64_t>(last, 0, from.getShape()[1 + dim] - 1);
    }
  });
}

//===----------------------------------------------------------------------===//
// Moves
//===----------------------------------------------------------------------===//

Schedule ptc::fpga::scheduleOf(CropOp op) {
  return filterSchedule(op.getInput().getType(), op.getType(),
                        [&](MutableArrayRef<int64_t> position) {
                          for (auto [coordinate, low] :
                               llvm::zip_equal(position, op.getLow()))
                            coordinate += low;
                        });
}

Schedule ptc::fpga::scheduleOf(PadOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  Schedule schedule;
  for (int64_t beat = 0, end = to.getBeats(); beat < end; ++beat) {
    SmallVector<int64_t> position =
        positionOf(to.getShape(), beat * to.getLanes());
    bool isInside = true;
    for (auto [coordinate, low, extent] :
         llvm::zip_equal(position, op.getLow(), from.getShape()))
      isInside &= coordinate >= low && coordinate < low + extent;
    schedule.pass(1, isInside ? 1 : 0);
    if (schedule.body.size() > kMaxRuns)
      break;
  }
  return schedule;
}

Schedule ptc::fpga::scheduleOf(ConcatOp op) {
  Schedule schedule;
  int64_t lanes = op.getType().getLanes();
  for (auto [i, input] : llvm::enumerate(op.getInputs()))
    schedule.pass(cast<StreamType>(input.getType()).getChannels() / lanes,
                  uint32_t(1) << i);
  schedule.repeats = op.getType().getPixels();
  return schedule;
}

Schedule ptc::fpga::scheduleOf(ReorderOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  return bufferSchedule(from, to, [&](int64_t beat) {
    int64_t last = 0;
    SmallVector<int64_t> source(from.getRank());
    for (int64_t lane = 0; lane < to.getLanes(); ++lane) {
      SmallVector<int64_t> position =
          positionOf(to.getShape(), beat * to.getLanes() + lane);
      for (auto [coordinate, dim] :
           llvm::zip_equal(position, op.getPermutation()))
        source[dim] = coordinate;
      last = std::max(last, indexOf(from.getShape(), source) / from.getLanes());
    }
    return last;
  });
}

Schedule ptc::fpga::broadcastSchedule(StreamType from, StreamType to) {
  return bufferSchedule(from, to, [&](int64_t beat) {
    SmallVector<int64_t> position =
        positionOf(to.getShape(), (beat + 1) * to.getLanes() - 1);
    for (auto [coordinate, extent] : llvm::zip_equal(position, from.getShape()))
      if (extent == 1)
        coordinate = 0;
    return indexOf(from.getShape(), position) / from.getLanes();
  });
}
