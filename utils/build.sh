#!/usr/bin/env bash
# build.sh - Sets up, configures and builds
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Usage: utils/build.sh [TARGET...]      everything, if no target is named
#
# A release build in build/ (PTC_BUILD_DIR names another folder,
# CMAKE_BUILD_PARALLEL_LEVEL the number of jobs).

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/utils/setup.sh"

heading "Building in ${build#"$root/"}"
options=(-DCMAKE_BUILD_TYPE=Release -DPTC_INCLUDE_TESTS=ON
  "-DPython3_EXECUTABLE=$python")
[[ -z ${MLIR_DIR:-} ]] || options+=("-DMLIR_DIR=$MLIR_DIR")
quiet "$build/configure.log" "configuring" \
  cmake -G Ninja -S "$root" -B "$build" "${options[@]}"

targets=()
(($# == 0)) || targets=(--target "$@")
visible "$build/build.log" "the build" \
  cmake --build "$build" "${targets[@]}"
