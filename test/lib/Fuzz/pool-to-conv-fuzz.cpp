//===- pool-to-conv-fuzz.cpp - Random modules through the passes ----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Makes random modules, runs random pipelines on them in process, and looks for
// crashes, hangs, modules that do not verify, passes that have work left for a
// second run, and results that differ. docs/Fuzzing.md describes it.
//
//===----------------------------------------------------------------------===//

#include "Campaign.h"
#include "FaultyPass.h"
#include "PoolToConv/InitAll.h"
#include "PoolToConv/Judge/CompiledModule.h"

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

#include <chrono>

using namespace ptc;
using namespace ptc::fuzz;
namespace cl = llvm::cl;

static cl::OptionCategory category("Fuzzing");
static cl::opt<uint64_t> seed("seed", cl::init(1), cl::cat(category),
                              cl::desc("What all choices follow from"));
static cl::opt<uint64_t> first("first", cl::init(0), cl::cat(category),
                               cl::desc("The first module's number"));
static cl::opt<uint64_t> count("count", cl::init(1000), cl::cat(category),
                               cl::desc("How many modules"));
static cl::opt<uint64_t>
    executeEvery("execute-every", cl::init(5), cl::cat(category),
                 cl::desc("Run one of so many rewritten modules; 0: none"));
static cl::opt<unsigned> hangSeconds("hang-seconds", cl::init(10),
                                     cl::cat(category),
                                     cl::desc("Processor time of a module"));
static cl::opt<uint64_t> chunk("chunk", cl::init(1000), cl::cat(category),
                               cl::desc("Modules per process"));
static cl::opt<unsigned> jobs("jobs", cl::init(1), cl::cat(category),
                              cl::desc("Processes at a time"));
static cl::opt<std::string> shard("shard", cl::init("0/1"), cl::cat(category),
                                  cl::desc("I/N: every N-th chunk, from the "
                                           "I-th on"));
static cl::opt<std::string> out("out", cl::init("fuzz-out"), cl::cat(category),
                                cl::desc("The folder of results; a run that "
                                         "was ended goes on from there"));
static cl::opt<std::string> fault("fault", cl::init(""), cl::Hidden,
                                  cl::cat(category),
                                  cl::desc("A pass behind each pipeline"));
static cl::opt<uint64_t> least("least", cl::init(0), cl::cat(category),
                               cl::desc("Fail unless each condition was met by "
                                        "so many modules, and half of all "
                                        "were rewritten"));
static cl::opt<int64_t> print("print", cl::init(-1), cl::cat(category),
                              cl::desc("Print this module and its pipeline"));

static int usage(const llvm::Twine &message) {
  llvm::WithColor::error(llvm::errs(), "pool-to-conv-fuzz") << message << "\n";
  return 1;
}

static llvm::Error readShard(CampaignOptions &options) {
  auto [index, number] = llvm::StringRef(shard).split('/');
  if (index.getAsInteger(10, options.shard) ||
      number.getAsInteger(10, options.shards) ||
      options.shard >= options.shards)
    return llvm::createStringError("--shard takes I/N with I < N, not '" +
                                   llvm::StringRef(shard) + "'");
  return llvm::Error::success();
}

/// Why the run is not what it has to be; empty if it is.
static std::string whyTooLittle(const Tally &tally) {
  if (tally.rewritten * 2 < tally.modules)
    return "less than half of the modules were rewritten";
  for (unsigned n = 1; n <= kConditions; ++n)
    if (tally.conditions[n] < least)
      return "T" + std::to_string(n) + " was met by " +
             std::to_string(tally.conditions[n]) + " modules, fewer than " +
             std::to_string(least);
  return "";
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(argc, argv,
                              "Random modules through the passes\n");
  CampaignOptions options;
  options.seed = seed;
  options.first = first;
  options.count = count;
  options.executeEvery = executeEvery;
  options.hangSeconds = hangSeconds;
  options.chunk = chunk;
  options.jobs = jobs;
  options.out = out;
  options.fault = fault;
  if (llvm::Error error = readShard(options))
    return usage(llvm::toString(std::move(error)));
  if (chunk == 0 || jobs == 0 || hangSeconds == 0)
    return usage("--chunk, --jobs and --hang-seconds are at least 1");
  if (print >= 0) {
    llvm::outs() << asFile(moduleOf(options, uint64_t(print)));
    return 0;
  }

  mlir::registerAllPasses();
  ptc::registerAllPasses();
  registerFaultyPass();
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registerJudgeDialects(registry);
  ptc::registerAll(registry);

  auto start = std::chrono::steady_clock::now();
  llvm::Expected<Tally> tally = runCampaign(options, registry);
  if (!tally)
    return usage(llvm::toString(tally.takeError()));
  std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - start;
  llvm::json::Object summary = toJson(*tally);
  summary["seed"] = int64_t(seed);
  summary["seconds"] = seconds.count();
  std::string text;
  llvm::raw_string_ostream(text)
      << llvm::formatv("{0:2}", llvm::json::Value(std::move(summary))) << "\n";
  llvm::outs() << text;
  llvm::SmallString<128> file(out);
  llvm::sys::path::append(file, "summary.json");
  std::error_code error;
  llvm::raw_fd_ostream stream(file, error);
  if (error)
    return usage("cannot write " + file + ": " + error.message());
  stream << text;
  if (tally->findings > 0) {
    llvm::errs() << "fuzz: " << tally->findings << " findings, see " << out
                 << "/findings.jsonl\n";
    return 2;
  }
  if (std::string why = whyTooLittle(*tally); least > 0 && !why.empty()) {
    llvm::errs() << "fuzz: " << why << "\n";
    return 3;
  }
  return 0;
}
