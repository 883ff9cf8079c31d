//===- Module.cpp - Modules and their contexts ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Module.h"

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/Diagnostics.h"

#include <nanobind/stl/unique_ptr.h>

namespace nb = nanobind;
using namespace ptc::python;

//===----------------------------------------------------------------------===//
// Contexts
//===----------------------------------------------------------------------===//

Context::~Context() {
  destroyDropped();
  mlirContextDestroy(context);
}

void Context::destroyDropped() {
  std::lock_guard<std::mutex> guard(droppedMutex);
  for (MlirModule module : dropped)
    mlirModuleDestroy(module);
  dropped.clear();
}

void Context::destroy(MlirModule module) {
  {
    std::lock_guard<std::mutex> guard(droppedMutex);
    dropped.push_back(module);
  }
  std::unique_lock<std::mutex> lock(use, std::try_to_lock);
  if (lock)
    destroyDropped();
}

ContextLock::ContextLock(Context &context) : first(context.use) {
  context.destroyDropped();
}

ContextLock::ContextLock(Context &one, Context &other)
    : first(one.use, std::defer_lock) {
  if (&one == &other) {
    first.lock();
    return;
  }
  second = std::unique_lock<std::mutex>(other.use, std::defer_lock);
  std::lock(first, second);
}

//===----------------------------------------------------------------------===//
// Reading and writing
//===----------------------------------------------------------------------===//

std::unique_ptr<Module> Module::parse(std::string_view text,
                                      std::string_view name) {
  auto context = std::make_shared<Context>();
  std::vector<std::string> reasons;
  MlirModule module =
      ptcModuleParse(context->get(), toC(text), toC(name), collect, &reasons);
  if (mlirModuleIsNull(module))
    throw Failure(reasons);
  return std::make_unique<Module>(std::move(context), module);
}

Module::~Module() {
  if (!mlirModuleIsNull(module))
    context->destroy(module);
}

void Module::close() {
  ContextLock lock(*context);
  if (!mlirModuleIsNull(module))
    mlirModuleDestroy(module);
  module = {nullptr};
}

bool Module::closed() const {
  ContextLock lock(*context);
  return mlirModuleIsNull(module);
}

MlirModule Module::get() const {
  if (mlirModuleIsNull(module))
    throw Failure("the module is closed");
  return module;
}

std::string Module::text(bool withLocations,
                         std::optional<int64_t> maxElements) const {
  ContextLock lock(*context);
  MlirOperation op = mlirModuleGetOperation(get());
  MlirOpPrintingFlags flags = mlirOpPrintingFlagsCreate();
  if (withLocations)
    mlirOpPrintingFlagsEnableDebugInfo(flags, true, false);
  if (maxElements) {
    mlirOpPrintingFlagsElideLargeElementsAttrs(flags, *maxElements);
    mlirOpPrintingFlagsElideLargeResourceString(flags, *maxElements);
  }
  std::string text;
  mlirOperationPrintWithFlags(op, flags, append, &text);
  mlirOpPrintingFlagsDestroy(flags);
  return text;
}

std::string Module::bytecode() const {
  ContextLock lock(*context);
  std::string bytes;
  mlirOperationWriteBytecode(mlirModuleGetOperation(get()), append, &bytes);
  return bytes;
}

std::string Module::report(std::string_view label) const {
  ContextLock lock(*context);
  std::string json;
  ptcReportJson(mlirModuleGetOperation(get()), toC(label), append, &json);
  return json;
}

std::string Module::graph() const {
  ContextLock lock(*context);
  std::string json;
  ptcGraphJson(mlirModuleGetOperation(get()), append, &json);
  return json;
}

void Module::writeVerilog(std::string_view kernel, std::string_view folder,
                          int64_t frames) const {
  ContextLock lock(*context);
  std::vector<std::string> reasons;
  if (!ptcWriteVerilog(mlirModuleGetOperation(get()), toC(kernel), toC(folder),
                       frames, collect, &reasons))
    throw Failure(reasons);
}

//===----------------------------------------------------------------------===//
// Passes
//===----------------------------------------------------------------------===//

/// The first place in a file that `location` is made of.
static Place placeOf(MlirLocation location) {
  if (mlirLocationIsAFileLineColRange(location)) {
    MlirIdentifier file = mlirLocationFileLineColRangeGetFilename(location);
    return {{fromC(mlirIdentifierStr(file)),
             mlirLocationFileLineColRangeGetStartLine(location),
             mlirLocationFileLineColRangeGetStartColumn(location)}};
  }
  if (mlirLocationIsAName(location))
    return placeOf(mlirLocationNameGetChildLoc(location));
  if (mlirLocationIsACallSite(location))
    return placeOf(mlirLocationCallSiteGetCallee(location));
  if (mlirLocationIsAFused(location)) {
    std::vector<MlirLocation> parts(mlirLocationFusedGetNumLocations(location));
    mlirLocationFusedGetLocations(location, parts.data());
    for (MlirLocation part : parts)
      if (Place place = placeOf(part))
        return place;
  }
  return std::nullopt;
}

