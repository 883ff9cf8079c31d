//===- ForeignDialects.cpp - Advice on input of other tools ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Tools/ForeignDialects.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/ToolUtilities.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/SourceMgr.h"

using namespace ptc;
using llvm::StringLiteral;
using llvm::StringRef;

/// Which IR is read, and which importers wrote such IR when it was tried.
static constexpr StringLiteral kVersions =
    "This program reads the IR of MLIR " LLVM_VERSION_STRING
    "; tested with the output of torch-mlir 20261001 and "
    "tosa-converter-for-tflite 2026.2.0";

namespace {

/// Dialects of one project, and the way from there.
struct Importer {
  /// Namespaces, separated by spaces. One that ends in * is a prefix.
  StringLiteral dialects;
  StringLiteral advice;
};

} // namespace

static constexpr StringLiteral kFromTorch =
    "bring the model from torch-mlir to linalg with torch-mlir-opt "
    "--pass-pipeline='builtin.module(torch-backend-to-linalg-on-tensors-"
    "backend-pipeline)', or to tosa with "
    "torch-backend-to-tosa-backend-pipeline";

static constexpr StringLiteral kFromOnnx =
    "import the .onnx file with torch-mlir-import-onnx, then bring it to "
    "linalg "
    "with torch-mlir-opt --pass-pipeline='builtin.module("
    "torch-onnx-to-torch-backend-pipeline{backend-legal-ops=},"
    "torch-backend-to-linalg-on-tensors-backend-pipeline)'";

static constexpr StringLiteral kFromTflite =
    "convert the .tflite file to tosa with tosa-converter-for-tflite --text "
    "model.tflite -o model.mlir";

static const Importer kImporters[] = {
    {"torch torch_c tm_tensor", kFromTorch},
    {"onnx krnl", kFromOnnx},
    {"stablehlo chlo",
     "bring the model to linalg with stablehlo-opt "
     "--chlo-legalize-to-stablehlo --stablehlo-legalize-to-linalg, or to tosa "
     "with --stablehlo-legalize-to-tosa"},
    {"vhlo", "bring the model to linalg with stablehlo-opt "
             "--vhlo-to-version=target=current --vhlo-legalize-to-stablehlo "
             "--stablehlo-legalize-to-linalg"},
    {"mhlo lmhlo xla*", "bring the model to stablehlo with mlir-hlo-opt "
                        "--hlo-legalize-to-stablehlo, and from there to linalg "
                        "with stablehlo-opt --stablehlo-legalize-to-linalg"},
    {"tfl", kFromTflite},
    {"tf tf_*", "export the model as .tflite, and convert that file to tosa "
                "with tosa-converter-for-tflite --text model.tflite -o "
                "model.mlir"},
    {"util flow stream hal iree_* vm vmvx",
     "give this program the linalg or tosa input of the IREE compiler, before "
     "its own passes"},
};

static bool namesDialect(const Importer &importer, StringRef dialect) {
  for (StringRef name : llvm::split(importer.dialects, ' ')) {
    if (name.consume_back("*") ? dialect.starts_with(name) : dialect == name)
      return true;
  }
  return false;
}

std::string ptc::adviceForDialect(StringRef dialect) {
  std::string text = ("dialect '" + dialect + "' is not part of MLIR: ").str();
  const Importer *importer = llvm::find_if(kImporters, [&](const auto &entry) {
    return namesDialect(entry, dialect);
  });
  if (importer != std::end(kImporters))
    text += importer->advice;
  else
    text += "bring the model to tosa or linalg with the tools of the project "
            "that defines it";
  return text + ". " + kVersions.str() + ".";
}

/// The first group of `pattern` in `text`, or an empty string.
static StringRef firstGroup(StringRef pattern, StringRef text) {
  llvm::SmallVector<StringRef> groups;
  return llvm::Regex(pattern).match(text, &groups) ? groups[1] : StringRef();
}

/// The namespace of the op whose quoted name is the last on the line.
static StringRef lastQuotedNamespace(StringRef line) {
  auto [head, name] = line.rtrim().rtrim('"').rsplit('"');
  return firstGroup("^([A-Za-z_][A-Za-z0-9_$]*)\\.", name);
}

