//===- ParetoFront.cpp - What nothing else is better than -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ParetoFront.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace ptc::fpga;

namespace {
/// Of what came before: the least third key for every second one.
class Stairs {
public:
  /// False if something that came before is at most as large in both.
  bool add(int64_t second, int64_t third) {
    auto after = steps.upper_bound(second);
    if (after != steps.begin() && std::prev(after)->second <= third)
      return false;
    auto it = steps.lower_bound(second);
    while (it != steps.end() && it->second >= third)
      it = steps.erase(it);
    steps[second] = third;
    return true;
  }

private:
  std::map<int64_t, int64_t> steps;
};
} // namespace

std::optional<std::vector<size_t>>
ptc::fpga::paretoFront(const std::vector<ParetoKeys> &things, size_t most) {
  std::vector<size_t> order(things.size());
  for (size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  // Sorted, only what stands in front can be better.
  llvm::stable_sort(order,
                    [&](size_t a, size_t b) { return things[a] < things[b]; });
  bool isFlat = things.empty() || things.front().size() <= 3;
  Stairs stairs;
  std::vector<size_t> front;
  auto isBetter = [&](size_t other, size_t i) {
    for (size_t k = 1; k < things[i].size(); ++k)
      if (things[other][k] > things[i][k])
        return false;
    return true;
  };
  for (size_t i : order) {
    auto key = [&](size_t k) {
      return k < things[i].size() ? things[i][k] : 0;
    };
    bool isNew = isFlat
                     ? stairs.add(key(1), key(2))
                     : llvm::none_of(llvm::reverse(front), [&](size_t other) {
                         return isBetter(other, i);
                       });
    if (isNew)
      front.push_back(i);
    if (front.size() > (isFlat ? 10 * most : most))
      return std::nullopt;
  }
  return front;
}
