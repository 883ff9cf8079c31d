//===- Execution.cpp - Running functions on arrays ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Module.h"

#include <nanobind/ndarray.h>
#include <nanobind/stl/unique_ptr.h>

#include <memory>

namespace nb = nanobind;
using namespace ptc::python;

using Array = nb::ndarray<nb::ro, nb::c_contig, nb::device::cpu>;
using Result = nb::ndarray<nb::numpy>;

/// kind of element, its width, the extents (negative if unknown), is it a
/// scalar.
using TypeInfo = std::tuple<std::string, unsigned, std::vector<int64_t>, bool>;
using Signature = std::tuple<std::vector<TypeInfo>, std::vector<TypeInfo>>;

namespace {
class Compiled {
public:
  explicit Compiled(PtcCompiledModule module) : module(module) {}
  ~Compiled() { ptcCompiledModuleDestroy(module); }
  Compiled(const Compiled &) = delete;
  Compiled &operator=(const Compiled &) = delete;

  static std::unique_ptr<Compiled> make(const Module &module, int optLevel);
  std::optional<Signature> signature(const std::string &function) const;
  std::vector<Result> run(const std::string &function,
                          const std::vector<Array> &inputs) const;

private:
  PtcCompiledModule module;
};
} // namespace

std::unique_ptr<Compiled> Compiled::make(const Module &module, int optLevel) {
  ContextLock lock(module.getContext());
  std::vector<std::string> reasons;
  PtcCompiledModule compiled =
      ptcCompile(module.get(), optLevel, collect, &reasons);
  if (ptcCompiledModuleIsNull(compiled))
    throw Failure(reasons);
  return std::make_unique<Compiled>(compiled);
}

static TypeInfo infoOf(const PtcValueType &type) {
  static const char *const kinds[] = {"i", "u", "f16", "bf16", "f32", "f64"};
  return {kinds[type.element.kind], type.element.width,
          std::vector<int64_t>(type.shape, type.shape + type.rank),
          type.isScalar};
}

std::optional<Signature>
Compiled::signature(const std::string &function) const {
  MlirStringRef name = toC(function);
  intptr_t arguments = ptcCompiledModuleGetNumArguments(module, name);
  if (arguments < 0)
    return std::nullopt;
  Signature result;
  for (intptr_t i = 0; i < arguments; ++i)
    std::get<0>(result).push_back(
        infoOf(ptcCompiledModuleGetArgument(module, name, i)));
  for (intptr_t i = 0; i < ptcCompiledModuleGetNumResults(module, name); ++i)
    std::get<1>(result).push_back(
        infoOf(ptcCompiledModuleGetResult(module, name, i)));
  return result;
}

static nb::dlpack::dtype dtypeOf(PtcElementType type) {
  using nb::dlpack::dtype_code;
  dtype_code code = dtype_code::Float;
  if (type.kind == PtcElementSigned)
    code = dtype_code::Int;
  else if (type.kind == PtcElementUnsigned || type.kind == PtcElementBF16)
    // NumPy has no bf16; who knows one can view the bits.
    code = dtype_code::UInt;
  return {static_cast<uint8_t>(code),
          static_cast<uint8_t>(8 * ptcElementTypeGetBytes(type)), 1};
}

/// The results as arrays of the memory that the library made.
static std::vector<Result> arraysOf(PtcTensors tensors) {
  nb::capsule all(new PtcTensors(tensors), [](void *pointer) noexcept {
    auto *owned = static_cast<PtcTensors *>(pointer);
    ptcTensorsDestroy(*owned);
    delete owned;
  });
  // An array of no elements has no memory, but needs an address.
  static char nothing[16];
  std::vector<Result> results;
  for (intptr_t i = 0; i < ptcTensorsGetSize(tensors); ++i) {
    PtcTensor tensor = ptcTensorsGet(tensors, i);
    std::vector<size_t> shape(tensor.shape, tensor.shape + tensor.rank);
    void *data = tensor.data ? const_cast<void *>(tensor.data) : nothing;
    results.emplace_back(data, shape.size(), shape.data(), all, nullptr,
                         dtypeOf(tensor.type));
  }
  return results;
}

std::vector<Result> Compiled::run(const std::string &function,
                                  const std::vector<Array> &inputs) const {
  std::optional<Signature> types = signature(function);
  if (!types || std::get<0>(*types).size() != inputs.size())
    throw Failure("the inputs are not those of the function");
  std::vector<PtcTensor> tensors;
  std::vector<std::vector<int64_t>> shapes;
  shapes.reserve(inputs.size());
  for (size_t i = 0; i < inputs.size(); ++i) {
    const Array &input = inputs[i];
    PtcElementType type =
        ptcCompiledModuleGetArgument(module, toC(function), i).element;
    if (input.itemsize() != ptcElementTypeGetBytes(type))
      throw Failure("argument " + std::to_string(i) +
                    " has elements of another size");
    shapes.emplace_back(input.shape_ptr(), input.shape_ptr() + input.ndim());
    tensors.push_back({type, static_cast<intptr_t>(input.ndim()),
                       shapes.back().data(), input.data()});
  }
  std::vector<std::string> reasons;
  PtcTensors results;
  {
    nb::gil_scoped_release release;
    results = ptcCompiledModuleRun(module, toC(function), tensors.size(),
                                   tensors.data(), collect, &reasons);
  }
  if (ptcTensorsIsNull(results))
    throw Failure(reasons);
  return arraysOf(results);
}

void ptc::python::bindExecution(nb::module_ &m) {
  nb::class_<Compiled>(m, "Compiled", "Machine code of a module.")
      .def_static("make", &Compiled::make, nb::arg("module"),
                  nb::arg("opt_level"),
                  nb::call_guard<nb::gil_scoped_release>())
      .def("signature", &Compiled::signature, nb::arg("function"),
           "Types of arguments and results (kind, width, extents, is it a "
           "scalar), or None.")
      .def("run", &Compiled::run, nb::arg("function"), nb::arg("inputs"));
}
