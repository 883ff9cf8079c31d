//===- FoldSpace.cpp - The designs that fpga-fold chooses from ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FoldSpace.h"

#include "llvm/ADT/StringMap.h"

#include <set>

using namespace mlir;
using namespace ptc::fpga;

/// True if only convolutions and reductions fold the windows of a line buffer,
/// which is then part of each.
static bool isPartOfConsumers(Operation *op) {
  return isa<WindowOp, ForkOp, CastLanesOp>(op) &&
         llvm::all_of(op->getUsers(), [](Operation *user) {
           return isa<MacOp, ReduceOp>(user) ||
                  (!isa<WindowOp>(user) && isPartOfConsumers(user));
         });
}

std::vector<NamedUnit> ptc::fpga::unitsOf(ArrayRef<KernelOp> kernels) {
  std::vector<NamedUnit> units;
  for (KernelOp kernel : kernels) {
    llvm::DenseSet<Operation *> live;
    for (Operation &op : llvm::reverse(kernel.getBody().front())) {
      bool isLive = op.hasTrait<OpTrait::IsTerminator>();
      for (Operation *user : op.getUsers())
        isLive |= live.contains(user);
      if (isLive)
        live.insert(&op);
    }
    llvm::StringMap<unsigned> numbers;
    for (Operation &op : kernel.getBody().front()) {
      if (!live.contains(&op) || !isa<UnitOpInterface>(op) ||
          isa<RomOp, ForkOp, CastLanesOp>(op) || isPartOfConsumers(&op))
        continue;
      StringRef kind = op.getName().stripDialect();
      units.push_back({kernel, &op, (kind + Twine(numbers[kind]++)).str()});
    }
  }
  return units;
}

FoldSpace::FoldSpace(ArrayRef<NamedUnit> units, ArrayRef<UnitPin> pins,
                     const CostModel &model, int64_t maxPixels)
    : units(units.begin(), units.end()), pins(pins.begin(), pins.end()),
      model(model) {
  llvm::DenseMap<Value, size_t> makers;
  for (auto [i, unit] : llvm::enumerate(units)) {
    cells.emplace_back(unit.op, maxPixels);
    for (Value result : unit.op->getResults())
      makers[result] = i;
  }
  consumers.resize(units.size());
  for (auto [i, cell] : llvm::enumerate(cells)) {
    llvm::SmallVector<size_t, 2> &from = producers.emplace_back();
    for (auto [k, input] : llvm::enumerate(cell.getInputs())) {
      from.push_back(makers.lookup(input));
      consumers[from.back()].push_back({i, k});
    }
  }
  ways.resize(units.size());
  for (size_t i = 0; i < cells.size() && !pinError; ++i)
    addWays(i, this->pins[i]);
}

/// `choices`, or the one that was fixed.
template <typename Kind>
static SmallVector<Kind> pinned(std::initializer_list<Kind> choices,
                                bool isFree, Kind given,
                                std::optional<Kind> pin) {
  if (pin)
    return {*pin};
  if (!isFree)
    return {given};
  return choices;
}

/// What a number has to be, for an error: "one of 1, 2, 4".
static std::string oneOf(const std::set<int64_t> &numbers) {
  std::string text = "one of ";
  for (int64_t number : numbers)
    text += (number == *numbers.begin() ? "" : ", ") + std::to_string(number);
  return text;
}

/// Nothing if the result of a mac may have the lanes that were fixed.
static std::optional<std::string> lanesError(const UnitCell &cell,
                                             const UnitPin &pin) {
  SmallVector<int64_t> lanes = cell.getLanes();
  if (llvm::is_contained(lanes, *pin.lanes))
    return std::nullopt;
  return pin.where + ".lanes: expected " +
         oneOf(std::set<int64_t>(lanes.begin(), lanes.end())) + ", found " +
         std::to_string(*pin.lanes);
}

