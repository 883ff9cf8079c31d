//===- ViewGraph.cpp - Kernels as pictures --------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/ToolOutputFile.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGAVIEWGRAPHPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// Lines as a string of the DOT language. A backslash would begin an escape
/// (\N is a node's name), and control characters have no picture.
static std::string quoted(ArrayRef<std::string> lines) {
  std::string text = "\"";
  for (auto [i, line] : llvm::enumerate(lines)) {
    if (i > 0)
      text += "\\n";
    for (char c : line) {
      if (c == '"' || c == '\\')
        text += '\\';
      text += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    }
  }
  return text + "\"";
}

template <typename... Ts>
static std::string concat(const Ts &...parts) {
  std::string text;
  llvm::raw_string_ostream os(text);
  (os << ... << parts);
  return text;
}

/// "3x3"
static std::string times(ArrayRef<int64_t> numbers) {
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::interleave(numbers, os, "x");
  return text;
}

static std::string memoryText(Memory memory) {
  return memory == Memory::Auto ? "" : concat(" in ", stringifyMemory(memory));
}

static std::string padText(PadAttr pad) {
  std::string value = pad.isEdge() ? "edge" : std::to_string(*pad.getValue());
  return concat("pad ", pad.getTop(), ", ", pad.getLeft(), ", ",
                pad.getBottom(), ", ", pad.getRight(), " by ", value);
}

static std::string portText(std::optional<IfaceAttr> iface) {
  if (!iface)
    return "";
  return concat(stringifyInterfaceKind(iface->getKind()), ", ",
                iface->getWidth(), " bits");
}