static void addRemark(const PtcRemark *remark, void *userData) {
  static const char *const kinds[] = {"passed", "missed", "failure",
                                      "analysis"};
  Figures figures;
  for (intptr_t i = 0; i < remark->numFigures; ++i)
    figures.emplace_back(fromC(remark->figures[i].name),
                         fromC(remark->figures[i].value));
  static_cast<std::vector<Remark> *>(userData)->emplace_back(
      kinds[remark->kind], fromC(remark->category), fromC(remark->name),
      fromC(remark->message), placeOf(remark->location), std::move(figures));
}

/// "file:3:8: text", as the C API gives errors.
static MlirLogicalResult addWarning(MlirDiagnostic diagnostic, void *userData) {
  if (mlirDiagnosticGetSeverity(diagnostic) == MlirDiagnosticWarning) {
    std::string text;
    if (Place place = placeOf(mlirDiagnosticGetLocation(diagnostic)))
      text = std::get<0>(*place) + ':' + std::to_string(std::get<1>(*place)) +
             ':' + std::to_string(std::get<2>(*place)) + ": ";
    mlirDiagnosticPrint(diagnostic, append, &text);
    static_cast<std::vector<std::string> *>(userData)->push_back(text);
  }
  // Remarks come by their own callback; nothing goes to standard error.
  return mlirLogicalResultSuccess();
}

Module::Outcome Module::runPipeline(std::string_view pipeline) const {
  ContextLock lock(*context);
  MlirOperation copy = mlirOperationClone(mlirModuleGetOperation(get()));
  MlirModule module = mlirModuleFromOperation(copy);
  Outcome outcome;
  PtcRewriteTally tally = {};
  MlirContext mlir = context->get();
  ptcContextSetRemarkCallback(mlir, addRemark, &outcome.remarks);
  MlirDiagnosticHandlerID handler = mlirContextAttachDiagnosticHandler(
      mlir, addWarning, &outcome.warnings, nullptr);
  MlirLogicalResult result = ptcModuleRunPipeline(module, toC(pipeline), &tally,
                                                  collect, &outcome.errors);
  mlirContextDetachDiagnosticHandler(mlir, handler);
  ptcContextSetRemarkCallback(mlir, nullptr, nullptr);
  outcome.tally = fromC(tally);
  if (mlirLogicalResultIsSuccess(result))
    outcome.module = std::make_unique<Module>(context, module);
  else
    mlirModuleDestroy(module);
  return outcome;
}

void ptc::python::bindModule(nb::module_ &m) {
  using Release = nb::call_guard<nb::gil_scoped_release>;
  nb::class_<Module>(m, "Module", "A module and its context.")
      .def_static(
          "parse",
          [](nb::bytes text, const std::string &name) {
            std::string_view view(text.c_str(), text.size());
            nb::gil_scoped_release release;
            return Module::parse(view, name);
          },
          nb::arg("text"), nb::arg("name"), "Text or bytecode.")
      .def("text", &Module::text, nb::arg("with_locations"),
           nb::arg("max_elements").none(), Release())
      .def("bytecode",
           [](const Module &module) {
             std::string bytes;
             {
               nb::gil_scoped_release release;
               bytes = module.bytecode();
             }
             return nb::bytes(bytes.data(), bytes.size());
           })
      .def("report", &Module::report, nb::arg("label"), Release(),
           "JSON; see ptcReportJson.")
      .def("graph", &Module::graph, Release(), "JSON; see ptcGraphJson.")
      .def("write_verilog", &Module::writeVerilog, nb::arg("kernel"),
           nb::arg("folder"), nb::arg("frames"), Release(),
           "See ptcWriteVerilog.")
      .def("close", &Module::close, Release())
      .def_prop_ro("closed",
                   [](const Module &module) {
                     nb::gil_scoped_release release;
                     return module.closed();
                   })
      .def(
          "run_pipeline",
          [](const Module &module, const std::string &pipeline) {
            Module::Outcome outcome;
            {
              nb::gil_scoped_release release;
              outcome = module.runPipeline(pipeline);
            }
            return std::make_tuple(std::move(outcome.module), outcome.remarks,
                                   outcome.warnings, outcome.errors,
                                   outcome.tally);
          },
          nb::arg("pipeline"),
          "The module, or none if it failed; remarks, warnings, errors, "
          "tally.");
}
