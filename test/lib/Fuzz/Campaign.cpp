//===- Campaign.cpp - A run of many modules -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Campaign.h"
#include "PoolToConv/Tools/ProgressBar.h"
#include "Worker.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace ptc;
using namespace ptc::fuzz;

GeneratedModule ptc::fuzz::moduleOf(const CampaignOptions &options,
                                    uint64_t number) {
  GeneratedModule module = generate(options.seed, number);
  if (!options.fault.empty())
    module.stages.push_back({options.fault});
  return module;
}

std::string ptc::fuzz::asFile(const GeneratedModule &module) {
  return "// --pass-pipeline='" + pipelineText(module.stages) + "'\n" +
         module.text;
}

llvm::json::Object ptc::fuzz::toJson(const Tally &tally) {
  llvm::json::Object conditions;
  for (unsigned n = 1; n <= kConditions; ++n)
    conditions["T" + std::to_string(n)] = int64_t(tally.conditions[n]);
  return llvm::json::Object{
      {"modules", int64_t(tally.modules)},
      {"parsed", int64_t(tally.parsed)},
      {"rewritten", int64_t(tally.rewritten)},
      {"completed", int64_t(tally.completed)},
      {"executed", int64_t(tally.executed)},
      {"functions_equal", int64_t(tally.equal)},
      {"functions_within_bound", int64_t(tally.withinBound)},
      {"functions_mismatched", int64_t(tally.mismatched)},
      {"functions_not_run", int64_t(tally.notRun)},
      {"functions_at_limits", int64_t(tally.atLimits)},
      {"findings", int64_t(tally.findings)},
      {"conditions", std::move(conditions)}};
}

static void addJson(Tally &tally, const llvm::json::Object &object) {
  auto add = [&](uint64_t &field, const llvm::json::Object &from,
                 llvm::StringRef name) {
    field += uint64_t(from.getInteger(name).value_or(0));
  };
  add(tally.modules, object, "modules");
  add(tally.parsed, object, "parsed");
  add(tally.rewritten, object, "rewritten");
  add(tally.completed, object, "completed");
  add(tally.executed, object, "executed");
  add(tally.equal, object, "functions_equal");
  add(tally.withinBound, object, "functions_within_bound");
  add(tally.mismatched, object, "functions_mismatched");
  add(tally.notRun, object, "functions_not_run");
  add(tally.atLimits, object, "functions_at_limits");
  add(tally.findings, object, "findings");
  if (const llvm::json::Object *conditions = object.getObject("conditions"))
    for (unsigned n = 1; n <= kConditions; ++n)
      add(tally.conditions[n], *conditions, "T" + std::to_string(n));
}

namespace {

/// A process at work.
struct Worker {
  pid_t pid = 0;
  uint64_t chunk = 0, end = 0;
  Progress *progress = nullptr;
  /// When the module in work changed for the last time, and what it was.
  std::chrono::steady_clock::time_point since;
  uint64_t seen = 0;
};

class Campaign {
public:
  Campaign(const CampaignOptions &options,
           const mlir::DialectRegistry &registry)
      : options(options), registry(registry) {}

  llvm::Expected<Tally> run();

private:
  std::string path(const llvm::Twine &name) const {
    llvm::SmallString<128> full(options.out);
    llvm::sys::path::append(full, name);
    return std::string(full);
  }
  std::string chunkFile(uint64_t chunk) const {
    return path("chunk-" + llvm::Twine(chunk) + ".findings");
  }
  llvm::Error readState();
  llvm::Error append(llvm::StringRef file, llvm::StringRef text);
  void start(Worker &worker, uint64_t first);
  bool watch(Worker &worker);
  llvm::Error finish(Worker &worker);
  void noteDeath(Worker &worker, int status);

  const CampaignOptions &options;
  const mlir::DialectRegistry &registry;
  std::set<uint64_t> finished;
  Tally total = {};
};

} // namespace

llvm::Error Campaign::append(llvm::StringRef file, llvm::StringRef text) {
  std::error_code error;
  llvm::raw_fd_ostream stream(file, error, llvm::sys::fs::OF_Append);
  if (error)
    return llvm::createStringError("cannot write " + file + ": " +
                                   error.message());
  stream << text;
  return llvm::Error::success();
}

/// The first line of state.jsonl says which campaign it is, each other one what
/// a chunk gave.
llvm::Error Campaign::readState() {
  if (std::error_code error = llvm::sys::fs::create_directories(options.out))
    return llvm::createStringError("cannot make " + options.out + ": " +
                                   error.message());
  std::string header;
  llvm::raw_string_ostream(header)
      << llvm::json::Value(llvm::json::Object{
             {"seed", int64_t(options.seed)},
             {"first", int64_t(options.first)},
             {"chunk", int64_t(options.chunk)},
             {"execute-every", int64_t(options.executeEvery)},
             {"fault", options.fault}})
      << "\n";
  auto buffer = llvm::MemoryBuffer::getFile(path("state.jsonl"));
  if (!buffer)
    return append(path("state.jsonl"), header);
  llvm::StringRef text = (*buffer)->getBuffer();
  if (!text.starts_with(header))
    return llvm::createStringError(options.out +
                                   " holds a campaign with other options");
  text = text.drop_front(header.size());
  // A run that was ended may have left half a line.
  if (!text.empty() && !text.ends_with("\n"))
    if (llvm::Error error = append(path("state.jsonl"), "\n"))
      return error;
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    text = rest;
    auto value = llvm::json::parse(line);
    if (!value) {
      llvm::consumeError(value.takeError());
      continue;
    }
    const llvm::json::Object *object = value->getAsObject();
    uint64_t chunk = uint64_t(object->getInteger("chunk").value_or(-1));
    if (chunk % options.shards != options.shard ||
        !finished.insert(chunk).second)
      continue;
    addJson(total, *object);
  }
  return llvm::Error::success();
}

