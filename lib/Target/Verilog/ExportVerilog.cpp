//===- ExportVerilog.cpp - Kernels as Verilog designs ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Target/Verilog/ExportVerilog.h"
#include "Library.h"
#include "Manifest.h"
#include "Projects.h"
#include "Testbench.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/Tools/mlir-translate/Translation.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"

using namespace mlir;
using namespace ptc::fpga;

/// The modules of the library that are instantiated, by themselves or in
/// others.
static llvm::StringSet<> modulesOf(StringRef top) {
  llvm::StringSet<> used;
  SmallVector<StringRef> texts = {top};
  while (!texts.empty()) {
    StringRef text = texts.pop_back_val();
    for (const LibraryModule &module : libraryModules())
      // As in "ptc_skid #(": a module has parameters.
      if (text.contains((module.name + " #(").str()) &&
          used.insert(module.name).second)
        texts.push_back(module.text);
  }
  return used;
}

/// The name of the function that runs a kernel.
static std::string runnerOf(KernelOp kernel) {
  return "run_" + kernel.getSymName().str();
}

/// The kernel and a function that runs it: what the design has to compute.
static OwningOpRef<ModuleOp> referenceOf(KernelOp kernel) {
  OwningOpRef<ModuleOp> module = ModuleOp::create(kernel.getLoc());
  ImplicitLocOpBuilder b(kernel.getLoc(), module->getBodyRegion());
  b.getContext()->getOrLoadDialect<func::FuncDialect>();
  b.clone(*kernel);
  FunctionType type = kernel.getFunctionType();
  auto host = func::FuncOp::create(b, runnerOf(kernel), type);
  b.setInsertionPointToStart(host.addEntryBlock());
  auto call = CallOp::create(b, type.getResults(), kernel.getSymName(),
                             host.getArguments());
  func::ReturnOp::create(b, call.getResults());
  return module;
}

static std::string textOf(ModuleOp module) {
  std::string text;
  llvm::raw_string_ostream os(text);
  module->print(os);
  os << "\n";
  return text;
}

FailureOr<VerilogDesign> ptc::fpga::exportVerilog(KernelOp kernel,
                                                  int64_t frames) {
  FailureOr<Netlist> netlist = buildNetlist(kernel);
  if (failed(netlist))
    return failure();
  FailureOr<std::vector<AxisPort>> ports = portsOf(*netlist);
  if (failed(ports))
    return failure();
  FailureOr<SimulationResult> predicted = predict(kernel);
  if (failed(predicted))
    return failure();

  VerilogDesign design;
  design.top = topNameOf(kernel);
  std::string top = topModule(*netlist, *ports);
  llvm::StringSet<> used = modulesOf(top);
  design.files.push_back({design.top + ".v", std::move(top)});
  design.files.push_back({"manifest.json", manifestOf(*netlist, *ports, *predicted)});
  OwningOpRef<ModuleOp> reference = referenceOf(kernel);
  design.files.push_back({"kernel.mlir", textOf(*reference)});
  for (auto &[name, content] : netlist->memories)
    design.files.push_back({name, std::move(content)});
  for (const LibraryModule &module : libraryModules())
    if (used.contains(module.name))
      design.files.push_back(
          {("rtl/" + module.name + ".v").str(), module.text.str()});
  llvm::append_range(design.files,
                     vendorProject(kernel.getTargetAttr(), design.top));
  if (frames == 0)
    return design;
  // With +stalls, a beat comes and goes in a third of the cycles.
  FailureOr<std::vector<DesignFile>> bench = testbenchOf(
      *reference, runnerOf(kernel), design.top, *ports, frames,
      10 * (predicted->firstOut + predicted->cyclesPerFrame) + 1000);
  if (failed(bench))
    return failure();
  llvm::append_range(design.files, *bench);
  return design;
}

//===----------------------------------------------------------------------===//
// Translation
//===----------------------------------------------------------------------===//

/// The kernel of that name, or the only one.
static FailureOr<KernelOp> findKernel(Operation *root, StringRef name) {
  SmallVector<KernelOp> kernels;
  root->walk<WalkOrder::PreOrder>([&](KernelOp kernel) {
    if (name.empty() || kernel.getSymName() == name)
      kernels.push_back(kernel);
    return WalkResult::skip();
  });
  if (kernels.size() == 1)
    return kernels.front();
  // Not the op's: a network need not be printed with its error.
  InFlightDiagnostic error = emitError(root->getLoc(), "fpga-to-verilog: ");
  if (!name.empty())
    return error << "there is no kernel '" << name << "'";
  if (kernels.empty())
    return error << "there is no fpga.kernel: run pool-to-conv-to-fpga first";
  error << "there are " << kernels.size()
        << " kernels: name one by --verilog-kernel";
  for (KernelOp kernel : kernels)
    error.attachNote(kernel.getLoc()) << kernel.getSymName();
  return error;
}

LogicalResult ptc::fpga::writeVerilog(Operation *root, StringRef name,
                                      StringRef folder, int64_t frames) {
  FailureOr<KernelOp> kernel = findKernel(root, name);
  if (failed(kernel))
    return failure();
  FailureOr<VerilogDesign> design = exportVerilog(*kernel, frames);
  if (failed(design))
    return failure();
  std::string error;
  if (failed(writeDesign(*design, folder, error)))
    return emitError(root->getLoc(), "fpga-to-verilog: ") << error;
  return success();
}

void ptc::fpga::registerVerilogTranslation(
    std::function<void(DialectRegistry &)> registerDialects) {
  static llvm::cl::opt<std::string> kernelName(
      "verilog-kernel",
      llvm::cl::desc("fpga-to-verilog: the kernel, where there are several"),
      llvm::cl::value_desc("name"));
  static llvm::cl::opt<std::string> folder(
      "verilog-dir",
      llvm::cl::desc("fpga-to-verilog: writes the whole design to a folder"),
      llvm::cl::value_desc("folder"));
  static llvm::cl::opt<unsigned> frames(
      "verilog-frames",
      llvm::cl::desc("fpga-to-verilog: frames of the testbench in the folder; "
                     "0: no testbench"),
      llvm::cl::init(4), llvm::cl::value_desc("N"));
  static TranslateFromMLIRRegistration registration(
      "fpga-to-verilog",
      "an fpga.kernel as Verilog-2005: the top module, or with --verilog-dir "
      "the whole design",
      [](Operation *op, llvm::raw_ostream &os) -> LogicalResult {
        if (!folder.empty())
          return writeVerilog(op, kernelName, folder, frames);
        FailureOr<KernelOp> kernel = findKernel(op, kernelName);
        if (failed(kernel))
          return failure();
        FailureOr<VerilogDesign> design = exportVerilog(*kernel, /*frames=*/0);
        if (failed(design))
          return failure();
        os << design->files.front().content;
        return success();
      },
      registerDialects);
}
