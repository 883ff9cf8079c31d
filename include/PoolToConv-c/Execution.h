//===- Execution.h - Running functions on the CPU -----------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_EXECUTION_H
#define POOLTOCONV_C_EXECUTION_H

#include "PoolToConv-c/Tensor.h"
#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A module compiled for this machine, as the judge runs it (docs/Judge.md).
/// Destroyed by ptcCompiledModuleDestroy.
typedef struct PtcCompiledModule {
  void *ptr;
} PtcCompiledModule;

/// The type of an argument or a result.
typedef struct PtcValueType {
  PtcElementType element;
  /// -1 if there is no such argument. A scalar has rank 0.
  intptr_t rank;
  /// Extents; those that are unknown are negative. Lives as long as the
  /// compiled module.
  const int64_t *shape;
  bool isScalar;
} PtcValueType;

/// Compiles a copy of `module`, whose context gets the dialects
/// that this needs.
/// `optLevel` is LLVM's, 0 to 3, or -1 for what the amount of work suggests; it
/// never changes a result. Fails with the op that cannot be lowered and its
/// location. The result does not need the context any more.
PTC_EXPORTED PtcCompiledModule ptcCompile(MlirModule module, int optLevel,
                                          MlirStringCallback onError,
                                          void *userData);
/// Whether compiling failed.
static inline bool ptcCompiledModuleIsNull(PtcCompiledModule module) {
  return !module.ptr;
}
/// Destroys the code; results of functions stay.
PTC_EXPORTED void ptcCompiledModuleDestroy(PtcCompiledModule module);

/// The number of arguments of a function, or -1 if the module has no
/// function of this name that can be run.
PTC_EXPORTED intptr_t ptcCompiledModuleGetNumArguments(PtcCompiledModule module,
                                                       MlirStringRef function);
/// The number of results, or -1 as above.
PTC_EXPORTED intptr_t ptcCompiledModuleGetNumResults(PtcCompiledModule module,
                                                     MlirStringRef function);
/// The type of argument `index`; of rank -1 if there is none.
PTC_EXPORTED PtcValueType ptcCompiledModuleGetArgument(PtcCompiledModule module,
                                                       MlirStringRef function,
                                                       intptr_t index);
/// The type of result `index`; of rank -1 if there is none.
PTC_EXPORTED PtcValueType ptcCompiledModuleGetResult(PtcCompiledModule module,
                                                     MlirStringRef function,
                                                     intptr_t index);

/// Runs `function` on copies of `inputs`, one for each argument, and gives its
/// results, which the caller owns.
///
/// Fails, with null and a reason, if there is no such function, if the number,
/// an element type, a rank or an extent does not fit, and if the function does
/// not end normally: sizes that do not fit together, a crash of the compiled
/// code.
///
/// From the first run on, the process has LLVM's handlers for SIGSEGV, SIGBUS,
/// SIGFPE, SIGILL, SIGABRT and SIGTRAP; what compiled code did not raise goes
/// to the handlers from before.
PTC_EXPORTED PtcTensors ptcCompiledModuleRun(
    PtcCompiledModule module, MlirStringRef function, intptr_t numInputs,
    const PtcTensor *inputs, MlirStringCallback onError, void *userData);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_EXECUTION_H
