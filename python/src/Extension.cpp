//===- Extension.cpp - The extension pool_to_conv._native -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A thin layer on the C API; names and checks that users see are in the Python
// files.
//
//===----------------------------------------------------------------------===//

#include "Support.h"

namespace nb = nanobind;
using namespace ptc::python;

NB_MODULE(_native, m) {
  m.doc() = "The C API of pool-to-conv; use pool_to_conv instead.";
  static PyObject *failure =
      nb::exception<Failure>(m, "Failure", PyExc_RuntimeError).ptr();
  nb::register_exception_translator(
      [](const std::exception_ptr &pointer, void *) {
        try {
          std::rethrow_exception(pointer);
        } catch (const Failure &error) {
          // The arguments of the exception are the reasons.
          nb::object reasons = nb::cast(error.reasons);
          PyErr_SetObject(failure, nb::tuple(reasons).ptr());
        }
      },
      nullptr);
  m.def("version", [] { return fromC(ptcVersion()); });
  m.def("mlir_version", [] { return fromC(ptcMlirVersion()); });
  bindPasses(m);
  bindModule(m);
  bindExecution(m);
  bindJudge(m);
  bindAlgebra(m);
}
