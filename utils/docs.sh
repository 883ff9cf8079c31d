#!/usr/bin/env bash
# docs.sh - Builds the documentation
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Usage: utils/docs.sh
#
# Installs what is missing, and builds the site in build/docs/html (PTC_BUILD_DIR
# names another folder than build). Needs mlir-tblgen, but nothing of this project
# built. A warning, a description that is missing and a link that leads nowhere are
# errors.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

(($# == 0)) || fail "no arguments; PTC_BUILD_DIR names the folder"

"$python" -c 'import sphinx, myst_parser, furo' 2>/dev/null || "$root/utils/setup.sh"

mlir=/usr/lib/llvm-22
[[ -z ${MLIR_DIR:-} ]] || mlir=${MLIR_DIR%/lib/cmake/mlir}

heading "Building the documentation"
"$python" -B "$root/utils/docs/build.py" \
  "$root" "$build/docs" "$mlir/bin" "$mlir/include"
echo "To read: ${build#"$PWD/"}/docs/html/index.html"
