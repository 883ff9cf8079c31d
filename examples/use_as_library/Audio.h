//===- Audio.h - A dialect for filters of signals ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AUDIO_H
#define AUDIO_H

#include "PoolToConv/Interfaces/Linear.h"
#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Pass/Pass.h"

#include "AudioDialect.h.inc"

#define GET_OP_CLASSES
#include "AudioOps.h.inc"

namespace audio {

/// Pools become filters, and filters in a row become one.
std::unique_ptr<mlir::Pass> createSimplifyPass();

/// Filters become linalg.
std::unique_ptr<mlir::Pass> createLowerToLinalgPass();

} // namespace audio

#endif // AUDIO_H
