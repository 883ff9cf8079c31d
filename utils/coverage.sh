#!/usr/bin/env bash
# coverage.sh - Which lines of lib/ the tests run
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Usage: utils/coverage.sh [--add] [REGEX]
#
# Builds with clang's coverage (in build-coverage), runs the tests whose name REGEX
# matches, all by default, and prints the covered lines of each folder, and in which
# lines of which file nothing ran. With --add what earlier runs covered counts too.
# Exits with 1 if a test fails or less than 95 % of the lines are covered.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

add=
if [[ ${1:-} == --add ]]; then
  add=1
  shift
fi
(($# <= 1)) || fail "at most one argument: a regular expression for test names"
llvm=${PTC_LLVM:-/usr/lib/llvm-22}
[[ -x $llvm/bin/llvm-cov ]] || fail "no llvm-cov in $llvm/bin: install llvm-22 and clang-22"
build=$root/build-coverage
profiles=$build/profiles

heading "Building"
quiet "$build/configure.log" cmake \
  cmake --preset coverage -S "$root" -DPython3_EXECUTABLE="$python"
visible "$build/build.log" ninja ninja -C "$build"

heading "Testing"
[[ -n $add ]] || rm -rf "$profiles"
mkdir -p "$profiles"
# Programs add to the profiles of the same program; one file would be a queue.
export LLVM_PROFILE_FILE=$profiles/%4m.profraw
status=0
lit=$(sed -n 's/^LLVM_EXTERNAL_LIT:[A-Z]*=//p' "$build/CMakeCache.txt")
"$python" "$lit" --quiet --filter="${1:-.}" "$build/test" || status=$?

heading "Lines"
"$llvm/bin/llvm-profdata" merge --sparse -o "$build/tests.profdata" "$profiles"/*.profraw
objects=()
for program in "$build"/bin/* "$build"/test/Unit/*/*Tests "$build"/lib/*.so; do
  [[ -f $program && -x $program ]] && objects+=("--object=$program")
done
"$llvm/bin/llvm-cov" export --format=lcov --instr-profile="$build/tests.profdata" \
  "${objects[@]}" >"$build/tests.lcov" 2>"$build/llvm-cov.log" ||
  fail "llvm-cov failed: see $build/llvm-cov.log"
"$python" "$root/utils/coverage.py" "$build/tests.lcov" "$root" || status=1
exit $status
