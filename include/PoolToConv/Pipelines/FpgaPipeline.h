//===- FpgaPipeline.h - From a network to a dataflow design -----*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_PIPELINES_FPGAPIPELINE_H
#define POOLTOCONV_PIPELINES_FPGAPIPELINE_H

#include "PoolToConv/Transforms/EliminatePooling.h"
#include "mlir/Pass/PassOptions.h"

namespace ptc {

/// How pools become hardware.
enum class PoolUnits {
  /// Reductions, in the cheapest form.
  Reduce,
  /// Convolutions and element-wise ops, as --eliminate-pooling makes them.
  Conv,
};

/// How queues are placed and sized.
enum class PipelineFifos {
  /// Simulate where folds are chosen, else as fpga-insert-plumbing does.
  Auto,
  /// Where copies meet again, in closed form.
  Analytic,
  /// Everywhere, with the least depths that keep the full rate in a simulation.
  Simulate,
};

/// Options of `--pool-to-conv-to-fpga`; docs/ToFpga.md describes them.
struct FpgaPipelineOptions : mlir::PassPipelineOptions<FpgaPipelineOptions> {
  Option<int64_t> batch{
      *this, "batch",
      llvm::cl::desc("The batch of functions whose batch is open (default 1)"),
      llvm::cl::init(1)};
  ListOption<int64_t> sizes{
      *this, "sizes",
      llvm::cl::desc("All dynamic sizes, in the order of the arguments")};
  Option<PoolUnits> pools{
      *this, "pools", llvm::cl::desc("How pools become hardware"),
      llvm::cl::init(PoolUnits::Reduce),
      llvm::cl::values(
          clEnumValN(PoolUnits::Reduce, "reduce", "reductions (default)"),
          clEnumValN(PoolUnits::Conv, "conv",
                     "convolutions and element-wise ops"))};
  Option<std::string> precision{
      *this, "precision",
      llvm::cl::desc("The format of floats: fixed<W, I> or fixed<W, I, sign, "
                     "round, overflow>"),
      llvm::cl::init("")};
  ListOption<std::string> calibrate{
      *this, "calibrate",
      llvm::cl::desc("Inputs (.npy) from which each float tensor gets a format "
                     "of the precision's width")};
  Option<bool> requireFullOffload{
      *this, "require-full-offload",
      llvm::cl::desc("Fail if an op stays on the host"), llvm::cl::init(false)};
  Option<ReportLevel> report{
      *this, "report", llvm::cl::desc("Which ops are reported as diagnostics"),
      llvm::cl::init(ReportLevel::Kept),
      llvm::cl::values(
          clEnumValN(ReportLevel::None, "none", "no op"),
          clEnumValN(ReportLevel::Kept, "kept",
                     "ops that stay on the host (default)"),
          clEnumValN(ReportLevel::All, "all", "what becomes of each op"))};
  Option<bool> summary{*this, "summary",
                       llvm::cl::desc("Print one line of totals"),
                       llvm::cl::init(false)};
  Option<std::string> target{
      *this, "target",
      llvm::cl::desc("The device: a name that is known, or a file (.json)"),
      llvm::cl::init("")};
  Option<double> clock{
      *this, "clock",
      llvm::cl::desc("The clock in MHz (default: that of the device)"),
      llvm::cl::init(0)};
  Option<double> targetFps{
      *this, "target-fps",
      llvm::cl::desc("Frames per second that are enough; the cheapest such "
                     "design is chosen"),
      llvm::cl::init(0)};
  Option<int64_t> targetCycles{
      *this, "target-cycles",
      llvm::cl::desc("The same as a number of cycles per frame"),
      llvm::cl::init(0)};
  Option<double> slack{
      *this, "slack",
      llvm::cl::desc("Percent of speed to give up for a cheaper design than "
                     "the fastest"),
      llvm::cl::init(0)};
  Option<unsigned> utilization{
      *this, "utilization",
      llvm::cl::desc("Percent of the device's LUTs and flip-flops that may be "
                     "used (default 90)"),
      llvm::cl::init(90)};
  Option<int64_t> maxPixels{
      *this, "max-pixels",
      llvm::cl::desc("Most pixels in a beat of a stream; 0 for any number"),
      llvm::cl::init(0)};
  Option<std::string> folds{*this, "folds",
                            llvm::cl::desc("Folds that are fixed (.json)"),
                            llvm::cl::init("")};
  Option<std::string> foldsOut{
      *this, "folds-out", llvm::cl::desc("Where the folds are written (.json)"),
      llvm::cl::init("")};
  Option<PipelineFifos> fifos{
      *this, "fifos", llvm::cl::desc("How queues are placed and sized"),
      llvm::cl::init(PipelineFifos::Auto),
      llvm::cl::values(
          clEnumValN(PipelineFifos::Auto, "auto",
                     "simulate where folds are chosen, else only what "
                     "is safe (default)"),
          clEnumValN(PipelineFifos::Analytic, "analytic",
                     "where copies meet again, in closed form"),
          clEnumValN(PipelineFifos::Simulate, "simulate",
                     "everywhere, as full rate needs them"))};
  Option<bool> estimate{
      *this, "estimate",
      llvm::cl::desc("Tell what the design takes and how fast it is"),
      llvm::cl::init(false)};
  Option<std::string> estimateJson{
      *this, "estimate-json", llvm::cl::desc("Where the same goes as JSON"),
      llvm::cl::init("")};
  Option<std::string> graph{
      *this, "graph",
      llvm::cl::desc("Write a picture of the dataflow (.dot or .svg)"),
      llvm::cl::init("")};

  /// Whether folds are chosen; without, every unit does one thing at a time.
  bool isSized() const {
    return !target.empty() || targetFps != 0 || targetCycles != 0 ||
           !folds.empty() || !foldsOut.empty();
  }
};

/// Adds the passes of `--pool-to-conv-to-fpga`.
void buildFpgaPipeline(mlir::OpPassManager &manager,
                       const FpgaPipelineOptions &options);

/// Registers the pipeline `--pool-to-conv-to-fpga`.
void registerFpgaPipelines();

} // namespace ptc

#endif // POOLTOCONV_PIPELINES_FPGAPIPELINE_H
