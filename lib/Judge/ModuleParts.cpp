//===- ModuleParts.cpp - Parts of a module --------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModuleParts.h"

#include "PoolToConv/Interfaces/Pooling.h"
#include "PoolToConv/Judge/Judge.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace ptc;

/// The symbols of `module` that `op` uses.
static SmallVector<Operation *> usedSymbols(ModuleOp module, Operation *op) {
  SmallVector<Operation *> symbols;
  if (auto uses = SymbolTable::getSymbolUses(op))
    for (SymbolTable::SymbolUse use : *uses)
      if (Operation *symbol = SymbolTable::lookupSymbolIn(
              module, use.getSymbolRef().getRootReference()))
        symbols.push_back(symbol);
  return symbols;
}

static llvm::SetVector<Operation *>
symbolClosure(ArrayRef<func::FuncOp> functions) {
  llvm::SetVector<Operation *> closure;
  for (func::FuncOp function : functions)
    closure.insert(function);
  for (size_t i = 0; i < closure.size(); ++i)
    for (Operation *symbol :
         usedSymbols(closure[i]->getParentOfType<ModuleOp>(), closure[i]))
      closure.insert(symbol);
  return closure;
}

std::vector<func::FuncOp> ptc::callClosure(func::FuncOp function) {
  std::vector<func::FuncOp> functions;
  for (Operation *symbol : symbolClosure(function))
    if (auto callee = dyn_cast<func::FuncOp>(symbol))
      functions.push_back(callee);
  return functions;
}

/// Whether a path of uses leads from `function` back to a function on `path`.
static bool isRecursive(func::FuncOp function,
                        llvm::SmallPtrSetImpl<Operation *> &path,
                        llvm::SmallPtrSetImpl<Operation *> &done) {
  if (done.contains(function))
    return false;
  if (!path.insert(function).second)
    return true;
  for (Operation *symbol :
       usedSymbols(function->getParentOfType<ModuleOp>(), function))
    if (auto callee = dyn_cast<func::FuncOp>(symbol))
      if (isRecursive(callee, path, done))
        return true;
  path.erase(function);
  done.insert(function);
  return false;
}

std::string ptc::whyNotRunnable(func::FuncOp function) {
  for (func::FuncOp callee : callClosure(function))
    if (callee.isDeclaration())
      return "calls @" + callee.getName().str() + ", which has no body";
  llvm::SmallPtrSet<Operation *, 8> path, done;
  if (isRecursive(function, path, done))
    return "is recursive";
  return "";
}

OwningOpRef<ModuleOp> ptc::extractFunctions(ArrayRef<func::FuncOp> functions) {
  assert(!functions.empty() && "nothing to extract");
  auto source = functions.front()->getParentOfType<ModuleOp>();
  OwningOpRef<ModuleOp> result = ModuleOp::create(source.getLoc());
  OpBuilder builder = OpBuilder::atBlockEnd(result->getBody());
  for (Operation *symbol : symbolClosure(functions))
    builder.clone(*symbol);
  return result;
}

OwningOpRef<ModuleOp> ptc::extractInlined(func::FuncOp function) {
  OwningOpRef<ModuleOp> module = extractFunctions(function);
  auto copy = module->lookupSymbol<func::FuncOp>(function.getName());
  for (auto other : module->getOps<func::FuncOp>())
    if (other != copy)
      other.setPrivate();
  if (!llvm::hasSingleElement(module->getOps<func::FuncOp>())) {
    // Without the inliner's own canonicalisation: tosa ops stay as they are.
    PassManager pm(module->getContext());
    pm.addPass(createInlinerPass(llvm::StringMap<OpPassManager>(),
                                 [](OpPassManager &) {}));
    if (failed(pm.run(*module)))
      return nullptr;
    WalkResult walk = copy.walk([](func::CallOp call) {
      call.emitOpError("cannot be inlined");
      return WalkResult::interrupt();
    });
    if (walk.wasInterrupted())
      return nullptr;
    for (auto other :
         llvm::make_early_inc_range(module->getOps<func::FuncOp>()))
      if (other != copy)
        other.erase();
  }
  return module;
}

bool ptc::isPoolingOp(Operation *op) { return isa<PoolingOpInterface>(op); }

Precision ptc::precisionOf(func::FuncOp function) {
  Precision precision;
  std::optional<ElementType> narrowest;
  auto consider = [&](Type type) {
    auto floatType = dyn_cast<FloatType>(getElementTypeOrSelf(type));
    if (!floatType)
      return;
    ElementType::Kind kind = ElementType::Kind::F32;
    if (floatType.isF16())
      kind = ElementType::Kind::F16;
    else if (floatType.isBF16())
      kind = ElementType::Kind::BF16;
    else if (floatType.isF64())
      kind = ElementType::Kind::F64;
    else if (!floatType.isF32())
      return;
    ElementType element = ElementType::floating(kind);
    if (!narrowest || element.epsilon() > narrowest->epsilon())
      narrowest = element;
  };
  llvm::for_each(function.getArgumentTypes(), consider);
  llvm::for_each(function.getResultTypes(), consider);
  for (func::FuncOp callee : callClosure(function))
    callee.walk([&](Operation *op) {
      precision.convertsSigned |= isa<arith::SIToFPOp>(op);
      precision.convertsUnsigned |= isa<arith::UIToFPOp>(op);
      if (!isPoolingOp(op))
        return;
      llvm::for_each(op->getOperandTypes(), consider);
      llvm::for_each(op->getResultTypes(), consider);
    });
  precision.narrowest =
      narrowest.value_or(ElementType::floating(ElementType::Kind::F32));
  return precision;
}
