//===- pool-to-conv-check.cpp - The judge ---------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// pool-to-conv-check model.mlir --some-passes: runs the passes on a copy of
// the module and compares what the functions of both compute.
// pool-to-conv-check a.mlir b.mlir: compares two files.
//
//===----------------------------------------------------------------------===//

#include "Options.h"
#include "PoolToConv/InitAll.h"
#include "PoolToConv/Judge/Judge.h"
#include "PoolToConv/Judge/Npy.h"
#include "PoolToConv/Tools/ForeignDialects.h"
#include "PoolToConv/Tools/ProgressBar.h"
#include "PoolToConv/Tools/Version.h"

#include "mlir/IR/AsmState.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Support/ToolUtilities.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"

#include <map>

using namespace mlir;
using namespace ptc;

/// The one place where our passes and interfaces come in.
static void registerEverything(DialectRegistry &registry) {
  mlir::registerAllPasses();
  registerJudgeDialects(registry);
  ptc::registerAll(registry);
  ptc::registerAllPasses();
}

static ExitCode reportUsage(const llvm::Twine &message) {
  llvm::WithColor::error(llvm::errs(), "pool-to-conv-check") << message << '\n';
  return EXIT_USAGE;
}

/// Of two endings the one that counts.
static ExitCode worse(ExitCode lhs, ExitCode rhs) {
  auto rank = [](ExitCode code) {
    switch (code) {
    case EXIT_USAGE:
      return 4;
    case EXIT_MISMATCH:
      return 3;
    case EXIT_CANNOT_RUN:
      return 2;
    case EXIT_NOTHING_REWRITTEN:
      return 1;
    case EXIT_OK:
      return 0;
    }
    llvm_unreachable("unknown exit code");
  };
  return rank(lhs) >= rank(rhs) ? lhs : rhs;
}

/// Number of pooling ops by name.
static std::map<std::string, unsigned> countPools(ModuleOp module) {
  std::map<std::string, unsigned> counts;
  module.walk([&](Operation *op) {
    if (isPoolingOp(op))
      ++counts[op->getName().getStringRef().str()];
  });
  return counts;
}

/// Why the pipeline counts as having done nothing; empty if it does not.
static std::string whyNothingRewritten(ModuleOp before, ModuleOp after,
                                       const RewriteTally &tally) {
  if (tally.rewrites() > 0)
    return "";
  if (OperationEquivalence::isEquivalentTo(
          before, after, OperationEquivalence::IgnoreLocations))
    return "the passes left the module unchanged";
  auto pools = countPools(after);
  if (!pools.empty() && pools == countPools(before))
    return "the passes left every pooling op in place";
  return "";
}

namespace {

/// The check of one module, or of one pair.
class Check {
public:
  Check(const CheckOptions &options, const PassPipelineCLParser &passes,
        MLIRContext &context)
      : options(options), passes(passes), context(context) {}

  /// Parses the buffer and checks the result of the passes on it.
  ExitCode checkPasses(std::unique_ptr<llvm::MemoryBuffer> buffer);
  ExitCode checkFiles(std::unique_ptr<llvm::MemoryBuffer> before,
                      std::unique_ptr<llvm::MemoryBuffer> after);

private:
  OwningOpRef<ModuleOp> parse(std::unique_ptr<llvm::MemoryBuffer> buffer,
                              llvm::SourceMgr &sources);
  LogicalResult runPasses(ModuleOp module, RewriteTally &tally);
  ExitCode compare(ModuleOp before, ModuleOp after, JudgeOptions judge,
                   const RewriteTally *tally);
  llvm::Error save(ArrayRef<FunctionVerdict> verdicts);

  const CheckOptions &options;
  const PassPipelineCLParser &passes;
  MLIRContext &context;
};

} // namespace

OwningOpRef<ModuleOp> Check::parse(std::unique_ptr<llvm::MemoryBuffer> buffer,
                                   llvm::SourceMgr &sources) {
  unsigned id = sources.AddNewSourceBuffer(std::move(buffer), SMLoc());
  auto module = parseSourceFile<ModuleOp>(sources, &context);
  if (!module)
    explainForeignInput(sources.getMemoryBuffer(id)->getMemBufferRef(),
                        context.getDialectRegistry(), {}, llvm::errs());
  return module;
}

LogicalResult Check::runPasses(ModuleOp module, RewriteTally &tally) {
  PassManager pm(&context, ModuleOp::getOperationName(),
                 PassManager::Nesting::Implicit);
  if (failed(applyPassManagerCLOptions(pm)))
    return failure();
  auto report = [&](const llvm::Twine &message) {
    reportUsage(message);
    return failure();
  };
  if (failed(passes.addToPipeline(pm, report)))
    return failure();
  RewriteRecorder recorder(&context);
  LogicalResult result = pm.run(module);
  tally = recorder.tally();
  return result;
}

llvm::Error Check::save(ArrayRef<FunctionVerdict> verdicts) {
  if (options.save.empty())
    return llvm::Error::success();
  if (verdicts.size() != 1)
    return llvm::createStringError(
        "--save needs one function, the module has " +
        llvm::Twine(verdicts.size()) + "; choose one by --function");
  for (auto [i, output] : llvm::enumerate(verdicts.front().outputs))
    if (llvm::Error error =
            writeNpy(options.save + std::to_string(i) + ".npy", output))
      return error;
  return llvm::Error::success();
}

