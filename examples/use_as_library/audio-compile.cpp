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
//
//===----------------------------------------------------------------------===//

#include "Audio.h"

#include "PoolToConv/InitAll.h"
#include "PoolToConv/Judge/Judge.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

static LogicalResult run(ModuleOp module, bool simplifies,
                         bool makesHardware = false, bool lowers = true) {
  PassManager manager(module.getContext());
  if (simplifies)
    manager.addPass(audio::createSimplifyPass());
  if (lowers)
    manager.addPass(audio::createLowerToLinalgPass());
  if (makesHardware) {
    ptc::FpgaPipelineOptions options;
    options.requireFullOffload = true;
    ptc::buildFpgaPipeline(manager, options);
  }
  return manager.run(module);
}

/// Runs the program as it is written, and as it was simplified, on random and
/// adversarial inputs.
static int check(ModuleOp module) {
  OwningOpRef<ModuleOp> simplified = module.clone();
  if (failed(run(module, /*simplifies=*/false)) ||
      failed(run(*simplified, /*simplifies=*/true)))
    return 1;
  ptc::JudgeOptions options;
  // Sums in another order, of at most 16 numbers here.
  options.boundEps = 16;
  auto verdicts = ptc::compareModules(module, *simplified, options);
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
  if (command != "simplify" && command != "linalg" && command != "fpga" &&
      command != "check") {
    llvm::errs() << "usage: audio-compile simplify|linalg|fpga|check FILE\n";
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

  if (command == "check")
    return check(*module);
  if (failed(run(*module, /*simplifies=*/true, command == "fpga",
                 command != "simplify")))
    return 1;
  module->print(llvm::outs());
  return 0;
}
