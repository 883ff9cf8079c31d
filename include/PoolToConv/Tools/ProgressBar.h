//===- ProgressBar.h - A bar on a terminal ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TOOLS_PROGRESSBAR_H
#define POOLTOCONV_TOOLS_PROGRESSBAR_H

#include "llvm/Support/raw_ostream.h"

namespace ptc {

/// A bar on standard error that is drawn over itself; nothing unless standard
/// error is a terminal.
class ProgressBar {
public:
  ProgressBar() : enabled(llvm::errs().is_displayed()) {}
  ~ProgressBar() { clear(); }

  void show(size_t done, size_t total) {
    if (!enabled || total == 0)
      return;
    size_t filled = done * kWidth / total;
    llvm::errs() << '\r' << '[' << std::string(filled, '=')
                 << std::string(kWidth - filled, ' ') << "] " << done << '/'
                 << total;
    llvm::errs().flush();
    drawn = true;
  }

  /// Removes the bar from the screen.
  void clear() {
    if (!drawn)
      return;
    llvm::errs() << '\r' << std::string(kWidth + 24, ' ') << '\r';
    drawn = false;
  }

private:
  static constexpr size_t kWidth = 40;
  bool enabled;
  bool drawn = false;
};

} // namespace ptc

#endif // POOLTOCONV_TOOLS_PROGRESSBAR_H
