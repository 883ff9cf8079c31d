#!/usr/bin/env bash
# demo.sh - Takes the pooling out of a real network and proves nothing changed
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Usage: utils/demo.sh           both networks of examples/digits
#        utils/demo.sh FILE      a network in .mlir, .mlirbc, .tflite or .onnx
#
# Installs what is missing, builds the tools, rewrites the network, runs it
# before and after on the CPU, and says where the result is: build/demo. For
# .tflite and .onnx, the importer is installed from PyPI (utils/import.sh). Exit
# codes: 0 rewritten and equal, 1 an error or a difference, 3 nothing to rewrite,
# 4 rewritten, but it cannot be run.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

(($# <= 1)) || fail "at most one argument: a network"
if (($# == 1)); then
  [[ -e $1 ]] || fail "$1: no such file"
  [[ -f $1 && -r $1 ]] || fail "$1: cannot be read"
  case $1 in
  *.mlir | *.mlirbc | *.tflite | *.onnx) ;;
  *) fail "$1: not .mlir, .mlirbc, .tflite or .onnx" ;;
  esac
fi

"$root/utils/build.sh" pool-to-conv-opt pool-to-conv-check
opt=$build/bin/pool-to-conv-opt
check=$build/bin/pool-to-conv-check
results=$build/demo
mkdir -p "$results"

# shown COMMAND...: prints COMMAND as it can be typed here, and runs it.
shown() {
  local words
  printf -v words '%q ' "${@//"$PWD/"/}"
  heading "\$ ${words% }"
  "$@"
}

# report BEFORE AFTER: what the network is made of.
report() {
  heading "The network before and after"
  local side
  for side in 1 2; do
    "$opt" "${!side}" "--report-network=format=json output=-" -o /dev/null \
      >"$results/report$side.json"
  done
  "$python" "$root/utils/compare-reports.py" "$results"/report{1,2}.json
  printf '%sThe result is in %s%s\n\n' "$green" "${2/#"$PWD/"/}" "$plain"
}

# digits KIND: one network of examples/digits, over all its test images.
digits() {
  local data=$root/examples/digits
  local file=$data/digits_$1.mlir result=$results/digits_$1.pool-free.mlir
  local inputs=--inputs=$data/test_images_$1.npy
  shown "$opt" "$file" --pool-to-conv -o "$result"
  shown "$check" "$file" --pool-to-conv
  shown "$check" "$file" --pool-to-conv "$inputs" "--save=$results/after_$1_"
  # The network against itself, for its logits without the rewrite.
  "$check" "$file" "$file" "$inputs" "--save=$results/before_$1_" >/dev/null
  "$python" "$root/utils/accuracy.py" "$data/test_labels.npy" \
    "$results/before_$1_0.npy" "$results/after_$1_0.npy" 0.95
  report "$file" "$result"
}

# network FILE: a network of the user's.
network() {
  local file=$1 name result status=0
  name=$(basename "${file%.*}")
  result=$results/$name.pool-free.mlir
  if [[ $file == *.tflite || $file == *.onnx ]]; then
    file=$results/$name.imported.mlir
    "$root/utils/import.sh" "$1" "$file"
  fi
  shown "$opt" "$file" --pool-to-conv -o "$result"
  shown "$check" "$file" --pool-to-conv || status=$?
  case $status in
  0) ;;
  3) echo "No pooling op could be rewritten; see the remarks above." ;;
  4) echo "${red}It cannot be run here, so the result is not proven.$plain" ;;
  *) fail "$1: before and after differ" ;;
  esac
  report "$file" "$result"
  return "$status"
}

if (($# == 1)); then
  network "$1"
else
  digits f32
  digits int8
fi
