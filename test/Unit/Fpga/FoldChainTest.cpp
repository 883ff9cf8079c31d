//===- FoldChainTest.cpp - Folds of chains against all designs ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Chains of convolutions and scales, as kernels. What the planner finds is
// compared with every design: of one and two layers each is built, wired and
// asked for its cycles and its area; of up to six layers their sums are.
//
//===----------------------------------------------------------------------===//

#include "FoldPlan.h"
#include "Plumbing.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/FormatVariadic.h"
#include "gtest/gtest.h"

#include <random>

using namespace mlir;
using namespace ptc::fpga;

namespace {

struct Layer {
  int64_t channels;
  /// 1 or 3.
  int64_t kernel;
  /// Needs no multiplier.
  bool isShift;
};

/// A draft: a map of `extent` x `extent` through the layers.
std::string chainText(int64_t extent, int64_t channels,
                      llvm::ArrayRef<Layer> layers) {
  auto stream = [&](int64_t c, llvm::StringRef element) {
    return llvm::formatv("!fpga.stream<1x{0}x{0}x{1}x{2}, lanes = 1>", extent,
                         c, element)
        .str();
  };
  std::string body;
  std::string value = "%x0";
  int64_t in = channels;
  for (auto [i, layer] : llvm::enumerate(layers)) {
    std::string element = "i8";
    if (layer.kernel > 1) {
      body += llvm::formatv("  %w{0} = fpga.window {1} kernel = [{2}, {2}] pad "
                            "<1, 1, 1, 1, 0> : {3} -> {4}\n",
                            i, value, layer.kernel, stream(in, "i8"),
                            stream(in, "vector<3x3xi8>"));
      value = llvm::formatv("%w{0}", i);
      element = "vector<3x3xi8>";
    }
    std::string shape =
        llvm::formatv("{0}x{1}x{1}x{2}xi8", layer.channels, layer.kernel, in);
    body += llvm::formatv("  %r{0} = fpga.rom dense<{1}> : tensor<{2}>\n", i,
                          i + 2, shape);
    body += llvm::formatv(
        "  %m{0} = fpga.mac {1}, %r{0} fold <pe = 1, simd = 1> : {2}, "
        "!fpga.rom<{3}> -> {4}\n",
        i, value, stream(in, element), shape, stream(layer.channels, "i20"));
    body +=
        llvm::formatv("  %q{0} = fpga.requant %m{0} multiplier = [{1}] "
                      "shift = [12] : {2} -> {3}\n",
                      i, layer.isShift ? 1 : 77, stream(layer.channels, "i20"),
                      stream(layer.channels, "i8"));
    value = llvm::formatv("%q{0}", i);
    in = layer.channels;
  }
  std::string from =
      llvm::formatv("tensor<1x{0}x{0}x{1}xi8>", extent, channels);
  std::string to = llvm::formatv("tensor<1x{0}x{0}x{1}xi8>", extent, in);
  return llvm::formatv("fpga.kernel @chain(%x: {0}) -> {1} attributes {{draft} "
                       "{{\n  %x0 = fpga.load %x : {0} -> {2}\n{3}  %y = "
                       "fpga.store {4} : {5} -> {1}\n  fpga.return %y : {1}\n}",
                       from, to, stream(channels, "i8"), body, value,
                       stream(in, "i8"));
}

class FoldChain : public ::testing::Test {
protected:
  FoldChain() { context.loadDialect<FpgaDialect>(); }

  KernelOp parse(const std::string &text) {
    module = parseSourceString<ModuleOp>(text, &context);
    EXPECT_TRUE(module) << text;
    return *module->getOps<KernelOp>().begin();
  }

