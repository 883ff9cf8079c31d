//===- StreamGraph.cpp - Kernels as units that exchange beats -------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Simulation/StreamGraph.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "PoolToConv/Dialect/Fpga/IR/ReadOrder.h"
#include "Schedules.h"
#include "llvm/ADT/TypeSwitch.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

/// Frames of more beats are declined: they would take hours.
static constexpr int64_t kMaxBeats = int64_t(1) << 40;
/// Schedules that are made beat by beat, or window by window.
static constexpr int64_t kMaxPositions = int64_t(1) << 26;
/// What `Run::takes` has bits for.
static constexpr size_t kMaxInputs = 32;

static StreamType streamOf(Value value) {
  return cast<StreamType>(value.getType());
}

namespace {
class GraphBuilder {
public:
  GraphBuilder(KernelOp kernel, LineBuffers buffers) : buffers(buffers) {
    graph.kernel = kernel;
  }

  LogicalResult add(Operation *op);
  StreamGraph take() { return std::move(graph); }

private:
  LogicalResult addUnits(Operation *op);
  LogicalResult addEltwise(EltwiseOp op);
  void addCast(CastLanesOp op);

  /// A unit that reads `operands` of `op` and gives `result`, if any.
  unsigned add(StreamUnit unit, ArrayRef<OpOperand *> operands,
               ValueRange results);
  /// The same, behind the unit `before` of the same op.
  unsigned addBehind(StreamUnit unit, unsigned before, Value result,
                     int64_t beats);
  void connect(unsigned producer, unsigned consumer, OpOperand *operand,
               Value value, int64_t beats);

  StreamUnit unitOf(Operation *op, UnitKind kind) const {
    StreamUnit unit;
    unit.kind = kind;
    unit.op = op;
    return unit;
  }
  /// A pipeline of `stages` that takes beats off its wires.
  StreamUnit pipeline(Operation *op, Schedule schedule, int64_t stages) const;
  /// A buffer of `capacity` beats.
  StreamUnit buffer(Operation *op, Schedule schedule, int64_t capacity) const;

  LineBuffers buffers;
  StreamGraph graph;
  llvm::DenseMap<Value, unsigned> producers;
};
} // namespace

void GraphBuilder::connect(unsigned producer, unsigned consumer,
                           OpOperand *operand, Value value, int64_t beats) {
  unsigned link = graph.links.size();
  graph.links.push_back({value, producer, consumer,
                         operand ? operand->getOperandNumber() : 0, beats});
  graph.units[producer].outputs.push_back(link);
  graph.units[consumer].inputs.push_back(link);
}

unsigned GraphBuilder::add(StreamUnit unit, ArrayRef<OpOperand *> operands,
                           ValueRange results) {
  unsigned index = graph.units.size();
  graph.units.push_back(std::move(unit));
  for (OpOperand *operand : operands)
    connect(producers.at(operand->get()), index, operand, operand->get(),
            streamOf(operand->get()).getBeats());
  for (Value result : results)
    producers[result] = index;
  return index;
}

unsigned GraphBuilder::addBehind(StreamUnit unit, unsigned before, Value result,
                                 int64_t beats) {
  unsigned index = graph.units.size();
  graph.units.push_back(std::move(unit));
  connect(before, index, nullptr, result, beats);
  producers[result] = index;
  return index;
}

StreamUnit GraphBuilder::pipeline(Operation *op, Schedule schedule,
                                  int64_t stages) const {
  StreamUnit unit = unitOf(op, UnitKind::Steps);
  unit.latency = stages;
  unit.body = std::move(schedule.body);
  unit.repeats = schedule.repeats;
  // A step that gives several beats has them wait in a register.
  if (llvm::any_of(unit.body, [](const Run &run) { return run.gives > 1; }))
    unit.isRigid = false;
  return unit;
}

StreamUnit GraphBuilder::buffer(Operation *op, Schedule schedule,
                                int64_t capacity) const {
  StreamUnit unit = pipeline(op, std::move(schedule), kBufferStages);
  unit.isBuffered = true;
  unit.capacity = capacity;
  return unit;
}

//===----------------------------------------------------------------------===//
// Units of ops
//===----------------------------------------------------------------------===//

/// One step a beat.
static Schedule passing(StreamType type, uint32_t takes = 1) {
  Schedule schedule;
  schedule.pass(type.getBeats(), takes);
  return schedule;
}