/// "per tensor", where several numbers go with channels or classes of pixels.
static std::string scaleText(RequantOp requant) {
  if (requant.getMultiplier().size() == 1)
    return "per tensor";
  return requant.getBands() ? "per class of pixels" : "per channel";
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// What a node says below the name of its op.
static SmallVector<std::string> detailsOf(Operation *op) {
  return llvm::TypeSwitch<Operation *, SmallVector<std::string>>(op)
      .Case([](LoadOp op) -> SmallVector<std::string> {
        return {concat("argument ",
                       cast<BlockArgument>(op.getInput()).getArgNumber()),
                portText(op.getIface())};
      })
      .Case([](StoreOp op) -> SmallVector<std::string> {
        OpOperand &use = *op.getResult().use_begin();
        return {concat("result ", use.getOperandNumber()),
                portText(op.getIface())};
      })
      .Case([](WindowOp op) -> SmallVector<std::string> {
        std::string steps = times(op.getKernel());
        if (llvm::any_of(op.getStride(), [](int64_t n) { return n != 1; }))
          steps += " stride " + times(op.getStride());
        if (llvm::any_of(op.getDilation(), [](int64_t n) { return n != 1; }))
          steps += " dilation " + times(op.getDilation());
        return {steps, op.getPad().isNone() ? "" : padText(op.getPad()),
                concat("buffer ", op.getBufferElements(),
                       memoryText(op.getMemory()))};
      })
      .Case([](MacOp op) -> SmallVector<std::string> {
        FoldAttr fold = op.getFold();
        std::string folds =
            concat("pe ", fold.getPe(), ", simd ", fold.getSimd());
        if (fold.getPixels() != 1)
          folds += concat(", pixels ", fold.getPixels());
        std::string weights = stringifyWeightClass(op.getWeightClass()).str();
        if (op.getGroups() != 1)
          weights += concat(", groups ", op.getGroups());
        return {folds, weights};
      })
      .Case([](ReduceOp op) -> SmallVector<std::string> {
        std::string form = concat(stringifyReduceKind(op.getKind()), " ",
                                  stringifyReduceMode(op.getMode()));
        if (std::optional<ArrayRef<int64_t>> kernel = op.getKernel())
          form +=
              concat(" ", times(*kernel), " stride ", times(*op.getStride()));
        PadAttr pad = op.getPadAttr();
        return {form, pad && !pad.isNone() ? padText(pad) : ""};
      })
      .Case([](EltwiseOp op) -> SmallVector<std::string> {
        return {stringifyEltwiseKind(op.getKind()).str()};
      })
      .Case([](RequantOp op) -> SmallVector<std::string> {
        return {scaleText(op)};
      })
      .Case([](LutOp op) -> SmallVector<std::string> {
        auto type = cast<ShapedType>(op.getTable().getType());
        return {concat(type.getNumElements(), " entries of ",
                       type.getElementType(), memoryText(op.getMemory()))};
      })
      .Case([](RomOp op) -> SmallVector<std::string> {
        RomType type = op.getType();
        return {concat(times(type.getShape()), "x", type.getElementType(),
                       memoryText(op.getMemory()))};
      })
      .Case([](ReorderOp op) -> SmallVector<std::string> {
        return {concat("by ", times(op.getPermutation()),
                       memoryText(op.getMemory()))};
      })
      .Default([](Operation *) { return SmallVector<std::string>(); });
}

/// Fill colours: ports, memories, what multiplies, what else computes, what
/// moves.
static StringRef colourOf(Operation *op) {
  if (isa<LoadOp, StoreOp>(op))
    return "#c8d8f0";
  if (isa<RomOp, LutOp, WindowOp>(op))
    return "#d5ead0";
  if (isa<MacOp>(op))
    return "#f6d7b0";
  if (isa<RequantOp, EltwiseOp, ReduceOp>(op))
    return "#f5edc0";
  return "#e8e8e8";
}

static std::string nodeLabel(Operation *op) {
  SmallVector<std::string> lines = {op->getName().stripDialect().str()};
  llvm::append_range(lines, detailsOf(op));
  if (op->getNumResults() > 0 && !isa<ForkOp>(op))
    if (auto stream = dyn_cast<StreamType>(op->getResult(0).getType()))
      lines.push_back(
          concat(times(stream.getShape()), "x", stream.getElementType()));
  llvm::erase_if(lines, [](const std::string &line) { return line.empty(); });
  return quoted(lines);
}

//===----------------------------------------------------------------------===//
// Edges
//===----------------------------------------------------------------------===//

/// Beats, and the queues on the way; of a memory nothing.
static SmallVector<std::string> edgeLines(Value value, ArrayRef<FifoOp> fifos) {
  auto stream = dyn_cast<StreamType>(value.getType());
  if (!stream)
    return {};
  std::string beat =
      concat(stream.getNumberType(), ", lanes ", stream.getLanes());
  if (stream.getTaps() != 1)
    beat += concat(", taps ", stream.getTaps());
  if (stream.getOrder() != BeatOrder::Channels)
    beat += ", taps first";
  if (stream.getRepeat() != 1)
    beat += concat(", ", stream.getRepeat(), " times");
  SmallVector<std::string> lines = {beat, concat(stream.getBeats(), " beats")};
  for (FifoOp fifo : fifos) {
    std::string peak =
        fifo.getPeak() ? concat(", peak ", *fifo.getPeak()) : std::string();
    lines.push_back(
        concat("fifo ", fifo.getDepth(), peak, memoryText(fifo.getMemory())));
  }
  return lines;
}

/// Writes one kernel as a cluster; `next` is the first free number of a node.
static void writeKernel(llvm::raw_ostream &os, KernelOp kernel, unsigned index,
                        unsigned &next) {
  os << "  subgraph cluster_" << index << " {\n    label="
     << quoted(concat("@", kernel.getSymName(),
                      kernel.getDraft() ? " (draft)" : ""))
     << ";\n";
  llvm::DenseMap<Operation *, unsigned> numbers;
  for (Operation &op : kernel.getBody().front()) {
    // Queues are drawn as edges.
    if (isa<FifoOp, ReturnOp>(op))
      continue;
    numbers[&op] = next;
    os << "    n" << next++ << " [label=" << nodeLabel(&op) << ", fillcolor=\""
       << colourOf(&op) << "\"";
    if (isa<RomOp>(op))
      os << ", shape=cylinder";
    os << "];\n";
  }
  for (Operation &op : kernel.getBody().front()) {
    if (!numbers.contains(&op))
      continue;
    for (Value operand : op.getOperands()) {
      SmallVector<FifoOp> fifos;
      Value source = operand;
      while (auto fifo = source.getDefiningOp<FifoOp>()) {
        fifos.insert(fifos.begin(), fifo);
        source = fifo.getInput();
      }
      Operation *producer = source.getDefiningOp();
      if (!producer)
        continue;
      os << "    n" << numbers[producer] << " -> n" << numbers[&op]
         << " [label=" << quoted(edgeLines(operand, fifos));
      if (!isa<StreamType>(operand.getType()))
        os << ", style=dashed";
      if (!fifos.empty())
        os << ", penwidth=3";
      os << "];\n";
    }
  }
  os << "  }\n";
}

static std::string dotOf(ModuleOp module) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "digraph kernels {\n"
        "  graph [fontname=\"Helvetica\"];\n"
        "  node [fontname=\"Helvetica\", fontsize=10, shape=box, "
        "style=\"rounded,filled\"];\n"
        "  edge [fontname=\"Helvetica\", fontsize=9];\n";
  unsigned index = 0, next = 0;
  module->walk<WalkOrder::PreOrder>([&](KernelOp kernel) {
    writeKernel(os, kernel, index++, next);
    return WalkResult::skip();
  });
  os << "}\n";
  return text;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct FpgaViewGraphPass
    : ptc::fpga::impl::FpgaViewGraphPassBase<FpgaViewGraphPass> {
  using FpgaViewGraphPassBase::FpgaViewGraphPassBase;
  void runOnOperation() override;

private:
  LogicalResult write(StringRef text, StringRef path);
  LogicalResult draw(StringRef text);
};
} // namespace

