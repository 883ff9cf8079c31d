//===- FoldSearch.cpp - One choice per unit under a budget ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Choose x(g) for each group g so that
//
//     sum of price(x(g)) is least, sum of amount(x(g)) <= most, per resource.
//
// For multipliers m >= 0, one per resource, the relaxation
//
//     L(m) = sum over g of min over x of (price + m * amount)(x) - m * most
//
// is at most the price of every selection that fits: it prunes partial
// selections. Without prices it proves that nothing fits where it is positive.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Transforms/FoldSearch.h"
#include "ParetoFront.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

using namespace ptc::fpga;

llvm::StringRef ptc::fpga::amountName(size_t resource) {
  static const llvm::StringRef names[] = {"LUT", "FF", "DSP", "block RAM"};
  return names[resource];
}

Amounts FoldBudget::pricesOf(const Amounts &device) {
  const double weights[] = {1, 0.5, 0.1, 0.5};
  Amounts prices;
  for (size_t r = 0; r < prices.size(); ++r)
    prices[r] = std::llround(1e9 * weights[r] /
                             double(std::max<int64_t>(1, device[r])));
  return prices;
}

int64_t FoldBudget::priceOf(const UnitCost &cost) const {
  Amounts amounts = amountsOf(cost);
  // A count has at most 53 bits, but one that fits in a device is far smaller.
  double price = 0;
  int64_t exact = 0;
  for (size_t r = 0; r < amounts.size(); ++r) {
    price += double(amounts[r]) * double(prices[r]);
    if (price > 1e18)
      return int64_t(1) << 60;
    exact += amounts[r] * prices[r];
  }
  return exact;
}

namespace {
/// A choice that is worth looking at.
struct Item {
  Amounts amounts;
  int64_t price;
  /// In its group.
  size_t index;
};

/// The choices of the first groups.
struct State {
  Amounts amounts;
  int64_t price;
  /// The state that this one continues, among those of the group before, and
  /// the item that was added.
  size_t before;
  size_t item;
};

using Multipliers = std::array<double, 4>;

class Search {
public:
  Search(const FoldBudget &budget, size_t mostStates)
      : budget(budget), mostStates(mostStates) {}

  /// False if a group has no choice that is fast enough.
  bool addGroup(const FoldGroup &group, int64_t cycles);
  FoldSelection run();

private:
  enum class Goal { Fits, Cheapest };

  bool fits(const Amounts &amounts) const;
  void prepare();
  double relaxed(int64_t price, const Amounts &amounts) const;
  double relax(std::vector<size_t> &picks) const;
  bool improveBound();
  void offer(llvm::ArrayRef<size_t> picks);
  bool isHopeless(const State &state, size_t nextGroup) const;
  bool prune(std::vector<State> &states) const;
  bool enumerate();
  FoldSelection select(llvm::ArrayRef<size_t> picks) const;

  const FoldBudget &budget;
  size_t mostStates;
  std::vector<std::vector<Item>> groups;
  /// The cheapest selection so far.
  std::optional<std::vector<size_t>> best;
  int64_t bestPrice = std::numeric_limits<int64_t>::max();

  Goal goal = Goal::Fits;
  Multipliers m = {0, 0, 0, 0};
  /// Resources that can be short.
  llvm::SmallVector<size_t, 4> tight;
  /// Of the groups from g on: the least amounts, and the least relaxed price.
  std::vector<Amounts> restAmounts;
  std::vector<double> restRelaxed;
};
} // namespace

static Amounts plus(const Amounts &a, const Amounts &b) {
  Amounts sum;
  for (size_t r = 0; r < sum.size(); ++r)
    sum[r] = a[r] + b[r];
  return sum;
}

static bool dominates(const Amounts &a, const Amounts &b) {
  for (size_t r = 0; r < a.size(); ++r)
    if (a[r] > b[r])
      return false;
  return true;
}

bool Search::fits(const Amounts &amounts) const {
  return dominates(amounts, budget.most);
}

bool Search::addGroup(const FoldGroup &group, int64_t cycles) {
  std::vector<Item> items;
  for (auto [index, choice] : llvm::enumerate(group))
    if (choice.cycles <= cycles)
      items.push_back(
          {amountsOf(choice.cost), budget.priceOf(choice.cost), index});
  // Sorted, what dominates an item stands in front of it.
  llvm::stable_sort(items, [](const Item &a, const Item &b) {
    return a.amounts < b.amounts;
  });
  std::vector<Item> front;
  for (const Item &item : items)
    if (llvm::none_of(front, [&](const Item &other) {
          return dominates(other.amounts, item.amounts);
        }))
      front.push_back(item);
  groups.push_back(std::move(front));
  return !groups.back().empty();
}

