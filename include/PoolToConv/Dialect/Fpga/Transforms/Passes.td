//===- Passes.td - Passes on kernels -----------------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_TRANSFORMS_PASSES
#define POOLTOCONV_DIALECT_FPGA_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

/// What a pass on kernels says as diagnostics. The remark engine gets all of
/// it, whatever this option says.
def Fpga_ReportOption
    : Option<"reportLevel", "report", "::ptc::ReportLevel",
             /*default=*/"::ptc::ReportLevel::None",
             "What is reported as diagnostics", [{::llvm::cl::values(
               clEnumValN(::ptc::ReportLevel::None, "none", "nothing (default)"),
               clEnumValN(::ptc::ReportLevel::Kept, "kept",
                          "what was left, with its reason"),
               clEnumValN(::ptc::ReportLevel::All, "all", "rewrites as well")
             )}]>;

/// Where passes that run a design stop.
def Fpga_CycleLimitOption
    : Option<"cycleLimit", "cycle-limit", "int64_t",
             /*default=*/"int64_t(1) << 36",
             "Cycles after which running a design is given up, with an error">;

/// Which streams have queues; `meaning` is what the pass does with them.
class Fpga_FifosOption<string meaning>
    : Option<"fifos", "fifos", "::ptc::fpga::FifoPlacement",
             /*default=*/"::ptc::fpga::FifoPlacement::Skip", meaning,
             [{::llvm::cl::values(
               clEnumValN(::ptc::fpga::FifoPlacement::Skip, "skip",
                          "copies of a stream that meet again (default)"),
               clEnumValN(::ptc::fpga::FifoPlacement::All, "all", "every stream"),
               clEnumValN(::ptc::fpga::FifoPlacement::None, "none", "none")
             )}]>;

