//===- Testbench.cpp - A design that checks itself ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Testbench.h"
#include "PoolToConv/Judge/CompiledModule.h"
#include "PoolToConv/Judge/Trials.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// Frames
//===----------------------------------------------------------------------===//

namespace {
/// The integers of a port's stream, and what they are on the side of the host.
class PortNumbers {
public:
  explicit PortNumbers(const AxisPort &port) : port(port) {
    TypeAttr format = port.isInput()
                          ? cast<LoadOp>(port.op).getFormatAttr()
                          : cast<StoreOp>(port.op).getFormatAttr();
    if (format)
      fixed = cast<FixedType>(format.getValue());
  }

  /// Numbers of a frame, and `host`, the tensor that has them; of numbers that
  /// its floats cannot hold, the low bits are 0.
  Tensor draw(const Trial &trial, Random &random, Tensor &host) const {
    StreamType stream = port.stream;
    Tensor numbers(
        ElementType::integer(stream.getNumberWidth(), stream.isUnsigned()),
        host.shape());
    fillTensor(numbers, trial, random);
    for (int64_t i = 0; i < numbers.size(); ++i) {
      if (!fixed) {
        host.setBits(i, numbers.bits(i));
        continue;
      }
      int64_t number = numbers.integer(i);
      int digits = 1 - int(std::log2(host.type().epsilon()));
      int excess = int(stream.getNumberWidth()) - digits;
      if (excess > 0)
        number = int64_t(uint64_t(number) >> excess << excess);
      numbers.setBits(i, number);
      host.setValue(i, std::ldexp(double(number), -int(fixed.getFraction())));
    }
    return numbers;
  }

  /// The numbers of a tensor that the kernel gave.
  Tensor of(const Tensor &host) const {
    Tensor numbers(ElementType::integer(port.stream.getNumberWidth()),
                   host.shape());
    for (int64_t i = 0; i < numbers.size(); ++i)
      numbers.setBits(i, fixed ? uint64_t(int64_t(std::ldexp(
                                     host.value(i), int(fixed.getFraction()))))
                               : host.bits(i));
    return numbers;
  }

  /// A line for each beat, as wide as the port.
  void print(const Tensor &numbers, std::string &lines) const {
    unsigned width = port.stream.getNumberWidth();
    int64_t lanes = port.stream.getLanes();
    for (int64_t i = 0; i < numbers.size(); i += lanes) {
      APInt beat(port.bits, 0);
      for (int64_t lane = 0; lane < lanes; ++lane)
        beat.insertBits(numbers.bits(i + lane), lane * width, width);
      appendHexLine(lines, beat);
    }
  }

private:
  const AxisPort &port;
  FixedType fixed;
};
} // namespace

static Trial trialOf(int64_t frame) {
  switch (frame) {
  case 1:
    return {ptc::Pattern::AllMin};
  case 2:
    return {ptc::Pattern::AllMax};
  case 3:
    return {ptc::Pattern::Ties};
  default:
    return {ptc::Pattern::Random, unsigned(frame)};
  }
}

/// The beats of each port.
static llvm::Expected<std::vector<std::string>>
runFrames(ModuleOp reference, StringRef function, ArrayRef<AxisPort> ports,
          int64_t frames) {
  DialectRegistry registry;
  registerJudgeDialects(registry);
  reference->getContext()->appendDialectRegistry(registry);
  reference->getContext()->loadAllAvailableDialects();
  auto compiled = CompiledModule::compile(reference);
  if (!compiled)
    return compiled.takeError();
  const Signature *signature = (*compiled)->lookup(function);
  assert(signature && "a kernel has tensors of numbers");

  std::vector<std::string> lines(ports.size());
  Random random(/*seed=*/1);
  size_t inputs = signature->arguments.size();
  for (int64_t frame = 0; frame < frames; ++frame) {
    std::vector<Tensor> given;
    for (size_t i = 0; i < inputs; ++i) {
      const ValueType &type = signature->arguments[i];
      given.emplace_back(type.element, type.shape);
      PortNumbers numbers(ports[i]);
      numbers.print(numbers.draw(trialOf(frame), random, given.back()),
                    lines[i]);
    }
    auto results = (*compiled)->run(function, given);
    if (!results)
      return results.takeError();
    for (auto [i, result] : llvm::enumerate(*results)) {
      PortNumbers numbers(ports[inputs + i]);
      numbers.print(numbers.of(result), lines[inputs + i]);
    }
  }
  return lines;
}

//===----------------------------------------------------------------------===//
// The bench
//===----------------------------------------------------------------------===//

static const char *const kHead = R"(// Runs {0} frames through {1}, and compares what comes out, bit by bit.
//
//   iverilog -g2005 -o tb {1}.v rtl/*.v testbench.v && vvp -n tb [+stalls]
//
// in the folder of the design. Prints PASS or FAIL. With +stalls, beats are
// offered and taken at random.

