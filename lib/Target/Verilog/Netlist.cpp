//===- Netlist.cpp - Modules, their parameters and wires ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Netlist.h"
#include "PoolToConv/Dialect/Fpga/Devices/Device.h"
#include "Units.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// Instances
//===----------------------------------------------------------------------===//

Instance &Instance::set(StringRef parameter, int64_t value) {
  parameters.emplace_back(parameter, std::to_string(value));
  return *this;
}

Instance &Instance::setText(StringRef parameter, StringRef text) {
  parameters.emplace_back(parameter, ("\"" + text + "\"").str());
  return *this;
}

Instance &Instance::setBits(StringRef parameter, const APInt &number) {
  SmallString<32> digits;
  number.toString(digits, 16, /*Signed=*/false, /*formatAsCLiteral=*/false,
                  /*UpperCase=*/false);
  parameters.emplace_back(
      parameter, llvm::formatv("{0}'h{1}", number.getBitWidth(), digits).str());
  return *this;
}

/// The low bits of `number`.
static APInt bitsOf(unsigned width, Int128 number) {
  uint64_t words[] = {uint64_t(number), uint64_t(number >> 64)};
  return APInt(128, words).trunc(width);
}

Instance &Instance::setBits(StringRef parameter, unsigned width,
                            Int128 number) {
  return setBits(parameter, bitsOf(width, number));
}

Instance &Instance::setSigned(StringRef parameter, unsigned width,
                              Int128 number) {
  SmallString<32> digits;
  bitsOf(width, number)
      .toString(digits, 16, /*Signed=*/false,
                /*formatAsCLiteral=*/false,
                /*UpperCase=*/false);
  parameters.emplace_back(parameter,
                          llvm::formatv("{0}'sh{1}", width, digits).str());
  return *this;
}

Instance &Instance::setMemory(Memory memory, StringRef name) {
  switch (memory) {
  case Memory::Reg:
    return setText(name, "registers");
  case Memory::LutRam:
    return setText(name, "distributed");
  case Memory::Bram:
    return setText(name, "block");
  case Memory::Uram:
    return setText(name, "ultra");
  case Memory::Auto:
  case Memory::Dram:
    return setText(name, "auto");
  }
  llvm_unreachable("all memories are handled");
}

Instance &Instance::setRom(Memory memory) {
  if (memory == Memory::LutRam || memory == Memory::Reg)
    return setText("STYLE", "logic");
  return setMemory(memory);
}

Instance &Instance::connect(StringRef prefix, std::vector<std::string> nets) {
  ports.emplace_back(prefix, std::move(nets));
  return *this;
}

Instance &Instance::tie(StringRef prefix, int64_t bits) {
  ties.emplace_back(prefix, bits);
  return *this;
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

/// Of the family of the kernel's target, or of an ECP5.
static CostModel modelFor(KernelOp kernel) {
  if (TargetAttr target = kernel.getTargetAttr()) {
    llvm::Expected<Device> device = findDevice(target.getPart());
    if (device)
      return device->model;
    // Its figures were given by hand.
    llvm::consumeError(device.takeError());
  }
  return {};
}

FailureOr<Netlist> ptc::fpga::buildNetlist(KernelOp kernel) {
  if (kernel.getDraft())
    return emitError(kernel.getLoc(),
                     "is a draft: run fpga-insert-plumbing first");
  Netlist netlist;
  netlist.kernel = kernel;
  netlist.model = modelFor(kernel);
  UnitBuilder units(netlist);
  for (Operation &op : kernel.getBody().getOps())
    if (failed(units.add(&op)))
      return failure();
  return netlist;
}
