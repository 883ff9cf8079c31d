//===- Pipelines.cpp - Random pipelines -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Generator.h"

#include "llvm/ADT/StringExtras.h"

using namespace ptc::fuzz;

namespace {
/// Collects "name=value" where an option is not left at its default.
class Options {
public:
  explicit Options(Dice &dice) : dice(dice) {}

  Options &add(llvm::StringRef name, std::initializer_list<const char *> values,
               unsigned chance = 60) {
    if (dice.percent(chance))
      always(name, dice.pick(values));
    return *this;
  }
  Options &always(llvm::StringRef name, llvm::StringRef value) {
    text += (text.empty() ? "" : " ") + name.str() + "=" + value.str();
    return *this;
  }
  std::string of(llvm::StringRef pass) const {
    return pass.str() + (text.empty() ? "" : "{" + text + "}");
  }

private:
  Dice &dice;
  std::string text;
};
} // namespace

static Stage eliminate(Dice &dice, llvm::StringRef pass) {
  Options options(dice);
  options.add("avg-form", {"depthwise", "dense", "shared"}, 55)
      .add("max-form", {"auto", "relu", "relu-only", "maximum"}, 65)
      .add("numerics", {"exact", "fast"})
      .always("report", "all");
  bool someKinds = dice.percent(8);
  if (someKinds)
    options.always("kinds", dice.pick({"sum", "max,min", "average", "min"}));
  Stage stage{options.of(pass)};
  stage.isIdempotent = pass == "eliminate-pooling";
  // In the pipeline other passes report what they keep as well.
  stage.eliminatesAll = !someKinds && stage.isIdempotent;
  return stage;
}

static Stage fuse(Dice &dice) {
  Options options(dice);
  options.add("objective", {"macs", "params", "convs"}, 50)
      .add("numerics", {"exact", "fast"}, 40)
      .add("max-kernel", {"1", "3", "7", "20"}, 12)
      .add("joins", {"false"}, 10)
      .always("report", "all");
  bool grows = dice.percent(35);
  if (grows)
    options.add("max-weight-growth", {"1.5", "4", "inf"}, 100);
  bool averagesLast = dice.percent(20);
  if (averagesLast)
    options.always("averages-last", "true");
  Stage stage{options.of("fuse-linear-convs")};
  // Windows of averages that moved are in reach of others, and weights that
  // grew may grow by the same factor again.
  stage.isIdempotent = !averagesLast && !grows;
  return stage;
}

static Stage factor(Dice &dice, bool isRunnable) {
  Options options(dice);
  options.add("objective", {"macs", "params"}, 40)
      .add("max-rank", {"1", "4"}, 15)
      .add("max-depth", {"0", "1"}, 20)
      .add("max-weight-growth", {"2", "inf"}, 30)
      .always("report", "all");
  // An approximation has no bound that the judge would know.
  bool approximates = !isRunnable && dice.percent(25);
  if (approximates)
    options.add("tolerance", {"0.001", "0.1"}, 100);
  else
    options.add("numerics", {"exact", "fast"}, 40);
  return {options.of("factor-linear-convs")};
}

static Stage toFpga(Dice &dice, llvm::StringRef pass, bool isRunnable) {
  Options options(dice);
  options.always("report", "all");
  if (!isRunnable)
    options.add(
        "precision",
        {"fixed<8,3>", "fixed<16,6>", "fixed<12,2,signed,nearest_even,sat>"},
        50);
  Stage stage{options.of(pass)};
  // A format that a constant does not fit is an error by design.
  stage.mayFail = !isRunnable;
  return stage;
}

