//===- Worker.h - The process that runs a chunk -----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_WORKER_H
#define POOLTOCONV_TEST_FUZZ_WORKER_H

#include "Campaign.h"
#include "Subject.h"

namespace ptc::fuzz {

/// What a worker tells while it works, in shared memory, so that it is known
/// after a crash.
struct Progress {
  /// The module in work.
  uint64_t number;
  /// 0: its text is read; n: stage n; kExecuting: a batch is run.
  uint32_t stage;
  Tally tally;
};
inline constexpr uint32_t kExecuting = 1000;

/// Appends a finding, with its module, to a file of JSON lines.
void appendFinding(llvm::StringRef path, const CampaignOptions &options,
                   uint64_t number, const Finding &finding);

/// Runs the modules [first, end) in this process. Ends by a signal where one
/// takes too long.
void work(const CampaignOptions &options, const mlir::DialectRegistry &registry,
          uint64_t first, uint64_t end, llvm::StringRef findings,
          Progress &progress);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_WORKER_H
