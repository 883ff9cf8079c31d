//===- ComposeBenchmark.cpp - Composing large kernels ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For every pair of kernels, under one name:
//
//   compose/NAME  ptc::compose, checks and layout included
//   dgemm/NAME    OpenBLAS on as many multiplications as the dense form of the
//                 pair has, as one product that follows the taps of both
//   eigen/NAME    Eigen on the same product, without options for the processor
//
// `--channels-divisor=N` makes all kernels narrower, for a quick run. Counters:
// `bytes` of both kernels and the composed one, `products` of the dense form.
// docs/Benchmarks.md has what came of it; benchmarks/run.py calls it.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Algebra/LinearCompose.h"

#include <Eigen/Core>
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cblas.h>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

using namespace ptc;

namespace {

/// A square kernel on a map that is large enough for all of them.
struct Part {
  int64_t kernel, dilation;
  ChannelBlocks channels;
};

struct Pair {
  std::string name;
  Part first, second;
};

using RowMajor =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace

static ChannelBlocks dense(int64_t in, int64_t out) { return {1, in, out}; }
static ChannelBlocks depthwise(int64_t channels) { return {channels, 1, 1}; }

static std::vector<Pair> pairs(int64_t divisor) {
  auto width = [&](int64_t channels) {
    return std::max<int64_t>(channels / divisor, 8);
  };
  int64_t c256 = width(256), c512 = width(512), c2048 = width(2048);
  ChannelBlocks grouped = {8, c512 / 8, c512 / 8};
  return {
      {"conv3-512-conv1-2048",
       {3, 1, dense(c512, c512)},
       {1, 1, dense(c512, c2048)}},
      {"conv1-512-conv3-512",
       {1, 1, dense(c512, c512)},
       {3, 1, dense(c512, c512)}},
      {"conv3-256-conv3-256",
       {3, 1, dense(c256, c256)},
       {3, 1, dense(c256, c256)}},
      {"conv3-256-dilated3-256",
       {3, 1, dense(c256, c256)},
       {3, 3, dense(c256, c256)}},
      {"dilated2-256-dilated2-256",
       {3, 2, dense(c256, c256)},
       {3, 2, dense(c256, c256)}},
      {"grouped3-512-grouped1-512", {3, 1, grouped}, {1, 1, grouped}},
      {"depthwise3-512-conv1-2048",
       {3, 1, depthwise(c512)},
       {1, 1, dense(c512, c2048)}},
      {"conv1-512-depthwise3-512",
       {1, 1, dense(c512, c512)},
       {3, 1, depthwise(c512)}},
      {"depthwise3-512-depthwise3-512",
       {3, 1, depthwise(c512)},
       {3, 1, depthwise(c512)}},
  };
}

static void fillRandom(double *begin, size_t count) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> number(-1, 1);
  for (size_t i = 0; i < count; ++i)
    begin[i] = number(random);
}

/// A kernel of random numbers that reads a map of `size` x `size`.
static LinearKernel makeKernel(const Part &part, int64_t size) {
  WindowDim dim;
  dim.kernel = part.kernel;
  dim.dilation = part.dilation;
  dim.size = size;
  dim.outSize = size - (part.kernel - 1) * part.dilation;
  LinearKernel kernel;
  kernel.shape.window = {dim, dim};
  kernel.shape.channels = part.channels;
  kernel.taps.resize(kernel.shape.weights());
  fillRandom(kernel.taps.data(), kernel.taps.size());
  return kernel;
}

/// The dense form as one product: all taps of the second kernel and outputs by
/// all channels between, by all taps of the first and inputs.
struct ProductSize {
  explicit ProductSize(const Pair &pair)
      : m(pair.second.kernel * pair.second.kernel *
          pair.second.channels.outputs()),
        n(pair.first.kernel * pair.first.kernel * pair.first.channels.inputs()),
        k(pair.first.channels.outputs()) {}
  int64_t m, n, k;
};

static void runCompose(benchmark::State &state, const Pair &pair) {
  constexpr int64_t mapSize = 64;
  LinearKernel first = makeKernel(pair.first, mapSize);
  LinearKernel second =
      makeKernel(pair.second, first.shape.window.front().outSize);
  size_t composedTaps = 0;
  for (auto _ : state) {
    OrDecline<LinearKernel> whole = compose(first, second);
    if (!whole)
      return state.SkipWithError(whole.decline().reason.c_str());
    composedTaps = whole->taps.size();
    benchmark::DoNotOptimize(whole->taps.data());
    benchmark::ClobberMemory();
  }
  ProductSize size(pair);
  state.counters["bytes"] =
      sizeof(double) * (first.taps.size() + second.taps.size() + composedTaps);
  state.counters["products"] = double(size.m) * double(size.n) * double(size.k);
}

static void runDgemm(benchmark::State &state, const Pair &pair) {
  ProductSize size(pair);
  std::vector<double> a(size.m * size.k), b(size.k * size.n),
      c(size.m * size.n);
  fillRandom(a.data(), a.size());
  fillRandom(b.data(), b.size());
  for (auto _ : state) {
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, size.m, size.n,
                size.k, 1.0, a.data(), size.k, b.data(), size.n, 0.0, c.data(),
                size.n);
    benchmark::ClobberMemory();
  }
}

static void runEigen(benchmark::State &state, const Pair &pair) {
  ProductSize size(pair);
  RowMajor a(size.m, size.k), b(size.k, size.n), c(size.m, size.n);
  fillRandom(a.data(), a.size());
  fillRandom(b.data(), b.size());
  for (auto _ : state) {
    c.noalias() = a * b;
    benchmark::ClobberMemory();
  }
}

/// Takes --channels-divisor=N out of the arguments; 0 if N is no positive
/// number.
static int64_t takeDivisor(int &argc, char **argv) {
  static const char option[] = "--channels-divisor=";
  int64_t divisor = 1;
  int kept = 0;
  for (int i = 0; i < argc; ++i) {
    if (std::strncmp(argv[i], option, sizeof(option) - 1) != 0) {
      argv[kept++] = argv[i];
      continue;
    }
    char *end;
    divisor = std::strtoll(argv[i] + sizeof(option) - 1, &end, 10);
    if (*end || divisor < 1)
      return 0;
  }
  argc = kept;
  return divisor;
}

int main(int argc, char **argv) {
  int64_t divisor = takeDivisor(argc, argv);
  if (divisor == 0) {
    std::fprintf(stderr,
                 "error: --channels-divisor expects a positive number\n");
    return 1;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv))
    return 1;
  for (const Pair &pair : pairs(divisor)) {
    auto add = [&](const char *what, auto *run) {
      benchmark::RegisterBenchmark(
          (std::string(what) + "/" + pair.name).c_str(), run, pair)
          ->Unit(benchmark::kMillisecond);
    };
    add("compose", runCompose);
    add("dgemm", runDgemm);
    add("eigen", runEigen);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
