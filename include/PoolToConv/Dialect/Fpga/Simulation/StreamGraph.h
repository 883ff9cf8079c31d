//===- StreamGraph.h - Kernels as units that exchange beats -----*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a design does in time, without the numbers that pass: which beat depends
// on which, how many beats a unit can hold, and how many cycles it takes. The
// behaviour is that of the Verilog modules described in docs/FpgaTime.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_SIMULATION_STREAMGRAPH_H
#define POOLTOCONV_DIALECT_FPGA_SIMULATION_STREAMGRAPH_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <vector>

namespace ptc::fpga {

/// `times` repetitions of `steps` steps, one a cycle, of which the last one
/// gives `gives` result beats.
struct Run {
  int64_t steps = 1;
  int64_t times = 1;
  int64_t gives = 0;
  /// Bit i: each step takes a beat of input i off its wires.
  uint32_t takes = 0;
  /// Units with a buffer: the run starts once this many beats of the frame have
  /// come, and leaves so many of them behind; -1: as before.
  int64_t need = 0;
  int64_t frees = -1;
  /// Cycles without a step after the run.
  int64_t gap = 0;
};

enum class UnitKind {
  /// Offers a beat whenever it can.
  Source,
  /// Takes a beat whenever it can.
  Sink,
  /// Copies; each copy goes as soon as it is taken, the next beat is taken when
  /// all went.
  Fork,
  /// Holds `capacity` beats, each for at least `latency` cycles.
  Queue,
  /// Goes through `body`, `repeats` times a frame.
  Steps,
};

/// A part of an op that exchanges beats with its neighbours.
struct StreamUnit {
  UnitKind kind;
  mlir::Operation *op;
  llvm::SmallVector<unsigned, 2> inputs, outputs;

  /// Queues and units with a buffer: beats held.
  int64_t capacity = 0;
  /// Queues: cycles from in to out, and at least between two beats in. Steps:
  /// cycles from the step that gives a beat to the beat.
  int64_t latency = 0;
  int64_t interval = 1;

  /// Steps: inputs are buffered, up to `capacity`; else they are taken off the
  /// wires.
  bool isBuffered = false;
  /// All stages of the pipeline move or stand together, and stand where a
  /// result is not taken. Else up to `results` results are on the way, and the
  /// next one may be completed `turnaround` cycles after the first of them
  /// went.
  bool isRigid = true;
  int64_t results = 1;
  int64_t turnaround = 0;
  std::vector<Run> body;
  int64_t repeats = 1;
};

/// The wires between two units.
struct StreamLink {
  mlir::Value value;
  unsigned producer = 0, consumer = 0;
  /// The operand of the consumer's op.
  unsigned operand = 0;
  /// Beats of a frame.
  int64_t beats = 0;
};

/// A strict kernel. Units are in the order of its ops.
struct StreamGraph {
  KernelOp kernel;
  std::vector<StreamUnit> units;
  std::vector<StreamLink> links;

  /// Cycles of a frame in which a unit steps or has to leave a gap, or its
  /// ports pass beats: what it needs if it never waits.
  int64_t getBusyCycles(const StreamUnit &unit) const;
};

/// How line buffers take rows.
enum class LineBuffers {
  /// A window is read as soon as its last pixel is there.
  Pixels,
  /// Windows are read once their rows are complete, and in step with the rows
  /// that come next: a loop that reads and writes in each iteration waits for
  /// both.
  Rows,
};

/// An error at a kernel, as emitOpError, but without the kernel's text: that is
/// a whole design.
mlir::InFlightDiagnostic emitKernelError(KernelOp kernel);

/// The graph of `kernel`; an error is emitted at what has none: a draft, or
/// units of more than 2^23 different runs or 2^40 beats a frame.
mlir::FailureOr<StreamGraph>
buildStreamGraph(KernelOp kernel, LineBuffers buffers = LineBuffers::Pixels);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_SIMULATION_STREAMGRAPH_H