def FpgaFusePass : Pass<"fpga-fuse"> {
  let summary = "Fewer and cheaper units that compute the same";
  let description = [{
    Rewrites neighbours in kernels, drafts and designs, until nothing changes.
    Each rewrite is bit-exact; what nearly matches stays, with the condition
    that fails:

    - (C1) `fpga.pad` of rows and columns goes into the `fpga.window` behind it,
      which pads by the same value or not at all;
    - (C2) and into an `fpga.reduce` by rows, if its value changes nothing (0 for
      sums; for maxima nothing above the input's lowest value, for minima nothing
      below its highest) and no window lies in the padding as a whole;
    - (C3) `fpga.crop` of the last rows and columns goes where the windows behind
      it step over what it drops: no window reads padding in its place, and no
      further window would fit;
    - (C4) constants that are added in front of an `fpga.requant`, one for all or
      one per channel, go into its bias, if the sum cannot leave its type: by the
      real weights of the convolution in front, and the range of its input;
    - (C5) an `fpga.requant` that is exact (a factor without rounding that cuts
      nothing) goes into the one behind it, if the factor divides what is added
      between, and one costs no more than both;
    - relu and clamp go into the bounds of the `fpga.requant` in front of them,
      scales by 1 into the next one, crops into each other;
    - (C6) scales per tensor, tables, and element-wise ops with one constant for
      all, in a row that starts at numbers of at most `table-bits` bits, become
      one `fpga.lut`, by evaluation for every number, if that costs less;
    - (C7) a scaled sum or difference of two such rows, as in a residual block
      of an integer network, becomes two `fpga.lut`, one adder and a shift:
      tables of the fewest bits of fraction that give the same result for each
      pair of inputs, which is checked pair by pair, if that costs less.

    Designs stay designs. What something costs is counted in LUTs, where a multiplier counts as 500 and
    a block RAM as 400 of them.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-fuse
    %1 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = -128
        : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x10x10x4xi8, lanes = 1>
    %2 = fpga.window %1 kernel = [3, 3]
        : !fpga.stream<1x10x10x4xi8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
    // becomes
    %2 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128>
        : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Option<"tableBits", "table-bits", "unsigned", /*default=*/"9",
           "The widest numbers that index a table, up to 10; 0 for no tables">,
    Fpga_ReportOption
  ];
  let statistics = [
    Statistic<"fused", "fused", "Rewrites">,
    Statistic<"kept", "kept", "Neighbours that stay as they are">
  ];
}

def FpgaInferWidthsPass : Pass<"fpga-infer-widths"> {
  let summary = "No more bits than the numbers need";
  let description = [{
    Intervals go through each kernel, from its ports on and channel by channel,
    by the real weights, biases, tables and bounds. Results, accumulators,
    tables and memories of constants then have the narrowest type that holds
    what can occur, unsigned where no number is negative. Nothing wraps or
    saturates that did not before, and what did still does in the same way.

    All streams of a row of units that only move elements, of a concatenation,
    or of a maximum or minimum over windows have one type, which holds what each
    of them needs, padding included. A sum over windows is as signed as its
    operand, and the sums of an `fpga.mac` are signed. Constraints on a change:

    - (C1) no port is among those streams: a port keeps its type, and a unit that
      only widens would cost what the narrower stream saves;
    - (C2) a table's entries have at most 63 bits and a sign.

    Works on drafts and on designs; beats stay as they are. Costs that were
    measured for other widths are dropped.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-infer-widths
    %w = fpga.rom dense<3> : tensor<8x3x3x3xi8>
    %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
        : !fpga.stream<1x8x8x3xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x3xi8>
        -> !fpga.stream<1x8x8x8xi32, lanes = 1>
    // becomes
    %w = fpga.rom dense<3> : tensor<8x3x3x3xui2>
    %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
        : !fpga.stream<1x8x8x3xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x3xui2>
        -> !fpga.stream<1x8x8x8xi15, lanes = 1>
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [Fpga_ReportOption];
  let statistics = [
    Statistic<"narrowed", "narrowed", "Units whose results are narrower">,
    Statistic<"streamBits", "stream-bits", "Bits saved, of one beat of each stream">,
    Statistic<"memoryBits", "memory-bits",
              "Bits saved in memories: constants, tables, line buffers, queues">
  ];
}

def FpgaNarrowRequantPass : Pass<"fpga-narrow-requant"> {
  let summary = "The smallest multipliers and shifts with the same results";
  let description = [{
    For each `fpga.requant`, the factors `multiplier * 2^-shift` that give the
    same result for every number that can come (intervals as in
    `fpga-infer-widths`, channel by channel) are those between two fractions,
    which follow from where the results step; the pass takes the one with the
    smallest shift, and of those with the smallest multiplier: no multiplier is
    smaller. What saturates, on both sides, need not be the same before it does.
    Bias and zero point stay. All steps of the new scale are compared with those
    of the old one before it is taken: both are monotone, so that this is a
    proof.

    Rounding is `half_up`, or stays as it is where that gives smaller
    multipliers. Among the multipliers of one op the widest counts; the others
    take shifts of as few different values as that width allows.

    With `clamp-input`, numbers whose results saturate in any case are clamped
    in front of the multiplication, by a second `fpga.requant` that adds the
    bias, where that costs less: a factor of fewer bits needs fewer multipliers.

    Constraints: (C1) no number wraps; (C2) the results of a channel lie within
    2^16 of each other, and numbers are at most 2^61 in magnitude; (C3) there is
    a smaller factor; (C4) with it, products have at most 64 bits.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-narrow-requant
    %1 = fpga.reduce sum window %0
        : !fpga.stream<1x4x4x8xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x4x4x8xi12, lanes = 1>
    %2 = fpga.requant %1 multiplier = [1908874355] shift = [34] round half_up
        : !fpga.stream<1x4x4x8xi12, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
    // becomes
    %2 = fpga.requant %1 multiplier = [455] shift = [12] round half_up
        : !fpga.stream<1x4x4x8xi12, lanes = 1> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Option<"clampInput", "clamp-input", "bool", /*default=*/"true",
           "Clamp in front of multiplications what saturates behind them">,
    Fpga_ReportOption
  ];
  let statistics = [
    Statistic<"narrowed", "narrowed", "Scales with smaller multipliers">,
    Statistic<"clamped", "clamped", "Scales whose input is clamped">,
    Statistic<"multipliers", "multipliers", "Multipliers of the device saved">
  ];
}

def FpgaClassifyWeightsPass : Pass<"fpga-classify-weights"> {
  let summary = "Adders and shifts where they are cheaper than multipliers";
  let description = [{
    Gives each `fpga.mac` the class of its weights that costs least:

    - `ones`: all weights are 1; adders, and no memory;
    - `po2`: each is 0, or plus or minus a power of two; a shifter for each
      product, none where all shifts are the same;
    - `const`: built into the logic, as sums of shifts (canonical signed digits;
      zeros cost nothing), and no memory. Constraint (C1): each multiplier sees
      one weight only, as the fold makes a pixel in one cycle;
    - `generic`: everything else.

    Constraint (C2): the class saves multipliers at no more than `lut-per-dsp`
    LUTs each. The default is what a multiplier of 8 x 8 bits takes in LUTs, for
    which any weights will do. A class that an op has already is looked at anew,
    so that the pass can be run again after folds have changed. Works on drafts
    and on designs.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-classify-weights
    %w = fpga.rom dense<[[[[4, -2]]], [[[0, 1]]]]> : tensor<2x1x1x2xi4>
    %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
        : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x8x8x2xi11, lanes = 1>
    // becomes
    %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> class po2
        : !fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x8x8x2xi11, lanes = 1>
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Option<"lutPerDsp", "lut-per-dsp", "int64_t", /*default=*/"100",
           "The most LUTs for a multiplier that is saved">,
    Fpga_ReportOption
  ];
  let statistics = [
    Statistic<"changed", "changed", "Convolutions of another class">,
    Statistic<"kept", "kept", "Convolutions that keep their multipliers">,
    Statistic<"multipliers", "multipliers", "Multipliers saved">
  ];
}

def FpgaSelectReducePass : Pass<"fpga-select-reduce"> {
  let summary = "Chooses how the reductions of kernels are built";
  let description = [{
    A maximum, minimum or sum over windows can be built in three forms:

    - `window`: a line buffer, and a unit that takes whole windows. Works for any
      window;
    - `rows`: one accumulator per channel and column of the result, no line
      buffer. Constraints: (C1) strides are at least as large as the kernel, so
      that no element belongs to two windows; (C2) dilation is 1; (C3) padding
      changes nothing: it is smaller than the kernel, and its value is the
      identity (0 for sums; for maxima nothing above the input's lowest value,
      for minima nothing below its highest; or the nearest element, for both);
    - `global`: one accumulator per channel. Constraints: (C4) one window covers
      the whole map, and (C2), (C3).

    A depthwise `fpga.mac` over such windows whose weights are all 1 is a sum.
    Constraints: (C5) one filter per channel, all weights 1; (C6) the stream is
    signed, as the sum of an unsigned one is unsigned. Where windows overlap it
    stays a mac, of the class `ones`: adders without multipliers. In all cases
    (C7) nothing stands between the line buffer and what reduces its windows.

    All of this is bit-exact: sums are modulo 2^width in either form. Works on
    drafts and on designs; a design stays one.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-select-reduce
    %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2]
        : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x4x4x4xvector<2x2xi8>, lanes = 1>
    %2 = fpga.reduce max window %1
        : !fpga.stream<1x4x4x4xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
    // becomes
    %2 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %0
        : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Option<"form", "form", "::ptc::fpga::ReduceForm",
           /*default=*/"::ptc::fpga::ReduceForm::Auto",
           "The form that reductions take where it is exact", [{::llvm::cl::values(
             clEnumValN(::ptc::fpga::ReduceForm::Auto, "auto",
                        "global, else rows, else window (default)"),
             clEnumValN(::ptc::fpga::ReduceForm::Window, "window",
                        "a line buffer"),
             clEnumValN(::ptc::fpga::ReduceForm::Rows, "rows",
                        "an accumulator per column"),
             clEnumValN(::ptc::fpga::ReduceForm::Global, "global",
                        "an accumulator per channel")
           )}]>,
    Fpga_ReportOption
  ];
  let statistics = [
    Statistic<"changed", "changed", "Reductions that took another form">,
    Statistic<"kept", "kept", "Reductions that could not take the wanted form">
  ];
}

def FpgaInsertPlumbingPass : Pass<"fpga-insert-plumbing"> {
  let summary = "Wires drafts of kernels: forks, lane casts, queues";
  let description = [{
    Makes a design of every `fpga.kernel` that is a `draft`, and leaves others
    alone:

    - units whose results nobody takes are erased, ports too;
    - `fpga.fork` wherever a stream has several consumers;
    - windows come in the beats that their consumer wants (taps, order, as often
      as a folded convolution needs them); a window whose consumers want
      different beats is built twice, behind a fork;
    - `fpga.cast_lanes` wherever else producer and consumer disagree;
    - an `fpga.rom` with more users than ports is built several times;
    - `fpga.fifo` where copies of a stream meet again, deep enough that the design
      cannot stop: a copy waits for (1 + lag) * C / lanes beats, where lag is how
      many pixels more the other copies' way to the meeting point needs for the
      same pixel of the result: (KH - 1 - top) * W + KW - 1 - left per window of
      stride 1, and exact for strides, paddings, crops and whole reductions.

    Plumbing that a draft holds already is kept, but that forks and casts are
    made anew. Constraint, an error at the op where it fails: (C1) where beats
    disagree in more than lanes, the producer is a window, or a queue behind one.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-insert-plumbing
    fpga.kernel @twice(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi9> attributes {draft} {
      %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
      %1 = fpga.eltwise add %0, %0 : ...
      // becomes
      %1:2 = fpga.fork %0 : !fpga.stream<1x4x4x8xi8, lanes = 1>
      %2 = fpga.fifo %1#0 depth = 8 : !fpga.stream<1x4x4x8xi8, lanes = 1>
      ...
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Fpga_FifosOption<"Which streams get a queue">,
    Option<"fifoDepth", "fifo-depth", "int64_t", /*default=*/"2",
           "The least depth of a queue, in beats">,
    Fpga_ReportOption
  ];
  let statistics = [
    Statistic<"kernels", "kernels", "Drafts that became designs">,
    Statistic<"forks", "forks", "Forks that were inserted">,
    Statistic<"casts", "casts", "Lane casts that were inserted">,
    Statistic<"queues", "fifos", "Queues that were inserted">,
    Statistic<"copies", "copies", "Windows and memories that were duplicated">,
    Statistic<"dead", "dead", "Units that were erased">
  ];
}

def FpgaSizeFifosPass : Pass<"fpga-size-fifos"> {
  let summary = "Makes the queues of kernels as deep as they have to be";
  let description = [{
    Sets the depth of each `fpga.fifo`, upwards or downwards:

    - `least`: just enough beats that the design cannot stop, whatever the speed
      of its units, by running it without time and adding a place to a full queue
      where it stops;
    - `analytic`: that, and in closed form what full rate wants: places for beats
      that come while a result is on its way through the other branch, and for
      rows that come evenly where windows have strides. Where a simulation shows
      that this is too slow, also what waited in it;
    - `simulate`: the least depths, one queue after the other, with which a
      simulation takes as many cycles a frame as with queues without a bound.

    Where copies wait for each other and have no queue, as where two inputs meet
    twice, one is inserted.

    Constraints, errors where they fail: (C1) the kernel is no draft; (C2)
    something waits behind a fork or in a queue, not inside of a unit; (C3) depths
    stay below 2^31; (C4) `target`, if there is one, holds the designs with these
    queues.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-size-fifos
    %1:2 = fpga.fork %0 : !fpga.stream<1x4x4x8xi8, lanes = 1>
    %2 = fpga.fifo %1#0 depth = 2000 : !fpga.stream<1x4x4x8xi8, lanes = 1>
    // becomes
    %2 = fpga.fifo %1#0 depth = 2 : !fpga.stream<1x4x4x8xi8, lanes = 1>
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Option<"mode", "mode", "::ptc::fpga::FifoSizing",
           /*default=*/"::ptc::fpga::FifoSizing::Analytic",
           "How depths are found", [{::llvm::cl::values(
             clEnumValN(::ptc::fpga::FifoSizing::Least, "least",
                        "just enough not to stop"),
             clEnumValN(::ptc::fpga::FifoSizing::Analytic, "analytic",
                        "what waits, and what is under way (default)"),
             clEnumValN(::ptc::fpga::FifoSizing::Simulate, "simulate",
                        "the least that keeps the full rate in a simulation")
           )}]>,
    Option<"fifoDepth", "fifo-depth", "int64_t", /*default=*/"2",
           "The least depth of a queue, in beats">,
    Option<"frames", "frames", "int64_t", /*default=*/"3",
           "Frames that are simulated">,
    Option<"target", "target", "std::string", /*default=*/"\"\"",
           "A device that has to hold the designs: a name or a file (.json)">,
    Fpga_CycleLimitOption,
    Fpga_ReportOption
  ];
  let statistics = [
    Statistic<"sized", "sized", "Queues and kernels that were sized">
  ];
}

def FpgaCheckDeadlockPass : Pass<"fpga-check-deadlock"> {
  let summary = "Proves that kernels do not stop for good";
  let description = [{
    Runs each kernel without time: a pipeline may hold one beat only, as it does
    if beats come slowly. Whether a design stops depends on which beat needs
    which, and not on when they come; so what passes this check does not stop,
    whatever the speed of its units and ports. An error otherwise: at the queue
    that is full, with the depth that it needs, or, where no queue is, at the
    unit that cannot hand on its result. Who waits for what is in the notes.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-check-deadlock
    %2 = fpga.fifo %1#1 depth = 2 : !fpga.stream<1x32x32x16xi8, lanes = 1>
    // error: 'fpga.fifo' op of depth 2 is full, and the design stops for good;
    // it needs a depth of 1070
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [Fpga_CycleLimitOption, Fpga_ReportOption];
  let statistics = [
    Statistic<"kernels", "kernels", "Kernels that do not stop">
  ];
}

def FpgaSimulatePass : Pass<"fpga-simulate"> {
  let summary = "Runs kernels cycle by cycle";
  let description = [{
    A simulation of units, their pipelines and their handshakes, exact in cycles
    for the Verilog modules that the units stand for; which numbers pass does
    not matter to it. Frames follow each other without a pause. Writes a table to
    standard error: cycles of a frame, frames per second, first output, the
    slowest unit, the peak of each queue, and how long each unit waited. A design
    that stops for good is an error at the queue that is full.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-simulate="frames=4 json=design.json"
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Option<"kernel", "kernel", "std::string", /*default=*/"\"\"",
           "The kernel that is simulated; all without it">,
    Option<"frames", "frames", "int64_t", /*default=*/"3",
           "Frames that are simulated">,
    Option<"clock", "clock", "double", /*default=*/"0",
           "MHz; 0 is the clock of the kernel's target, or 100">,
    Option<"json", "json", "std::string", /*default=*/"\"\"",
           "A file for the figures">,
    Option<"table", "table", "bool", /*default=*/"true",
           "Print the table">,
    Option<"annotate", "annotate", "bool", /*default=*/"false",
           "Write the peak of each queue to its op">,
    Option<"inputInterval", "input-interval", "int64_t", /*default=*/"1",
           "Cycles between two beats at an input, at least">,
    Option<"outputInterval", "output-interval", "int64_t", /*default=*/"1",
           "Cycles between two beats at an output, at least">,
    Option<"lineBuffers", "line-buffers", "::ptc::fpga::LineBuffers",
           /*default=*/"::ptc::fpga::LineBuffers::Pixels",
           "How line buffers take rows", [{::llvm::cl::values(
             clEnumValN(::ptc::fpga::LineBuffers::Pixels, "pixels",
                        "windows as soon as their last pixel is there (default)"),
             clEnumValN(::ptc::fpga::LineBuffers::Rows, "rows",
                        "windows of complete rows, in step with the next ones, as "
                        "designs from C++ loops have them")
           )}]>,
    Fpga_CycleLimitOption
  ];
  let statistics = [
    Statistic<"kernels", "kernels", "Kernels that were simulated">,
    Statistic<"beats", "beats", "Beats that passed">
  ];
}

def FpgaViewGraphPass : Pass<"fpga-view-graph", "::mlir::ModuleOp"> {
  let summary = "Writes kernels as pictures: units and the streams between them";
  let description = [{
    One graph for the module, one box per kernel, in the DOT language of
    Graphviz. Nodes are units with their shapes, folds and memories; edges are
    streams with their elements, lanes and beats per frame. A queue is a thick
    edge with its depth, a memory's edges are dashed. The same module always
    gives the same text.

    Without `file` the graph goes to standard output (use `-o /dev/null` so that
    the module does not, too). If `file` ends in `.svg`, the program `dot` draws
    it; where that is not installed, this is an error. Nothing in the module
    changes.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-view-graph=file=net.dot
    %1:2 = fpga.fork %0 : !fpga.stream<1x4x4x8xi8, lanes = 1>
    %2 = fpga.fifo %1#0 depth = 8 : !fpga.stream<1x4x4x8xi8, lanes = 1>
    // becomes
    n2 -> n3 [label="i8, lanes 1\n128 beats\nfifo 8", penwidth=3];
    ```
  }];
  let options = [
    Option<"file", "file", "std::string", /*default=*/"\"\"",
           "Where the graph goes; a name that ends in .svg gets a picture">
  ];
}

def FpgaFoldPass : Pass<"fpga-fold"> {
  let summary = "Chooses how much of a network happens in one cycle";
  let description = [{
    Gives each unit of the drafts below the operation this runs on, as one
    design on one device: the fold of convolutions, lanes of streams, whether
    products are built in multiplier blocks or in LUTs, and weights and line
    buffers in block RAMs or in LUTs. With `target` alone, the fastest design
    that fits the device; with `target-fps` or `target-cycles`, the cheapest
    that is fast enough, within the device if one is given.

    A number of cycles per frame determines lanes: the fewest with which every
    stream is fast enough. Then units are independent of each other, the lane
    casts between them counted, and the choice is a knapsack with one item per
    unit and four resources. It is solved exactly, for each number of cycles
    that a unit can have, from the fewest up. Forks and queues are counted as
    `fpga-insert-plumbing` builds them.

    Constraints: (C1) kernels are drafts; (C2) a design that is fast enough and
    fits exists: where none does, the error names the least that there is, and
    what is short.

    No number that is computed changes. docs/FpgaSizing.md describes devices,
    the file of folds and the search.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-fold=target-cycles=1152
    %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> : !fpga.stream<1x8x8x16xi8, lanes = 1>, ...
    // becomes
    %1 = fpga.mac %0, %w fold <pe = 4, simd = 4> in dsp : !fpga.stream<1x8x8x16xi8, lanes = 1>, ...
    ```
  }];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"\"",
           "A device: a name that is known, or a file (.json)">,
    Option<"clock", "clock", "double", /*default=*/"0",
           "The clock in MHz; 0 for that of the device">,
    Option<"targetFps", "target-fps", "double", /*default=*/"0",
           "Frames per second that are enough">,
    Option<"targetCycles", "target-cycles", "int64_t", /*default=*/"0",
           "Cycles per frame that are few enough">,
    Option<"slack", "slack", "double", /*default=*/"0",
           "Percent of speed to give up for a cheaper design than the fastest">,
    Option<"utilization", "utilization", "unsigned", /*default=*/"90",
           "Percent of the device's LUTs and flip-flops that may be used">,
    Option<"maxPixels", "max-pixels", "int64_t", /*default=*/"0",
           "Most pixels in a beat of a stream; 0 for any number">,
    Fpga_FifosOption<
        "Which streams will have a queue, of two beats: what it takes counts">,
    Option<"importFile", "import", "std::string", /*default=*/"\"\"",
           "Folds that are fixed (.json)">,
    Option<"exportFile", "export", "std::string", /*default=*/"\"\"",
           "Where the folds are written (.json)">,
    Fpga_ReportOption
  ];
  let statistics = [
    Statistic<"folded", "folded", "Units that got a setting">
  ];
}

def FpgaEstimatePass : Pass<"fpga-estimate", "::mlir::ModuleOp"> {
  let summary = "Tells how fast designs are and what they take of a device";
  let description = [{
    For each unit of each kernel, and in total: cycles per frame, cycles until
    the first result and between results, LUTs, flip-flops, multipliers and
    block RAMs, operations and parameters, the share of multiplications that
    are used, and where the figures come from. Then the bottleneck, frames per
    second, and what would raise them. The device is `target`, else the one of
    the kernel's `target`, if it is known; areas are those of its family.

    Closed forms know nothing of units that wait for each other: with
    `simulation`, the default, cycles per frame and cycles until the first
    result are told as fpga-simulate finds them as well.

    Figures that an op carries (`fpga.cost`, `fpga.timing`) replace its
    estimates; the last of several counts.

    The table goes to standard output (use `-o /dev/null` so that the module
    does not, too), with bars where that is a terminal. `json` gets the same as
    a file. Nothing in the module changes.

    Constraint: (C1) kernels are designs, not drafts.

    ```mlir
    // RUN: pool-to-conv-opt --fpga-estimate=target=zynq-7020
    fpga.kernel @net(...)
    // tells
    // @net on zynq-7020 (xc7z020) at 100 MHz
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"\"",
           "A device: a name that is known, or a file (.json)">,
    Option<"clock", "clock", "double", /*default=*/"0",
           "The clock in MHz; 0 for that of the kernel or the device">,
    Option<"json", "json", "std::string", /*default=*/"\"\"",
           "Where the figures go as JSON">,
    Option<"table", "table", "bool", /*default=*/"true",
           "Print the table">,
    Option<"simulation", "simulation", "bool", /*default=*/"true",
           "Simulate designs of up to 2^28 cycles, too">
  ];
}

#endif // POOLTOCONV_DIALECT_FPGA_TRANSFORMS_PASSES
