# ===- devices.py - Devices of place and route -------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Parts, packages and pins that nextpnr knows."""

from __future__ import annotations

import dataclasses
import re

from ..errors import Error, OptionError


@dataclasses.dataclass(frozen=True)
class Device:
    """A part in a package, of a speed."""

    part: str
    package: str
    #: Of ECP5: "6", "7" or "8", the fastest. Parts of iCE40 have one speed each: "".
    speed: str
    #: Of the user.
    pins: int
    #: A pin from which a clock gets everywhere; "" where each does.
    clock_pin: str
    #: The program that places and routes it, and what that calls the part.
    nextpnr: str
    option: str

    @property
    def arguments(self) -> list[str]:
        """What that program is told of the device."""
        speed = ["--speed", self.speed] if self.speed else []
        return [self.option, "--package", self.package, *speed]

    def __str__(self) -> str:
        return f"{self.part} {self.package}" + (f" speed {self.speed}" if self.speed else "")


# User pins by package, the first one being taken where none is named: of ECP5 by the
# thousands of lookup tables, of iCE40 by the rest of the name.
_ECP5 = {
    "12": {"CABGA381": 197, "CABGA256": 197, "CSFBGA285": 118, "TQFP144": 98},
    "25": {"CABGA381": 197, "CABGA256": 197, "CSFBGA285": 118, "TQFP144": 98},
    "45": {"CABGA381": 203, "CABGA256": 197, "CABGA554": 245, "CSFBGA285": 118, "TQFP144": 98},
    "85": {"CABGA381": 205, "CABGA554": 259, "CABGA756": 365, "CSFBGA285": 118},
}
# A clock input of each package, on all parts alike (PCLKT6_0, or another where there is none).
_ECP5_CLOCKS = {
    "CABGA256": "M1",
    "CABGA381": "H2",
    "CABGA554": "H2",
    "CABGA756": "R7",
    "CSFBGA285": "D18",
    "TQFP144": "91",
}
_ICE40 = {
    "up5k": {"sg48": 39, "uwg30": 21},
    "hx1k": {"tq144": 96, "cb132": 95, "vq100": 72},
    "hx4k": {"tq144": 107, "bg121": 93, "cb132": 95},
    "hx8k": {"ct256": 206, "cm225": 178, "bg121": 93, "cb132": 95},
    "lp1k": {"cm121": 95, "cm81": 63, "cm49": 35, "cm36": 25, "cb121": 92, "cb81": 62, "qn84": 67},
    "lp4k": {"cm225": 167, "cm121": 93, "cm81": 63},
    "lp8k": {"cm225": 178, "cm121": 93, "cm81": 63},
}


def device_of(part: str, package: str | None = None, speed: str | None = None) -> Device:
    """The device of a part, such as "lfe5u-85f" or "ice40up5k".

    Raises Error for parts without open place and route, OptionError for other packages and
    speeds.
    """
    name = part.lower()
    ecp5 = re.fullmatch(r"lfe5(u|um|um5g)-(12|25|45|85)f", name)
    ice40 = name.removeprefix("ice40")
    if ecp5 and name not in ("lfe5um-12f", "lfe5um5g-12f"):
        packages, nextpnr = _ECP5[ecp5[2]], "nextpnr-ecp5"
        series = "" if ecp5[1] == "u" else f"{ecp5[1]}-"
        option = f"--{series}{ecp5[2]}k"
        speeds = ("8",) if ecp5[1] == "um5g" else ("6", "7", "8")
    elif name.startswith("ice40") and ice40 in _ICE40:
        packages, nextpnr = _ICE40[ice40], "nextpnr-ice40"
        option, speeds = f"--{ice40}", ("",)
    else:
        raise Error(
            f"{part}: no open place and route; there is one for LFE5U, LFE5UM and LFE5UM5G-12F"
            f" to -85F, and for iCE40 {', '.join(name.upper() for name in _ICE40)}"
        )
    chosen = {known.lower(): known for known in packages}.get((package or "").lower())
    if package is not None and chosen is None:
        raise OptionError(f"{part}: no package {package}; there are {', '.join(packages)}")
    if speed is not None and speed not in speeds:
        there = f"there are {', '.join(speeds)}" if speeds[0] else "it has one"
        raise OptionError(f"{part}: no speed {speed}; {there}")
    taken = chosen or next(iter(packages))
    clock_pin = _ECP5_CLOCKS[taken] if ecp5 else ""
    return Device(name, taken, speed or speeds[0], packages[taken], clock_pin, nextpnr, option)
