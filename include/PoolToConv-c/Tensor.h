//===- Tensor.h - Values of functions -----------------------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_TENSOR_H
#define POOLTOCONV_C_TENSOR_H

#include "PoolToConv-c/Support.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Kinds of elements. Signless integers of MLIR are PtcElementSigned.
typedef PTC_ENUM(PtcElementKind) {
  PtcElementSigned,
  PtcElementUnsigned,
  PtcElementF16,
  PtcElementBF16,
  PtcElementF32,
  PtcElementF64
} PtcElementKind;

/// An element type. In memory an integer of `width` bits (1 to 64) takes the
/// smallest of 1, 2, 4 and 8 bytes that holds it. The width of a float is that
/// of its format, and may be 0 where it is given. MLIR's `index` is
/// {PtcElementSigned, 64}.
typedef struct PtcElementType {
  PtcElementKind kind;
  unsigned width;
} PtcElementType;

/// A dense row-major tensor in memory of somebody else's. A scalar has rank 0.
/// `data` is aligned for its elements, and may be null where there are none.
typedef struct PtcTensor {
  PtcElementType type;
  /// The number of dimensions, and their extents (>= 0).
  intptr_t rank;
  const int64_t *shape;
  const void *data;
} PtcTensor;

/// Bytes between two elements in memory, or 0 if `type` is none.
PTC_EXPORTED size_t ptcElementTypeGetBytes(PtcElementType type);

/// The number of elements, or -1 if the shape is none.
PTC_EXPORTED int64_t ptcTensorGetNumElements(PtcTensor tensor);

/// Tensors that the library made. Destroyed by ptcTensorsDestroy.
typedef struct PtcTensors {
  void *ptr;
} PtcTensors;

/// Whether making them failed.
static inline bool ptcTensorsIsNull(PtcTensors tensors) { return !tensors.ptr; }
/// The number of tensors.
PTC_EXPORTED intptr_t ptcTensorsGetSize(PtcTensors tensors);
/// Number `index`, whose memory lives as long as `tensors`; of rank -1 and
/// without data if there is none.
PTC_EXPORTED PtcTensor ptcTensorsGet(PtcTensors tensors, intptr_t index);
/// Destroys the tensors and their memory.
PTC_EXPORTED void ptcTensorsDestroy(PtcTensors tensors);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_TENSOR_H
