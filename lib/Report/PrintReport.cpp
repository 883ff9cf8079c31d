//===- PrintReport.cpp - Reports as text and as JSON ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Report/NetworkReport.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Format.h"

using namespace ptc;
using llvm::StringRef;

/// What the numbers of `report` leave out, as sentences.
static std::vector<std::string> notesOf(const FunctionReport &report) {
  std::vector<std::string> notes;
  auto note = [&](int64_t count, StringRef one, StringRef several,
                  StringRef text) {
    if (count > 0)
      notes.push_back(
          (llvm::Twine(count) + " " + (count == 1 ? one : several) + text)
              .str());
  };
  note(report.opsOfUnknownExtent, "op has", "ops have",
       " extents that are not known, each counted as 1");
  note(report.undescribedPools, "pooling op", "pooling ops",
       " without a window that can be described, not in the window reductions");
  note(report.tensorsOfUnknownWidth, "tensor", "tensors",
       " of elements without a known width, counted as no bytes");
  if (report.saturated)
    notes.push_back("a number does not fit 63 bits, and stands as " +
                    std::to_string(INT64_MAX));
  return notes;
}

//===----------------------------------------------------------------------===//
// Table
//===----------------------------------------------------------------------===//

static void printRow(StringRef name, int64_t value, unsigned indent,
                     llvm::raw_ostream &os) {
  os.indent(indent) << llvm::left_justify(name, 40 - indent)
                    << llvm::format("%15lld", static_cast<long long>(value))
                    << "\n";
}

static void printCounts(StringRef name, const Counts &counts,
                        llvm::raw_ostream &os) {
  printRow(name, sumOf(counts), 2, os);
  for (const auto &[kind, value] : counts)
    printRow(kind, value, 4, os);
}

static void printFunction(const FunctionReport &report, llvm::raw_ostream &os) {
  printCounts("ops", report.ops, os);
  printRow("pooling ops", report.poolingOps, 2, os);
  printCounts("multiply-accumulates", report.macs, os);
  printCounts("window reductions", report.windowReductions, os);
  printRow("parameters", report.parameters, 2, os);
  printRow("bytes", report.parameterBytes, 4, os);
  printRow("stored", report.storedParameters, 4, os);
  printRow("stored bytes", report.storedParameterBytes, 4, os);
  printRow("activation bytes", report.activationBytes, 2, os);
  printRow("peak", report.peakActivationBytes, 4, os);
  for (const std::string &note : notesOf(report))
    os << "  note: " << note << "\n";
}

void ptc::printTable(const NetworkReport &report, StringRef label,
                     llvm::raw_ostream &os) {
  os << "network report" << (label.empty() ? "" : ": ") << label << "\n";
  for (const FunctionReport &function : report.functions) {
    os << "function @" << function.name << "\n";
    printFunction(function, os);
  }
  // The total of one function is that function.
  if (report.functions.size() == 1)
    return;
  os << "total of " << report.functions.size() << " functions\n";
  printFunction(report.total(), os);
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

static llvm::json::Object toJson(const Counts &counts) {
  llvm::json::Object kinds;
  for (const auto &[kind, value] : counts)
    kinds[kind] = value;
  return llvm::json::Object{{"total", sumOf(counts)},
                            {"byKind", std::move(kinds)}};
}

static llvm::json::Object toJson(const FunctionReport &report) {
  return llvm::json::Object{
      {"ops", toJson(report.ops)},
      {"poolingOps", report.poolingOps},
      {"macs", toJson(report.macs)},
      {"windowReductions", toJson(report.windowReductions)},
      {"parameters",
       llvm::json::Object{{"elements", report.parameters},
                          {"bytes", report.parameterBytes},
                          {"storedElements", report.storedParameters},
                          {"storedBytes", report.storedParameterBytes}}},
      {"activations",
       llvm::json::Object{{"sumBytes", report.activationBytes},
                          {"peakBytes", report.peakActivationBytes}}},
      {"notes", notesOf(report)},
  };
}

llvm::json::Value ptc::toJson(const NetworkReport &report, StringRef label) {
  llvm::json::Array functions;
  for (const FunctionReport &function : report.functions) {
    llvm::json::Object object = ::toJson(function);
    object["name"] = function.name;
    functions.push_back(std::move(object));
  }
  return llvm::json::Object{{"label", label},
                            {"functions", std::move(functions)},
                            {"total", ::toJson(report.total())}};
}
