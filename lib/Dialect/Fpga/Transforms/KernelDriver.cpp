//===- KernelDriver.cpp - What passes on kernels share --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelDriver.h"

#include "mlir/IR/Remarks.h"
#include "mlir/IR/Threading.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

std::vector<KernelReport> ptc::fpga::runOnKernels(
    Operation *root, function_ref<KernelReport(IRRewriter &, KernelOp)> run) {
  SmallVector<KernelOp> kernels;
  root->walk<WalkOrder::PreOrder>([&](KernelOp kernel) {
    kernels.push_back(kernel);
    return WalkResult::skip();
  });
  std::vector<KernelReport> reports(kernels.size());
  parallelFor(root->getContext(), 0, kernels.size(), [&](size_t i) {
    IRRewriter rewriter(root->getContext());
    reports[i] = run(rewriter, kernels[i]);
  });
  return reports;
}

RewriteTally ptc::fpga::emitReports(MLIRContext *context, StringRef pass,
                                    ReportLevel level,
                                    ArrayRef<KernelReport> reports) {
  std::lock_guard<std::mutex> lock(remarkEmission());
  RewriteTally tally;
  for (const KernelReport &report : reports) {
    for (const Finding &finding : report.findings) {
      remark::RemarkOpts options =
          remark::RemarkOpts::name(finding.name).category(pass);
      if (finding.done) {
        ++tally.bitExact;
        remark::passed(finding.loc, options) << finding.text;
      } else {
        ++tally.kept;
        remark::missed(finding.loc, options) << finding.text;
      }
      if (level == ReportLevel::All ||
          (level == ReportLevel::Kept && !finding.done))
        emitRemark(finding.loc) << finding.text;
    }
  }
  RewriteRecorder::report(context, tally);
  return tally;
}

bool ptc::fpga::anyFailed(ArrayRef<KernelReport> reports) {
  return llvm::any_of(reports,
                      [](const KernelReport &report) { return report.failed; });
}

/// True if an fpga.cast_lanes can stand between the types: its (C1) and (C2).
static bool canCast(StreamType from, StreamType to) {
  if (from.getShape() != to.getShape() ||
      from.getElementType() != to.getElementType() ||
      from.getTaps() != to.getTaps() || from.getOrder() != to.getOrder() ||
      from.getRepeat() != to.getRepeat())
    return false;
  return from.getRepeat() == 1 && from.getTaps() == from.getWindowElements();
}

Value ptc::fpga::castTo(RewriterBase &rewriter, Location loc, Value stream,
                        StreamType type) {
  auto from = cast<StreamType>(stream.getType());
  if (from == type)
    return stream;
  if (!canCast(from, type))
    return {};
  return CastLanesOp::create(rewriter, loc, type, stream);
}

StreamType ptc::fpga::wantedBeat(Operation *op, unsigned operand) {
  auto unit = cast<UnitOpInterface>(op);
  if (auto fifo = dyn_cast<FifoOp>(op))
    return fifo.getType();
  StreamType wanted = unit.getWantedBeat(operand);
  auto mac = dyn_cast<MacOp>(op);
  if (!mac || mac.isDepthwise() || !wanted.getWindowType())
    return wanted;
  // A window can come again from its line buffer; the mac would have to keep
  // it.
  int64_t passes =
      mac.getOutputChannels() / mac.getGroups() / mac.getFold().getPe();
  return StreamType::get(wanted.getContext(), wanted.getShape(),
                         wanted.getElementType(), wanted.getLanes(),
                         wanted.getTaps(), wanted.getOrder(), passes);
}

void ptc::fpga::forgetMeasuredCost(Operation *op) {
  op->removeDiscardableAttr("fpga.cost");
}
