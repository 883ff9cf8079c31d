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

# The Python package is built with nanobind, which Debian 12 does not have, and tested with
# more from PyPI. Where that cannot be reached, the package is not built, and its tests are
# skipped.
environment=$build/python-env
requirements=$root/utils/requirements-python.txt
installed=$environment/$(basename "$requirements")
if (($# == 0)) && ! cmp --silent "$requirements" "$installed"; then
  heading "Installing what the Python package needs in ${environment#"$root/"}"
  mkdir -p "$build"
  if "$python" -m venv --clear "$environment" >"$build/python-env.log" 2>&1 &&
    "$environment/bin/python" -m pip install --retries 1 --timeout 20 \
      --disable-pip-version-check -r "$requirements" >>"$build/python-env.log" 2>&1; then
    cp "$requirements" "$installed"
  else
    printf '%s: not installed, so that the Python package is not tested: %s\n' "$script" \
      "$(tail -n 1 "$build/python-env.log")" >&2
    rm -rf "$environment"
  fi
fi

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
