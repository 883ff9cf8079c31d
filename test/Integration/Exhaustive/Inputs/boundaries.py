"""Runs the functions of a template on pairs of boundary values of every type.

boundaries.py TEMPLATE PAIRS_SCRIPT FOLDER CHECK_TOOL
"""

import os
import subprocess
import sys

template, script, folder, tool = sys.argv[1:]
EXPECTED = {
    "tosa_pool": "max",
    "tosa_padded": "max",
    "tosa_ignore": "maxnum",
    "tosa_reduce_min": "min",
    "linalg_max": "max",
    "linalg_min": "min",
}
LINALG = ["linalg_max", "linalg_min"]
TOSA = ["tosa_pool", "tosa_padded", "tosa_reduce_min"]
FLOATS = {"auto": TOSA + ["tosa_ignore"] + LINALG, "maximum": TOSA + ["tosa_ignore"]}
# Rounding is allowed here, and the edges of floats are no subject: a - b may not
# overflow. Padding is repeated border, or declined (relu-only).
ROUNDING = {"relu": ["tosa_pool", "tosa_padded"], "relu-only": ["tosa_pool"]}
EXTREMES = {"f16": "FC00 7C00", "bf16": "FF80 7F80", "f32": "FF800000 7F800000"}
CASES = {
    "i16": {"auto": TOSA + LINALG, "relu": ["tosa_pool"], "maximum": TOSA, "relu-only": LINALG},
    "i32": {"auto": TOSA + LINALG, "relu": LINALG, "maximum": ["tosa_pool"], "relu-only": LINALG},
    "i64": {"auto": LINALG, "maximum": LINALG, "auto numerics=fast": LINALG},
    "f16": FLOATS,
    "bf16": FLOATS,
    "f32": FLOATS,
    "f16-near": ROUNDING,
    "bf16-near": ROUNDING,
    "f32-near": ROUNDING,
}

with open(template) as file:
    source = file.read()
for name, forms in CASES.items():
    element = name.split("-")[0]
    if element[0] == "i":
        top = 1 << (int(element[1:]) - 1)
        low, high = str(-top), str(top - 1)
    else:
        low, high = ["0x" + bits for bits in EXTREMES[element].split()]
    place = os.path.join(folder, name)
    subprocess.run([sys.executable, script, name, place], check=True)
    module = os.path.join(place, "functions.mlir")
    with open(module, "w") as file:
        text = source.replace("TYPE", element)
        file.write(text.replace("LOWEST", low).replace("HIGHEST", high))
    total = good = 0
    for form, functions in forms.items():
        near = name.endswith("-near")
        options = "max-form=" + form + (" numerics=fast" if near else "")
        for function in functions:
            # The relu form differs from the maximum by half a unit of a - b and
            # half of the result, both of magnitude 8 at most.
            unit = {"f16": 2**-10, "bf16": 2**-7, "f32": 2**-23}.get(element, 0)
            tolerance = 8 * unit if near else 0
            run = subprocess.run(
                [tool, module, "--function=" + function]
                + ["--pool-to-conv=" + options]
                + ["--inputs=" + os.path.join(place, "pairs.npy")]
                + ["--expected=" + os.path.join(place, EXPECTED[function] + ".npy")]
                + ["--rtol=0", "--atol=%r" % tolerance],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            total += 1
            exact = b"equal (bit-exact" in run.stdout
            if run.returncode == 0 and (exact or near):
                good += 1
            else:
                print("failed: %s %s %s" % (name, options, function))
                print(run.stdout.decode())
    print("%s: %d checks, %d as expected" % (name, total, good))
