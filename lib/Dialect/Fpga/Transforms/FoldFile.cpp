//===- FoldFile.cpp - Folds as JSON ---------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FoldFile.h"
#include "PoolToConv/Dialect/Fpga/Devices/JsonFields.h"

#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace mlir;
using namespace ptc::fpga;
namespace json = llvm::json;

/// Reads a name such as "dsp" where the key is there.
template <typename Kind>
static std::optional<Kind>
readName(JsonFields &fields, StringRef key,
         std::optional<Kind> (*parse)(llvm::StringRef), ArrayRef<Kind> allowed,
         StringRef (*print)(Kind)) {
  if (!fields.has(key))
    return std::nullopt;
  std::string text = fields.text(key);
  std::optional<Kind> kind = parse(text);
  if (kind && llvm::is_contained(allowed, *kind))
    return kind;
  std::string names;
  for (Kind choice : allowed)
    names += (names.empty() ? "" : " or ") + print(choice).str();
  fields.fail(fields.pathOf(key) + ": expected " + names + ", found \"" + text +
              "\"");
  return std::nullopt;
}

/// The keys of one unit.
static llvm::Error readPin(const json::Value &value, const NamedUnit &unit,
                           UnitPin &pin) {
  JsonFields fields(value, pin.where);
  UnitCell cell(unit.op);
  auto number = [&](StringRef key) -> std::optional<int64_t> {
    if (!fields.has(key))
      return std::nullopt;
    return fields.integer(key, 1, int64_t(1) << 31);
  };
  if (cell.isMac()) {
    pin.pe = number("pe");
    pin.simd = number("simd");
    pin.pixels = number("pixels");
  }
  if (!cell.getLanes().empty())
    pin.lanes = number("lanes");
  if (cell.choosesMultipliers())
    pin.multipliers = readName<Multiplier>(
        fields, "multipliers", symbolizeMultiplier,
        {Multiplier::Dsp, Multiplier::Lut},
        [](Multiplier kind) { return stringifyMultiplier(kind); });
  auto memory = [&](StringRef key) {
    return readName<Memory>(fields, key, symbolizeMemory,
                            {Memory::Bram, Memory::LutRam, Memory::Reg},
                            [](Memory kind) { return stringifyMemory(kind); });
  };
  if (cell.choosesWeights())
    pin.weights = memory("weights");
  if (cell.choosesWindow())
    pin.window = memory("window");
  return fields.finish();
}

llvm::Expected<std::vector<UnitPin>>
ptc::fpga::readFolds(StringRef file, ArrayRef<NamedUnit> units) {
  llvm::Expected<std::string> text = readFile(file);
  if (!text)
    return text.takeError();
  llvm::Expected<json::Value> value = parseJson(*text, file);
  if (!value)
    return value.takeError();
  std::vector<UnitPin> pins(units.size());
  JsonFields fields(*value, file.str());
  const json::Value &kernels = fields.value("kernels");
  JsonFields perKernel(kernels, fields.pathOf("kernels"));
  if (kernels.getAsObject()) {
    llvm::DenseSet<StringRef> done;
    for (const NamedUnit &first : units) {
      StringRef name = KernelOp(first.kernel).getSymName();
      if (!perKernel.has(name) || !done.insert(name).second)
        continue;
      JsonFields perUnit(perKernel.value(name), perKernel.pathOf(name));
      for (auto [unit, pin] : llvm::zip_equal(units, pins)) {
        if (unit.kernel != first.kernel || !perUnit.has(unit.name))
          continue;
        pin.where = perUnit.pathOf(unit.name);
        perUnit.failWith(readPin(perUnit.value(unit.name), unit, pin));
      }
      perKernel.failWith(perUnit.finish());
    }
  }
  fields.failWith(perKernel.finish());
  if (llvm::Error error = fields.finish())
    return std::move(error);
  return pins;
}

/// The settings of one unit that apply to it.
static void writePin(json::OStream &out, const UnitCell &cell,
                     const UnitSetting &setting) {
  if (cell.isMac()) {
    out.attribute("pe", setting.pe);
    out.attribute("simd", setting.simd);
    out.attribute("pixels", setting.pixels);
  }
  if (!cell.getLanes().empty())
    out.attribute("lanes", setting.lanes);
  if (cell.choosesMultipliers())
    out.attribute("multipliers", stringifyMultiplier(setting.multipliers));
  if (cell.choosesWeights())
    out.attribute("weights", stringifyMemory(setting.weights));
  if (cell.choosesWindow())
    out.attribute("window", stringifyMemory(setting.window));
}

llvm::Error ptc::fpga::writeFolds(StringRef file, const FoldSpace &space,
                                  ArrayRef<FoldSpace::Decision> decisions) {
  std::string message;
  std::unique_ptr<llvm::ToolOutputFile> output = openOutputFile(file, &message);
  if (!output)
    return llvm::createStringError(message);
  json::OStream out(output->os(), /*IndentSize=*/2);
  out.object([&] {
    out.attributeObject("kernels", [&] {
      for (size_t i = 0; i < decisions.size();) {
        KernelOp kernel = space.getUnit(i).kernel;
        out.attributeObject(kernel.getSymName(), [&] {
          for (; i < decisions.size() && space.getUnit(i).kernel == kernel; ++i)
            if (!space.getCell(i).getLanes().empty())
              out.attributeObject(space.getUnit(i).name, [&] {
                writePin(out, space.getCell(i), decisions[i].setting);
              });
        });
      }
    });
  });
  output->os() << "\n";
  output->keep();
  return llvm::Error::success();
}
