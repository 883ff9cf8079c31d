//===- ReportNetworkPass.cpp - The pass --report-network ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Report/NetworkReport.h"
#include "PoolToConv/Report/Passes.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/ToolOutputFile.h"

namespace ptc {
#define GEN_PASS_DEF_REPORTNETWORKPASS
#include "PoolToConv/Report/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {

class ReportNetworkPass
    : public ptc::impl::ReportNetworkPassBase<ReportNetworkPass> {
public:
  using ReportNetworkPassBase::ReportNetworkPassBase;

  void getDependentDialects(DialectRegistry &registry) const override {
    // So that a bare plugin knows upstream's pooling ops, too.
    registerExternalModels(registry);
  }

  void runOnOperation() override;
};

} // namespace

void ReportNetworkPass::runOnOperation() {
  markAllAnalysesPreserved();
  NetworkReport report = reportNetwork(getOperation());
  std::string text;
  llvm::raw_string_ostream stream(text);
  if (format == ReportFormat::Json)
    stream << llvm::formatv("{0:2}\n", toJson(report, label));
  else
    printTable(report, label, stream);

  if (output.empty()) {
    // In one piece: other functions may be reported at the same time.
    llvm::errs() << text;
    return;
  }
  std::string message;
  std::unique_ptr<llvm::ToolOutputFile> file = openOutputFile(output, &message);
  if (!file) {
    getOperation()->emitError("report-network: ") << message;
    return signalPassFailure();
  }
  file->os() << text;
  file->keep();
}
