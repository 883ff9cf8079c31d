"""Prints a module with the last tap of the first filter of each function
changed by 2^-12, calls to other functions followed.

    change-tap.py FILE
"""

import re
import sys

TAP = re.compile(r"(-?\d+\.\d+)(\]*\s*\]\]>)")
text = open(sys.argv[1]).read()
functions = re.split(r"^(?=func\.func )", text, flags=re.MULTILINE)
sys.stdout.write(functions[0])
for function in functions[1:]:
    sys.stdout.write(
        TAP.sub(lambda m: repr(float(m.group(1)) + 2**-12) + m.group(2), function, 1)
    )
