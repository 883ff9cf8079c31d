#!/usr/bin/env python3
# Whether the units of a synthesised design add up.

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
units = report["units"].values()
print("{family} by {source} {version}: {count} units".format(count=len(units), **report))
total = report["total"]
dsp = total["measured"]["dsp"]
print("multipliers %d," % dsp, "as" if dsp == total["estimate"]["dsp"] else "not as", "estimated")
for resource in ("lut", "ff"):
    rest = total["measured"][resource] - sum(unit["measured"][resource] for unit in units)
    if not 0 <= rest < 24:
        sys.exit("%d %s belong to no unit" % (rest, resource))
print("beside the units there are few cells")
