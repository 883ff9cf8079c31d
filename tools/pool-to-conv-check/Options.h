//===- Options.h - Command line of the judge --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TOOLS_CHECK_OPTIONS_H
#define POOLTOCONV_TOOLS_CHECK_OPTIONS_H

#include "PoolToConv/Judge/Judge.h"

#include <string>
#include <vector>

namespace ptc {

/// How the judge ends. Of several that apply, the first of MISMATCH,
/// CANNOT_RUN, NOTHING_REWRITTEN counts.
enum ExitCode {
  EXIT_OK = 0,
  EXIT_USAGE = 1,
  EXIT_MISMATCH = 2,
  EXIT_NOTHING_REWRITTEN = 3,
  EXIT_CANNOT_RUN = 4,
};

/// The command line, but for the passes.
struct CheckOptions {
  /// One file to run passes on, or two to compare; "-" is standard input.
  std::vector<std::string> files;
  bool splitInputFile = false;
  bool allowUnchanged = false;
  std::optional<uint64_t> expectRewrites;
  std::optional<double> boundEps;
  /// Prefix of the files for the outputs of the module after; empty: none.
  std::string save;
  JudgeOptions judge;
};

/// Declares the options to LLVM's command line. Call before
/// cl::ParseCommandLineOptions.
void declareCheckOptions();

/// What was given, with .npy files read. The error names the file or option.
llvm::Expected<CheckOptions> readCheckOptions();

} // namespace ptc

#endif // POOLTOCONV_TOOLS_CHECK_OPTIONS_H
