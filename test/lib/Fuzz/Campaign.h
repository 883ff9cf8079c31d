//===- Campaign.h - A run of many modules -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_CAMPAIGN_H
#define POOLTOCONV_TEST_FUZZ_CAMPAIGN_H

#include "Conditions.h"
#include "Generator.h"

#include "mlir/IR/DialectRegistry.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

#include <map>
#include <string>

namespace ptc::fuzz {

struct CampaignOptions {
  uint64_t seed = 1;
  uint64_t first = 0;
  uint64_t count = 1000;
  /// Of the modules that can be run, one of so many is; 0: none.
  uint64_t executeEvery = 10;
  /// Processor time that one module may take.
  unsigned hangSeconds = 10;
  /// Modules per process.
  uint64_t chunk = 1000;
  unsigned jobs = 1;
  /// Of `shards` parts, the one with this number (from 0).
  uint64_t shard = 0, shards = 1;
  /// Where results and findings go; chunks that are there are not repeated.
  std::string out;
  /// A stage that is appended to each pipeline, to see that faults are found.
  std::string fault;
};

/// Numbers that a process and the one that watches it share: plain data.
struct Tally {
  uint64_t modules, parsed, rewritten, completed;
  uint64_t executed, equal, withinBound, mismatched, notRun, atLimits;
  uint64_t findings;
  uint64_t conditions[kConditions + 1];
};

llvm::json::Object toJson(const Tally &tally);

/// Runs what is missing and returns the sum of all chunks of the shard. The
/// error is one of files, or of a folder that belongs to another campaign.
llvm::Expected<Tally> runCampaign(const CampaignOptions &options,
                                  const mlir::DialectRegistry &registry);

/// Module `number` with the campaign's fault.
GeneratedModule moduleOf(const CampaignOptions &options, uint64_t number);

/// A module as a file: its pipeline in the first line, then its text.
std::string asFile(const GeneratedModule &module);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_CAMPAIGN_H
