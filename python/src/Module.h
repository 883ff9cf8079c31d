//===- Module.h - Modules and their contexts --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_PYTHON_MODULE_H
#define POOLTOCONV_PYTHON_MODULE_H

#include "Support.h"

#include <memory>
#include <mutex>

namespace ptc::python {

/// An MLIR context, which one thread at a time may use: modules that come from
/// the same one share it, so that weights exist once, and take turns.
class Context {
public:
  Context() : context(ptcContextCreate()) {}
  ~Context();
  Context(const Context &) = delete;
  Context &operator=(const Context &) = delete;

  MlirContext get() const { return context; }

  /// Destroys `module` now, or later if the context is in use: whoever drops a
  /// module holds the lock of the interpreter, and must not wait for a pass.
  void destroy(MlirModule module);

private:
  friend class ContextLock;
  void destroyDropped();

  MlirContext context;
  std::mutex use;
  std::mutex droppedMutex;
  std::vector<MlirModule> dropped;
};

/// Uses one or two contexts. Not to be waited for with the lock of the
/// interpreter.
class ContextLock {
public:
  explicit ContextLock(Context &context);
  ContextLock(Context &one, Context &other);

private:
  std::unique_lock<std::mutex> first, second;
};

/// kind, pass, name, text, place, figures.
using Place = std::optional<std::tuple<std::string, unsigned, unsigned>>;
using Figures = std::vector<std::tuple<std::string, std::string>>;
using Remark = std::tuple<std::string, std::string, std::string, std::string,
                          Place, Figures>;

/// A module that nobody changes: passes make another one.
class Module {
public:
  Module(std::shared_ptr<Context> context, MlirModule module)
      : context(std::move(context)), module(module) {}
  ~Module();
  Module(const Module &) = delete;
  Module &operator=(const Module &) = delete;

  static std::unique_ptr<Module> parse(std::string_view text,
                                       std::string_view name);

  std::string text(bool withLocations,
                   std::optional<int64_t> maxElements) const;
  std::string bytecode() const;
  std::string report(std::string_view label) const;
  std::string graph() const;
  void writeVerilog(std::string_view kernel, std::string_view folder,
                    int64_t frames) const;
  void close();
  bool closed() const;

  /// The module, of which the caller has locked the context.
  MlirModule get() const;
  Context &getContext() const { return *context; }

  /// What a pipeline makes of a copy.
  struct Outcome {
    std::unique_ptr<Module> module;
    std::vector<Remark> remarks;
    std::vector<std::string> warnings, errors;
    Tally tally;
  };
  Outcome runPipeline(std::string_view pipeline) const;

private:
  std::shared_ptr<Context> context;
  MlirModule module;
};

} // namespace ptc::python

#endif // POOLTOCONV_PYTHON_MODULE_H