LogicalResult GraphBuilder::addEltwise(EltwiseOp op) {
  // Elements that serve several times are kept and read again.
  SmallVector<unsigned> kept;
  SmallVector<OpOperand *> direct;
  for (OpOperand &operand : op->getOpOperands()) {
    auto from = dyn_cast<StreamType>(operand.get().getType());
    if (!from)
      continue;
    if (!isKept(operand)) {
      direct.push_back(&operand);
      continue;
    }
    kept.push_back(add(
        buffer(op, broadcastSchedule(from, op.getType()), 2 * from.getBeats()),
        {&operand}, {}));
  }
  uint32_t takes = (1u << (direct.size() + kept.size())) - 1;
  unsigned unit =
      add(pipeline(op, passing(op.getType(), takes), eltwiseStages(op)), direct,
          op.getResult());
  for (unsigned keeper : kept)
    connect(keeper, unit, nullptr, op.getResult(), op.getType().getBeats());
  return success();
}

void GraphBuilder::addCast(CastLanesOp op) {
  int64_t from = op.getInput().getType().getBeats();
  int64_t to = op.getType().getBeats();
  int64_t common = std::gcd(from, to);
  SmallVector<OpOperand *> operands = {&op.getInputMutable()};
  // Narrow beats fill a wide one, wide ones are emptied.
  Schedule fill, empty;
  fill.append({from / common, common, /*gives=*/1, /*takes=*/1});
  empty.append({/*steps=*/1, common, /*gives=*/to / common, /*takes=*/1});
  if (to == common) {
    add(pipeline(op, fill, kMoveStages), operands, op.getResult());
    return;
  }
  if (from == common) {
    add(pipeline(op, empty, kMoveStages), operands, op.getResult());
    return;
  }
  unsigned wide = add(pipeline(op, fill, kMoveStages), operands, {});
  addBehind(pipeline(op, empty, kMoveStages), wide, op.getResult(), common);
}

LogicalResult GraphBuilder::addUnits(Operation *op) {
  SmallVector<OpOperand *> streams;
  for (OpOperand &operand : op->getOpOperands())
    if (isa<StreamType>(operand.get().getType()))
      streams.push_back(&operand);
  auto steps = [&](Schedule schedule, int64_t stages) {
    add(pipeline(op, std::move(schedule), stages), streams, op->getResults());
    return success();
  };
  return TypeSwitch<Operation *, LogicalResult>(op)
      .Case([&](LoadOp) {
        add(unitOf(op, UnitKind::Source), {}, op->getResults());
        return success();
      })
      .Case([&](StoreOp) {
        add(unitOf(op, UnitKind::Sink), streams, {});
        return success();
      })
      .Case([&](ForkOp) {
        add(unitOf(op, UnitKind::Fork), streams, op->getResults());
        return success();
      })
      .Case([&](FifoOp fifo) {
        StreamUnit unit = unitOf(op, UnitKind::Queue);
        unit.latency = kFifoLatency;
        // The only place of the memory is free again in the cycle after next.
        unit.interval = fifo.getDepth() == 1 ? 2 : 1;
        unit.capacity = fifo.getDepth() + kFifoRegisters;
        add(unit, streams, op->getResults());
        return success();
      })
      .Case([&](ReshapeOp reshape) {
        // Wires.
        producers[reshape.getResult()] = producers.at(reshape.getInput());
        return success();
      })
      .Case([&](CastLanesOp cast) {
        addCast(cast);
        return success();
      })
      .Case([&](WindowOp window) {
        StreamType from = window.getInput().getType();
        int64_t row = from.getShape()[2] * from.getChannels() / from.getLanes();
        Int128 capacity = Int128(windowRows(window)) * row;
        add(buffer(op, scheduleOf(window, buffers),
                   std::min<Int128>(capacity, int64_t(1) << 60)),
            streams, op->getResults());
        return success();
      })
      .Case([&](MacOp mac) {
        StreamUnit unit = pipeline(op, scheduleOf(mac), macLatency(mac));
        unit.isRigid = false;
        unit.results = macResults(mac);
        unit.turnaround = kMacTurnaround;
        add(unit, streams, op->getResults());
        return success();
      })
      .Case([&](RequantOp requant) {
        Schedule schedule = passing(requant.getType());
        int64_t stages = requantStages(requant);
        if (!multiplies(requant))
          return steps(schedule, stages);
        unsigned unit = add(pipeline(op, schedule, stages), streams, {});
        StreamUnit skid = unitOf(op, UnitKind::Queue);
        skid.latency = kSkidLatency;
        skid.capacity = kSkidBeats;
        addBehind(skid, unit, requant.getResult(),
                  requant.getType().getBeats());
        return success();
      })
      .Case(
          [&](LutOp lut) { return steps(passing(lut.getType()), lutStages(lut)); })
      .Case([&](EltwiseOp eltwise) { return addEltwise(eltwise); })
      .Case([&](ReduceOp reduce) {
        return steps(scheduleOf(reduce), kReduceStages);
      })
      .Case([&](CropOp crop) { return steps(scheduleOf(crop), kMoveStages); })
      .Case([&](PadOp pad) { return steps(scheduleOf(pad), kMoveStages); })
      .Case([&](ConcatOp concat) {
        if (streams.size() > kMaxInputs) {
          op->emitError("has ")
              << streams.size() << " operands; a simulation knows at most "
              << kMaxInputs;
          return LogicalResult::failure();
        }
        return steps(scheduleOf(concat), kMoveStages);
      })
      .Case([&](ReorderOp reorder) {
        add(buffer(op, scheduleOf(reorder),
                   2 * reorder.getInput().getType().getBeats()),
            streams, op->getResults());
        return success();
      })
      .Case<RomOp, ReturnOp>([](auto) { return success(); })
      .Default([](Operation *other) {
        return LogicalResult(other->emitError("has no behaviour in time"));
      });
}

