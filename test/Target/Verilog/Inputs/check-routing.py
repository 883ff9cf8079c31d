#!/usr/bin/env python3
# Whether the figures of place and route agree with each other.

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    routing = json.load(file)["routing"]
print("{source} {version}".format(**routing))
path = sum(step["logic_ns"] + step["wires_ns"] for step in routing["critical_path"])
period = 1000 / routing["fmax_mhz"]
print("the path is", "as long as" if abs(path - period) < 0.1 else "%g, not" % path, "the period")
slack = 1000 / routing["target_mhz"] - period
print("the clock is", "met" if routing["met"] and abs(slack - routing["slack_ns"]) < 0.01 else "missed")
