//===- Device.cpp - Reads devices -----------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Devices/Device.h"
#include "PoolToConv/Dialect/Fpga/Devices/JsonFields.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace ptc::fpga;

/// No device has more of anything; sums of such counts fit in 64 bits.
static constexpr int64_t kMost = int64_t(1) << 31;

/// `{"kind": ..., "count": ..., "widths": [a, b], "adders": true}`
static Error readMultipliers(const json::Value &value, std::string where,
                             Device &device) {
  JsonFields fields(value, std::move(where));
  device.dspKind = fields.text("kind");
  device.dsp = fields.integer("count", 0, kMost);
  SmallVector<int64_t> widths = fields.integers("widths", 2, 2, 64);
  device.model.wideFactor = std::max(widths[0], widths[1]);
  device.model.narrowFactor = std::min(widths[0], widths[1]);
  device.model.hasBlockAdders =
      fields.has("adders") && fields.boolean("adders");
  return fields.finish();
}

/// `{"kind": ..., "count": ..., "shapes": [[width, depth], ...]}`
static Error readBlockRams(const json::Value &value, std::string where,
                           Device &device) {
  JsonFields fields(value, where);
  device.bramKind = fields.text("kind");
  device.bram = fields.integer("count", 0, kMost);
  device.model.ramShapes.clear();
  std::string path = fields.pathOf("shapes");
  for (auto [i, shape] : enumerate(fields.array("shapes"))) {
    std::string at = elementPath(path, i);
    const json::Array *pair = shape.getAsArray();
    std::optional<int64_t> width, depth;
    if (pair && pair->size() == 2) {
      width = (*pair)[0].getAsInteger();
      depth = (*pair)[1].getAsInteger();
    }
    if (!width || !depth || *width < 1 || *width > 4096 || *depth < 1 ||
        *depth > kMost)
      fields.fail(at + ": expected [width, depth], bits in 1 .. 4096 and words "
                       "in 1 .. 2147483648");
    else
      device.model.ramShapes.push_back({*width, *depth});
  }
  return fields.finish();
}

Expected<Device> ptc::fpga::parseDevice(StringRef text, StringRef file) {
  Expected<json::Value> value = parseJson(text, file);
  if (!value)
    return value.takeError();
  JsonFields fields(*value, file.str());
  Device device;
  device.name = fields.text("name");
  device.part = fields.text("part");
  device.clockMhz = fields.number("clock_mhz", 0);
  device.lut = fields.integer("lut", 1, kMost);
  device.ff = fields.integer("ff", 1, kMost);
  int64_t inputs = fields.integer("lut_inputs", 4, 6);
  if (inputs == 5)
    fields.fail(fields.pathOf("lut_inputs") + ": expected 4 or 6, found 5");
  device.model.hasLut6 = inputs == 6;
  device.model.hasLutRam = fields.boolean("lut_ram");
  if (fields.has("packing")) {
    device.packing = fields.number("packing", 0);
    if (device.packing < 1)
      fields.fail(fields.pathOf("packing") +
                  ": expected a number of at least "
                  "1, found " +
                  std::to_string(device.packing));
  }
  const json::Value &dsp = fields.value("dsp");
  fields.failWith(readMultipliers(dsp, fields.pathOf("dsp"), device));
  const json::Value &bram = fields.value("bram");
  fields.failWith(readBlockRams(bram, fields.pathOf("bram"), device));
  if (fields.has("uram")) {
    JsonFields uram(fields.value("uram"), fields.pathOf("uram"));
    device.uram = uram.integer("count", 0, kMost);
    uram.integers("shape", 2, 1, kMost);
    fields.failWith(uram.finish());
  }
  device.source = fields.text("source");
  if (Error error = fields.finish())
    return std::move(error);
  return device;
}

Expected<Device> ptc::fpga::findDevice(StringRef nameOrFile) {
  if (nameOrFile.ends_with_insensitive(".json")) {
    Expected<std::string> text = readFile(nameOrFile);
    if (!text)
      return text.takeError();
    return parseDevice(*text, nameOrFile);
  }
  SmallVector<StringRef> names;
  for (const BuiltinDevice &builtin : builtinDevices()) {
    Expected<Device> device = parseDevice(builtin.json, builtin.name);
    if (!device)
      return device;
    if (nameOrFile.equals_insensitive(device->name) ||
        nameOrFile.equals_insensitive(device->part))
      return device;
    names.push_back(builtin.name);
  }
  return createStringError("no device is called '%s'; known are %s; any other "
                           "is described by a file that ends in .json",
                           nameOrFile.str().c_str(), join(names, ", ").c_str());
}
