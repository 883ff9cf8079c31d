#!/usr/bin/env python3
# ===- pool_prices.py - What a pool costs in hardware ------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Prices of a pool between two convolutions, after place and route.

    pool_prices.py FOLDER [TARGET...] [--networks FILE...]

For each target (default: ice40up5k), an average and a maximum of 2x2 between convolutions of
3x3, int8, 8x8x4, in at most 10000 cycles a frame: as a reduction, as convolutions with weights
that are adders, and as convolutions with multipliers. All three compute the same. With
--networks, the same of whole networks in .mlir, synthesised only, in at most --cycles (default:
300000) a frame on an ECP5-85F. Prints tables in Markdown; results are kept below FOLDER. Needs
yosys and nextpnr, and the package on PYTHONPATH with pool-to-conv-translate on PATH.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import re
import shutil

import pool_to_conv
from pool_to_conv import Module, PassError
from pool_to_conv.hardware import routing
from pool_to_conv.hardware.building import lower, write_verilog
from pool_to_conv.hardware.devices import device_of
from pool_to_conv.hardware.narrowing import top_for
from pool_to_conv.hardware.synthesis import family_of, synthesize
from pool_to_conv.hardware.tools import ToolError

CYCLES = 10000
POOLS = {
    "average": "tosa.avg_pool2d %a, %iz, %iz {acc_type = i32, ",
    "maximum": "tosa.max_pool2d %a {",
}
FORMS = ("reduction", "adders", "multipliers")


def convolution(name: str, source: str, size: int, seed: int) -> str:
    """A convolution of 3x3 of 4 channels, and its scale."""
    generator = random.Random(seed)
    weights = [
        [[[generator.randint(-127, 127) for _ in range(4)] for _ in range(3)] for _ in range(3)]
        for _ in range(4)
    ]
    shape = f"tensor<1x{size}x{size}x4x"
    return f"""
  %w{name} = "tosa.const"() <{{values = dense<{weights}> : tensor<4x3x3x4xi8>}}> : () -> tensor<4x3x3x4xi8>
  %s{name} = tosa.conv2d %{source}, %w{name}, %b, %iz, %z {{acc_type = i32,
      dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}}
    : ({shape}i8>, tensor<4x3x3x4xi8>, tensor<4xi32>, tensor<1xi8>, tensor<1xi8>) -> {shape}i32>
  %{name} = tosa.rescale %s{name}, %m, %s, %oz, %iz {{input_unsigned = false,
      output_unsigned = false, per_channel = false, rounding_mode = DOUBLE_ROUND, scale32 = true}}
    : ({shape}i32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> {shape}i8>"""


def network(pool: str) -> str:
    """Two convolutions, and a pool between them."""
    types = "tensor<1x8x8x4xi8>" + (", tensor<1xi8>, tensor<1xi8>" if pool == "average" else "")
    return f"""
func.func @main(%x: tensor<1x8x8x4xi8>) -> tensor<1x4x4x4xi8> {{
  %iz = "tosa.const"() <{{values = dense<3> : tensor<1xi8>}}> : () -> tensor<1xi8>
  %z = "tosa.const"() <{{values = dense<0> : tensor<1xi8>}}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{{values = dense<0> : tensor<1xi32>}}> : () -> tensor<1xi32>
  %b = "tosa.const"() <{{values = dense<[100, -200, 300, 0]> : tensor<4xi32>}}> : () -> tensor<4xi32>
  %m = "tosa.const"() <{{values = dense<1717986918> : tensor<1xi32>}}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{{values = dense<40> : tensor<1xi8>}}> : () -> tensor<1xi8>{
      convolution("a", "x", 8, 1)}
  %p = {POOLS[pool]}kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 2, 2>}} : ({types}) -> tensor<1x4x4x4xi8>{convolution("c", "p", 4, 2)}
  return %c : tensor<1x4x4x4xi8>
}}
"""


def multiplied(kernel: str) -> str:
    """The kernel with weights of 8 bits for which nothing but a multiplier will do, where its
    pools have smaller ones, as in the other convolutions."""
    weights = r"(tensor|!fpga\.rom)<((?:\d+x){3}1x)(?:ui1|i2)>"
    lines = []
    for line in kernel.splitlines():
        if "fpga.rom dense" in line and re.search(weights, line):
            line = line.split(" in ")[0].replace("true", "1").replace("false", "0")
        line = re.sub(r" class (ones|po2)( in \w+)?", " in dsp", line)
        lines.append(re.sub(weights, r"\1<\2i8>", line))
    return "\n".join(lines)


def design_of(network: Module, form: str, target: str, cycles: int, folder: pathlib.Path):
    """The network in Verilog; convolutions of pools lose what is known of their weights."""
    pools = "reduce" if form == "reduction" else "conv"
    module = lower(network, target, pools=pools, target_cycles=cycles)
    if form == "multipliers":
        module = Module.parse(multiplied(str(module)))
    shutil.rmtree(folder, ignore_errors=True)
    return write_verilog(module, folder)


def price_pools(home: pathlib.Path, target: str) -> None:
    """Prints what pools between convolutions cost, placed and routed."""
    for pool in POOLS:
        for form in FORMS:
            parsed = Module.parse(network(pool))
            try:
                design = design_of(parsed, form, target, CYCLES, home / f"{target}-{pool}-{form}")
            except PassError as failure:
                needs = re.search(r"needs \d+ LUT, has \d+", str(failure))
                if needs is None:
                    raise
                print(f"| {pool} | {form} | {target} | {needs[0]} | | | | | |")
                continue
            part, kept = design.manifest["target"]["part"], home / "kept"
            device = device_of(part)
            made = synthesize(design, family_of(part), kept, top=top_for(design, device))
            cost, cycles = made.total, design.manifest["predicted"]["cycles_per_frame"]
            row = (pool, form, device, cost.lut, cost.ff, cost.dsp, cost.bram18)
            try:
                routed = routing.route(design, device, made.netlist, kept, design.clock_mhz)
                clock = f"{routed.fmax_mhz:.1f}"
            except ToolError as failure:
                if "Unable to find legal placement" not in str(failure):
                    raise
                clock = "not placed"
            print("|", " | ".join(map(str, row)), f"| {clock} | {cycles} |", flush=True)


def price_network(home: pathlib.Path, path: pathlib.Path, cycles: int) -> None:
    """Prints what a network costs with its pools in each form."""
    for form in FORMS:
        folder = home / f"{path.stem}-{form}"
        design = design_of(pool_to_conv.load(path), form, "ecp5-85f", cycles, folder)
        part = design.manifest["target"]["part"]
        cost = synthesize(design, family_of(part), home / "kept").total
        row = (path.stem, form, cost.lut, cost.ff, cost.dsp, cost.bram18)
        taken = design.manifest["predicted"]["cycles_per_frame"]
        print("|", " | ".join(map(str, row)), f"| {taken} |", flush=True)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("targets", nargs="*", default=["ice40up5k"])
    parser.add_argument("--networks", nargs="+", type=pathlib.Path)
    parser.add_argument("--cycles", type=int, default=300000)
    arguments = parser.parse_args()
    if arguments.networks:
        print("| network | pools | LUT | FF | DSP | block RAM | cycles |")
        print("|---|---|---|---|---|---|---|")
        for path in arguments.networks:
            price_network(arguments.folder, path, arguments.cycles)
        return
    print("| pool | form | device | LUT | FF | DSP | block RAM | MHz | cycles |")
    print("|---|---|---|---|---|---|---|---|---|")
    for target in arguments.targets:
        price_pools(arguments.folder, target)


if __name__ == "__main__":
    main()
