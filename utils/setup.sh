#!/usr/bin/env bash
# setup.sh - Installs what building and testing need, where it is missing
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Usage: utils/setup.sh
#
# On Debian 12 everything comes from apt (LLVM and MLIR 22 are in
# bookworm-security). Does nothing, and needs no rights, where all is there.
# With MLIR_DIR set, that MLIR is used and none is installed.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

llvm=/usr/lib/llvm-22
packages=()

# need PACKAGE TEST...: asks for PACKAGE if the command TEST fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || packages+=("$package")
}

find_missing() {
  packages=()
  need cmake command -v cmake
  need ninja-build command -v ninja
  need g++ command -v "${CXX:-g++}"
  need libopenblas-dev test -e "/usr/lib/$(uname -m)-linux-gnu/libopenblas.so"
  need libgtest-dev test -e /usr/include/gtest/gtest.h
  need python3 test -x "$python"
  need python3-venv "$python" -c 'import ensurepip'
  # Headers for the extension of the Python package.
  need python3-dev "$python" -c \
    'import os, sysconfig; os.stat(sysconfig.get_path("include") + "/Python.h")'
  # The browser in which tests look at reports.
  need chromium command -v chromium
  # Designs in Verilog: simulated, synthesised, proven, placed and routed.
  need verilator command -v verilator
  need iverilog command -v iverilog
  need yosys command -v yosys
  need boolector command -v boolector
  need nextpnr-ice40 command -v nextpnr-ice40
  need fpga-icestorm command -v icepack
  need python3-numpy "$python" -c 'import numpy'
  # The proofs of test/Proofs.
  need python3-z3 "$python" -c 'import z3'
  # The site of the documentation, which a test builds.
  need python3-sphinx "$python" -c 'import sphinx'
  need python3-myst-parser "$python" -c 'import myst_parser'
  need furo "$python" -c 'import furo'
  # With it, lit can stop a test that hangs.
  need python3-psutil "$python" -c 'import psutil'
  if [[ -z ${MLIR_DIR:-} ]]; then
    need llvm-22-dev test -e $llvm/lib/cmake/llvm/LLVMConfig.cmake
    need llvm-22-tools test -x $llvm/bin/FileCheck
    need libmlir-22-dev test -e $llvm/lib/cmake/mlir/MLIRConfig.cmake
    need mlir-22-tools test -x $llvm/bin/mlir-opt
  fi
}

as_root=()
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get --quiet --option Dpkg::Use-Pty=0 "$@"
}

find_missing
((${#packages[@]})) || exit 0

command -v apt-get >/dev/null ||
  fail "missing, and there is no apt-get to install them: ${packages[*]}"
if ((EUID != 0)); then
  command -v sudo >/dev/null ||
    fail "missing: ${packages[*]}; install them as root, or install sudo"
  as_root=(sudo)
fi

heading "Installing ${packages[*]}"
mkdir -p "$build"
# One unreachable source need not matter: what is needed may be in the others.
apt update >"$build/update.log" 2>&1 </dev/null || tail -n 5 "$build/update.log" >&2
if ! apt-cache show libmlir-22-dev >/dev/null 2>&1 && [[ -z ${MLIR_DIR:-} ]]; then
  fail "apt knows no libmlir-22-dev: enable bookworm-security, or set MLIR_DIR to the CMake folder of an MLIR 22"
fi
visible "$build/install.log" "apt-get install" \
  apt install --yes --no-install-recommends "${packages[@]}"

find_missing
((${#packages[@]} == 0)) || fail "still missing after apt-get: ${packages[*]}"
