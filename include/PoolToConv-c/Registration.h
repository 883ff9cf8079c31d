//===- Registration.h - Dialects, passes, contexts ----------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_REGISTRATION_H
#define POOLTOCONV_C_REGISTRATION_H

#include "PoolToConv-c/Support.h"
#include "PoolToConv-c/Version.h"
#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the library, as "major.minor.patch". Lives as long as the
/// library.
PTC_EXPORTED MlirStringRef ptcVersion(void);

/// The version of MLIR that the library was built with, in the same form. Lives
/// as long as the library.
PTC_EXPORTED MlirStringRef ptcMlirVersion(void);

/// Adds to `registry` the dialect `fpga`, the models of upstream's ops for our
/// interfaces, and our transform ops. The registry stays the caller's.
PTC_EXPORTED void ptcRegisterDialects(MlirDialectRegistry registry);

/// Adds to `registry` all that judging and executing modules needs: upstream's
/// dialects and extensions, and the translations to LLVM IR. The registry stays
/// the caller's.
PTC_EXPORTED void ptcRegisterJudgeDialects(MlirDialectRegistry registry);

/// Makes our passes and pipelines known to textual pipelines, for the whole
/// process. May be called any number of times, and from any thread.
PTC_EXPORTED void ptcRegisterPasses(void);

/// The same for upstream's passes (canonicalize, cse, ...). Instead of
/// mlirRegisterAllPasses, which must not be called twice.
PTC_EXPORTED void ptcRegisterUpstreamPasses(void);

/// A context with everything: both functions above for dialects, which are
/// loaded, and both for passes. The caller owns it; mlirContextDestroy.
PTC_EXPORTED MlirContext ptcContextCreate(void);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_REGISTRATION_H
