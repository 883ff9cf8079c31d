# tosa-validate before and after: what was valid TOSA stays valid. At level 8K no
# extent may be unknown; without a level, modules of unknown extents count as well.

import re

from passes import runTool

TARGET = (
    "--tosa-attach-target=profiles=pro_int,pro_fp "
    "extensions=int16,int4,bf16,fp8e4m3,fp8e5m2 level="
)
LEVELS = ["8k", "none"]
_BY_NAME = re.compile(r'error: loc\("(\w+)"\)')
_BY_LINE = re.compile(r"\.mlir:(\d+):\d+: error:")


def _invalid(module, starts, flags, level):
    """Names of the cases that tosa-validate rejects after the passes `flags`."""
    result = module.opt(
        module.path, "--split-input-file", *flags, TARGET + level,
        "--tosa-validate",
        "-o", "/dev/null",
    )  # fmt: skip
    names = set(_BY_NAME.findall(result.stderr))
    for line in map(int, _BY_LINE.findall(result.stderr)):
        names.add(max(pair for pair in starts if pair[0] <= line)[1])
    return names, result


def validate(module):
    """Returns the number of cases valid before, and (case, message) for each that
    is not valid after."""
    starts, text, line = [], [], 1
    for case in module.cases:
        part = case.text() + "\n// -----\n"
        starts.append((line, case.name))
        line += part.count("\n")
        text.append(part)
    module.path.write_text("".join(text))
    valid, failures = set(), []
    for level in LEVELS:
        before, first = _invalid(module, starts, [], level)
        after, second = _invalid(module, starts, [module.passFlag()], level)
        for names, result in ((before, first), (after, second)):
            if bool(result.returncode) != bool(names):
                message = "%s: tosa-validate: %s" % (module.path, result.stderr[-500:])
                return 0, [(None, message)]
        for case in module.cases:
            if case.name not in before:
                valid.add(case.name)
                if case.name in after:
                    failures.append((case, "valid TOSA before, not after (level %s)" % level))
    return len(valid), failures
