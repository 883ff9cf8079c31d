//===- WriteDesign.cpp - A design as a folder -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Target/Verilog/ExportVerilog.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace ptc::fpga;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static std::error_code writeFile(StringRef folder, const DesignFile &file) {
  SmallString<128> name = folder;
  path::append(name, file.path);
  if (std::error_code error = fs::create_directories(
          path::parent_path(name), /*IgnoreExisting=*/true, fs::all_all))
    return error;
  std::error_code error;
  llvm::raw_fd_ostream os(name, error);
  if (error)
    return error;
  os << file.content;
  os.close();
  error = os.error();
  os.clear_error();
  return error;
}

static std::error_code writeFiles(const VerilogDesign &design,
                                  StringRef folder) {
  for (const DesignFile &file : design.files)
    if (std::error_code error = writeFile(folder, file))
      return error;
  return {};
}

LogicalResult ptc::fpga::writeDesign(const VerilogDesign &design,
                                     StringRef folder, std::string &error) {
  auto fail = [&](const llvm::Twine &what, std::error_code code) {
    error = (what + " '" + folder + "': " + code.message()).str();
    return failure();
  };
  SmallString<128> target = folder;
  if (std::error_code code = fs::make_absolute(target))
    return fail("cannot find", code);
  while (target.size() > 1 && path::is_separator(target.back()))
    target.pop_back();
  if (fs::exists(target)) {
    std::error_code code;
    if (!fs::is_directory(target) ||
        fs::directory_iterator(target, code) != fs::directory_iterator()) {
      error = ("'" + folder + "' exists and is not an empty folder").str();
      return failure();
    }
  }
  // Beside the folder, so that it becomes the folder in one step.
  StringRef parent = path::parent_path(target);
  if (std::error_code code =
          fs::create_directories(parent, /*IgnoreExisting=*/true, fs::all_all))
    return fail("cannot make the parent of", code);
  SmallString<128> draft;
  if (std::error_code code =
          fs::createUniqueDirectory(target + ".partial", draft))
    return fail("cannot write beside", code);
  std::error_code code = writeFiles(design, draft);
  if (!code && fs::exists(target))
    code = fs::remove(target);
  if (!code)
    code = fs::rename(draft, target);
  if (code) {
    fs::remove_directories(draft);
    return fail("cannot write", code);
  }
  // A folder made for one person's eyes becomes as others are.
  fs::setPermissions(target, fs::all_read | fs::all_exe | fs::owner_write);
  return success();
}
