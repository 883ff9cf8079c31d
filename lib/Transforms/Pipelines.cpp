//===- Pipelines.cpp - Named pipelines ------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace ptc;

namespace {
struct PoolToConvPipelineOptions
    : PassPipelineOptions<PoolToConvPipelineOptions> {
  Option<AvgForm> avgForm{
      *this, "avg-form", llvm::cl::desc("The convolution that sums a window"),
      llvm::cl::init(AvgForm::Depthwise),
      llvm::cl::values(
          clEnumValN(AvgForm::Depthwise, "depthwise",
                     "one filter per channel (default)"),
          clEnumValN(AvgForm::Dense, "dense",
                     "a full convolution with a diagonal C x C filter"),
          clEnumValN(AvgForm::Shared, "shared",
                     "one filter for all channels"))};
  Option<MaxForm> maxForm{
      *this, "max-form", llvm::cl::desc("What a maximum or minimum is made of"),
      llvm::cl::init(MaxForm::Auto),
      llvm::cl::values(
          clEnumValN(MaxForm::Auto, "auto",
                     "relu where provably exact, else maximum (default)"),
          clEnumValN(MaxForm::Relu, "relu",
                     "difference convolutions, relu and add"),
          clEnumValN(MaxForm::ReluOnly, "relu-only",
                     "convolution, relu, 1x1 convolution"),
          clEnumValN(MaxForm::Maximum, "maximum",
                     "selection and element-wise maximum"))};
  Option<Numerics> numerics{
      *this, "numerics", llvm::cl::desc("Which classes of rewrite are allowed"),
      llvm::cl::init(Numerics::Exact),
      llvm::cl::values(
          clEnumValN(Numerics::Exact, "exact",
                     "bit-exact and spec-exact (default)"),
          clEnumValN(Numerics::Fast, "fast", "reassociating as well"))};
  Option<ReportLevel> report{
      *this, "report",
      llvm::cl::desc("Which pools are reported as diagnostics"),
      llvm::cl::init(ReportLevel::Kept),
      llvm::cl::values(
          clEnumValN(ReportLevel::None, "none", "no pool"),
          clEnumValN(ReportLevel::Kept, "kept", "pools that stay (default)"),
          clEnumValN(ReportLevel::All, "all", "every pool"))};
  ListOption<std::string> kinds{
      *this, "kinds",
      llvm::cl::desc("Rewrite only these reductions: sum, average, max, min")};
  Option<bool> summary{*this, "summary",
                       llvm::cl::desc("Print one line of totals"),
                       llvm::cl::init(false)};
  Option<bool> failOnRemainingPooling{
      *this, "fail-on-remaining-pooling",
      llvm::cl::desc("Fail if any pooling op is left"), llvm::cl::init(false)};
};
} // namespace

void ptc::registerPoolToConvPipelines() {
  PassPipelineRegistration<PoolToConvPipelineOptions>(
      "pool-to-conv",
      "Takes a tosa or linalg network to one without pooling ops, with linear "
      "convolutions fused as far as `numerics` allows",
      [](OpPassManager &manager, const PoolToConvPipelineOptions &options) {
        EliminatePoolingPassOptions pass;
        pass.avgForm = options.avgForm;
        pass.maxForm = options.maxForm;
        pass.numerics = options.numerics;
        pass.reportLevel = options.report;
        pass.kinds.assign(options.kinds.begin(), options.kinds.end());
        pass.summary = options.summary;
        pass.failOnRemainingPooling = options.failOnRemainingPooling;
        manager.addPass(createEliminatePoolingPass(std::move(pass)));
        FuseLinearConvsPassOptions fuse;
        fuse.numerics = options.numerics;
        fuse.reportLevel = options.report == ReportLevel::All
                               ? ReportLevel::All
                               : ReportLevel::None;
        fuse.summary = options.summary;
        manager.addPass(createFuseLinearConvsPass(std::move(fuse)));
        manager.addPass(createCSEPass());
      });
}
