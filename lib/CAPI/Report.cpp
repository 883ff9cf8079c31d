//===- Report.cpp - What a network is, and what passes say ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Report.h"

#include "PoolToConv/Report/NetworkGraph.h"
#include "PoolToConv/Report/NetworkReport.h"
#include "Support.h"

#include "mlir/CAPI/IR.h"
#include "mlir/IR/Remarks.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc::capi;

void ptcReportJson(MlirOperation op, MlirStringRef label,
                   MlirStringCallback callback, void *userData) {
  if (!op.ptr || !callback)
    return;
  std::string text = llvm::formatv(
      "{0:2}", ptc::toJson(ptc::reportNetwork(unwrap(op)), unwrap(label)));
  callback(toC(text), userData);
}

void ptcGraphJson(MlirOperation op, MlirStringCallback callback,
                  void *userData) {
  if (!op.ptr || !callback)
    return;
  std::string text = llvm::formatv("{0}", ptc::graphToJson(unwrap(op)));
  callback(toC(text), userData);
}

static PtcRemarkKind kindOf(const remark::detail::Remark &remark) {
  switch (remark.getRemarkType()) {
  case llvm::remarks::Type::Passed:
    return PtcRemarkPassed;
  case llvm::remarks::Type::Missed:
    return PtcRemarkMissed;
  case llvm::remarks::Type::Failure:
    return PtcRemarkFailure;
  default:
    return PtcRemarkAnalysis;
  }
}

namespace {
class CallbackStreamer : public remark::detail::MLIRRemarkStreamerBase {
public:
  CallbackStreamer(PtcRemarkCallback callback, void *userData)
      : callback(callback), userData(userData) {}

  void streamOptimizationRemark(const remark::detail::Remark &remark) override {
    // Figures have keys of their own; the sentence has the one of plain text.
    std::string message;
    std::vector<PtcRemarkFigure> figures;
    for (const auto &arg : remark.getArgs())
      if (arg.key == "Remark")
        message += arg.val;
      else
        figures.push_back({toC(arg.key), toC(arg.val)});
    llvm::sort(figures, [](const auto &left, const auto &right) {
      return unwrap(left.name) < unwrap(right.name);
    });
    PtcRemark given = {kindOf(remark),
                       toC(remark.getCategoryName()),
                       toC(remark.getRemarkName()),
                       toC(message),
                       wrap(remark.getLocation()),
                       figures.data(),
                       intptr_t(figures.size())};
    callback(&given, userData);
  }

private:
  PtcRemarkCallback callback;
  void *userData;
};
} // namespace

void ptcContextSetRemarkCallback(MlirContext context,
                                 PtcRemarkCallback callback, void *userData) {
  if (!context.ptr)
    return;
  unwrap(context)->setRemarkEngine(nullptr);
  if (!callback)
    return;
  // `all` is only added to filters that are there.
  remark::RemarkCategories all;
  all.all = all.passed = all.missed = all.analysis = all.failed = ".*";
  // Fails where an expression is none, which this one is.
  (void)remark::enableOptimizationRemarks(
      *unwrap(context), std::make_unique<CallbackStreamer>(callback, userData),
      std::make_unique<remark::RemarkEmittingPolicyAll>(), all);
}
