# Compares figures of fpga-estimate with measured ones:
#
#   within.py FILE KERNEL KEY=MEASURED:PERCENT...
#
# A key is one of "total", or of the kernel. Prints a line for each, and exits with 1
# if one is further off.

import json
import sys

kernels = {k["kernel"]: k for k in json.load(open(sys.argv[1]))["kernels"]}
kernel = kernels[sys.argv[2]]
figures = {**kernel, **kernel["total"]}
isOff = False
for argument in sys.argv[3:]:
    key, rest = argument.split("=")
    measured, percent = map(float, rest.split(":"))
    error = 100 * (figures[key] / measured - 1)
    verdict = "off" if abs(error) > percent else "within"
    isOff |= verdict == "off"
    print(
        "@%s: %s %d, measured %d: %+.1f %%, %s %g %%"
        % (sys.argv[2], key, figures[key], measured, error, verdict, percent)
    )
sys.exit(isOff)
