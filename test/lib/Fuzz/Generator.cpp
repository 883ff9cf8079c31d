//===- Generator.cpp - Random modules -------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Generator.h"
#include "Net.h"
#include "Odd.h"

using namespace ptc::fuzz;

llvm::ArrayRef<Step> ptc::fuzz::tosaSteps() {
  static const Step kSteps[] = {
      {14, tosaAverage}, {14, tosaMaximum},    {6, tosaReduce},
      {5, tosaMean},     {14, tosaConv},       {7, tosaDepthwise},
      {6, tosaScale},    {4, tosaShift},       {5, tosaJoin},
      {5, tosaBranches}, {5, tosaElementwise}, {4, tosaPad},
      {2, tosaSlice},    {3, tosaReshape},     {3, tosaTranspose},
      {2, tosaConcat},   {7, tosaRescale},     {3, tosaCast},
      {3, tosaMatmul},   {2, tosaRegion},      {3, tosaMixAndAverage}};
  return kSteps;
}

llvm::ArrayRef<Step> ptc::fuzz::linalgSteps() {
  static const Step kSteps[] = {
      {16, linalgPool},    {8, linalgGenericPool}, {6, linalgReduce},
      {10, linalgDivide},  {14, linalgConv},       {7, linalgDepthwise},
      {6, linalgAffine},   {5, linalgElementwise}, {4, linalgJoin},
      {4, linalgBranches}, {3, linalgPad},         {3, linalgSlice},
      {3, linalgReshape},  {3, linalgTranspose},   {3, linalgMatmul},
      {2, linalgRegion},   {3, linalgMixAndPool}};
  return kSteps;
}

static Value inputOf(Dice &dice, Net &net) {
  Value x;
  x.element = net.tosa
                  ? dice.pick({"f32", "f32", "f32", "f32", "i8", "i8", "i8",
                               "i8", "i16", "f16", "bf16", "ui8", "i32"})
                  : dice.pick({"f32", "f32", "f32", "f32", "i8", "i8", "i8",
                               "i32", "f16", "bf16", "f64", "i16", "i64"});
  size_t spatial = 2;
  if (!net.tosa) {
    net.channelFirst = dice.percent(45);
    spatial = dice.pick<size_t>({2, 2, 2, 2, 1, 1, 3});
  }
  int64_t most = spatial == 3 ? 5 : spatial == 1 ? 12 : 9;
  Shape image;
  for (size_t i = 0; i < spatial; ++i)
    image.push_back(dice.between(2, most));
  int64_t batch = dice.pick<int64_t>({1, 1, 2}), channels = dice.between(1, 4);
  x.shape = {batch};
  if (net.channelFirst)
    x.shape.push_back(channels);
  x.shape.append(image.begin(), image.end());
  if (!net.channelFirst)
    x.shape.push_back(channels);
  if (dice.percent(18)) {
    uint32_t spatialMask = ((1u << spatial) - 1) << (net.channelFirst ? 2 : 1);
    x.unknown = dice.pick<uint32_t>({1u, 1u, 1u, spatialMask});
    if (net.exotic || net.tosa)
      x.unknown =
          dice.pick<uint32_t>({1u, 1u, x.unknown, (1u << x.rank()) - 1,
                               1u << (net.channelFirst ? 1 : x.rank() - 1)});
  }
  return net.f.argument(x);
}

/// A function of a few steps; some of its values between are results as well.
static std::string networkFunction(Dice &dice, llvm::StringRef name, bool tosa,
                                   bool exotic, bool &hasExtremes) {
  FunctionWriter f(dice);
  Net net(f, tosa);
  net.exotic = exotic;
  net.current = inputOf(dice, net);
  // Most networks start with what the passes are about.
  for (unsigned attempt = 0; attempt < 4 && net.earlier.empty(); ++attempt) {
    using Maker = bool (*)(Net &);
    static const Maker kTosa[] = {tosaAverage, tosaMaximum, tosaConv, tosaMean,
                                  tosaMixAndAverage};
    static const Maker kLinalg[] = {linalgPool, linalgGenericPool, linalgConv,
                                    linalgReduce, linalgMixAndPool};
    static_assert(std::size(kTosa) == 5 && std::size(kLinalg) == 5);
    size_t first = dice.weighted({35, 35, 16, 8, 6});
    (tosa ? kTosa : kLinalg)[first](net);
  }
  grow(net, unsigned(dice.pick({0, 1, 1, 2, 2, 3, 4, 6})));
  hasExtremes |= net.hasExtremes;
  std::vector<Value> results = {net.current};
  if (net.earlier.size() > 1 && dice.percent(12))
    results.push_back(net.earlier[1 + dice.below(net.earlier.size() - 1)]);
  return f.finish(name, results);
}

GeneratedModule ptc::fuzz::generate(uint64_t seed, uint64_t number) {
  Dice dice(seed * 0xD1342543DE82EF95u + number);
  GeneratedModule module;
  module.isRunnable = dice.percent(60);
  bool hasTosa = false, hasLinalg = false;
  unsigned functions = dice.pick({1, 1, 1, 1, 1, 1, 2, 3});
  for (unsigned i = 0; i < functions; ++i) {
    std::string name = "f" + std::to_string(number) + "_" + std::to_string(i);
    if (!module.isRunnable && dice.percent(18)) {
      module.text += oddFunction(dice, name);
      hasTosa = hasLinalg = true;
      continue;
    }
    bool tosa = dice.percent(50);
    (tosa ? hasTosa : hasLinalg) = true;
    module.text += networkFunction(dice, name, tosa, !module.isRunnable,
                                   module.isRunnableIfExact);
  }
  if (!module.isRunnable && dice.percent(6))
    module.text =
        "module @inner attributes {note.kept} {\n" + module.text + "}\n";
  module.stages = randomPipeline(dice, hasTosa, hasLinalg, module.isRunnable);
  return module;
}