static void addFpga(Dice &dice, bool hasTosa, bool hasLinalg, bool isRunnable,
                    std::vector<Stage> &stages) {
  if (dice.percent(30)) {
    Options options(dice);
    options.always("report", "all").add("pools", {"reduce", "conv"});
    // Simulations of the large images among odd functions take minutes.
    if (isRunnable)
      options.add("fifos", {"auto", "analytic", "simulate"}, 30);
    else
      options.add("fifos", {"auto", "analytic"}, 30);
    if (!isRunnable)
      options.add("precision", {"fixed<8,3>", "fixed<16,6>"}, 50);
    if (isRunnable && dice.percent(8))
      options.always("target-cycles", dice.pick({"100", "2000"}));
    Stage stage{options.of("pool-to-conv-to-fpga")};
    // Functions that call others or whose sizes do not follow.
    stage.mayFail = true;
    stages.push_back(std::move(stage));
    return;
  }
  if (dice.percent(30))
    stages.push_back(eliminate(dice, "eliminate-pooling"));
  llvm::StringRef pass = "convert-to-fpga";
  if (dice.percent(50) && hasTosa != hasLinalg)
    pass = hasTosa ? "convert-tosa-to-fpga" : "convert-linalg-to-fpga";
  stages.push_back(toFpga(dice, pass, isRunnable));
  if (dice.percent(50))
    stages.push_back({"canonicalize", /*isOurs=*/false});
  static const char *const kDraft[] = {"fpga-fuse",
                                       "fpga-fuse{table-bits=0}",
                                       "fpga-infer-widths",
                                       "fpga-narrow-requant",
                                       "fpga-select-reduce",
                                       "fpga-select-reduce{form=window}",
                                       "fpga-select-reduce{form=rows}",
                                       "fpga-classify-weights"};
  for (const char *name : kDraft)
    if (dice.percent(20))
      stages.push_back({name});
  if (dice.percent(50)) {
    stages.push_back({dice.pick(
        {"fpga-insert-plumbing", "fpga-insert-plumbing{fifos=all}"})});
    if (dice.percent(40))
      stages.push_back({dice.pick(
          {"fpga-size-fifos{mode=least}", "fpga-size-fifos{mode=analytic}"})});
  }
  if (dice.percent(25))
    stages.push_back({"convert-fpga-to-linalg"});
}

/// Upstream's passes that users run in front of ours, or in between.
static Stage upstream(Dice &dice) {
  return {dice.pick({"canonicalize", "cse", "canonicalize", "cse",
                     "func.func(linalg-generalize-named-ops)",
                     "linalg-specialize-generic-ops", "inline",
                     "func.func(linalg-fold-unit-extent-dims)"}),
          /*isOurs=*/false};
}

std::vector<Stage> ptc::fuzz::randomPipeline(Dice &dice, bool hasTosa,
                                             bool hasLinalg, bool isRunnable) {
  std::vector<Stage> stages;
  if (dice.percent(15))
    stages.push_back(upstream(dice));
  switch (dice.weighted({34, 16, 12, 14, 14, 6, 4})) {
  case 0:
    stages.push_back(eliminate(dice, "eliminate-pooling"));
    break;
  case 1:
    stages.push_back(fuse(dice));
    break;
  case 2:
    stages.push_back(factor(dice, isRunnable));
    break;
  case 3: {
    stages.push_back(eliminate(dice, "eliminate-pooling"));
    if (dice.percent(70))
      stages.push_back(fuse(dice));
    if (dice.percent(30))
      stages.push_back(upstream(dice));
    if (dice.percent(40))
      stages.push_back(factor(dice, isRunnable));
    break;
  }
  case 4:
    addFpga(dice, hasTosa, hasLinalg, isRunnable, stages);
    break;
  case 5: {
    Stage stage = eliminate(dice, "pool-to-conv");
    // Fused filters are no pools; what is left was declined.
    stages.push_back(std::move(stage));
    break;
  }
  case 6: { // where in a pipeline (T29)
    stages.push_back(eliminate(dice, "eliminate-pooling"));
    stages.push_back({"canonicalize", /*isOurs=*/false});
    stages.push_back({"cse", /*isOurs=*/false});
    if (dice.percent(50))
      stages.push_back({"linalg-specialize-generic-ops", /*isOurs=*/false});
    break;
  }
  }
  return stages;
}

std::string ptc::fuzz::pipelineText(const std::vector<Stage> &stages) {
  std::string text;
  for (const Stage &stage : stages)
    text += (text.empty() ? "" : ",") + stage.text;
  return "builtin.module(" + text + ")";
}
