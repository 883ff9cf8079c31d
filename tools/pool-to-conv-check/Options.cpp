//===- Options.cpp - Command line of the judge ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Options.h"
#include "PoolToConv/Judge/Npy.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/ManagedStatic.h"

using namespace ptc;
namespace cl = llvm::cl;

namespace {

struct Declarations {
  cl::OptionCategory category{"Options of pool-to-conv-check"};
  cl::list<std::string> files{cl::Positional, cl::desc("<file> [<file>]"),
                              cl::cat(category)};
  cl::opt<bool> split{
      "split-input-file",
      cl::desc("Split the input at \"// -----\" and check each part by itself"),
      cl::cat(category)};
  cl::opt<bool> allowUnchanged{
      "allow-unchanged",
      cl::desc("A pipeline that rewrites nothing is no failure"),
      cl::cat(category)};
  cl::opt<int64_t> expectRewrites{
      "expect-rewrites",
      cl::desc("Fail unless the passes report this number of rewrites"),
      cl::init(-1), cl::cat(category)};
  cl::opt<double> boundEps{
      "bound-eps",
      cl::desc("Floats may differ by 2 * max(N, 1) * eps * magnitude; by "
               "default as the passes report, and not at all for two files"),
      cl::cat(category)};
  cl::opt<unsigned> trials{
      "trials",
      cl::desc("Random trials per function, besides the adversarial ones"),
      cl::init(8), cl::cat(category)};
  cl::opt<uint64_t> seed{"seed", cl::desc("Seed of the random trials"),
                         cl::init(0), cl::cat(category)};
  cl::opt<std::string> function{
      "function", cl::desc("Check this function only"), cl::cat(category)};
  cl::list<std::string> dims{
      "dims",
      cl::desc("Values for the dynamic sizes of the arguments, in order, "
               "separated by commas; one value stands for all; may be given "
               "several times"),
      cl::cat(category)};
  cl::list<std::string> inputs{
      "inputs", cl::desc("Run on these .npy files only, one per argument"),
      cl::CommaSeparated, cl::cat(category)};
  cl::list<std::string> expected{
      "expected",
      cl::desc(".npy files with the results that both sides must have"),
      cl::CommaSeparated, cl::cat(category)};
  cl::opt<double> rtol{
      "rtol", cl::desc("Relative tolerance of --expected, floats only"),
      cl::init(1e-5), cl::cat(category)};
  cl::opt<double> atol{
      "atol", cl::desc("Absolute tolerance of --expected, floats only"),
      cl::init(1e-8), cl::cat(category)};
  cl::opt<std::string> save{
      "save",
      cl::desc("Write the results after, of the first trial or of --inputs, "
               "as <prefix><number>.npy"),
      cl::value_desc("prefix"), cl::cat(category)};
  cl::opt<unsigned> optLevel{
      "opt-level",
      cl::desc("Optimisation of the compiled code, 0 to 3; by default as the "
               "amount of work suggests"),
      cl::init(0), cl::cat(category)};
};

} // namespace

static llvm::ManagedStatic<Declarations> declarations;

void ptc::declareCheckOptions() { (void)*declarations; }

static llvm::Expected<std::vector<Tensor>>
readAll(llvm::ArrayRef<std::string> paths) {
  std::vector<Tensor> tensors;
  for (const std::string &path : paths) {
    llvm::Expected<Tensor> tensor = readNpy(path);
    if (!tensor)
      return tensor.takeError();
    tensors.push_back(std::move(*tensor));
  }
  return tensors;
}

static llvm::Expected<llvm::SmallVector<int64_t, 4>>
parseDims(llvm::StringRef text) {
  llvm::SmallVector<int64_t, 4> values;
  llvm::SmallVector<llvm::StringRef> parts;
  text.split(parts, ',');
  for (llvm::StringRef part : parts) {
    int64_t value;
    if (part.trim().getAsInteger(10, value) || value < 1)
      return llvm::createStringError("--dims: '" + part +
                                     "' is not a size of at least 1");
    values.push_back(value);
  }
  return values;
}

llvm::Expected<CheckOptions> ptc::readCheckOptions() {
  const Declarations &given = *declarations;
  CheckOptions options;
  options.files.assign(given.files.begin(), given.files.end());
  if (options.files.empty())
    options.files.push_back("-");
  if (options.files.size() > 2)
    return llvm::createStringError("at most two files can be compared");
  bool twoFiles = options.files.size() == 2;
  options.splitInputFile = given.split;
  if (twoFiles && given.split)
    return llvm::createStringError(
        "--split-input-file does not apply to two files");
  if (twoFiles && options.files[0] == "-" && options.files[1] == "-")
    return llvm::createStringError("standard input cannot be read twice");
  options.allowUnchanged = given.allowUnchanged;
  if (given.expectRewrites.getNumOccurrences()) {
    if (twoFiles || given.expectRewrites < 0)
      return llvm::createStringError("--expect-rewrites takes a count of the "
                                     "rewrites of a pipeline");
    options.expectRewrites = given.expectRewrites;
  }
  if (given.boundEps.getNumOccurrences()) {
    if (!(given.boundEps >= 0))
      return llvm::createStringError("--bound-eps must not be negative");
    options.boundEps = given.boundEps;
  }
  if (!(given.rtol >= 0) || !(given.atol >= 0))
    return llvm::createStringError("--rtol and --atol must not be negative");
  if (given.optLevel > 3)
    return llvm::createStringError("--opt-level is 0 to 3");
  options.save = given.save;

  JudgeOptions &judge = options.judge;
  judge.trials = given.trials;
  judge.seed = given.seed;
  judge.function = given.function;
  judge.relativeTolerance = given.rtol;
  judge.absoluteTolerance = given.atol;
  if (given.optLevel.getNumOccurrences())
    judge.compile.optLevel = given.optLevel;
  judge.keepOutputs = !options.save.empty();
  for (const std::string &text : given.dims) {
    auto values = parseDims(text);
    if (!values)
      return values.takeError();
    judge.dims.push_back(std::move(*values));
  }
  if (!given.inputs.empty()) {
    auto tensors = readAll(given.inputs);
    if (!tensors)
      return tensors.takeError();
    judge.inputs = std::move(*tensors);
    if (!judge.dims.empty())
      return llvm::createStringError("--inputs already say the sizes of "
                                     "--dims");
  }
  if (!given.expected.empty()) {
    auto tensors = readAll(given.expected);
    if (!tensors)
      return tensors.takeError();
    judge.expected = std::move(*tensors);
  }
  return options;
}