void Campaign::start(Worker &worker, uint64_t first) {
  worker.since = std::chrono::steady_clock::now();
  worker.seen = worker.progress->number = first;
  llvm::outs().flush();
  llvm::errs().flush();
  worker.pid = fork();
  if (worker.pid != 0)
    return;
  // What a worker prints, a stack of a crash say, is kept.
  int log = open(path("log.txt").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  llvm::sys::PrintStackTraceOnErrorSignal("pool-to-conv-fuzz");
  work(options, registry, first, worker.end, chunkFile(worker.chunk),
       *worker.progress);
  llvm::outs().flush();
  llvm::errs().flush();
  _exit(0);
}

void Campaign::noteDeath(Worker &worker, int status) {
  const Progress &progress = *worker.progress;
  Finding finding;
  bool isHang = WIFSIGNALED(status) &&
                (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGKILL);
  finding.kind = isHang ? "hang" : "crash";
  finding.message = WIFSIGNALED(status)
                        ? strsignal(WTERMSIG(status))
                        : "exit " + std::to_string(WEXITSTATUS(status));
  GeneratedModule module = moduleOf(options, progress.number);
  if (progress.stage == kExecuting)
    finding.stage = "execution of a batch that ends here";
  else if (progress.stage > 0 && progress.stage <= module.stages.size())
    finding.stage = module.stages[progress.stage - 1].text;
  ++worker.progress->tally.findings;
  appendFinding(chunkFile(worker.chunk), options, progress.number, finding);
}

/// Whether the worker is still, or again, at work.
bool Campaign::watch(Worker &worker) {
  int status = 0;
  pid_t ended = waitpid(worker.pid, &status, WNOHANG);
  auto now = std::chrono::steady_clock::now();
  if (ended == 0) {
    if (worker.seen != worker.progress->number) {
      worker.seen = worker.progress->number;
      worker.since = now;
    }
    // A process that waits uses no processor time.
    if (now - worker.since > std::chrono::seconds(60 * options.hangSeconds))
      kill(worker.pid, SIGKILL);
    return true;
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
    return false;
  noteDeath(worker, status);
  // A module whose batch died was counted before.
  if (worker.progress->stage != kExecuting)
    ++worker.progress->tally.modules;
  uint64_t next = worker.progress->number + 1;
  if (next >= worker.end)
    return false;
  start(worker, next);
  return true;
}

/// Notes the results of a chunk.
llvm::Error Campaign::finish(Worker &worker) {
  std::string findings = chunkFile(worker.chunk);
  if (auto buffer = llvm::MemoryBuffer::getFile(findings)) {
    if (llvm::Error error =
            append(path("findings.jsonl"), (*buffer)->getBuffer()))
      return error;
    llvm::sys::fs::remove(findings);
  }
  llvm::json::Object line = toJson(worker.progress->tally);
  addJson(total, line);
  line["chunk"] = int64_t(worker.chunk);
  std::string text;
  llvm::raw_string_ostream(text) << llvm::json::Value(std::move(line)) << "\n";
  return append(path("state.jsonl"), text);
}

llvm::Expected<Tally> Campaign::run() {
  if (llvm::Error error = readState())
    return error;
  uint64_t chunks = (options.count + options.chunk - 1) / options.chunk;
  uint64_t next = 0, mine = 0;
  for (uint64_t chunk = 0; chunk < chunks; ++chunk)
    mine += chunk % options.shards == options.shard;

  auto *memory = static_cast<Progress *>(
      mmap(nullptr, options.jobs * sizeof(Progress), PROT_READ | PROT_WRITE,
           MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  if (memory == MAP_FAILED)
    return llvm::createStringError("no shared memory");
  std::vector<Worker> workers(options.jobs);
  for (auto [i, worker] : llvm::enumerate(workers))
    worker.progress = memory + i;

  ProgressBar bar;
  while (true) {
    bool any = false;
    for (Worker &worker : workers) {
      if (worker.pid != 0) {
        if (watch(worker)) {
          any = true;
          continue;
        }
        worker.pid = 0;
        if (llvm::Error error = finish(worker))
          return error;
        finished.insert(worker.chunk);
      }
      while (next < chunks &&
             (next % options.shards != options.shard || finished.count(next)))
        ++next;
      if (next == chunks)
        continue;
      worker.chunk = next++;
      // A run that was ended leaves the findings of its last chunk.
      llvm::sys::fs::remove(chunkFile(worker.chunk));
      *worker.progress = {};
      uint64_t first = worker.chunk * options.chunk;
      worker.end =
          options.first + std::min(first + options.chunk, options.count);
      start(worker, options.first + first);
      any = true;
    }
    bar.show(finished.size(), mine);
    if (!any)
      break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  munmap(memory, options.jobs * sizeof(Progress));
  return total;
}

llvm::Expected<Tally>
ptc::fuzz::runCampaign(const CampaignOptions &options,
                       const mlir::DialectRegistry &registry) {
  return Campaign(options, registry).run();
}
