//===- audio-compile.cpp - A compiler with pool-to-conv inside ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   audio-compile simplify FILE    pools become filters, filters become one
//   audio-compile linalg FILE      and linalg
//   audio-compile fpga FILE        and a dataflow design
//   audio-compile check FILE       is the simplified program the same one?
//   audio-compile check-fpga FILE  is the design?
//
//===----------------------------------------------------------------------===//

#include "Audio.h"

#include "PoolToConv/InitAll.h"
#include "PoolToConv/Judge/Judge.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

static LogicalResult simplify(ModuleOp module) {
  PassManager manager(module.getContext());
  manager.addPass(audio::createSimplifyPass());
  return manager.run(module);
}

static LogicalResult lower(ModuleOp module) {
  PassManager manager(module.getContext());
  manager.addPass(audio::createLowerToLinalgPass());
  return manager.run(module);
}

/// Our ops go to hardware as they are: they say what they compute.
static LogicalResult makeHardware(ModuleOp module) {
  PassManager manager(module.getContext());
  ptc::FpgaPipelineOptions options;
  options.requireFullOffload = true;
  ptc::buildFpgaPipeline(manager, options);
  return manager.run(module);
}

/// Runs the program as it is written, and as it was compiled, on random and
/// adversarial inputs.
static int check(ModuleOp module, bool asHardware) {
  OwningOpRef<ModuleOp> compiled = module.clone();
  if (failed(lower(module)) ||
      failed(asHardware ? makeHardware(*compiled) : simplify(*compiled)) ||
      failed(lower(*compiled)))
    return 1;
  ptc::JudgeOptions options;
  // Sums in another order, of at most 16 numbers here.
  if (!asHardware)
    options.boundEps = 16;
  auto verdicts = ptc::compareModules(module, *compiled, options);
  if (!verdicts) {
    llvm::errs() << llvm::toString(verdicts.takeError()) << '\n';
    return 1;
  }
  bool allAgree = true;
  for (const ptc::FunctionVerdict &verdict : *verdicts) {
    llvm::outs() << verdict.str() << '\n';
    using Status = ptc::FunctionVerdict::Status;
    allAgree &= verdict.status == Status::Equal ||
                verdict.status == Status::WithinBound;
  }
  return allAgree ? 0 : 1;
}

int main(int argc, char **argv) {
  StringRef command = argc == 3 ? argv[1] : "";
  bool isCheck = command.starts_with("check");
  if (command != "simplify" && command != "linalg" && command != "fpga" &&
      command != "check" && command != "check-fpga") {
    llvm::errs()
        << "usage: audio-compile simplify|linalg|fpga|check|check-fpga FILE\n";
    return 1;
  }

  DialectRegistry registry;
  registry.insert<audio::AudioDialect>();
  ptc::registerAll(registry);
  // Upstream's dialects, and all that executing a module needs.
  ptc::registerJudgeDialects(registry);
  MLIRContext context(registry);
  auto module = parseSourceFile<ModuleOp>(argv[2], &context);
  if (!module)
    return 1;

  if (isCheck)
    return check(*module, /*asHardware=*/command == "check-fpga");
  if (failed(command == "fpga" ? makeHardware(*module) : simplify(*module)))
    return 1;
  if (command == "linalg" && failed(lower(*module)))
    return 1;
  module->print(llvm::outs());
  return 0;
}