/// Minima of what is left to choose, and which resources can be short.
void Search::prepare() {
  restAmounts.assign(groups.size() + 1, Amounts{0, 0, 0, 0});
  for (size_t r = 0; r < 4; ++r) {
    int64_t most = 0;
    for (size_t g = groups.size(); g-- > 0;) {
      auto [least, largest] =
          std::minmax_element(groups[g].begin(), groups[g].end(),
                              [&](const Item &a, const Item &b) {
                                return a.amounts[r] < b.amounts[r];
                              });
      restAmounts[g][r] = restAmounts[g + 1][r] + least->amounts[r];
      most += largest->amounts[r];
    }
    if (most > budget.most[r])
      tight.push_back(r);
  }
}

/// price + m * amount; without the price where only the fit is looked for.
double Search::relaxed(int64_t price, const Amounts &amounts) const {
  double sum = goal == Goal::Cheapest ? double(price) : 0;
  for (size_t r : tight)
    sum += m[r] * double(amounts[r]);
  return sum;
}

/// L(m), and the selection that reaches it.
double Search::relax(std::vector<size_t> &picks) const {
  double sum = 0;
  for (size_t r : tight)
    sum -= m[r] * double(budget.most[r]);
  for (auto [g, group] : llvm::enumerate(groups)) {
    double least = std::numeric_limits<double>::infinity();
    for (auto [i, item] : llvm::enumerate(group)) {
      double price = relaxed(item.price, item.amounts);
      if (price < least) {
        least = price;
        picks[g] = i;
      }
    }
    sum += least;
  }
  return sum;
}

/// Keeps a selection that fits if it is the cheapest so far.
void Search::offer(llvm::ArrayRef<size_t> picks) {
  UnitCost total = select(picks).total;
  int64_t price = budget.priceOf(total);
  if (!fits(amountsOf(total)) || price >= bestPrice)
    return;
  bestPrice = price;
  best = picks.vec();
}

/// Looks for multipliers with a high bound, by subgradients, and for selections
/// that fit on the way. False if the bound shows that there is none.
bool Search::improveBound() {
  double worst = 0;
  if (goal == Goal::Cheapest)
    for (const std::vector<Item> &group : groups)
      worst +=
          double(llvm::max_element(group, [](const Item &a, const Item &b) {
                   return a.price < b.price;
                 })->price);
  m = {0, 0, 0, 0};
  Multipliers highest = m;
  double bound = -std::numeric_limits<double>::infinity();
  std::vector<size_t> picks(groups.size());
  double step = 2;
  for (int round = 0; round < 150; ++round) {
    double value = relax(picks);
    offer(picks);
    if (goal == Goal::Fits && best)
      break;
    if (value > bound) {
      bound = value;
      highest = m;
    } else {
      step *= 0.95;
    }
    // What rounding may add up to.
    double noise = worst;
    for (size_t r : tight)
      noise += m[r] * double(budget.most[r]);
    if (value > worst + 1e-9 * noise + 1e-9)
      return false;
    // Overuse, as a share of what there is.
    Amounts used = amountsOf(select(picks).total);
    double aim = best ? double(bestPrice) : worst * 1.1 + 1;
    double norm = 0;
    Multipliers direction = {0, 0, 0, 0};
    for (size_t r : tight) {
      double scale = double(std::max<int64_t>(1, budget.most[r]));
      direction[r] = double(used[r] - budget.most[r]) / scale;
      if (m[r] <= 0 && direction[r] < 0)
        direction[r] = 0;
      norm += direction[r] * direction[r];
    }
    if (norm < 1e-18)
      break;
    double length = step * std::max(1.0, aim - value) / norm;
    for (size_t r : tight) {
      double scale = double(std::max<int64_t>(1, budget.most[r]));
      m[r] = std::max(0.0, m[r] + length * direction[r] / scale);
    }
  }
  m = highest;
  restRelaxed.assign(groups.size() + 1, 0);
  for (size_t r : tight)
    restRelaxed.back() -= m[r] * double(budget.most[r]);
  for (size_t g = groups.size(); g-- > 0;) {
    double least = std::numeric_limits<double>::infinity();
    for (const Item &item : groups[g])
      least = std::min(least, relaxed(item.price, item.amounts));
    restRelaxed[g] = restRelaxed[g + 1] + least;
  }
  return true;
}