void FoldSpace::addWays(size_t unit, const UnitPin &pin) {
  const UnitCell &cell = cells[unit];
  UnitSetting base = cell.getSetting();
  SmallVector<Multiplier> multipliers =
      pinned({Multiplier::Dsp, Multiplier::Lut}, cell.choosesMultipliers(),
             base.multipliers, pin.multipliers);
  SmallVector<Memory> weights =
      pinned({Memory::Bram, Memory::LutRam}, cell.choosesWeights(),
             base.weights, pin.weights);
  SmallVector<Memory> windows =
      pinned({Memory::Bram, Memory::LutRam},
             cell.choosesWindow() && model.hasLutRam, base.window, pin.window);
  if (cell.choosesWindow() && !model.hasLutRam && !pin.window)
    windows = {Memory::Bram};

  SmallVector<UnitSetting> settings;
  if (cell.isMac()) {
    settings = cell.getFolds();
  } else {
    for (int64_t taps : cell.getTaps())
      for (int64_t lanes : cell.getLanes()) {
        UnitSetting &setting = settings.emplace_back(base);
        setting.lanes = lanes;
        setting.taps = taps;
      }
    llvm::stable_sort(settings, [](const UnitSetting &a, const UnitSetting &b) {
      return a.lanes * a.taps < b.lanes * b.taps;
    });
    if (settings.empty())
      settings.push_back(base);
  }
  // Each number that is fixed cuts the settings down.
  auto cut = [&](StringRef name, std::optional<int64_t> fixed,
                 int64_t UnitSetting::*number) {
    if (!fixed || pinError)
      return;
    std::set<int64_t> found;
    for (const UnitSetting &setting : settings)
      found.insert(setting.*number);
    if (!found.count(*fixed)) {
      pinError = pin.where + "." + name.str() + ": expected " + oneOf(found) +
                 ", found " + std::to_string(*fixed);
      return;
    }
    llvm::erase_if(settings, [&](const UnitSetting &setting) {
      return setting.*number != *fixed;
    });
  };
  cut("pe", pin.pe, &UnitSetting::pe);
  cut("simd", pin.simd, &UnitSetting::simd);
  cut("pixels", pin.pixels, &UnitSetting::pixels);
  if (!cell.isMac())
    cut("lanes", pin.lanes, &UnitSetting::lanes);
  else if (pin.lanes && !pinError)
    pinError = lanesError(cell, pin);

  SmallVector<StreamType> types;
  for (Value input : cell.getInputs())
    types.push_back(cast<StreamType>(input.getType()));
  for (UnitSetting setting : settings) {
    for (Multiplier multiplier : multipliers) {
      for (Memory weight : weights) {
        for (Memory window : windows) {
          setting.multipliers = multiplier;
          setting.weights = weight;
          setting.window = window;
          // As many as the fold allows, so that they do not hold it up.
          if (auto mac = dyn_cast<MacOp>(cell.getOp()))
            setting.lanes = withFewestLanes(mac.getType(), /*cycles=*/0,
                                            setting.pe * setting.pixels)
                                .getLanes();
          if (std::optional<UnitAnswer> answer =
                  cells[unit].evaluate(setting, types, model))
            ways[unit].push_back({setting, *answer, {}});
        }
      }
    }
  }
  if (ways[unit].empty() && !pinError)
    pinError = pin.where + ": the map of " + units[unit].name +
               ", or the pixels of a beat, do not allow this fold";
}

std::vector<int64_t> FoldSpace::getCandidates() const {
  std::set<int64_t> cycles;
  int64_t least = 0;
  for (size_t i = 0; i < units.size(); ++i)
    least = std::max(least, getFewestCycles(i));
  for (const std::vector<Way> &unitWays : ways)
    for (const Way &way : unitWays)
      if (way.answer.cycles >= least)
        cycles.insert(way.answer.cycles);
  return {cycles.begin(), cycles.end()};
}

int64_t FoldSpace::getFewestCycles(size_t unit) const {
  int64_t least = INT64_MAX;
  for (const Way &way : ways[unit])
    least = std::min(least, way.answer.cycles);
  return least;
}

Amounts FoldSpace::getLowerBound(int64_t cycles) const {
  Amounts sum = {0, 0, 0, 0};
  for (const std::vector<Way> &unitWays : ways) {
    Amounts least;
    least.fill(INT64_MAX);
    for (const Way &way : unitWays) {
      if (way.answer.cycles > cycles)
        continue;
      Amounts amounts = amountsOf(way.answer.cost);
      for (size_t r = 0; r < least.size(); ++r)
        least[r] = std::min(least[r], amounts[r]);
    }
    for (size_t r = 0; r < least.size(); ++r)
      if (least[r] != INT64_MAX)
        sum[r] += least[r];
  }
  return sum;
}

/// The casts between a unit that produces beats and those that take them, where
/// what they want is known.
UnitCost
FoldSpace::castsBehind(size_t unit, StreamType produced,
                       ArrayRef<std::vector<StreamType>> wanted) const {
  UnitCost cost;
  for (auto [consumer, input] : consumers[unit])
    if (input < wanted[consumer].size() && wanted[consumer][input] != produced)
      cost += CastLanesOp::getCostOf(produced, wanted[consumer][input]);
  return cost;
}

