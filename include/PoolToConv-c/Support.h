//===- Support.h - What all headers of the C API share ------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Conventions of the C API.
//
// Types with the prefix Mlir are those of MLIR's own C API. Its core
// (mlir-c/IR.h, Pass.h, Diagnostics.h, Support.h, Builtin*.h, Affine*.h,
// RegisterEverything.h) comes with this project, as libPoolToConvMLIRC: nothing
// else has to be linked.
//
// Opaque types hold one pointer. It is null where a function failed; each type
// says by which function it is destroyed. Destroying null does nothing.
//
// A function that can fail takes a callback for the reason and a pointer that
// the callback gets. The reason is one call with one text, UTF-8, without a
// newline at its end, that lives as long as the call. A null callback ignores
// it. Nothing is thrown, and no bad value ends the process.
//
// Strings given as MlirStringRef need not end in a zero, and are not kept.
//
// Contexts, and what belongs to one, are used from one thread at a time, as in
// MLIR; different contexts from different threads. Compiled modules, kernels
// and results may be read and run from several.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_SUPPORT_H
#define POOLTOCONV_C_SUPPORT_H

#include "mlir-c/Support.h"

#include <stdbool.h>
#include <stdint.h>

/// Marks what the library exports.
#define PTC_EXPORTED MLIR_CAPI_EXPORTED

/// Declares an enumeration that holds any int in C++, too, as it does in C: what
/// is no enumerator is an error that can be reported.
#ifdef __cplusplus
#define PTC_ENUM(name) enum name : int
#else
#define PTC_ENUM(name) enum name
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// A list of strings, owned by the caller. `data` may be null if `size` is 0.
typedef struct PtcStringList {
  const MlirStringRef *data;
  intptr_t size;
} PtcStringList;

/// A list of numbers, owned by the caller. `data` may be null if `size` is 0.
typedef struct PtcInt64List {
  const int64_t *data;
  intptr_t size;
} PtcInt64List;

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_SUPPORT_H
