# ===- ptc_model_test.py - Models as tests ---------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""A lit test format in which a model by itself is a test.

A file without RUN lines is given to pool-to-conv-check: it has to be rewritten
by config.judge_passes, and to compute the same before and after. Lines of the
file, or of a file beside it with `.cfg` added to its name, which serves bytecode,
change that:

    JUDGE-PASSES: --eliminate-pooling="avg-form=dense"    instead of the passes
    JUDGE-OPTIONS: --bound-eps=16 --trials=32             besides the options
    XFAIL: *                                              and REQUIRES,
                                                          UNSUPPORTED, as in lit

A file with RUN lines is a test like any other.
"""

import os
import re
import shlex

import lit.formats
import lit.Test
import lit.util

KEYWORDS = re.compile(
    r"(JUDGE-PASSES|JUDGE-OPTIONS|XFAIL|REQUIRES|UNSUPPORTED|RUN):(.*)"
)


def keywordsOf(path):
    """The values of each keyword in `path` and in the file beside it."""
    values = {}
    for name in (path, path + ".cfg"):
        if not os.path.exists(name):
            continue
        with open(name, "rb") as file:
            data = file.read()
        # Bytecode is no text, and may hold anything.
        if data.startswith(b"ML\xefR"):
            continue
        for keyword, value in KEYWORDS.findall(data.decode("utf-8", "replace")):
            values.setdefault(keyword, []).append(value.strip())
    return values


class ModelTest(lit.formats.ShTest):
    def execute(self, test, litConfig):
        path = test.getSourcePath()
        keywords = keywordsOf(path)
        if "RUN" in keywords:
            return super().execute(test, litConfig)
        for keyword, conditions in (
            ("XFAIL", test.xfails),
            ("REQUIRES", test.requires),
            ("UNSUPPORTED", test.unsupported),
        ):
            for value in keywords.get(keyword, []):
                conditions += [item.strip() for item in value.split(",")]
        missing = test.getMissingRequiredFeatures()
        if missing:
            return lit.Test.UNSUPPORTED, "missing features: " + ", ".join(missing)
        if test.getUnsupportedFeatures():
            return lit.Test.UNSUPPORTED, "not supported here"
        if litConfig.noExecute:
            return lit.Test.PASS

        def words(keyword, default):
            lines = keywords.get(keyword)
            return shlex.split(" ".join(lines)) if lines else default

        command = [test.config.pool_to_conv_check, path]
        command += words("JUDGE-PASSES", test.config.judge_passes)
        command += test.config.judge_options + words("JUDGE-OPTIONS", [])
        try:
            out, err, code = lit.util.executeCommand(
                command,
                env=test.config.environment,
                timeout=litConfig.maxIndividualTestTime,
            )
        except lit.util.ExecuteCommandTimeoutException as timeout:
            return lit.Test.TIMEOUT, timeout.out + timeout.err
        shown = " ".join(map(shlex.quote, command))
        text = "%s\n%s%sexit code %d\n" % (shown, out, err, code)
        return (lit.Test.FAIL if code else lit.Test.PASS), text
