//===- Tensors.h - Tensors of C and of ours ---------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CAPI_TENSORS_H
#define POOLTOCONV_LIB_CAPI_TENSORS_H

#include "PoolToConv-c/Tensor.h"
#include "PoolToConv/Judge/Tensor.h"

#include "llvm/Support/Error.h"

#include <vector>

namespace ptc::capi {

/// Null if `type` is none.
std::optional<ElementType> fromC(PtcElementType type);
PtcElementType toC(ElementType type);

/// Copies; fails with what is wrong, called "input <number>".
llvm::Expected<std::vector<Tensor>> fromC(const PtcTensor *tensors,
                                          intptr_t count);

/// The owner of `tensors`, for C. Integers narrower than their memory are
/// extended to it.
PtcTensors toC(std::vector<Tensor> tensors);

} // namespace ptc::capi

#endif // POOLTOCONV_LIB_CAPI_TENSORS_H