/// What a way of a convolution takes where its results leave in beats of `lanes`.
const UnitCost &FoldSpace::costOf(UnitCell &cell, Way &way,
                                  int64_t lanes) const {
  auto [known, isNew] = way.costs.try_emplace(lanes);
  if (isNew) {
    UnitSetting setting = way.setting;
    setting.lanes = lanes;
    known->second = cell.evaluate(setting, way.answer.wanted, model)->cost;
  }
  return known->second;
}

FoldSpace::At FoldSpace::at(int64_t cycles) {
  At space;
  space.cycles = cycles;
  // What leaves each unit: the beats of streams follow from the cycles; those
  // of convolutions are assumed to be the fewest until their fold is chosen.
  std::vector<StreamType> produced(units.size());
  // What other units than convolutions want.
  std::vector<std::vector<StreamType>> wanted(units.size());
  std::vector<SmallVector<Way, 2>> streamWays(units.size());
  for (size_t i = 0; i < units.size(); ++i) {
    UnitCell &cell = cells[i];
    if (cell.isMac()) {
      auto type = cast<MacOp>(cell.getOp()).getType();
      produced[i] = withFewestLanes(type, cycles, type.getNumElements());
      if (getFewestCycles(i) > cycles)
        space.slowUnit = space.slowUnit.value_or(i);
      continue;
    }
    SmallVector<StreamType> types;
    for (size_t maker : producers[i])
      types.push_back(produced[maker]);
    // The fewest lanes that are fast enough; of those, each kind of products.
    for (const Way &way : ways[i]) {
      auto &found = streamWays[i];
      if (!found.empty() && (found.front().setting.lanes != way.setting.lanes ||
                             found.front().setting.taps != way.setting.taps))
        break;
      // Some take beats as they come.
      std::optional<UnitAnswer> answer =
          cell.evaluate(way.setting, types, model);
      if (answer && answer->cycles <= cycles)
        found.push_back({way.setting, *answer, {}});
    }
    if (streamWays[i].empty()) {
      space.slowUnit = space.slowUnit.value_or(i);
      return space;
    }
    const UnitAnswer &answer = streamWays[i].front().answer;
    produced[i] = answer.produced;
    wanted[i].assign(answer.wanted.begin(), answer.wanted.end());
  }
  if (space.slowUnit)
    return space;

  for (size_t i = 0; i < units.size(); ++i) {
    std::vector<UnitSetting> settings;
    FoldGroup group;
    auto add = [&](UnitSetting setting, int64_t unitCycles, UnitCost cost) {
      settings.push_back(setting);
      group.push_back({unitCycles, cost});
    };
    if (cells[i].isMac()) {
      auto type = cast<MacOp>(cells[i].getOp()).getType();
      for (Way &way : ways[i]) {
        if (way.answer.cycles > cycles)
          continue;
        UnitSetting setting = way.setting;
        int64_t most = setting.pe * setting.pixels;
        StreamType result = pins[i].lanes ? type.withLanes(*pins[i].lanes)
                                          : withFewestLanes(type, cycles, most);
        if (most % result.getLanes() != 0 || result.getBeats() > cycles)
          continue;
        setting.lanes = result.getLanes();
        UnitCost cost = costOf(cells[i], way, result.getLanes());
        cost += castsBehind(i, result, wanted);
        for (auto [k, maker] : llvm::enumerate(producers[i]))
          if (produced[maker] != way.answer.wanted[k])
            cost +=
                CastLanesOp::getCostOf(produced[maker], way.answer.wanted[k]);
        add(setting, std::max(way.answer.cycles, result.getBeats()), cost);
      }
      if (group.empty()) {
        space.slowUnit = i;
        return space;
      }
    } else {
      UnitCost casts;
      if (produced[i])
        casts = castsBehind(i, produced[i], wanted);
      for (const Way &way : streamWays[i]) {
        UnitCost cost = way.answer.cost;
        cost += casts;
        add(way.setting, way.answer.cycles, cost);
      }
    }
    if (group.size() == 1) {
      space.fixed.push_back({i, settings.front(), group.front().cycles});
      space.fixedCost += group.front().cost;
      continue;
    }
    space.groups.push_back(std::move(group));
    space.settings.push_back(std::move(settings));
    space.groupUnits.push_back(i);
  }
  return space;
}

std::vector<FoldSpace::Decision>
FoldSpace::decisionsOf(const At &space, ArrayRef<size_t> picks) const {
  std::vector<Decision> decisions(units.size());
  for (const Decision &decision : space.fixed)
    decisions[decision.unit] = decision;
  for (auto [group, pick] : llvm::enumerate(picks)) {
    size_t unit = space.groupUnits[group];
    decisions[unit] = {unit, space.settings[group][pick],
                       space.groups[group][pick].cycles};
  }
  return decisions;
}