`default_nettype none
module testbench;
  reg aclk = 1'b0, aresetn = 1'b0;
  integer cycle = 0, idle = 0, wrong = 0, dice = 1;
  reg stalls;
  initial stalls = $test$plusargs("stalls");
  always #1 aclk = ~aclk;
  always @(posedge aclk) aresetn <= cycle >= 4;
)";

static const char *const kInput = R"(
  reg [{1}:0] {0}_beats[0:{2}];
  initial $readmemh("testbench/{0}.hex", {0}_beats);
  integer {0}_at = 0;
  reg {0}_open = 1'b0;
  wire {0}_tready;
  wire {0}_tvalid = {0}_open & ({0}_at <= {2});
  wire [{1}:0] {0}_tdata = {0}_beats[{0}_at];
  wire {0}_tlast = {0}_at % {3} == {4};
  wire {0}_goes = aresetn & {0}_tvalid & {0}_tready;
  // What is offered stays until it is taken.
  always @(posedge aclk) begin
    if ({0}_goes) {0}_at <= {0}_at + 1;
    if ({0}_goes | ~{0}_open) {0}_open <= ~stalls | $random(dice) % 3 == 0;
  end
)";

static const char *const kOutput = R"(
  reg [{1}:0] {0}_beats[0:{2}];
  initial $readmemh("testbench/{0}.hex", {0}_beats);
  integer {0}_at = 0;
  reg {0}_tready = 1'b0;
  wire {0}_tvalid, {0}_tlast;
  wire [{1}:0] {0}_tdata;
  wire {0}_goes = aresetn & {0}_tvalid & {0}_tready;
  always @(posedge aclk) begin
    {0}_tready <= ~stalls | $random(dice) % 3 == 0;
    if ({0}_goes) begin
      {0}_at <= {0}_at + 1;
      if ({0}_tdata !== {0}_beats[{0}_at] || {0}_tlast !== ({0}_at % {3} == {4})) begin
        wrong = wrong + 1;
        if (wrong <= 10)
          $display("{0}: beat %0d of frame %0d: %h, last %b; expected %h", {0}_at % {3},
                   {0}_at / {3}, {0}_tdata, {0}_tlast, {0}_beats[{0}_at]);
      end
    end
  end
)";

static const char *const kTail = R"(
  wire done = {0};
  always @(posedge aclk) begin
    cycle <= cycle + 1;
    idle <= ({1}) ? 0 : idle + 1;
    if (done) begin
      if (wrong == 0) $display("PASS: {2} frames, %0d cycles", cycle);
      else $display("FAIL: %0d beats are wrong", wrong);
      $finish;
    end else if (idle == {3}) begin
      $display("FAIL: nothing passes any more in cycle %0d", cycle);
      $finish;
    end
  end
endmodule
`default_nettype wire
)";

static std::string benchOf(StringRef top, ArrayRef<AxisPort> ports,
                           int64_t frames, int64_t patience) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << llvm::formatv(kHead, frames, top);
  SmallVector<std::string> ends, goes, pins;
  for (const AxisPort &port : ports) {
    int64_t beats = port.stream.getBeats();
    os << llvm::formatv(port.isInput() ? kInput : kOutput, port.name,
                        port.bits - 1, frames * beats - 1, beats, beats - 1);
    goes.push_back(port.name + "_goes");
    if (!port.isInput())
      ends.push_back(
          llvm::formatv("({0}_at == {1})", port.name, frames * beats).str());
    for (const char *pin : {"tdata", "tlast", "tvalid", "tready"})
      pins.push_back(llvm::formatv(".{0}_{1}({0}_{1})", port.name, pin).str());
  }
  os << "\n  " << top << " dut (\n      .aclk(aclk), .aresetn(aresetn),\n      "
     << llvm::join(pins, ",\n      ") << "\n  );\n"
     << llvm::formatv(kTail, llvm::join(ends, " & "), llvm::join(goes, " | "),
                      frames, patience);
  return text;
}

FailureOr<std::vector<DesignFile>>
ptc::fpga::testbenchOf(ModuleOp reference, StringRef function, StringRef top,
                       ArrayRef<AxisPort> ports, int64_t frames,
                       int64_t patience) {
  llvm::Expected<std::vector<std::string>> lines =
      runFrames(reference, function, ports, frames);
  if (!lines)
    return emitError(reference.getLoc(), "has no testbench: ")
           << llvm::toString(lines.takeError());
  std::vector<DesignFile> files;
  files.push_back({"testbench.v", benchOf(top, ports, frames, patience)});
  for (auto [port, text] : llvm::zip_equal(ports, *lines))
    files.push_back({"testbench/" + port.name + ".hex", std::move(text)});
  return files;
}