/// True if no selection that continues the state fits, or is cheaper than the
/// best.
bool Search::isHopeless(const State &state, size_t nextGroup) const {
  if (!fits(plus(state.amounts, restAmounts[nextGroup])))
    return true;
  double bound = relaxed(state.price, state.amounts) + restRelaxed[nextGroup];
  double noise = 0;
  for (size_t r : tight)
    noise += m[r] * double(budget.most[r]);
  double most = goal == Goal::Fits ? 0
                : best             ? double(bestPrice)
                                   : std::numeric_limits<double>::infinity();
  return bound > most + 1e-9 * (noise + std::abs(bound)) + 1e-9;
}

/// Removes states that another is at least as good as, in what can be short
/// and, for the cheapest, in price. False if too many stay.
bool Search::prune(std::vector<State> &states) const {
  std::vector<ParetoKeys> keys;
  for (const State &state : states) {
    ParetoKeys &own = keys.emplace_back();
    // Resources that cannot be short do not count; nor do prices for a fit.
    for (size_t r : tight)
      own.push_back(state.amounts[r]);
    if (goal == Goal::Cheapest)
      own.push_back(state.price);
  }
  std::optional<std::vector<size_t>> front = paretoFront(keys, mostStates);
  if (!front)
    return false;
  std::vector<State> kept;
  for (size_t i : *front)
    kept.push_back(states[i]);
  states = std::move(kept);
  return true;
}

FoldSelection Search::select(llvm::ArrayRef<size_t> picks) const {
  FoldSelection selection;
  selection.status = FoldSelection::Status::Found;
  for (auto [group, pick] : llvm::zip_equal(groups, picks)) {
    const Item &item = group[pick];
    selection.picks.push_back(item.index);
    selection.total += UnitCost{item.amounts[0], item.amounts[1],
                                item.amounts[2], item.amounts[3]};
  }
  return selection;
}

/// Group by group, all selections that another does not make superfluous. False
/// if they are too many.
bool Search::enumerate() {
  std::vector<std::vector<State>> levels = {
      {State{{0, 0, 0, 0}, 0, /*before=*/0, /*item=*/0}}};
  for (auto [g, group] : llvm::enumerate(groups)) {
    std::vector<State> next;
    for (auto [before, state] : llvm::enumerate(levels.back())) {
      for (auto [i, item] : llvm::enumerate(group)) {
        State longer = {plus(state.amounts, item.amounts),
                        state.price + item.price, before, i};
        if (!isHopeless(longer, g + 1))
          next.push_back(longer);
      }
    }
    if (!prune(next))
      return false;
    levels.push_back(std::move(next));
  }
  if (levels.back().empty())
    return true;
  size_t at = llvm::min_element(levels.back(),
                                [](const State &a, const State &b) {
                                  return a.price < b.price;
                                }) -
              levels.back().begin();
  std::vector<size_t> picks(groups.size());
  for (size_t g = groups.size(); g-- > 0;) {
    const State &state = levels[g + 1][at];
    picks[g] = state.item;
    at = state.before;
  }
  offer(picks);
  return true;
}

FoldSelection Search::run() {
  FoldSelection outcome;
  prepare();
  if (!fits(restAmounts.front()))
    return outcome;
  // Whether anything fits is the easier question: prices do not matter.
  if (!improveBound())
    return outcome;
  if (!best && !enumerate())
    outcome.status = FoldSelection::Status::Undecided;
  if (!best)
    return outcome;
  goal = Goal::Cheapest;
  if (improveBound() && !enumerate()) {
    outcome.status = FoldSelection::Status::Undecided;
    return outcome;
  }
  return select(*best);
}

FoldSelection ptc::fpga::cheapestSelection(llvm::ArrayRef<FoldGroup> groups,
                                           int64_t cycles,
                                           const FoldBudget &budget,
                                           size_t mostStates) {
  Search search(budget, mostStates);
  for (const FoldGroup &group : groups)
    if (!search.addGroup(group, cycles))
      return {};
  return search.run();
}