/// What a schedule takes and gives is what passes: an error otherwise, so that
/// a beat that is not understood is no wrong figure.
static LogicalResult verifyUnit(const StreamGraph &graph,
                                const StreamUnit &unit) {
  if (unit.kind != UnitKind::Steps)
    return success();
  if (unit.body.size() > kMaxRuns)
    return unit.op->emitError("is too irregular to be simulated: more than ")
           << kMaxRuns << " different steps a frame";
  SmallVector<Int128> taken(unit.inputs.size());
  Int128 given = 0;
  for (const Run &run : unit.body) {
    for (auto [i, sum] : llvm::enumerate(taken))
      if (run.takes >> i & 1)
        sum += Int128(run.steps) * run.times;
    given += Int128(run.gives) * run.times;
  }
  bool isRight = given * unit.repeats == graph.links[unit.outputs[0]].beats;
  int64_t comes = graph.links[unit.inputs[0]].beats;
  if (unit.isBuffered)
    isRight &= unit.body.back().frees == comes &&
               llvm::all_of(unit.body,
                            [&](const Run &run) { return run.need <= comes; });
  else
    for (auto [i, sum] : llvm::enumerate(taken))
      isRight &= sum * unit.repeats == graph.links[unit.inputs[i]].beats;
  if (isRight)
    return success();
  return unit.op->emitError("has beats that a simulation cannot follow: takes ")
         << unit.op->getOperand(0).getType() << " and gives "
         << unit.op->getResult(0).getType();
}

/// Positions that a schedule looks at.
static int64_t positionsOf(Operation *op) {
  if (isa<PadOp, CropOp, ReorderOp>(op))
    return streamOf(op->getResult(0)).getNumElements();
  if (auto reduce = dyn_cast<ReduceOp>(op))
    return reduce.getMode() == ReduceMode::Window ? 0
                                                  : reduce.getType().getBeats();
  if (auto window = dyn_cast<WindowOp>(op))
    return window.getType().getPixels();
  if (auto eltwise = dyn_cast<EltwiseOp>(op))
    if (llvm::any_of(op->getOpOperands(), isKept))
      return eltwise.getType().getBeats();
  return 0;
}

LogicalResult GraphBuilder::add(Operation *op) {
  for (Type type :
       llvm::concat<const Type>(op->getOperandTypes(), op->getResultTypes()))
    if (auto stream = dyn_cast<StreamType>(type);
        stream && stream.getBeats() > kMaxBeats)
      return op->emitError("has too many beats a frame to be simulated: ")
             << stream.getBeats();
  if (int64_t positions = positionsOf(op); positions > kMaxPositions)
    return op->emitError("has too many positions to be simulated: ")
           << positions;
  return addUnits(op);
}

InFlightDiagnostic ptc::fpga::emitKernelError(KernelOp kernel) {
  return emitError(kernel.getLoc())
         << "'" << KernelOp::getOperationName() << "' op ";
}

FailureOr<StreamGraph> ptc::fpga::buildStreamGraph(KernelOp kernel,
                                                   LineBuffers buffers) {
  if (kernel.getDraft()) {
    emitKernelError(kernel) << "is a draft, and has no beats yet; "
                               "fpga-insert-plumbing makes a design of it";
    return failure();
  }
  GraphBuilder builder(kernel, buffers);
  for (Operation &op : kernel.getBody().front())
    if (failed(builder.add(&op)))
      return failure();
  StreamGraph graph = builder.take();
  for (const StreamUnit &unit : graph.units)
    if (failed(verifyUnit(graph, unit)))
      return failure();
  return graph;
}

int64_t StreamGraph::getBusyCycles(const StreamUnit &unit) const {
  Int128 sum = 0;
  for (const Run &run : unit.body)
    sum += Int128(run.steps) * run.times + run.gap;
  int64_t cycles = std::min<Int128>(sum * unit.repeats, int64_t(1) << 60);
  for (unsigned link : unit.inputs)
    cycles = std::max(cycles, links[link].beats * unit.interval);
  for (unsigned link : unit.outputs)
    cycles = std::max(cycles, links[link].beats);
  return cycles;
}
