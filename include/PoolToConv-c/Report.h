//===- Report.h - What a network is, and what passes say ----------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_REPORT_H
#define POOLTOCONV_C_REPORT_H

#include "PoolToConv-c/Support.h"
#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Gives `callback` the JSON object that --report-network=format=json prints of
/// the functions at or below `op`, in one call: ops, multiply-accumulates,
/// parameters, activations. `label` is a name for it, and may be empty.
PTC_EXPORTED void ptcReportJson(MlirOperation op, MlirStringRef label,
                                MlirStringCallback callback, void *userData);

/// Gives `callback`, in one call, the functions at or below `op` as a graph, in
/// JSON: ops, what they read, their places and their costs.
/// PoolToConv/Report/NetworkGraph.h describes it.
PTC_EXPORTED void ptcGraphJson(MlirOperation op, MlirStringCallback callback,
                               void *userData);

/// What a remark is about.
typedef PTC_ENUM(PtcRemarkKind) {
  /// A rewrite that was done.
  PtcRemarkPassed,
  /// One that was not; the name of the remark is the condition ("T24").
  PtcRemarkMissed,
  /// Something that went wrong.
  PtcRemarkFailure,
  /// A figure.
  PtcRemarkAnalysis
} PtcRemarkKind;

/// A figure of a remark: "parameters" and "64", "conditions" and "T3 T4".
typedef struct PtcRemarkFigure {
  MlirStringRef name;
  MlirStringRef value;
} PtcRemarkFigure;

/// A remark. All strings live as long as the call that gets it.
typedef struct PtcRemark {
  PtcRemarkKind kind;
  /// The pass: "eliminate-pooling".
  MlirStringRef category;
  /// "T24", "bit-exact".
  MlirStringRef name;
  /// The sentence for the user.
  MlirStringRef message;
  /// Of the op that it is about.
  MlirLocation location;
  /// What the sentence says in numbers, ordered by name.
  const PtcRemarkFigure *figures;
  intptr_t numFigures;
} PtcRemark;

/// Gets a remark; the second argument is the user's.
typedef void (*PtcRemarkCallback)(const PtcRemark *remark, void *userData);

/// Sends all remarks of passes on `context` to `callback`, until another call,
/// or the end of the context. A null callback ends it. Remarks come one at a
/// time, in the order of the IR for each pass, from whichever thread runs it.
/// Replaces a remark engine that the context had.
PTC_EXPORTED void ptcContextSetRemarkCallback(MlirContext context,
                                              PtcRemarkCallback callback,
                                              void *userData);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_REPORT_H
