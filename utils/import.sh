#!/usr/bin/env bash
# import.sh - Brings a .tflite or .onnx network to MLIR
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Usage: utils/import.sh NETWORK.tflite RESULT.mlir       to tosa
#        utils/import.sh NETWORK.onnx RESULT.mlir         to linalg
#
# The importer comes from PyPI, in the versions of requirements-*.txt, into the
# private environment .venv-import of the source tree when first needed, unless
# PTC_IMPORTERS names an environment that has it.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

(($# == 2)) || fail "two arguments: a .tflite or .onnx file, and the result"
network=$1 result=$2
[[ -f $network && -r $network ]] || fail "cannot read $network"
kind=${network##*.}
case $kind in
tflite | onnx) ;;
*) fail "$network: neither .tflite nor .onnx" ;;
esac

environment=${PTC_IMPORTERS:-$root/.venv-import}
requirements=$root/utils/requirements-$kind.txt
installed=$environment/$(basename "$requirements")

# The copy in the environment tells which versions are there.
if [[ -z ${PTC_IMPORTERS:-} ]] && ! cmp --silent "$requirements" "$installed"; then
  "$root/utils/setup.sh"
  heading "Installing the .$kind importer in ${environment#"$root/"}"
  "$python" -m venv "$environment"
  quiet "$environment/install.log" "pip install" \
    "$environment/bin/python" -m pip install -r "$requirements"
  cp "$requirements" "$installed"
fi

PYTHONPATH=$root/python "$environment/bin/python" \
  -m pool_to_conv.importers "$network" "$result" || fail "nothing imported"
