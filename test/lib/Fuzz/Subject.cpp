//===- Subject.cpp - One module through its pipeline ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Subject.h"
#include "Conditions.h"
#include "PoolToConv/Interfaces/Pooling.h"

#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fuzz;

namespace {

/// Keeps the first error and the conditions that remarks name.
class Collector : public ScopedDiagnosticHandler {
public:
  explicit Collector(MLIRContext &context)
      : ScopedDiagnosticHandler(&context, [this](Diagnostic &diagnostic) {
          std::string text = diagnostic.str();
          if (diagnostic.getSeverity() == DiagnosticSeverity::Error) {
            if (error.empty())
              error = std::move(text);
            return success();
          }
          conditions |= namedConditions(text);
          // A pool that changes places with a convolution.
          if (StringRef(text).contains(" in front of "))
            conditions |= uint64_t(1) << 19;
          return success();
        }) {}

  std::string error;
  uint64_t conditions = 0;
};

/// The checks of one module, in order; each notes what it finds.
class Run {
public:
  Run(const GeneratedModule &module, MLIRContext &context,
      const SubjectOptions &options)
      : module(module), context(context), options(options), collector(context) {
  }

  Outcome take();

private:
  bool read();
  bool checkRoundTrip(ModuleOp op, StringRef stage);
  bool runStage(const Stage &stage, size_t number);
  LogicalResult runPass(const Stage &stage, ModuleOp target,
                        RewriteTally &tally);
  bool checkAgain(const Stage &stage);
  bool found(StringRef kind, StringRef stage, const llvm::Twine &message) {
    outcome.finding = Finding{kind.str(), stage.str(), message.str()};
    return false;
  }

  const GeneratedModule &module;
  MLIRContext &context;
  const SubjectOptions &options;
  Collector collector;
  Outcome outcome;
};

} // namespace

/// Whether a value has users that a first run may take away, so that a second
/// one has more to do: ops that nobody needs, and those that ask for the size
/// of what a fusion replaces.
static bool hasPassingUsers(ModuleOp module) {
  return module
      .walk([](Operation *op) {
        auto dim = dyn_cast<tensor::DimOp>(op);
        return isOpTriviallyDead(op) || (dim && dim.getSource().getDefiningOp())
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

static std::string printed(ModuleOp module) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module.print(stream);
  return text;
}

/// Text and bytecode lead back to the same module.
bool Run::checkRoundTrip(ModuleOp op, StringRef stage) {
  std::string text = printed(op);
  ParserConfig config(&context);
  OwningOpRef<ModuleOp> again = parseSourceString<ModuleOp>(text, config);
  if (!again)
    return found("round-trip", stage, collector.error);
  if (printed(*again) != text)
    return found("round-trip", stage, "prints as another text");
  std::string bytes;
  llvm::raw_string_ostream stream(bytes);
  if (failed(writeBytecodeToFile(op, stream)))
    return found("round-trip", stage, "no bytecode: " + collector.error);
  again = parseSourceString<ModuleOp>(bytes, config);
  if (!again)
    return found("round-trip", stage, "bytecode: " + collector.error);
  if (printed(*again) != text)
    return found("round-trip", stage, "bytecode is another module");
  return true;
}

bool Run::read() {
  outcome.before =
      parseSourceString<ModuleOp>(module.text, ParserConfig(&context));
  if (!outcome.before)
    return found("parse", "", collector.error);
  outcome.parsed = true;
  return options.number % 4 != 0 || checkRoundTrip(*outcome.before, "");
}

LogicalResult Run::runPass(const Stage &stage, ModuleOp target,
                           RewriteTally &tally) {
  PassManager manager(&context, ModuleOp::getOperationName());
  // Results are verified here, so that it is known who is to blame.
  manager.enableVerifier(false);
  if (failed(parsePassPipeline(stage.text, manager, llvm::nulls())))
    return failure();
  RewriteRecorder recorder(&context);
  LogicalResult result = manager.run(target);
  tally = recorder.tally();
  return result;
}

/// A second run has nothing to do.
bool Run::checkAgain(const Stage &stage) {
  OwningOpRef<ModuleOp> copy = outcome.after->clone();
  OperationFingerPrint once(*copy);
  RewriteTally tally;
  if (failed(runPass(stage, *copy, tally)))
    return found("not-idempotent", stage.text,
                 "a second run fails: " + collector.error);
  if (tally.rewrites() > 0)
    return found("not-idempotent", stage.text,
                 "a second run makes " + llvm::Twine(tally.rewrites()) +
                     " rewrites");
  if (OperationFingerPrint(*copy) != once)
    return found("not-idempotent", stage.text,
                 "a second run changes the module");
  return true;
}

bool Run::runStage(const Stage &stage, size_t number) {
  if (options.entering)
    options.entering(unsigned(number) + 1);
  ModuleOp after = *outcome.after;
  OperationFingerPrint was(after);
  bool isClean = stage.isIdempotent && !hasPassingUsers(after);
  GovernedPools poolsBefore = countPools(after);
  collector.error.clear();
  RewriteTally tally;
  LogicalResult result = runPass(stage, after, tally);
  outcome.conditions |= collector.conditions;
  if (failed(result)) {
    if (collector.error.empty())
      return found("pass-failed", stage.text, "without an error");
    if (stage.isOurs && !stage.mayFail)
      return found("pass-failed", stage.text, collector.error);
    outcome.completed = false;
    return false;
  }
  if (failed(verify(after))) {
    // Upstream's own slips end the pipeline and are not ours.
    if (stage.isOurs)
      return found("verifier", stage.text, collector.error);
    outcome.completed = false;
    return false;
  }
  GovernedPools poolsAfter = countPools(after);
  if (stage.isOurs) {
    outcome.rewritten |= OperationFingerPrint(after) != was;
    // The worst of several rewrites is known: errors add up.
    tally.boundEps *=
        double(std::max<uint64_t>(1, tally.specExact + tally.reassociating));
    double sum = outcome.tally.boundEps + tally.boundEps;
    outcome.tally += tally;
    outcome.tally.boundEps = sum;
    outcome.conditions |= governingConditions(poolsBefore, poolsAfter);
    if (stage.eliminatesAll && poolsAfter.all != tally.kept)
      return found("pool-left", stage.text,
                   llvm::Twine(poolsAfter.all) + " pools are left, " +
                       llvm::Twine(tally.kept) + " were declined");
  } else if (number > 0 && module.stages[number - 1].eliminatesAll) {
    // T29: what upstream's clean-up passes leave holds no new pool.
    if (poolsAfter.all > poolsBefore.all)
      return found("pool-back", stage.text,
                   llvm::Twine(poolsAfter.all) + " pools, after " +
                       llvm::Twine(poolsBefore.all));
    outcome.conditions |= uint64_t(1) << 29;
  }
  return !isClean || checkAgain(stage);
}

Outcome Run::take() {
  if (options.entering)
    options.entering(0);
  if (!read())
    return std::move(outcome);
  outcome.after = outcome.before->clone();
  outcome.completed = true;
  for (auto [number, stage] : llvm::enumerate(module.stages))
    if (!runStage(stage, number))
      return std::move(outcome);
  if (outcome.rewritten && options.number % 4 == 1)
    checkRoundTrip(*outcome.after, "the result");
  return std::move(outcome);
}

Outcome ptc::fuzz::runSubject(const GeneratedModule &module,
                              MLIRContext &context,
                              const SubjectOptions &options) {
  return Run(module, context, options).take();
}
