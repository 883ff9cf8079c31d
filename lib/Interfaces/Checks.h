//===- Checks.h - What no pooling op may be ---------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_CHECKS_H
#define LIB_INTERFACES_CHECKS_H

#include "PoolToConv/Interfaces/Pooling.h"

namespace ptc {

/// The reason why a tensor type cannot take part in any rewrite (T24, T27, T28),
/// or nullopt: no rank, an encoding, no elements, more elements than can be
/// counted, or elements that are neither
/// integers of 2 to 64 bits nor f16, bf16, f32, f64.
std::optional<Decline> checkTensorType(mlir::Type type);

/// Checks the types and windows of a description (T24, T27, T28).
std::optional<Decline> checkPooling(const Pooling &pooling);

/// `type` as it is printed.
std::string typeName(mlir::Type type);

} // namespace ptc

#endif // LIB_INTERFACES_CHECKS_H
