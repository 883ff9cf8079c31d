#!/usr/bin/env python3
# ===- summarize-tests.py - Counts the results of a lit run ----------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Prints the totals of a run of lit, and fails where the run was no success.

    summarize-tests.py RESULTS.json EXIT_CODE

RESULTS.json is what `lit --output` wrote, EXIT_CODE is lit's own. The last line
printed is `N passed, N failed, N skipped`. An unexpected pass, a test without a
result and a timeout count as failed; so does a code that this script does not
know. Fails if a test failed, if none ran, or if lit failed for another reason.
"""

import json
import sys

PASSED = {"PASS", "FLAKYPASS", "XFAIL"}
SKIPPED = {"UNSUPPORTED", "SKIPPED"}
NOT_ASKED_FOR = {"EXCLUDED"}  # By a filter.


def main():
    path, lit_status = sys.argv[1], int(sys.argv[2])
    try:
        with open(path) as results:
            tests = json.load(results)["tests"]
    except (OSError, ValueError, KeyError) as error:
        if lit_status != 0:
            # The run itself is what failed.
            print(f"lit left no results: {error}")
            print("0 passed, 1 failed, 0 skipped")
            return 1
        tests = []  # A filter that matches nothing ends lit early.

    passed, failed, skipped = [], [], []
    for test in tests:
        if test["code"] in NOT_ASKED_FOR:
            continue
        group = failed
        if test["code"] in PASSED:
            group = passed
        elif test["code"] in SKIPPED:
            group = skipped
        group.append(test)

    for test in sorted(skipped, key=lambda test: test["name"]):
        print(f"skipped: {test['name']}")
    for test in sorted(failed, key=lambda test: test["name"]):
        print(f"failed ({test['code']}): {test['name']}")
    success = lit_status == 0 and not failed
    if not passed and not failed:
        print("no test ran")
        success = False
    elif lit_status != 0 and not failed:
        print(f"lit itself failed with exit code {lit_status}")
    print(f"{len(passed)} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 0 if success else 1


if __name__ == "__main__":
    sys.exit(main())
