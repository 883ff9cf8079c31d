//===- Guard.cpp - Compiled code that may fail ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Guard.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CrashRecoveryContext.h"

#include <csignal>
#include <cstdlib>
#include <mutex>
#include <string>

using namespace ptc;
using llvm::SmallVector;
using llvm::StringRef;

/// What the compiled code said before it gave up (a failed run-time check).
static thread_local std::string lastMessage;

int ptc::guardedPuts(const char *text) {
  lastMessage = text;
  return 0;
}

void ptc::guardedAbort() {
  if (auto *recovery = llvm::CrashRecoveryContext::GetCurrent())
    recovery->HandleExit(SIGABRT);
  std::abort();
}

/// What a failed run-time check printed, in one line. Upstream's checks print
///   ERROR: Runtime op verification failed
///   %0 = op.name(...) ...
///   ^ what is wrong
///   Location: loc("file":line:column)
static std::string describeCheck(StringRef text) {
  SmallVector<StringRef> lines;
  text.split(lines, '\n');
  std::string where, what = lines.front().str();
  if (lines.size() >= 3 && lines[2].consume_front("^ ")) {
    StringRef op = lines[1];
    if (op.starts_with("%"))
      op = op.split("= ").second;
    op = op.take_until([](char c) { return c == ' ' || c == '('; });
    what = ("in '" + op + "': " + lines[2]).str();
  } else {
    what = ": " + what;
  }
  for (StringRef line : lines) {
    if (!line.consume_front("Location: loc(\"") || !line.consume_back(")"))
      continue;
    auto [file, position] = line.rsplit("\":");
    where = (file + ":" + position + ": ").str();
  }
  return where + "run-time check failed" + (what[0] == ':' ? "" : " ") + what;
}

static std::string describeCrash(int code) {
  if (!lastMessage.empty())
    return describeCheck(lastMessage);
  // The shell's convention: 128 + the signal's number.
  switch (code - 128) {
  case SIGFPE:
    return "division by zero (SIGFPE)";
  case SIGSEGV:
    return "invalid memory access (SIGSEGV)";
  case SIGBUS:
    return "invalid memory access (SIGBUS)";
  case SIGILL:
    return "illegal instruction (SIGILL)";
  default:
    return "crashed (code " + std::to_string(code) + ")";
  }
}

llvm::Error ptc::runGuarded(llvm::function_ref<void()> run) {
  static std::once_flag once;
  std::call_once(once, [] { llvm::CrashRecoveryContext::Enable(); });
  lastMessage.clear();
  llvm::CrashRecoveryContext recovery;
  if (recovery.RunSafely(run))
    return llvm::Error::success();
  return llvm::createStringError(describeCrash(recovery.RetCode));
}
