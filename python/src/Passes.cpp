//===- Passes.cpp - Which passes and options there are --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support.h"

namespace nb = nanobind;
using namespace ptc::python;

using Strings = std::vector<std::string>;
/// Name, kind, summary, default, values, summaries of the values.
using OptionInfo = std::tuple<std::string, std::string, std::string,
                              std::string, Strings, Strings>;
/// Name, is it a pipeline, summary, description, options.
using PassInfo = std::tuple<std::string, bool, std::string, std::string,
                            std::vector<OptionInfo>>;

static const char *nameOf(PtcOptionKind kind) {
  switch (kind) {
  case PtcOptionBool:
    return "bool";
  case PtcOptionEnum:
    return "enum";
  case PtcOptionInteger:
    return "integer";
  case PtcOptionUnsigned:
    return "unsigned";
  case PtcOptionNumber:
    return "number";
  case PtcOptionText:
    return "text";
  case PtcOptionIntegerList:
    return "integers";
  case PtcOptionTextList:
    return "texts";
  case PtcOptionNone:
    break;
  }
  return "";
}

static OptionInfo optionInfo(intptr_t pass, intptr_t option) {
  Strings values, summaries;
  for (intptr_t i = 0; i < ptcGetNumOptionValues(pass, option); ++i) {
    values.push_back(fromC(ptcGetOptionValue(pass, option, i)));
    summaries.push_back(fromC(ptcGetOptionValueSummary(pass, option, i)));
  }
  return {fromC(ptcGetOptionName(pass, option)),
          nameOf(ptcGetOptionKind(pass, option)),
          fromC(ptcGetOptionSummary(pass, option)),
          fromC(ptcGetOptionDefault(pass, option)),
          values,
          summaries};
}

static std::vector<PassInfo> allPasses() {
  std::vector<PassInfo> result;
  for (intptr_t i = 0; i < ptcGetNumPasses(); ++i) {
    std::vector<OptionInfo> options;
    for (intptr_t j = 0; j < ptcGetNumOptions(i); ++j)
      options.push_back(optionInfo(i, j));
    result.emplace_back(fromC(ptcGetPassName(i)), ptcIsPipeline(i),
                        fromC(ptcGetPassSummary(i)),
                        fromC(ptcGetPassDescription(i)), options);
  }
  return result;
}

static std::string formatOption(intptr_t pass, intptr_t option,
                                const Strings &values) {
  std::vector<MlirStringRef> texts;
  for (const std::string &value : values)
    texts.push_back(toC(value));
  std::string text;
  Strings reasons;
  PtcStringList list = {texts.data(), static_cast<intptr_t>(texts.size())};
  if (mlirLogicalResultIsFailure(ptcFormatOption(pass, option, list, append,
                                                 &text, collect, &reasons)))
    throw Failure(reasons);
  return text;
}

void ptc::python::bindPasses(nb::module_ &m) {
  m.def(
      "passes", allPasses,
      "Name, is it a pipeline, summary, description, and of each option: name, "
      "kind, summary, default, values, what they mean.");
  m.def("format_option", formatOption, nb::arg("pass_index"),
        nb::arg("option_index"), nb::arg("values"),
        "An option as a textual pipeline takes it.");
}
