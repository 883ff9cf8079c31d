# common.sh - What the scripts of this folder share; to be sourced -*- sh -*-
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# shellcheck shell=bash
# shellcheck disable=SC2034  # The variables are for the sourcing script.

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
script=$(basename "$0")

# Where everything is built; a relative path is below the source tree.
build=${PTC_BUILD_DIR:-build}
[[ $build == /* ]] || build=$root/$build

# Debian's own Python, because that is the one apt's modules are for.
python=${PTC_PYTHON:-/usr/bin/python3}

bold='' red='' green='' plain=''
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  bold=$'\e[1m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'
fi

# heading TEXT...
heading() {
  printf '%s%s%s\n' "$bold" "$*" "$plain"
}

# fail TEXT...: says what is wrong, and ends the script.
fail() {
  printf '%s: %s\n' "$script" "$*" >&2
  exit 1
}

# quiet LOG WHAT COMMAND...: runs COMMAND with its output in LOG, of which the
# end is shown if it fails.
quiet() {
  local log=$1 what=$2
  shift 2
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null && return
  tail -n 60 "$log" >&2
  fail "$what failed"
}

# visible LOG WHAT COMMAND...: the same, but on a terminal COMMAND shows itself.
visible() {
  if [[ ! -t 1 ]]; then
    quiet "$@"
    return
  fi
  local what=$2
  shift 2
  "$@" || fail "$what failed"
}