  std::vector<Layer> randomLayers(int count, std::mt19937 &random) {
    std::vector<Layer> layers;
    for (int i = 0; i < count; ++i)
      layers.push_back({int64_t(1) << (random() % 2), random() % 2 ? 3 : 1,
                        random() % 2 == 0});
    return layers;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
  CostModel model;
};

/// One design, built.
struct Built {
  int64_t cycles = 0;
  UnitCost cost;
};

/// Wires a copy of the kernel whose mac number i has settings[i], all other
/// streams the fewest lanes with which they take at most `cycles` beats.
Built build(KernelOp kernel, llvm::ArrayRef<UnitSetting> settings,
            int64_t cycles, const CostModel &model) {
  OwningOpRef<KernelOp> copy(kernel.clone());
  size_t next = 0;
  for (Operation &op : copy->getBody().front()) {
    if (auto mac = dyn_cast<MacOp>(op)) {
      UnitSetting setting = settings[next++];
      StreamType type = mac.getType();
      for (int64_t lanes : divisorsOf(setting.pe)) {
        setting.lanes = lanes;
        if (type.withLanes(lanes).getBeats() <= cycles)
          break;
      }
      applySetting(mac, setting);
    } else if (isa<LoadOp, RequantOp>(op)) {
      auto type = cast<StreamType>(op.getResult(0).getType());
      for (int64_t lanes : allowedLanes(type)) {
        op.getResult(0).setType(type.withLanes(lanes));
        if (type.withLanes(lanes).getBeats() <= cycles)
          break;
      }
    }
  }
  IRRewriter rewriter(kernel.getContext());
  EXPECT_TRUE(succeeded(insertPlumbing(rewriter, *copy)));
  Built built;
  for (UnitOpInterface unit : copy->getUnits()) {
    built.cost += unit.getCostOn(model);
    built.cycles = std::max(built.cycles, unit.getTiming().cycles);
  }
  return built;
}

bool isWithin(const UnitCost &cost, const Amounts &most) {
  Amounts amounts = amountsOf(cost);
  for (size_t r = 0; r < amounts.size(); ++r)
    if (amounts[r] > most[r])
      return false;
  return true;
}

/// Every setting that a mac can have, by its constraints.
std::vector<UnitSetting> allSettings(MacOp mac) {
  bool hasWindow = mac.getInput().getDefiningOp<WindowOp>() != nullptr;
  std::vector<UnitSetting> settings;
  for (int64_t pe = 1; pe <= mac.getOutputChannels(); ++pe)
    for (int64_t simd = 1; simd <= mac.getProducts(); ++simd)
      for (Multiplier multipliers : {Multiplier::Dsp, Multiplier::Lut})
        for (Memory weights : {Memory::Bram, Memory::LutRam})
          for (Memory window : {Memory::Bram, Memory::LutRam}) {
            int64_t in = mac.getInputChannels();
            bool divides = in % simd == 0 ||
                           (simd % in == 0 && mac.getTaps() % (simd / in) == 0);
            if (mac.getOutputChannels() % pe != 0 || !divides)
              continue;
            if (!hasWindow && window == Memory::LutRam)
              continue;
            UnitSetting setting;
            setting.pe = pe;
            setting.simd = simd;
            setting.multipliers = multipliers;
            setting.weights = weights;
            setting.window = hasWindow ? window : Memory::Auto;
            settings.push_back(setting);
          }
  return settings;
}

TEST_F(FoldChain, FastestEqualsAllBuiltDesigns) {
  std::mt19937 random(11);
  int found = 0, none = 0;
  for (int round = 0; round < 160; ++round) {
    std::vector<Layer> layers = randomLayers(1 + round % 2, random);
    // Each design is built: few of them where there are two layers.
    for (Layer &layer : layers) {
      layer.isShift = true;
      if (layers.size() > 1)
        layer.kernel = 1;
    }
    KernelOp kernel = parse(chainText(6, 2, layers));
    std::vector<UnitPin> pins(unitsOf(kernel).size());
    FoldSpace space(unitsOf(kernel), pins, model);
    FoldBudget budget;
    budget.most = {int64_t(100 + random() % 900), int64_t(100 + random() % 900),
                   int64_t(random() % 6), int64_t(random() % 3)};
    budget.prices = FoldBudget::pricesOf({3000, 3000, 20, 20});
    FoldPlanner planner(kernel, space, budget, model);
    std::optional<FoldPlan> plan = planner.fastest();

    SmallVector<MacOp> macs(kernel.getBody().front().getOps<MacOp>());
    std::vector<std::vector<UnitSetting>> choices;
    for (MacOp mac : macs)
      choices.push_back(allSettings(mac));
    // A map of 6 x 6 also allows several pixels at once where a convolution is
    // unfolded; those are left to the planner, so that it may only be faster.
    std::optional<std::pair<int64_t, int64_t>> best;
    for (int64_t cycles : space.getCandidates()) {
      std::vector<size_t> picks(macs.size(), 0);
      while (true) {
        std::vector<UnitSetting> settings;
        for (size_t i = 0; i < macs.size(); ++i)
          settings.push_back(choices[i][picks[i]]);
        Built built = build(kernel, settings, cycles, model);
        int64_t price = budget.priceOf(built.cost);
        if (built.cycles <= cycles && isWithin(built.cost, budget.most) &&
            (!best || price < best->second))
          best = {cycles, price};
        size_t i = 0;
        while (i < picks.size() && ++picks[i] == choices[i].size())
          picks[i++] = 0;
        if (i == picks.size())
          break;
      }
      if (best)
        break;
    }
    if (!best) {
      ++none;
      EXPECT_FALSE(plan) << round;
      continue;
    }
    ++found;
    ASSERT_TRUE(plan) << round;
    bool severalPixels =
        llvm::any_of(plan->decisions, [](const FoldSpace::Decision &decision) {
          return decision.setting.pixels > 1;
        });
    if (severalPixels) {
      EXPECT_LE(plan->cycles, best->first) << round;
      continue;
    }
    EXPECT_LE(plan->cycles, best->first) << round;
    EXPECT_EQ(budget.priceOf(plan->total), best->second) << round;
    EXPECT_TRUE(plan->isProven);
  }
  EXPECT_GE(found, 40);
  EXPECT_GE(none, 20);
}

TEST_F(FoldChain, CheapestEqualsAllSumsOfUpToSixLayers) {
  std::mt19937 random(5);
  int found = 0, none = 0;
  for (int round = 0; round < 1200; ++round) {
    std::vector<Layer> layers = randomLayers(1 + round % 6, random);
    KernelOp kernel = parse(chainText(4, 1 + int64_t(random() % 2), layers));
    std::vector<NamedUnit> units = unitsOf(kernel);
    std::vector<UnitPin> pins(units.size());
    // Of many layers, some folds are fixed, so that all sums can be made.
    for (auto [unit, pin] : llvm::zip_equal(units, pins))
      if (auto mac = dyn_cast<MacOp>(unit.op); mac && layers.size() > 2) {
        pin.simd = mac.getInputChannels();
        pin.pixels = 1;
        if (layers.size() > 3)
          pin.weights = Memory::Bram;
        if (mac.getInput().getDefiningOp<WindowOp>())
          pin.window = Memory::Bram;
      }
    FoldSpace space(units, pins, model);
    ASSERT_FALSE(space.getPinError());
    std::vector<int64_t> candidates = space.getCandidates();
    int64_t cycles = candidates[random() % candidates.size()];
    FoldSpace::At at = space.at(cycles);
    ASSERT_FALSE(at.slowUnit);
    FoldBudget budget;
    budget.most = {int64_t(600 * layers.size() + random() % 800), 100000,
                   int64_t(random() % (3 * layers.size())),
                   int64_t(1 + random() % (3 * layers.size()))};
    budget.prices = FoldBudget::pricesOf({8000, 8000, 40, 40});

    int64_t best = -1;
    std::vector<size_t> picks(at.groups.size(), 0);
    while (true) {
      UnitCost total = at.fixedCost;
      bool isFast = true;
      for (size_t g = 0; g < picks.size(); ++g) {
        total += at.groups[g][picks[g]].cost;
        isFast &= at.groups[g][picks[g]].cycles <= cycles;
      }
      int64_t price = budget.priceOf(total);
      if (isFast && isWithin(total, budget.most) && (best < 0 || price < best))
        best = price;
      size_t g = 0;
      while (g < picks.size() && ++picks[g] == at.groups[g].size())
        picks[g++] = 0;
      if (g == picks.size())
        break;
    }
    FoldPlanner planner(kernel, space, budget, model);
    std::optional<FoldPlan> plan = planner.cheapest(cycles);
    if (best < 0) {
      ++none;
      EXPECT_FALSE(plan) << round;
      continue;
    }
    ++found;
    ASSERT_TRUE(plan) << round;
    // What is summed up is what is built.
    EXPECT_EQ(budget.priceOf(plan->total), best) << round;
    EXPECT_LE(plan->cycles, cycles);
  }
  EXPECT_GE(found, 200);
  EXPECT_GE(none, 100);
}

TEST_F(FoldChain, SaysWhyThereIsNone) {
  KernelOp kernel = parse(chainText(4, 2, {{2, 3, false}}));
  std::vector<UnitPin> pins(unitsOf(kernel).size());
  FoldSpace space(unitsOf(kernel), pins, model);
  FoldBudget budget;
  budget.prices = FoldBudget::pricesOf({8000, 8000, 40, 40});
  budget.most = {100, 100000, 40, 40};
  FoldPlanner planner(kernel, space, budget, model);
  EXPECT_FALSE(planner.fastest());
  std::string why = planner.whyNone(space.getCandidates().back());
  EXPECT_TRUE(llvm::StringRef(why).starts_with("the least design needs "))
      << why;
  EXPECT_TRUE(llvm::StringRef(why).ends_with(" LUT, has 100")) << why;
  EXPECT_EQ(planner.whyNone(1), "load0 takes at least 4 cycles");
}

} // namespace
