//===- CompiledModule.cpp - Functions run by the JIT ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/CompiledModule.h"
#include "Diagnostics.h"
#include "Lowering.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/ExecutionEngine/ExecutionEngine.h"
#include "mlir/ExecutionEngine/OptUtils.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/ExecutionEngine/Orc/Shared/ExecutorAddress.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>

using namespace mlir;
using namespace ptc;

void ptc::registerJudgeDialects(DialectRegistry &registry) {
  registerAllDialects(registry);
  registerAllExtensions(registry);
  registerAllToLLVMIRTranslations(registry);
}

CompiledModule::~CompiledModule() = default;

/// What the compiled code said before it gave up (a failed run-time check).
static thread_local std::string lastMessage;

/// Takes the place of puts and abort in compiled code.
static int takeMessage(const char *text) {
  lastMessage = text;
  return 0;
}
static void giveUp() {
  if (auto *recovery = llvm::CrashRecoveryContext::GetCurrent())
    recovery->HandleExit(SIGABRT);
  std::abort();
}

static llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createTargetMachine(unsigned optLevel) {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!builder)
    return builder.takeError();
  auto level = llvm::CodeGenOpt::getLevel(int(optLevel));
  builder->setCodeGenOptLevel(level.value_or(llvm::CodeGenOptLevel::None));
  // Only operations that the IR names as fused may be fused.
  builder->getOptions().AllowFPOpFusion = llvm::FPOpFusion::Strict;
  return builder->createTargetMachine();
}

/// Names that no library function has, so that a function called "malloc" or
/// "main" is only ours. Returns the new names by the old ones.
static llvm::StringMap<std::string> renameFunctions(ModuleOp module) {
  llvm::StringMap<std::string> names;
  SymbolTable symbols(module);
  unsigned next = 0;
  for (auto function :
       llvm::make_early_inc_range(module.getOps<func::FuncOp>())) {
    if (function.isDeclaration())
      continue;
    std::string oldName = function.getName().str();
    std::string newName;
    do {
      newName = "judge_function_" + std::to_string(next++);
    } while (symbols.lookup(newName));
    if (failed(symbols.rename(function, newName)))
      continue;
    names[oldName] = newName;
  }
  return names;
}

/// A level for which compiling and a dozen or two of runs take least: measured,
/// optimising costs about 10 ms per loop nest and saves 4 ns per iteration.
static unsigned chooseOptLevel(double iterationsPerNest) {
  constexpr double kWorthwhile = 150000;
  return iterationsPerNest > kWorthwhile ? 2 : 0;
}

llvm::Expected<std::unique_ptr<CompiledModule>>
CompiledModule::compile(ModuleOp module, const CompileOptions &options) {
  std::unique_ptr<CompiledModule> result(new CompiledModule);
  for (auto function : module.getOps<func::FuncOp>()) {
    if (function.isDeclaration())
      continue;
    llvm::Expected<Signature> signature = getSignature(function);
    if (signature)
      result->functions[function.getName()].signature = std::move(*signature);
    else
      llvm::consumeError(signature.takeError());
  }

  OwningOpRef<ModuleOp> lowered = module.clone();
  llvm::StringMap<std::string> names = renameFunctions(*lowered);
  double iterationsPerNest = 0;
  {
    DiagnosticCollector diagnostics(module.getContext());
    if (failed(lowerToLLVM(*lowered, iterationsPerNest)))
      return llvm::createStringError(diagnostics.firstError());
  }

  unsigned optLevel =
      options.optLevel.value_or(chooseOptLevel(iterationsPerNest));
  auto machine = createTargetMachine(optLevel);
  if (!machine)
    return machine.takeError();
  auto optimizerMachine = createTargetMachine(optLevel);
  if (!optimizerMachine)
    return optimizerMachine.takeError();
  auto transformer = makeOptimizingTransformer(
      optLevel, /*sizeLevel=*/0, optimizerMachine->get());
  ExecutionEngineOptions engineOptions;
  if (optLevel > 0)
    engineOptions.transformer = transformer;
  engineOptions.jitCodeGenOptLevel = (*machine)->getOptLevel();
  engineOptions.enableGDBNotificationListener = false;
  engineOptions.enablePerfNotificationListener = false;
  DiagnosticCollector diagnostics(module.getContext());
  auto engine =
      ExecutionEngine::create(*lowered, engineOptions, std::move(*machine));
  if (!engine) {
    std::string reason = llvm::toString(engine.takeError());
    std::string located = diagnostics.firstError();
    return llvm::createStringError(located.empty() ? reason : located);
  }
  result->engine = std::move(*engine);
  result->engine->registerSymbols([](llvm::orc::MangleAndInterner mangle) {
    auto define = [](auto *function) {
      return llvm::orc::ExecutorSymbolDef(
          llvm::orc::ExecutorAddr::fromPtr(function),
          llvm::JITSymbolFlags::Exported | llvm::JITSymbolFlags::Callable);
    };
    llvm::orc::SymbolMap symbols;
    symbols[mangle("puts")] = define(&takeMessage);
    symbols[mangle("abort")] = define(&giveUp);
    return symbols;
  });
  // The first look-up compiles everything; the transformer is used here.
  for (auto &entry : result->functions) {
    auto address = result->engine->lookupPacked(names[entry.first()]);
    if (!address)
      return address.takeError();
    entry.second.entry = *address;
  }
  return result;
}

const Signature *CompiledModule::lookup(StringRef function) const {
  auto it = functions.find(function);
  return it == functions.end() ? nullptr : &it->second.signature;
}

namespace {

/// The words that LLVM's memref descriptors consist of: two pointers, the
/// offset, the sizes and the strides.
struct Descriptor {
  SmallVector<int64_t, 11> words;

