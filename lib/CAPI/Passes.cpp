//===- Passes.cpp - Passes by name, and from structs of options -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A struct of options becomes the text that the command line would have, and
// the text becomes a pass: there is one way to a pass only.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Passes.h"
#include "PoolToConv-c/PassOptions.h"
#include "PoolToConv-c/Registration.h"

#include "OptionText.h"
#include "PoolToConv/InitAll.h"
#include "Support.h"

#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Pass.h"
#include "llvm/ADT/STLExtras.h"

#include <cstddef>

using namespace mlir;
using namespace ptc;
using namespace ptc::capi;

namespace {
/// A pass, or a pipeline if nothing creates it.
struct PassEntry {
  StringRef name;
  ArrayRef<OptionField> fields;
  std::unique_ptr<Pass> (*create)();
  StringRef summary;
  StringRef description;

  bool isPipeline() const { return !create; }
};
} // namespace

//===----------------------------------------------------------------------===//
// From text
//===----------------------------------------------------------------------===//

/// What a user who mistyped an option wants to know.
static std::string describe(const PassEntry &entry, StringRef options) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << entry.name << " does not take the options '" << options << "'";
  if (entry.fields.empty()) {
    os << "; it has none";
    return text;
  }
  os << "; it has ";
  llvm::interleaveComma(entry.fields, os, [&](const OptionField &field) {
    os << field.name;
    if (field.values.empty())
      return;
    os << " (";
    llvm::interleaveComma(field.values, os,
                          [&](const EnumValue &value) { os << value.name; });
    os << ')';
  });
  return text;
}

static std::unique_ptr<Pass>
passFromText(const PassEntry &entry, StringRef options, const ErrorSink &sink) {
  std::unique_ptr<Pass> pass = entry.create();
  auto ignore = [](const Twine &) { return failure(); };
  if (succeeded(pass->initializeOptions(options, ignore)))
    return pass;
  sink(describe(entry, options));
  return nullptr;
}

/// Why a pass cannot be in `manager`, or an empty text. MLIR would end the
/// process.
static std::string whyNotIn(OpPassManager &manager, const Pass &pass) {
  std::optional<StringRef> managed = manager.getOpName();
  std::optional<StringRef> wanted = pass.getOpName();
  if (!managed || !wanted || *managed == *wanted ||
      manager.getNesting() == OpPassManager::Nesting::Implicit)
    return "";
  return (pass.getArgument() + " runs on " + *wanted +
          " and the pass manager on " + *managed)
      .str();
}

static LogicalResult addFromText(OpPassManager &manager, const PassEntry &entry,
                                 StringRef options, const ErrorSink &sink) {
  if (!entry.isPipeline()) {
    std::unique_ptr<Pass> pass = passFromText(entry, options, sink);
    if (!pass)
      return failure();
    std::string reason = whyNotIn(manager, *pass);
    if (!reason.empty())
      return sink(reason), failure();
    manager.addPass(std::move(pass));
    return success();
  }
  ptcRegisterPasses();
  const PassPipelineInfo *pipeline = PassPipelineInfo::lookup(entry.name);
  auto ignore = [](const Twine &) { return failure(); };
  // A manager for any op takes all passes, so that they can be looked at first.
  OpPassManager scratch;
  if (failed(pipeline->addToPipeline(scratch, options, ignore)))
    return sink(describe(entry, options)), failure();
  for (const Pass &pass : scratch.getPasses()) {
    std::string reason = whyNotIn(manager, pass);
    if (!reason.empty())
      return sink(reason), failure();
  }
  return pipeline->addToPipeline(manager, options, ignore);
}

//===----------------------------------------------------------------------===//
// From structs
//===----------------------------------------------------------------------===//

/// The text of a struct, which may be null for the defaults.
static std::optional<std::string>
textOf(const PassEntry &entry, const void *options, const ErrorSink &sink) {
  if (!options)
    return std::string();
  llvm::Expected<std::string> text = optionText(entry.fields, options);
  if (text)
    return std::move(*text);
  sink(entry.name.str() + ": " + llvm::toString(text.takeError()));
  return std::nullopt;
}

static MlirPass createPass(const PassEntry &entry, const void *options,
                           MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  std::optional<std::string> text = textOf(entry, options, sink);
  return wrap(text ? passFromText(entry, *text, sink).release() : nullptr);
}

static MlirLogicalResult
addToManager(MlirOpPassManager manager, const PassEntry &entry,
             const void *options, MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!manager.ptr)
    return sink("the pass manager is null"), wrap(failure());
  std::optional<std::string> text = textOf(entry, options, sink);
  if (!text)
    return wrap(failure());
  return wrap(addFromText(*unwrap(manager), entry, *text, sink));
}

#include "PassTable.inc"

//===----------------------------------------------------------------------===//
// By name
//===----------------------------------------------------------------------===//

static const PassEntry *lookup(StringRef name, const ErrorSink &sink) {
  const PassEntry *entry = llvm::find_if(
      passTable, [&](const PassEntry &entry) { return entry.name == name; });
  if (entry != std::end(passTable))
    return entry;
  sink("there is no pass '" + name.str() + "'");
  return nullptr;
}

