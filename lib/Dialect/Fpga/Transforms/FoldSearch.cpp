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
// selections, and proves that nothing fits where it exceeds every price.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Transforms/FoldSearch.h"

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
  bool fits(const Amounts &amounts) const;
  bool exceedsMinima() const;
  double relax(const Multipliers &m, std::vector<size_t> &picks) const;
  bool improveBound();
  bool prune(std::vector<State> &states) const;
  FoldSelection select(llvm::ArrayRef<size_t> picks) const;

  const FoldBudget &budget;
  size_t mostStates;
  std::vector<std::vector<Item>> groups;
  /// The cheapest selection so far.
  std::optional<std::vector<size_t>> best;
  int64_t bestPrice = std::numeric_limits<int64_t>::max();
  Multipliers multipliers = {0, 0, 0, 0};
  /// Of the groups from g on: the least amounts, and the least price with
  /// multipliers.
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

static double relaxedPrice(int64_t price, const Amounts &amounts,
                           const Multipliers &m) {
  double sum = double(price);
  for (size_t r = 0; r < amounts.size(); ++r)
    sum += m[r] * double(amounts[r]);
  return sum;
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

/// True if one resource is short whatever is chosen.
bool Search::exceedsMinima() const { return !fits(restAmounts.front()); }

/// L(m), and the selection that reaches it.
double Search::relax(const Multipliers &m, std::vector<size_t> &picks) const {
  double sum = 0;
  for (size_t r = 0; r < m.size(); ++r)
    sum -= m[r] * double(budget.most[r]);
  for (auto [g, group] : llvm::enumerate(groups)) {
    double least = std::numeric_limits<double>::infinity();
    for (auto [i, item] : llvm::enumerate(group)) {
      double price = relaxedPrice(item.price, item.amounts, m);
      if (price < least) {
        least = price;
        picks[g] = i;
      }
    }
    sum += least;
  }
  return sum;
}

/// Looks for multipliers with a high bound, by subgradients, and for selections
/// that fit on the way. False if the bound shows that nothing fits.
bool Search::improveBound() {
  int64_t worst = 0;
  for (const std::vector<Item> &group : groups)
    worst += llvm::max_element(group, [](const Item &a, const Item &b) {
               return a.price < b.price;
             })->price;
  Multipliers m = {0, 0, 0, 0};
  double bound = -std::numeric_limits<double>::infinity();
  std::vector<size_t> picks(groups.size());
  double step = 2;
  for (int round = 0; round < 150; ++round) {
    double value = relax(m, picks);
    FoldSelection selection = select(picks);
    Amounts used = amountsOf(selection.total);
    if (fits(used)) {
      int64_t price = budget.priceOf(selection.total);
      if (price < bestPrice) {
        bestPrice = price;
        best = picks;
      }
    }
    if (value > bound) {
      bound = value;
      multipliers = m;
    } else {
      step *= 0.95;
    }
    // Rounding stays far below a relative 1e-6.
    if (bound > double(worst) * (1 + 1e-6) + 1)
      return false;
    // Overuse, each as a share of what there is.
    double goal = best ? double(bestPrice) : double(worst) * 1.1 + 1;
    double norm = 0;
    Multipliers direction;
    for (size_t r = 0; r < m.size(); ++r) {
      double scale = double(std::max<int64_t>(1, budget.most[r]));
      direction[r] = (double(used[r]) - double(budget.most[r])) / scale;
      if (m[r] <= 0 && direction[r] < 0)
        direction[r] = 0;
      norm += direction[r] * direction[r];
    }
    if (norm < 1e-18)
      break;
    double length = step * std::max(1.0, goal - value) / norm;
    for (size_t r = 0; r < m.size(); ++r) {
      double scale = double(std::max<int64_t>(1, budget.most[r]));
      m[r] = std::max(0.0, m[r] + length * direction[r] / scale);
    }
  }
  return true;
}

/// Removes states that another is at least as good as. False if too many stay.
bool Search::prune(std::vector<State> &states) const {
  llvm::stable_sort(states, [](const State &a, const State &b) {
    return a.amounts < b.amounts;
  });
  std::vector<State> front;
  for (const State &state : states) {
    // Sorted by LUTs: what dominates stands in front, most likely close.
    bool isDominated = false;
    for (size_t i = front.size(); i-- > 0 && !isDominated;)
      isDominated = dominates(front[i].amounts, state.amounts);
    if (isDominated)
      continue;
    front.push_back(state);
    if (front.size() > mostStates)
      return false;
  }
  states = std::move(front);
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

FoldSelection Search::run() {
  FoldSelection none;
  restAmounts.assign(groups.size() + 1, Amounts{0, 0, 0, 0});
  for (size_t g = groups.size(); g-- > 0;)
    for (size_t r = 0; r < 4; ++r) {
      int64_t least = std::numeric_limits<int64_t>::max();
      for (const Item &item : groups[g])
        least = std::min(least, item.amounts[r]);
      restAmounts[g][r] = restAmounts[g + 1][r] + least;
    }
  if (exceedsMinima() || !improveBound())
    return none;

  restRelaxed.assign(groups.size() + 1, 0);
  for (size_t r = 0; r < 4; ++r)
    restRelaxed.back() -= multipliers[r] * double(budget.most[r]);
  for (size_t g = groups.size(); g-- > 0;) {
    double least = std::numeric_limits<double>::infinity();
    for (const Item &item : groups[g])
      least =
          std::min(least, relaxedPrice(item.price, item.amounts, multipliers));
    restRelaxed[g] = restRelaxed[g + 1] + least;
  }

  std::vector<std::vector<State>> levels = {
      {State{{0, 0, 0, 0}, 0, /*before=*/0, /*item=*/0}}};
  for (auto [g, group] : llvm::enumerate(groups)) {
    std::vector<State> next;
    for (auto [before, state] : llvm::enumerate(levels.back())) {
      for (auto [i, item] : llvm::enumerate(group)) {
        Amounts amounts = plus(state.amounts, item.amounts);
        int64_t price = state.price + item.price;
        if (!fits(plus(amounts, restAmounts[g + 1])))
          continue;
        double bound =
            relaxedPrice(price, amounts, multipliers) + restRelaxed[g + 1];
        // Equal prices stay, so that the order decides among them.
        if (best && bound > double(bestPrice) * (1 + 1e-9) + 1)
          continue;
        next.push_back({amounts, price, before, i});
      }
      if (next.size() > 40 * mostStates)
        break;
    }
    if (next.size() > 40 * mostStates || !prune(next)) {
      none.status = FoldSelection::Status::Undecided;
      return none;
    }
    levels.push_back(std::move(next));
  }
  if (levels.back().empty())
    return none;
  // The first of the cheapest: states are sorted.
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
  return select(picks);
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
