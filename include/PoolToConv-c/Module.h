//===- Module.h - Reading modules ---------------------------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_MODULE_H
#define POOLTOCONV_C_MODULE_H

#include "PoolToConv-c/Support.h"
#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Reads a module from `text`, which is MLIR as text or as bytecode; `name` is
/// what messages call it. The caller owns the module; mlirModuleDestroy.
///
/// Fails with null if it is none, or does not verify: one reason for each
/// error, with its place, and one that says what is missing where ops of a
/// dialect are used that the context does not have.
PTC_EXPORTED MlirModule ptcModuleParse(MlirContext context, MlirStringRef text,
                                       MlirStringRef name,
                                       MlirStringCallback onError,
                                       void *userData);

/// The same from a file. Also fails if that cannot be read.
PTC_EXPORTED MlirModule ptcModuleParseFile(MlirContext context,
                                           MlirStringRef path,
                                           MlirStringCallback onError,
                                           void *userData);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_MODULE_H