LogicalResult FpgaViewGraphPass::write(StringRef text, StringRef path) {
  std::string message;
  std::unique_ptr<llvm::ToolOutputFile> output = openOutputFile(path, &message);
  if (!output)
    return getOperation().emitError(getArgument()) << ": " << message;
  output->os() << text;
  output->keep();
  return success();
}

/// Calls Graphviz.
LogicalResult FpgaViewGraphPass::draw(StringRef text) {
  auto fail = [&]() { return getOperation().emitError(getArgument()) << ": "; };
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName("dot");
  if (!program)
    return fail() << "a picture needs Graphviz, whose program 'dot' was not "
                     "found; a file that does not end in .svg gets the graph "
                     "as text";
  SmallString<128> path;
  if (std::error_code error =
          llvm::sys::fs::createTemporaryFile("fpga-view-graph", "dot", path))
    return fail() << "cannot make a temporary file: " << error.message();
  llvm::FileRemover remover(path);
  if (failed(write(text, path)))
    return failure();
  std::string message;
  int status = llvm::sys::ExecuteAndWait(
      *program, {*program, "-Tsvg", "-o", file, path}, /*Env=*/std::nullopt,
      /*Redirects=*/{}, /*SecondsToWait=*/0, /*MemoryLimit=*/0, &message);
  if (status != 0)
    return fail() << "'dot' failed with status " << status
                  << (message.empty() ? "" : ": ") << message;
  return success();
}

void FpgaViewGraphPass::runOnOperation() {
  markAllAnalysesPreserved();
  std::string text = dotOf(getOperation());
  StringRef path = file;
  if (path.empty()) {
    llvm::outs() << text;
    return;
  }
  if (failed(path.ends_with(".svg") ? draw(text) : write(text, path)))
    signalPassFailure();
}
