//===- Algebra.cpp - Linear kernels as numbers ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support.h"

#include <nanobind/ndarray.h>
#include <nanobind/stl/unique_ptr.h>

#include <algorithm>
#include <memory>

namespace nb = nanobind;
using namespace ptc::python;

using Numbers =
    nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Result = nb::ndarray<nb::numpy, double, nb::ndim<1>>;
/// size, kernel, stride, dilation, low and high padding, output size.
using Dim = std::tuple<std::optional<int64_t>, int64_t, int64_t, int64_t,
                       int64_t, int64_t, std::optional<int64_t>>;
/// groups, in, out, shared.
using Channels = std::tuple<int64_t, int64_t, int64_t, bool>;

namespace {
class Kernel {
public:
  explicit Kernel(PtcKernel kernel) : kernel(kernel) {}
  ~Kernel() { ptcKernelDestroy(kernel); }
  Kernel(const Kernel &) = delete;
  Kernel &operator=(const Kernel &) = delete;

  PtcKernel get() const { return kernel; }

private:
  PtcKernel kernel;
};

/// What factoring found.
struct Factors {
  std::vector<std::unique_ptr<Kernel>> kernels;
  bool exact;
  double maxError, outputError;
  std::vector<std::string> structures;
};
} // namespace

static PtcWindowDim toC(const Dim &dim) {
  auto [size, kernel, stride, dilation, low, high, out] = dim;
  return {size.value_or(PTC_UNKNOWN), kernel, stride, dilation, low, high,
          out.value_or(PTC_UNKNOWN)};
}

static Dim fromC(const PtcWindowDim &dim) {
  auto known = [](int64_t extent) {
    return extent == PTC_UNKNOWN ? std::nullopt : std::optional(extent);
  };
  return {known(dim.size), dim.kernel,  dim.stride,        dim.dilation,
          dim.padLow,      dim.padHigh, known(dim.outSize)};
}

static std::unique_ptr<Kernel> take(PtcKernel kernel,
                                    const std::vector<std::string> &reasons) {
  if (ptcKernelIsNull(kernel))
    throw Failure(reasons);
  return std::make_unique<Kernel>(kernel);
}

static std::unique_ptr<Kernel> make(const std::vector<Dim> &window,
                                    const Channels &channels,
                                    const Numbers &taps, double scale,
                                    const std::optional<Numbers> &bias) {
  std::vector<PtcWindowDim> dims;
  for (const Dim &dim : window)
    dims.push_back(toC(dim));
  auto [groups, in, out, shared] = channels;
  std::vector<std::string> reasons;
  PtcKernel kernel = ptcKernelCreate(
      dims.size(), dims.data(), {groups, in, out, shared}, taps.shape(0),
      taps.data(), scale, bias ? bias->shape(0) : 0,
      bias ? bias->data() : nullptr, collect, &reasons);
  return take(kernel, reasons);
}

template <PtcKernel combine(PtcKernel, PtcKernel, MlirStringCallback, void *)>
static std::unique_ptr<Kernel> combined(const Kernel &a, const Kernel &b) {
  nb::gil_scoped_release release;
  std::vector<std::string> reasons;
  PtcKernel kernel = combine(a.get(), b.get(), collect, &reasons);
  return take(kernel, reasons);
}

/// A kernel with the numbers of one that belongs to somebody else.
static std::unique_ptr<Kernel> copyOf(PtcKernel kernel) {
  std::vector<PtcWindowDim> dims;
  for (intptr_t i = 0; i < ptcKernelGetRank(kernel); ++i)
    dims.push_back(ptcKernelGetWindow(kernel, i));
  std::vector<std::string> reasons;
  PtcKernel copy =
      ptcKernelCreate(dims.size(), dims.data(), ptcKernelGetChannels(kernel),
                      ptcKernelGetNumTaps(kernel), ptcKernelGetTaps(kernel),
                      ptcKernelGetScale(kernel), ptcKernelGetNumBias(kernel),
                      ptcKernelGetBias(kernel), collect, &reasons);
  return take(copy, reasons);
}

