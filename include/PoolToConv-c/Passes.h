//===- Passes.h - Creating and running passes ---------------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Passes by name and textual options. PassOptions.h has a struct of options and
// a function for each of them, made of these.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_PASSES_H
#define POOLTOCONV_C_PASSES_H

#include "PoolToConv-c/Support.h"
#include "mlir-c/IR.h"
#include "mlir-c/Pass.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A pass of ours.
///
/// `name` is that of the command line without dashes ("eliminate-pooling"),
/// `options` as there ("avg-form=dense kinds=sum,max"), and may be empty.
///
/// Fails, with a null pass and a reason, if there is no pass of that name, if
/// it is a pipeline, and if an option or its value does not exist. The caller
/// owns the pass until mlirPassManagerAddOwnedPass or
/// mlirOpPassManagerAddOwnedPass takes it; ptcPassDestroy.
PTC_EXPORTED MlirPass ptcPassCreate(MlirStringRef name, MlirStringRef options,
                                    MlirStringCallback onError, void *userData);

/// Whether creating the pass failed.
static inline bool ptcPassIsNull(MlirPass pass) { return !pass.ptr; }

/// Destroys a pass that no pass manager took.
PTC_EXPORTED void ptcPassDestroy(MlirPass pass);

/// Adds a pass or a pipeline of ours to `manager`; `name` and `options` as
/// above. On failure `manager` is as before.
PTC_EXPORTED MlirLogicalResult ptcOpPassManagerAdd(MlirOpPassManager manager,
                                                   MlirStringRef name,
                                                   MlirStringRef options,
                                                   MlirStringCallback onError,
                                                   void *userData);

/// The number of our passes and pipelines.
PTC_EXPORTED intptr_t ptcGetNumPasses(void);

/// Name of number `index`, or an empty string if there is none. Passes first,
/// then pipelines. Lives as long as the library.
PTC_EXPORTED MlirStringRef ptcGetPassName(intptr_t index);

/// Whether number `index` is a pipeline.
PTC_EXPORTED bool ptcIsPipeline(intptr_t index);

/// One sentence without a full stop on what number `index` does, or an empty
/// string. Lives as long as the library.
PTC_EXPORTED MlirStringRef ptcGetPassSummary(intptr_t index);

/// Its documentation in Markdown, or an empty string. Lives as long as the
/// library.
PTC_EXPORTED MlirStringRef ptcGetPassDescription(intptr_t index);

/// The number of options of the pass or pipeline number `index`.
PTC_EXPORTED intptr_t ptcGetNumOptions(intptr_t index);

/// The name of an option ("avg-form"), or an empty string if there is none.
/// Lives as long as the library.
PTC_EXPORTED MlirStringRef ptcGetOptionName(intptr_t index, intptr_t option);

/// What the values of an option are.
typedef PTC_ENUM(PtcOptionKind) {
  /// There is no such option.
  PtcOptionNone,
  PtcOptionBool,
  /// One of ptcGetOptionValue.
  PtcOptionEnum,
  PtcOptionInteger,
  PtcOptionUnsigned,
  PtcOptionNumber,
  PtcOptionText,
  PtcOptionIntegerList,
  PtcOptionTextList
} PtcOptionKind;

/// The kind of an option.
PTC_EXPORTED PtcOptionKind ptcGetOptionKind(intptr_t index, intptr_t option);

/// What an option says, without a full stop, or an empty string. Lives as long
/// as the library.
PTC_EXPORTED MlirStringRef ptcGetOptionSummary(intptr_t index, intptr_t option);

/// The value of an option that is not given, as a text; empty for lists, for
/// texts, and if there is no such option. Lives as long as the library.
PTC_EXPORTED MlirStringRef ptcGetOptionDefault(intptr_t index, intptr_t option);

/// The number of values that an option is chosen from ("dense"); 0 if it is a
/// number or a text, or if there is no such option.
PTC_EXPORTED intptr_t ptcGetNumOptionValues(intptr_t index, intptr_t option);

/// Such a value, or an empty string if there is none. Lives as long as the
/// library.
PTC_EXPORTED MlirStringRef ptcGetOptionValue(intptr_t index, intptr_t option,
                                             intptr_t value);

/// What such a value means, or an empty string where nothing is said. Lives as long
/// as the library.
PTC_EXPORTED MlirStringRef ptcGetOptionValueSummary(intptr_t index,
                                                    intptr_t option,
                                                    intptr_t value);

/// Gives `onText` an option as ptcPassCreate and pipelines take it,
/// "avg-form=dense", with the quotes that it needs. `value` has the text of the
/// value
/// ("true", "dense", "0.5"), or those of the elements of a list. Fails, with a
/// reason that says what is expected, if it is no value of that option's kind.
PTC_EXPORTED MlirLogicalResult ptcFormatOption(intptr_t index, intptr_t option,
                                               PtcStringList value,
                                               MlirStringCallback onText,
                                               void *textData,
                                               MlirStringCallback onError,
                                               void *userData);

/// What passes did, by the class of numerics (docs/Conditions.md).
typedef struct PtcRewriteTally {
  /// The same bits for every input.
  uint64_t bitExact;
  /// Inside the error bound of the source op's specification.
  uint64_t specExact;
  /// Other rounding, within `boundEps`.
  uint64_t reassociating;
  /// Pools and linear ops that were left alone.
  uint64_t kept;
  /// The largest error bound of a rewrite, in units of the machine epsilon
  /// times the magnitude of the values.
  double boundEps;
} PtcRewriteTally;

/// Runs `manager` on `op`, which stays the caller's, and counts what our passes
/// did in `tally`, which may be null. Errors that passes emit go to the
/// callback, each with its location; warnings and remarks to the handlers of
/// the context (mlirContextAttachDiagnosticHandler).
PTC_EXPORTED MlirLogicalResult ptcPassManagerRun(MlirPassManager manager,
                                                 MlirOperation op,
                                                 PtcRewriteTally *tally,
                                                 MlirStringCallback onError,
                                                 void *userData);

/// Runs a textual pipeline on `module`: "pool-to-conv", or as after the
/// command line's --pass-pipeline, "builtin.module(...)". Registers our passes;
/// for others see ptcRegisterUpstreamPasses. Else as ptcPassManagerRun. If a
/// pass fails, the module is what passes before it made of it.
PTC_EXPORTED MlirLogicalResult ptcModuleRunPipeline(MlirModule module,
                                                    MlirStringRef pipeline,
                                                    PtcRewriteTally *tally,
                                                    MlirStringCallback onError,
                                                    void *userData);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_PASSES_H