ExitCode Check::compare(ModuleOp before, ModuleOp after, JudgeOptions judge,
                        const RewriteTally *tally) {
  ProgressBar bar;
  judge.progress = [&](size_t done, size_t total) { bar.show(done, total); };
  auto verdicts = compareModules(before, after, judge);
  bar.clear();
  if (!verdicts)
    return reportUsage(llvm::toString(verdicts.takeError()));

  ExitCode code = EXIT_OK;
  std::optional<uint64_t> rewrites;
  if (tally)
    rewrites = tally->rewrites();
  for (const FunctionVerdict &verdict : *verdicts) {
    using Status = FunctionVerdict::Status;
    bool bad = verdict.status == Status::Mismatch;
    if (bad)
      code = worse(code, EXIT_MISMATCH);
    if (verdict.status == Status::NotRun)
      code = worse(code, EXIT_CANNOT_RUN);
    llvm::WithColor(llvm::outs(),
                    bad ? raw_ostream::RED : raw_ostream::SAVEDCOLOR)
        << verdict.str(rewrites);
    llvm::outs() << '\n';
  }
  if (tally) {
    std::string nothing = whyNothingRewritten(before, after, *tally);
    if (!nothing.empty()) {
      llvm::outs() << "check: nothing rewritten: " << nothing << '\n';
      if (!options.allowUnchanged)
        code = worse(code, EXIT_NOTHING_REWRITTEN);
    }
    if (options.expectRewrites && *options.expectRewrites != *rewrites) {
      llvm::outs() << "check: expected " << *options.expectRewrites
                   << " rewrites, the passes report " << *rewrites << '\n';
      code = worse(code, EXIT_MISMATCH);
    }
  }
  llvm::outs() << summarize(*verdicts) << '\n';
  llvm::outs().flush();
  if (llvm::Error error = save(*verdicts))
    return reportUsage(llvm::toString(std::move(error)));
  return code;
}

ExitCode Check::checkPasses(std::unique_ptr<llvm::MemoryBuffer> buffer) {
  llvm::SourceMgr sources;
  SourceMgrDiagnosticHandler handler(sources, &context);
  OwningOpRef<ModuleOp> before = parse(std::move(buffer), sources);
  if (!before)
    return EXIT_USAGE;
  OwningOpRef<ModuleOp> after = before->clone();
  RewriteTally tally;
  if (failed(runPasses(*after, tally)))
    return EXIT_USAGE;
  JudgeOptions judge = options.judge;
  judge.boundEps = options.boundEps;
  if (!tally.isBitExact() && !judge.boundEps)
    judge.boundEps = tally.boundEps;
  return compare(*before, *after, judge, &tally);
}

ExitCode Check::checkFiles(std::unique_ptr<llvm::MemoryBuffer> beforeBuffer,
                           std::unique_ptr<llvm::MemoryBuffer> afterBuffer) {
  llvm::SourceMgr beforeSources, afterSources;
  OwningOpRef<ModuleOp> before, after;
  {
    SourceMgrDiagnosticHandler handler(beforeSources, &context);
    before = parse(std::move(beforeBuffer), beforeSources);
  }
  {
    SourceMgrDiagnosticHandler handler(afterSources, &context);
    after = parse(std::move(afterBuffer), afterSources);
  }
  if (!before || !after)
    return EXIT_USAGE;
  JudgeOptions judge = options.judge;
  judge.boundEps = options.boundEps;
  return compare(*before, *after, judge, /*tally=*/nullptr);
}

static ExitCode run(const CheckOptions &options,
                    const PassPipelineCLParser &passes,
                    const DialectRegistry &registry) {
  std::vector<std::unique_ptr<llvm::MemoryBuffer>> buffers;
  for (const std::string &file : options.files) {
    std::string message;
    auto buffer = openInputFile(file, &message);
    if (!buffer)
      return reportUsage(message);
    buffers.push_back(std::move(buffer));
  }
  MLIRContext context(registry);
  context.loadAllAvailableDialects();
  Check check(options, passes, context);
  if (buffers.size() == 2) {
    if (passes.hasAnyOccurrences())
      return reportUsage("passes do not apply to two files");
    return check.checkFiles(std::move(buffers[0]), std::move(buffers[1]));
  }
  if (!options.splitInputFile)
    return check.checkPasses(std::move(buffers[0]));
  ExitCode code = EXIT_OK;
  auto checkChunk = [&](std::unique_ptr<llvm::MemoryBuffer> chunk,
                        raw_ostream &) {
    code = worse(code, check.checkPasses(std::move(chunk)));
    return success();
  };
  if (failed(splitAndProcessBuffer(std::move(buffers[0]), checkChunk,
                                   llvm::nulls())))
    return EXIT_USAGE;
  return code;
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  ptc::setVersionPrinter("pool-to-conv-check");
  DialectRegistry registry;
  registerEverything(registry);
  declareCheckOptions();
  registerAsmPrinterCLOptions();
  registerPassManagerCLOptions();
  PassPipelineCLParser passes("", "Passes to run");
  llvm::cl::ParseCommandLineOptions(
      argc, argv, "Checks that passes do not change what a module computes\n");
  llvm::Expected<CheckOptions> options = readCheckOptions();
  if (!options)
    return reportUsage(llvm::toString(options.takeError()));
  return run(*options, passes, registry);
}
