//===- Report.cpp - Verdicts as lines -------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/Judge.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace ptc;

/// Three digits; "inf" as such.
static std::string brief(double value) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (std::isinf(value))
    os << "inf";
  else
    os << llvm::format("%.3g", value);
  return text;
}

static void printMismatch(llvm::raw_ostream &os,
                          const FunctionVerdict &verdict) {
  os << "MISMATCH";
  if (!verdict.difference) {
    os << ": " << verdict.reason;
    return;
  }
  const Difference &difference = *verdict.difference;
  os << " result " << difference.result;
  if (difference.position.empty()) {
    os << ": " << verdict.referenceName << " is " << difference.reference
       << ", " << verdict.actualName << " is " << difference.actual;
  } else {
    os << " at " << difference.position << ": " << verdict.referenceName << ' '
       << difference.reference << ' ' << verdict.actualName << ' '
       << difference.actual << ", abs " << brief(difference.absolute)
       << ", rel " << brief(difference.relative);
    if (difference.isFloat)
      os << ", ulp " << brief(difference.ulps);
    if (difference.isFloat && !verdict.bitExact)
      os << ", bound " << brief(verdict.bound);
  }
  os << ", trial " << verdict.trial;
  if (!verdict.sizes.empty())
    os << ", sizes " << verdict.sizes;
  os << ", seed " << verdict.seed;
}

std::string FunctionVerdict::str(std::optional<uint64_t> rewrites) const {
  std::string text;
  llvm::raw_string_ostream os(text);
  auto printTrials = [&] {
    os << trials << (trials == 1 ? " trial" : " trials");
    if (rewrites)
      os << ", " << *rewrites << (*rewrites == 1 ? " rewrite" : " rewrites")
         << " in module";
    os << ')';
  };
  os << "check: @" << name << ": ";
  switch (status) {
  case Status::Equal:
    os << "equal (";
    if (bitExact)
      os << "bit-exact, ";
    else
      os << "max abs 0, max ulp 0, bound " << brief(bound) << ", ";
    printTrials();
    break;
  case Status::WithinBound:
    os << "within bound (max abs " << brief(maxAbsolute) << ", max ulp "
       << brief(maxUlps) << ", bound " << brief(bound) << ", ";
    printTrials();
    break;
  case Status::Mismatch:
    printMismatch(os, *this);
    break;
  case Status::NotRun:
    os << "not run: " << reason;
    break;
  }
  return text;
}

std::string ptc::summarize(llvm::ArrayRef<FunctionVerdict> verdicts) {
  auto count = [&](FunctionVerdict::Status status) {
    return llvm::count_if(verdicts, [&](const FunctionVerdict &verdict) {
      return verdict.status == status;
    });
  };
  using Status = FunctionVerdict::Status;
  std::string text;
  llvm::raw_string_ostream(text)
      << "check: " << verdicts.size()
      << (verdicts.size() == 1 ? " function, " : " functions, ")
      << count(Status::Equal) << " equal, " << count(Status::WithinBound)
      << " within bound, " << count(Status::Mismatch) << " mismatched, "
      << count(Status::NotRun) << " not run";
  return text;
}