std::optional<std::string> ptc::adviceForParseError(StringRef message,
                                                    StringRef lineBefore) {
  // An op, type or attribute of a dialect that is not there. The wordings are
  // those of the text parser, for custom and generic syntax, and of the
  // bytecode reader.
  for (StringRef pattern : {"^Dialect `([^']+)' not found",
                            "^[`]?[!#]\"([^\"]+)\"<.* created with "
                            "unregistered dialect",
                            "^dialect '([^']+)' is unknown"})
    if (StringRef dialect = firstGroup(pattern, message); !dialect.empty())
      return adviceForDialect(dialect);
  if (message.starts_with(
          "operation being parsed with an unregistered dialect"))
    if (StringRef dialect = lastQuotedNamespace(lineBefore); !dialect.empty())
      return adviceForDialect(dialect);

  if (message.starts_with("bytecode version "))
    return "the file was written by a newer MLIR: write it as text, or by the "
           "older version. " +
           kVersions.str() + ".";

  // An op that this version's dialect does not have, or has otherwise: up to
  // MLIR 20, the zero points of tosa ops were attributes.
  StringRef difference = "is not an op of";
  StringRef op =
      firstGroup("^custom op '([A-Za-z_0-9]+\\.[^']+)' is unknown", message);
  if (op.empty())
    op = firstGroup("^unregistered operation '([^']+)' found in dialect",
                    message);
  if (op.empty()) {
    difference = "has other operands in";
    op = firstGroup("^'(tosa\\.[a-z0-9_]+)' op expected [0-9]+ operands",
                    message);
  }
  if (op.empty())
    return std::nullopt;
  return ("'" + op + "' " + difference +
          " this version of MLIR: import the model with a version that "
          "matches. " +
          kVersions + ".")
      .str();
}

std::optional<std::string> ptc::adviceForFile(llvm::MemoryBufferRef input) {
  StringRef name = input.getBufferIdentifier();
  StringRef advice;
  if (input.getBuffer().substr(4, 4) == "TFL3")
    advice = kFromTflite;
  else if (name.ends_with_insensitive(".onnx"))
    advice = kFromOnnx;
  if (advice.empty())
    return std::nullopt;
  return ("the file is not MLIR: " + advice + ". " + kVersions + ".").str();
}

//===----------------------------------------------------------------------===//
// Parsing once more
//===----------------------------------------------------------------------===//

/// "file:line:column" of a position in `buffer`, which may be one module of a
/// file that was split.
static std::string position(StringRef buffer, unsigned line, unsigned column) {
  llvm::SmallVector<StringRef> groups;
  if (llvm::Regex("^within split at (.*):([0-9]+) offset ")
          .match(buffer, &groups)) {
    unsigned first = 1;
    (void)groups[2].getAsInteger(10, first);
    buffer = groups[1];
    line += first - 1;
  }
  return (buffer + ":" + llvm::Twine(line) + ":" + llvm::Twine(column)).str();
}

/// Parses `sources` and prints advice for the first error.
static bool explainChunk(llvm::SourceMgr &sources,
                         const mlir::DialectRegistry &registry,
                         bool allowUnregisteredDialects,
                         llvm::raw_ostream &os) {
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  context.allowUnregisteredDialects(allowUnregisteredDialects);
  unsigned file = sources.getMainFileID();
  StringRef name = sources.getMemoryBuffer(file)->getBufferIdentifier();
  StringRef text = sources.getMemoryBuffer(file)->getBuffer();
  bool seen = false, explained = false;
  auto explain = [&](mlir::Diagnostic &diagnostic) {
    if (seen || diagnostic.getSeverity() != mlir::DiagnosticSeverity::Error)
      return;
    seen = true;
    std::string where = name.str();
    StringRef before;
    // Errors inside bytecode have no place in the file.
    auto location =
        mlir::dyn_cast<mlir::FileLineColLoc>(diagnostic.getLocation());
    if (location && location.getFilename() == name && location.getLine() > 0) {
      where = position(name, location.getLine(), location.getColumn());
      llvm::SMLoc start =
          sources.FindLocForLineAndColumn(file, location.getLine(), 1);
      if (start.isValid())
        before = StringRef(start.getPointer(), text.end() - start.getPointer())
                     .take_front(location.getColumn() - 1);
    }
    if (auto advice = adviceForParseError(diagnostic.str(), before)) {
      os << where << ": note: " << *advice << "\n";
      explained = true;
    }
  };
  mlir::ScopedDiagnosticHandler handler(&context, explain);
  (void)mlir::parseSourceFile<mlir::ModuleOp>(sources, &context);
  return explained;
}

bool ptc::explainForeignInput(llvm::MemoryBufferRef input,
                              const mlir::DialectRegistry &registry,
                              const ForeignInputOptions &options,
                              llvm::raw_ostream &os) {
  if (std::optional<std::string> advice = adviceForFile(input)) {
    os << input.getBufferIdentifier() << ": note: " << *advice << "\n";
    return true;
  }
  bool explained = false;
  auto explain = [&](std::unique_ptr<llvm::MemoryBuffer> chunk,
                     const llvm::MemoryBufferRef &, llvm::raw_ostream &) {
    llvm::SourceMgr sources;
    sources.AddNewSourceBuffer(std::move(chunk), llvm::SMLoc());
    explained |=
        explainChunk(sources, registry, options.allowUnregisteredDialects, os);
    return mlir::success();
  };
  (void)mlir::splitAndProcessBuffer(
      llvm::MemoryBuffer::getMemBuffer(input, /*RequiresNullTerminator=*/false),
      explain, llvm::nulls(), options.splitMarker);
  return explained;
}
