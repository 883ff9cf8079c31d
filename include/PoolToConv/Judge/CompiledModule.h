//===- CompiledModule.h - Functions run by the JIT --------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_JUDGE_COMPILEDMODULE_H
#define POOLTOCONV_JUDGE_COMPILEDMODULE_H

#include "PoolToConv/Judge/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <optional>

namespace mlir {
class ExecutionEngine;
} // namespace mlir

namespace ptc {

/// Adds all that compiling a module needs: upstream's dialects, their
/// extensions, and the translations to LLVM IR.
void registerJudgeDialects(mlir::DialectRegistry &registry);

/// The type of an argument or result: a ranked tensor, or a scalar (rank 0,
/// isScalar). Dynamic sizes are mlir::ShapedType::kDynamic.
struct ValueType {
  ElementType element;
  llvm::SmallVector<int64_t, 4> shape;
  bool isScalar = false;
  /// Of the type index (elements of 64 bits).
  bool isIndex = false;

  bool isDynamic() const;
  /// Whether a tensor of `shape` is one of this type.
  bool accepts(llvm::ArrayRef<int64_t> shape) const;
  /// "?x3xf32", "i8".
  std::string str() const;
};

struct Signature {
  std::vector<ValueType> arguments;
  std::vector<ValueType> results;
};

/// The signature of a function, or an error that names the first argument or
/// result whose type the judge cannot pass: it takes ranked tensors without
/// encoding, and scalars, of integers of 1 to 64 bits, index, f16, bf16, f32
/// and f64.
llvm::Expected<Signature> getSignature(mlir::FunctionOpInterface function);

struct CompileOptions {
  /// Optimisation by LLVM, 0 to 3. Unset: none for modules of small loops, of
  /// which most of the time is spent compiling, else 2. It never changes a
  /// result.
  std::optional<unsigned> optLevel;
};

/// A module compiled in process. All functions with a body and a signature as
/// above can be run, as often as wanted.
class CompiledModule {
public:
  ~CompiledModule();

  /// Compiles a copy of `module`, in which no function without a body may be
  /// called.
  /// The error names the op that could not be lowered and its location.
  static llvm::Expected<std::unique_ptr<CompiledModule>>
  compile(mlir::ModuleOp module, const CompileOptions &options = {});

  /// Runs `function` on copies of `inputs`, whose types and sizes must fit its
  /// signature. A crash inside the compiled code, and sizes that do not fit
  /// together, are errors; after a crash the memory of that run is lost.
  llvm::Expected<std::vector<Tensor>> run(llvm::StringRef function,
                                          llvm::ArrayRef<Tensor> inputs) const;

  /// Null if there is no such function.
  const Signature *lookup(llvm::StringRef function) const;

private:
  CompiledModule() = default;

  struct Function {
    Signature signature;
    void (*entry)(void **) = nullptr;
  };
  llvm::StringMap<Function> functions;
  std::unique_ptr<mlir::ExecutionEngine> engine;
};

} // namespace ptc

#endif // POOLTOCONV_JUDGE_COMPILEDMODULE_H
