//===- PoolToConvPlugin.cpp - The passes in a stock mlir-opt --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loaded by any mlir-opt of the same MLIR version:
//
//   mlir-opt --load-dialect-plugin=lib/PoolToConvPlugin.so
//            --pass-pipeline='builtin.module(eliminate-pooling)' model.mlir
//
// One option is enough: the dialect callback registers the passes as well.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Version.h"
#include "PoolToConv/InitAll.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "llvm/Support/Compiler.h"

/// Registers the passes once, whichever of the two entry points is used.
static void registerPassesOnce() {
  static bool done = (ptc::registerAllPasses(), true);
  (void)done;
}

extern "C" LLVM_ATTRIBUTE_WEAK mlir::DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "PoolToConv", PTC_VERSION,
          [](mlir::DialectRegistry *registry) {
            ptc::registerAll(*registry);
            registerPassesOnce();
          }};
}

extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "PoolToConv", PTC_VERSION,
          registerPassesOnce};
}
