#!/usr/bin/env bash
# test.sh - Builds and runs every test
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Usage: utils/test.sh [REGEX]       only the tests whose name REGEX matches
#
# Installs what is missing, builds, and runs the lit, unit and Python tests,
# all under lit. The last line is `N passed, N failed, N skipped`; the exit code
# is 0 only if something ran and nothing failed. PTC_MODEL_DIR names a folder of
# real networks; the tests that need them are skipped without it.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

(($# <= 1)) || fail "at most one argument: a regular expression for test names"

"$root/utils/build.sh"

lit=$(sed -n 's/^LLVM_EXTERNAL_LIT:[A-Z]*=//p' "$build/CMakeCache.txt")
[[ -n $lit ]] || fail "no lit in $build/CMakeCache.txt"

results=$build/test-results.json
rm -f "$results"
options=(--output "$results" --allow-empty-runs)
if [[ -t 1 ]]; then options+=(--succinct); else options+=(--quiet); fi
(($# == 0)) || options+=("--filter=$1")

heading "Testing"
status=0
"$python" "$lit" "${options[@]}" "$build/test" || status=$?
"$python" "$root/utils/summarize-tests.py" "$results" "$status"
