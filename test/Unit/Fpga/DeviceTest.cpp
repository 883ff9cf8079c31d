//===- DeviceTest.cpp - Devices as data -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Devices/Device.h"

#include "gtest/gtest.h"

using namespace ptc::fpga;

namespace {

const char *const kGood = R"json({
  "name": "mine", "part": "p1", "clock_mhz": 50, "lut": 100, "ff": 200,
  "lut_inputs": 4, "lut_ram": false, "packing": 1.5,
  "dsp": {"kind": "D", "count": 3, "widths": [18, 27], "adders": true},
  "bram": {"kind": "B", "count": 4, "shapes": [[16, 256], [8, 512]]},
  "source": "a data sheet"
})json";

/// The file with one part of its text replaced.
std::string with(llvm::StringRef from, llvm::StringRef to) {
  std::string text = kGood;
  size_t at = text.find(from.str());
  EXPECT_NE(at, std::string::npos) << from.str();
  return text.replace(at, from.size(), to.str());
}

std::string errorOf(llvm::StringRef text) {
  llvm::Expected<Device> device = parseDevice(text, "d.json");
  return device ? "no error" : llvm::toString(device.takeError());
}

TEST(Device, ReadsEveryKey) {
  llvm::Expected<Device> device = parseDevice(kGood, "d.json");
  ASSERT_TRUE(bool(device)) << llvm::toString(device.takeError());
  EXPECT_EQ(device->name, "mine");
  EXPECT_EQ(device->part, "p1");
  EXPECT_EQ(device->source, "a data sheet");
  EXPECT_EQ(device->clockMhz, 50);
  EXPECT_EQ(device->lut, 100);
  EXPECT_EQ(device->ff, 200);
  EXPECT_EQ(device->packing, 1.5);
  EXPECT_EQ(device->dsp, 3);
  EXPECT_EQ(device->dspKind, "D");
  EXPECT_EQ(device->bram, 4);
  EXPECT_EQ(device->bramKind, "B");
  EXPECT_EQ(device->uram, 0);
  EXPECT_FALSE(device->model.hasLut6);
  EXPECT_FALSE(device->model.hasLutRam);
  EXPECT_TRUE(device->model.hasBlockAdders);
  EXPECT_EQ(device->model.wideFactor, 27);
  EXPECT_EQ(device->model.narrowFactor, 18);
  ASSERT_EQ(device->model.ramShapes.size(), 2u);
  EXPECT_EQ(device->model.ramShapes[1].width, 8);
  EXPECT_EQ(device->model.ramShapes[1].depth, 512);
}

TEST(Device, ErrorsNameThePlace) {
  EXPECT_EQ(errorOf("{\n \"name\": }"), "d.json:2:10: Invalid JSON value");
  EXPECT_EQ(errorOf("[]"), "d.json: expected an object, found a list");
  EXPECT_EQ(errorOf(with("\"lut\": 100, ", "")),
            "d.json: lut: expected a whole number in 1 .. 2147483648, found "
            "nothing");
  EXPECT_EQ(errorOf(with("\"lut\": 100", "\"lut\": \"many\"")),
            "d.json: lut: expected a whole number in 1 .. 2147483648, found "
            "\"many\"");
  EXPECT_EQ(errorOf(with("\"count\": 3", "\"count\": -3")),
            "d.json: dsp.count: expected a whole number in 0 .. 2147483648, "
            "found -3");
  EXPECT_EQ(errorOf(with("[18, 27]", "[18]")),
            "d.json: dsp.widths: expected a list of 2 whole numbers in 2 .. 64,"
            " found a list");
  EXPECT_EQ(errorOf(with("[8, 512]", "[8, 0]")),
            "d.json: bram.shapes[1]: expected [width, depth], bits in 1 .. 4096"
            " and words in 1 .. 2147483648");
  EXPECT_EQ(errorOf(with("[[16, 256], [8, 512]]", "[]")),
            "d.json: bram.shapes: expected a list that is not empty, found a "
            "list");
  EXPECT_EQ(errorOf(with("\"lut_inputs\": 4", "\"lut_inputs\": 5")),
            "d.json: lut_inputs: expected 4 or 6, found 5");
  EXPECT_EQ(errorOf(with("1.5", "0.5")),
            "d.json: packing: expected a number of at least 1, found 0.500000");
  EXPECT_EQ(errorOf(with("\"clock_mhz\": 50", "\"clock_mhz\": 0")),
            "d.json: clock_mhz: expected a number above 0, found 0");
  EXPECT_EQ(errorOf(with("\"lut_ram\": false", "\"lut_ram\": 0")),
            "d.json: lut_ram: expected true or false, found 0");
  EXPECT_EQ(errorOf(with("\"ff\"", "\"fff\": 1, \"ff\"")),
            "d.json: fff: no such key; expected one of name, part, clock_mhz, "
            "lut, ff, lut_inputs, lut_ram, packing, dsp, bram, uram, source");
  EXPECT_EQ(errorOf(with("\"source\": \"a data sheet\"", "\"source\": \"\"")),
            "d.json: source: expected a text, found \"\"");
}

TEST(Device, KnowsThoseOfTheLibrary) {
  EXPECT_EQ(builtinDevices().size(), 9u);
  for (const BuiltinDevice &builtin : builtinDevices()) {
    llvm::Expected<Device> device = parseDevice(builtin.json, builtin.name);
    ASSERT_TRUE(bool(device)) << llvm::toString(device.takeError());
    EXPECT_EQ(device->name, builtin.name);
    // Both names lead to it.
    for (std::string name : {device->name, device->part}) {
      llvm::Expected<Device> found = findDevice(llvm::StringRef(name).upper());
      ASSERT_TRUE(bool(found)) << llvm::toString(found.takeError());
      EXPECT_EQ(found->name, device->name);
    }
  }
}

TEST(Device, UnknownNamesAndFiles) {
  EXPECT_EQ(llvm::toString(findDevice("virtex").takeError()),
            "no device is called 'virtex'; known are artix-7-100t, ecp5-12f, "
            "ecp5-25f, ecp5-45f, ecp5-85f, ice40up5k, kv260, zu3eg, zynq-7020; any "
            "other is described by a file that ends in .json");
  EXPECT_EQ(llvm::toString(findDevice("not-there.json").takeError()),
            "not-there.json: cannot be read: No such file or directory");
}

} // namespace
