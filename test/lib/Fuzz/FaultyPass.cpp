//===- FaultyPass.cpp - A pass that does wrong ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FaultyPass.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassRegistry.h"

#include <cstdlib>

using namespace mlir;

namespace {

struct FaultyPass : PassWrapper<FaultyPass, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(FaultyPass)
  FaultyPass() = default;
  FaultyPass(const FaultyPass &other) : PassWrapper(other) {}

  StringRef getArgument() const override { return "test-fault"; }
  StringRef getDescription() const override {
    return "Does what a fuzzer has to find";
  }
  void runOnOperation() override;

  Option<std::string> kind{*this, "kind", llvm::cl::desc("What goes wrong")};
};

} // namespace

/// Negates, or inverts, the numbers of each constant, so that the result stays
/// valid.
static void changeValues(ModuleOp module) {
  module.walk([](Operation *op) {
    for (NamedAttribute named : op->getAttrs()) {
      auto elements = dyn_cast<DenseElementsAttr>(named.getValue());
      if (!elements)
        continue;
      Type type = elements.getElementType();
      if (isa<FloatType>(type))
        op->setAttr(named.getName(),
                    elements.mapValues(type, [](const APFloat &value) {
                      return (-value).bitcastToAPInt();
                    }));
      else if (type.isInteger(32))
        op->setAttr(named.getName(),
                    elements.mapValues(
                        type, [](const APInt &value) { return ~value; }));
    }
  });
}

void FaultyPass::runOnOperation() {
  if (kind == "crash")
    std::abort();
  if (kind == "hang")
    for (volatile bool always = true; always;)
      ;
  if (kind == "error") {
    getOperation().emitError("as the test wants it");
    return signalPassFailure();
  }
  if (kind == "silent")
    return signalPassFailure();
  if (kind == "value")
    return changeValues(getOperation());
  if (kind == "invalid")
    getOperation().walk([](func::ReturnOp op) { op->setOperands({}); });
}

void ptc::fuzz::registerFaultyPass() { PassRegistration<FaultyPass>(); }