  static size_t wordsFor(size_t rank) { return 3 + 2 * rank; }

  explicit Descriptor(size_t rank) : words(wordsFor(rank), 0) {}
  explicit Descriptor(Tensor &tensor) : Descriptor(tensor.shape().size()) {
    words[0] = words[1] = reinterpret_cast<int64_t>(tensor.data());
    size_t rank = tensor.shape().size();
    int64_t stride = 1;
    for (size_t d = rank; d-- > 0;) {
      words[3 + d] = tensor.shape()[d];
      words[3 + rank + d] = stride;
      stride *= tensor.shape()[d];
    }
  }
  void *allocated() const { return reinterpret_cast<void *>(words[0]); }
  const uint8_t *aligned() const {
    return reinterpret_cast<const uint8_t *>(words[1]);
  }
};

/// The memory that receives a function's results: one value, or a struct of
/// all with natural alignment.
struct ResultBuffer {
  explicit ResultBuffer(ArrayRef<ValueType> types) {
    size_t size = 0;
    for (const ValueType &type : types) {
      size_t bytes = type.isScalar
                         ? type.element.bytes()
                         : 8 * Descriptor::wordsFor(type.shape.size());
      size_t alignment = type.isScalar ? bytes : 8;
      size = llvm::alignTo(size, alignment);
      offsets.push_back(size);
      size += bytes;
    }
    words.assign(llvm::divideCeil(size, 8) + 1, 0);
  }
  uint8_t *at(size_t i) {
    return reinterpret_cast<uint8_t *>(words.data()) + offsets[i];
  }
  std::vector<uint64_t> words;
  SmallVector<size_t> offsets;
};

} // namespace

static llvm::Error checkInputs(ArrayRef<ValueType> types,
                               ArrayRef<Tensor> inputs) {
  if (inputs.size() != types.size())
    return llvm::createStringError("takes " + llvm::Twine(types.size()) +
                                   " inputs, got " +
                                   llvm::Twine(inputs.size()));
  for (auto [i, type] : llvm::enumerate(types)) {
    const Tensor &input = inputs[i];
    if (input.type() != type.element || !type.accepts(input.shape()))
      return llvm::createStringError(
          "argument " + llvm::Twine(i) + " is " + type.str() + ", got " +
          shapeToString(input.shape()) + " of " + input.type().str());
  }
  return llvm::Error::success();
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

/// Copies a returned memref of any strides into `tensor`.
static void copyOut(const Descriptor &descriptor, Tensor &tensor) {
  size_t rank = tensor.shape().size();
  unsigned bytes = tensor.type().bytes();
  ArrayRef<int64_t> strides = ArrayRef(descriptor.words).drop_front(3 + rank);
  SmallVector<int64_t, 4> index(rank, 0);
  for (int64_t i = 0, e = tensor.size(); i < e; ++i) {
    int64_t position = descriptor.words[2];
    for (size_t d = 0; d < rank; ++d)
      position += index[d] * strides[d];
    std::memcpy(tensor.data() + i * bytes,
                descriptor.aligned() + position * bytes, bytes);
    for (size_t d = rank; d-- > 0;) {
      if (++index[d] < tensor.shape()[d])
        break;
      index[d] = 0;
    }
  }
}

llvm::Expected<std::vector<Tensor>>
CompiledModule::run(StringRef function, ArrayRef<Tensor> inputs) const {
  auto it = functions.find(function);
  if (it == functions.end())
    return llvm::createStringError("no function @" + function);
  const Signature &signature = it->second.signature;
  if (llvm::Error error = checkInputs(signature.arguments, inputs))
    return error;

  // Compiled code may write to its arguments.
  std::vector<Tensor> copies(inputs.begin(), inputs.end());
  std::vector<Descriptor> descriptors;
  descriptors.reserve(copies.size());
  SmallVector<void *> arguments;
  for (auto [type, copy] : llvm::zip_equal(signature.arguments, copies)) {
    if (type.isScalar) {
      arguments.push_back(copy.data());
      continue;
    }
    descriptors.emplace_back(copy);
    for (int64_t &word : descriptors.back().words)
      arguments.push_back(&word);
  }
  ResultBuffer buffer(signature.results);
  arguments.push_back(buffer.words.data());

  static std::once_flag once;
  std::call_once(once, [] { llvm::CrashRecoveryContext::Enable(); });
  lastMessage.clear();
  llvm::CrashRecoveryContext recovery;
  auto entry = it->second.entry;
  if (!recovery.RunSafely([&] { entry(arguments.data()); }))
    return llvm::createStringError(describeCrash(recovery.RetCode));

  std::vector<Tensor> results;
  SmallVector<void *> owned;
  auto isInput = [&](void *memory) {
    return llvm::any_of(
        copies, [&](const Tensor &copy) { return copy.data() == memory; });
  };
  for (auto [i, type] : llvm::enumerate(signature.results)) {
    if (type.isScalar) {
      results.emplace_back(type.element, type.shape);
      std::memcpy(results.back().data(), buffer.at(i), type.element.bytes());
      continue;
    }
    size_t rank = type.shape.size();
    Descriptor descriptor(rank);
    std::memcpy(descriptor.words.data(), buffer.at(i),
                8 * descriptor.words.size());
    Tensor tensor(type.element, ArrayRef(descriptor.words).slice(3, rank));
    copyOut(descriptor, tensor);
    results.push_back(std::move(tensor));
    if (!isInput(descriptor.allocated()) &&
        !llvm::is_contained(owned, descriptor.allocated()))
      owned.push_back(descriptor.allocated());
  }
  for (void *memory : owned)
    std::free(memory);
  return results;
}
