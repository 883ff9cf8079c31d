//===- FpgaPipeline.cpp - From a network to a dataflow design -------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Pipelines/FpgaPipeline.h"
#include "PoolToConv/Conversion/ToFpga/Passes.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "PoolToConv/Transforms/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace ptc;

/// The network in tosa or linalg: static, and fused as far as that changes no
/// bit.
static void prepareNetwork(OpPassManager &manager,
                           const FpgaPipelineOptions &options) {
  SpecializeShapesPassOptions shapes;
  shapes.batch = options.batch;
  shapes.sizes.assign(options.sizes.begin(), options.sizes.end());
  manager.addPass(createSpecializeShapesPass(std::move(shapes)));
  if (options.pools == PoolUnits::Conv)
    manager.addPass(createEliminatePoolingPass());
  FuseLinearConvsPassOptions fuse;
  fuse.numerics = Numerics::Exact;
  fuse.reportLevel = ReportLevel::None;
  manager.addPass(createFuseLinearConvsPass(std::move(fuse)));
}

/// Depths that slow nothing down need a run of the design, with queues in all
/// streams; that takes longer than all that is before it.
static bool sizesByRun(const FpgaPipelineOptions &options) {
  return options.fifos == PipelineFifos::Simulate ||
         (options.fifos == PipelineFifos::Auto && options.isSized());
}

static std::unique_ptr<Pass> foldPass(const FpgaPipelineOptions &options) {
  fpga::FpgaFoldPassOptions fold;
  if (sizesByRun(options))
    fold.fifos = fpga::FifoPlacement::All;
  fold.target = options.target;
  fold.clock = options.clock;
  fold.targetFps = options.targetFps;
  fold.targetCycles = options.targetCycles;
  fold.slack = options.slack;
  fold.utilization = options.utilization;
  fold.maxPixels = options.maxPixels;
  fold.importFile = options.folds;
  fold.exportFile = options.foldsOut;
  return fpga::createFpgaFoldPass(std::move(fold));
}

/// Forks, lane casts and queues.
static void addPlumbing(OpPassManager &manager,
                        const FpgaPipelineOptions &options) {
  bool isSimulated = sizesByRun(options);
  fpga::FpgaInsertPlumbingPassOptions plumbing;
  if (isSimulated)
    plumbing.fifos = fpga::FifoPlacement::All;
  manager.addPass(fpga::createFpgaInsertPlumbingPass(std::move(plumbing)));
  if (!isSimulated && options.fifos == PipelineFifos::Auto)
    return;
  fpga::FpgaSizeFifosPassOptions sizes;
  if (isSimulated)
    sizes.mode = fpga::FifoSizing::Simulate;
  sizes.target = options.target;
  manager.addPass(fpga::createFpgaSizeFifosPass(std::move(sizes)));
  manager.addPass(fpga::createFpgaCheckDeadlockPass());
}

void ptc::buildFpgaPipeline(OpPassManager &manager,
                            const FpgaPipelineOptions &options) {
  prepareNetwork(manager, options);

  ConvertToFpgaPassOptions convert;
  convert.requireFullOffload = options.requireFullOffload;
  convert.reportLevel = options.report;
  convert.summary = options.summary;
  convert.precision = options.precision;
  convert.calibrate.assign(options.calibrate.begin(), options.calibrate.end());
  manager.addPass(createConvertToFpgaPass(std::move(convert)));

  manager.addPass(createCanonicalizerPass());
  manager.addPass(createCSEPass());
  manager.addPass(fpga::createFpgaFusePass());
  manager.addPass(createCanonicalizerPass());
  // The price tag of "all pooling as convolutions" is honest only if none of
  // them becomes a reduction again.
  if (options.pools == PoolUnits::Reduce)
    manager.addPass(fpga::createFpgaSelectReducePass());
  manager.addPass(fpga::createFpgaInferWidthsPass());
  manager.addPass(fpga::createFpgaNarrowRequantPass());
  manager.addPass(fpga::createFpgaClassifyWeightsPass());
  if (options.isSized())
    manager.addPass(foldPass(options));
  addPlumbing(manager, options);
  if (options.estimate || !options.estimateJson.empty()) {
    fpga::FpgaEstimatePassOptions estimate;
    estimate.target = options.target;
    estimate.clock = options.clock;
    estimate.json = options.estimateJson;
    estimate.table = options.estimate;
    manager.addPass(fpga::createFpgaEstimatePass(std::move(estimate)));
  }
  if (!options.graph.empty()) {
    fpga::FpgaViewGraphPassOptions view;
    view.file = options.graph;
    manager.addPass(fpga::createFpgaViewGraphPass(std::move(view)));
  }
}

/// Fails where passes on modules cannot be, which would end the process when
/// they are added.
static LogicalResult
addFpgaPipeline(OpPassManager &manager, StringRef text,
                function_ref<LogicalResult(const Twine &)> onError) {
  FpgaPipelineOptions options;
  if (failed(options.parseFromString(text)))
    return failure();
  std::optional<StringRef> name = manager.getOpName();
  if (name && *name != ModuleOp::getOperationName() &&
      manager.getNesting() == OpPassManager::Nesting::Explicit)
    return onError("pool-to-conv-to-fpga runs on builtin.module, and not on " +
                   *name);
  buildFpgaPipeline(manager, options);
  return success();
}

void ptc::registerFpgaPipelines() {
  registerPassPipeline(
      "pool-to-conv-to-fpga",
      "Takes a tosa or linalg network to a dataflow design in the fpga dialect",
      addFpgaPipeline,
      [](function_ref<void(const mlir::detail::PassOptions &)> take) {
        take(FpgaPipelineOptions());
      });
}
