//===- SampleDialect.h - A dialect that joins -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TEST_LIB_SAMPLE_SAMPLEDIALECT_H
#define TEST_LIB_SAMPLE_SAMPLEDIALECT_H

#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "SampleDialect.h.inc"

#define GET_OP_CLASSES
#include "SampleOps.h.inc"

#endif // TEST_LIB_SAMPLE_SAMPLEDIALECT_H
