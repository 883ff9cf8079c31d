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
# private environment .venv-import of the source tree when first needed.

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

environment=$root/.venv-import
requirements=$root/utils/requirements-$kind.txt
installed=$environment/$(basename "$requirements")

# The copy in the environment tells which versions are there.
if ! cmp --silent "$requirements" "$installed"; then
  "$root/utils/setup.sh"
  heading "Installing the .$kind importer in ${environment#"$root/"}"
  "$python" -m venv "$environment"
  quiet "$environment/install.log" "pip install" \
    "$environment/bin/python" -m pip install -r "$requirements"
  cp "$requirements" "$installed"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# run TOOL ARGUMENT...
run() {
  "$environment/bin/$1" "${@:2}" >"$scratch/log" 2>&1 && return
  cat "$scratch/log" >&2
  fail "$network: $1 cannot import it"
}

if [[ $kind == tflite ]]; then
  run tosa-converter-for-tflite --text "$network" -o "$result"
  exit
fi

# torch-mlir knows the operators of today; onnx brings old graphs forward.
opset=$("$environment/bin/python" - "$network" 2>/dev/null <<'PYTHON'
import sys, onnx
model = onnx.load(sys.argv[1], load_external_data=False)
print(max(o.version for o in model.opset_import if o.domain in ("", "ai.onnx")))
PYTHON
) || fail "$network: not an ONNX model"
options=("--temp-dir=$scratch")
((opset >= 17)) || options+=(--opset-version 17)
run torch-mlir-import-onnx "${options[@]}" "$network" -o "$scratch/torch.mlir"
passes="torch-onnx-to-torch-backend-pipeline{backend-legal-ops=},\
torch-backend-to-linalg-on-tensors-backend-pipeline"
run torch-mlir-opt --pass-pipeline="builtin.module($passes)" \
  "$scratch/torch.mlir" -o "$result"