MlirPass ptcPassCreate(MlirStringRef name, MlirStringRef options,
                       MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  const PassEntry *entry = lookup(unwrap(name), sink);
  if (!entry)
    return {nullptr};
  if (entry->isPipeline()) {
    sink(entry->name.str() + " is a pipeline of several passes");
    return {nullptr};
  }
  return wrap(passFromText(*entry, unwrap(options), sink).release());
}

void ptcPassDestroy(MlirPass pass) { delete unwrap(pass); }

MlirLogicalResult ptcOpPassManagerAdd(MlirOpPassManager manager,
                                      MlirStringRef name, MlirStringRef options,
                                      MlirStringCallback onError,
                                      void *userData) {
  ErrorSink sink(onError, userData);
  if (!manager.ptr)
    return sink("the pass manager is null"), wrap(failure());
  const PassEntry *entry = lookup(unwrap(name), sink);
  if (!entry)
    return wrap(failure());
  return wrap(addFromText(*unwrap(manager), *entry, unwrap(options), sink));
}

static const PassEntry *entryAt(intptr_t index) {
  bool exists = index >= 0 && index < ptcGetNumPasses();
  return exists ? &passTable[index] : nullptr;
}

intptr_t ptcGetNumPasses(void) { return std::size(passTable); }

MlirStringRef ptcGetPassName(intptr_t index) {
  const PassEntry *entry = entryAt(index);
  return toC(entry ? entry->name : "");
}

bool ptcIsPipeline(intptr_t index) {
  const PassEntry *entry = entryAt(index);
  return entry && entry->isPipeline();
}

intptr_t ptcGetNumOptions(intptr_t index) {
  const PassEntry *entry = entryAt(index);
  return entry ? entry->fields.size() : 0;
}

static const OptionField *fieldAt(intptr_t index, intptr_t option) {
  bool exists = option >= 0 && option < ptcGetNumOptions(index);
  return exists ? &entryAt(index)->fields[option] : nullptr;
}

static const EnumValue *valueAt(intptr_t index, intptr_t option,
                                intptr_t value) {
  bool exists = value >= 0 && value < ptcGetNumOptionValues(index, option);
  return exists ? &fieldAt(index, option)->values[value] : nullptr;
}

MlirStringRef ptcGetPassSummary(intptr_t index) {
  const PassEntry *entry = entryAt(index);
  return toC(entry ? entry->summary : "");
}

MlirStringRef ptcGetPassDescription(intptr_t index) {
  const PassEntry *entry = entryAt(index);
  return toC(entry ? entry->description : "");
}

MlirStringRef ptcGetOptionName(intptr_t index, intptr_t option) {
  const OptionField *field = fieldAt(index, option);
  return toC(field ? field->name : "");
}

MlirStringRef ptcGetOptionSummary(intptr_t index, intptr_t option) {
  const OptionField *field = fieldAt(index, option);
  return toC(field ? field->summary : "");
}

MlirStringRef ptcGetOptionDefault(intptr_t index, intptr_t option) {
  const OptionField *field = fieldAt(index, option);
  return toC(field ? field->byDefault : "");
}

PtcOptionKind ptcGetOptionKind(intptr_t index, intptr_t option) {
  const OptionField *field = fieldAt(index, option);
  if (!field)
    return PtcOptionNone;
  switch (field->kind) {
  case FieldKind::Bool:
    return PtcOptionBool;
  case FieldKind::Enum:
    return PtcOptionEnum;
  case FieldKind::Int64:
    return PtcOptionInteger;
  case FieldKind::Unsigned:
    return PtcOptionUnsigned;
  case FieldKind::Double:
    return PtcOptionNumber;
  case FieldKind::String:
    return PtcOptionText;
  case FieldKind::Int64List:
    return PtcOptionIntegerList;
  case FieldKind::StringList:
    return PtcOptionTextList;
  }
  llvm_unreachable("unknown kind of option");
}

intptr_t ptcGetNumOptionValues(intptr_t index, intptr_t option) {
  const OptionField *field = fieldAt(index, option);
  return field ? field->values.size() : 0;
}

MlirStringRef ptcGetOptionValue(intptr_t index, intptr_t option,
                                intptr_t value) {
  const EnumValue *entry = valueAt(index, option, value);
  return toC(entry ? entry->name : "");
}

MlirStringRef ptcGetOptionValueSummary(intptr_t index, intptr_t option,
                                       intptr_t value) {
  const EnumValue *entry = valueAt(index, option, value);
  return toC(entry ? entry->summary : "");
}

MlirLogicalResult ptcFormatOption(intptr_t index, intptr_t option,
                                  PtcStringList value,
                                  MlirStringCallback onText, void *textData,
                                  MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  const OptionField *field = fieldAt(index, option);
  if (!field)
    return sink("there is no such option"), wrap(failure());
  if (value.size < 0 || (value.size > 0 && !value.data))
    return sink(field->name.str() + ": the list has no strings"),
           wrap(failure());
  SmallVector<StringRef> texts;
  for (MlirStringRef text : ArrayRef(value.data, value.size))
    texts.push_back(unwrap(text));
  llvm::Expected<std::string> formatted = optionTextFromTexts(*field, texts);
  if (!formatted)
    return sink(entryAt(index)->name.str() + ": " +
                llvm::toString(formatted.takeError())),
           wrap(failure());
  if (onText)
    onText(toC(*formatted), textData);
  return wrap(success());
}