static Factors factor(const Kernel &kernel, double tolerance, int64_t maxRank,
                      unsigned maxDepth, double maxWeightGrowth,
                      bool minimizesWeights) {
  PtcFactorOptions options;
  ptcFactorOptionsInit(&options);
  options.tolerance = tolerance;
  options.maxRank = maxRank;
  options.maxDepth = maxDepth;
  options.maxWeightGrowth = maxWeightGrowth;
  options.minimizesWeights = minimizesWeights;
  std::vector<std::string> reasons;
  PtcFactors found = ptcKernelFactor(kernel.get(), &options, collect, &reasons);
  if (ptcFactorsIsNull(found))
    throw Failure(reasons);
  struct Destroy {
    PtcFactors factors;
    ~Destroy() { ptcFactorsDestroy(factors); }
  } destroy{found};
  Factors result;
  for (intptr_t i = 0; i < ptcFactorsGetSize(found); ++i)
    result.kernels.push_back(copyOf(ptcFactorsGet(found, i)));
  result.exact = ptcFactorsAreExact(found);
  result.maxError = ptcFactorsGetMaxError(found);
  result.outputError = ptcFactorsGetOutputError(found);
  for (intptr_t i = 0; i < ptcFactorsGetNumStructures(found); ++i)
    result.structures.push_back(
        ptc::python::fromC(ptcFactorsGetStructure(found, i)));
  return result;
}

static Result arrayOf(const double *numbers, intptr_t count) {
  auto *copy = new double[count > 0 ? count : 1];
  std::copy_n(numbers, count, copy);
  nb::capsule owner(copy, [](void *pointer) noexcept {
    delete[] static_cast<double *>(pointer);
  });
  return Result(copy, {static_cast<size_t>(count)}, owner);
}

void ptc::python::bindAlgebra(nb::module_ &m) {
  PtcFactorOptions defaults;
  ptcFactorOptionsInit(&defaults);
  nb::class_<Kernel>(m, "Kernel",
                     "A linear kernel; see PoolToConv-c/Algebra.h.")
      .def_static("make", make, nb::arg("window"), nb::arg("channels"),
                  nb::arg("taps"), nb::arg("scale"), nb::arg("bias").none())
      .def_prop_ro(
          "window",
          [](const Kernel &kernel) {
            std::vector<Dim> dims;
            for (intptr_t i = 0; i < ptcKernelGetRank(kernel.get()); ++i)
              dims.push_back(fromC(ptcKernelGetWindow(kernel.get(), i)));
            return dims;
          })
      .def_prop_ro("channels",
                   [](const Kernel &kernel) -> Channels {
                     auto [groups, in, out, shared] =
                         ptcKernelGetChannels(kernel.get());
                     return {groups, in, out, shared};
                   })
      .def_prop_ro(
          "scale",
          [](const Kernel &kernel) { return ptcKernelGetScale(kernel.get()); })
      .def_prop_ro(
          "taps",
          [](const Kernel &kernel) {
            return arrayOf(ptcKernelGetTaps(kernel.get()),
                           ptcKernelGetNumTaps(kernel.get()));
          },
          nb::rv_policy::move)
      .def_prop_ro(
          "bias",
          [](const Kernel &kernel) -> std::optional<Result> {
            const double *bias = ptcKernelGetBias(kernel.get());
            if (!bias)
              return std::nullopt;
            return arrayOf(bias, ptcKernelGetNumBias(kernel.get()));
          },
          nb::rv_policy::move)
      .def_prop_ro("macs_per_position", [](const Kernel &kernel) {
        return ptcKernelGetMacsPerPosition(kernel.get());
      });
  m.def("compose", combined<ptcKernelCompose>, nb::arg("first"),
        nb::arg("second"));
  m.def("add", combined<ptcKernelAdd>, nb::arg("left"), nb::arg("right"));
  m.def(
      "factor",
      [](const Kernel &kernel, double tolerance, int64_t maxRank,
         unsigned maxDepth, double maxWeightGrowth, bool minimizesWeights) {
        Factors found;
        {
          nb::gil_scoped_release release;
          found = factor(kernel, tolerance, maxRank, maxDepth, maxWeightGrowth,
                         minimizesWeights);
        }
        return std::make_tuple(std::move(found.kernels), found.exact,
                               found.maxError, found.outputError,
                               found.structures);
      },
      nb::arg("kernel"), nb::arg("tolerance") = defaults.tolerance,
      nb::arg("max_rank") = defaults.maxRank,
      nb::arg("max_depth") = defaults.maxDepth,
      nb::arg("max_weight_growth") = defaults.maxWeightGrowth,
      nb::arg("minimizes_weights") = defaults.minimizesWeights,
      "Kernels in a row, are they exact, largest error of a weight, of a "
      "result "
      "per |x|, what was found.");
}
