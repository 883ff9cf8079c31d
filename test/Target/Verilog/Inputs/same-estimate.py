#!/usr/bin/env python3
# Whether the whole of a design takes in its manifest what fpga-estimate says.

import json
import sys

manifest, estimate = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
total = estimate["kernels"][0]["total"]
own = manifest["estimate"]
other = {name: total[name.removesuffix("18")] for name in own}
print("the manifest and fpga-estimate agree" if own == other else (own, other))
