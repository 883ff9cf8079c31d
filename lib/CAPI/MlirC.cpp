//===- MlirC.cpp - The core of MLIR's C API as a shared library -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// libMLIR does not hold MLIR's C API; it comes as archives, and this library is
// made of them. It is a library by itself because they are compiled with hidden
// visibility: in one library with our C++, the linker would hide what
// identifies traits and interfaces (TypeID) there as well, and casts would
// fail.
//
//===----------------------------------------------------------------------===//
