//===- Target.cpp - One input of libFuzzer --------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Target.h"
#include "PoolToConv/InitAll.h"
#include "Subject.h"

#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/IR/Verifier.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

#include <cstdlib>
#include <memory>

using namespace mlir;
using namespace ptc;
using namespace ptc::fuzz;

/// Types and attributes live as long as their context.
static constexpr unsigned kInputsPerContext = 500;
/// Larger inputs find nothing that smaller ones do not.
static constexpr size_t kLargestInput = 1 << 16;

static DialectRegistry &registry() {
  static DialectRegistry registry;
  return registry;
}

/// For the run of one input: libFuzzer has the sanitizers' callback of death.
static void enter(llvm::StringRef phase) {
  static const bool tells = std::getenv("PTC_FUZZ_PHASES") != nullptr;
  if (tells)
    llvm::errs() << "phase: " << phase << "\n";
}

void ptc::fuzz::startTarget() {
  mlir::registerAllPasses();
  ptc::registerAllPasses();
  mlir::registerAllDialects(registry());
  mlir::registerAllExtensions(registry());
  ptc::registerAll(registry());
}

static MLIRContext &context() {
  static std::unique_ptr<MLIRContext> current;
  static unsigned inputs = 0;
  if (!current || ++inputs % kInputsPerContext == 0) {
    current = std::make_unique<MLIRContext>(registry(),
                                            MLIRContext::Threading::DISABLED);
    current->loadAllAvailableDialects();
    current->allowUnregisteredDialects();
  }
  return *current;
}

bool ptc::fuzz::runInput(llvm::ArrayRef<uint8_t> input) {
  if (input.size() > kLargestInput)
    return false;
  MLIRContext &context = ::context();
  ScopedDiagnosticHandler quiet(&context, [](Diagnostic &) {});
  enter("reading");
  std::string bytes(input.begin(), input.end());
  OwningOpRef<ModuleOp> module =
      parseSourceString<ModuleOp>(bytes, ParserConfig(&context));
  if (!module)
    return false;
  Dice dice(llvm::xxh3_64bits(input));
  for (const Stage &stage :
       randomPipeline(dice, true, true, /*isRunnable=*/false)) {
    enter(stage.text);
    PassManager manager(&context, ModuleOp::getOperationName());
    manager.enableVerifier(false);
    if (failed(parsePassPipeline(stage.text, manager, llvm::nulls())))
      llvm::report_fatal_error(llvm::Twine("no pipeline: ") + stage.text);
    if (failed(manager.run(*module)))
      return true;
    if (succeeded(verify(*module)))
      continue;
    if (stage.isOurs)
      llvm::report_fatal_error("the result does not verify");
    return true;
  }
  return true;
}

void ptc::fuzz::runGenerated(uint64_t seed, uint64_t number) {
  GeneratedModule module = generate(seed, number);
  SubjectOptions options;
  options.number = number;
  options.entering = [&](unsigned stage) {
    enter(stage == 0 ? "reading" : module.stages[stage - 1].text);
  };
  Outcome outcome = runSubject(module, context(), options);
  if (!outcome.finding)
    return;
  const Finding &finding = *outcome.finding;
  llvm::report_fatal_error(llvm::Twine(finding.kind) + " in " + finding.stage +
                           ": " + finding.message);
}

std::string ptc::fuzz::generatedInput(uint64_t seed, bool asBytecode) {
  std::string text = generate(seed, 0).text;
  if (!asBytecode)
    return text;
  MLIRContext &context = ::context();
  ScopedDiagnosticHandler quiet(&context, [](Diagnostic &) {});
  OwningOpRef<ModuleOp> module =
      parseSourceString<ModuleOp>(text, ParserConfig(&context));
  std::string bytes;
  llvm::raw_string_ostream stream(bytes);
  if (!module || failed(writeBytecodeToFile(*module, stream)))
    return "";
  return bytes;
}
