# ===- design.py - Kernels as text, and as Verilog ------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""The text of a kernel of the `fpga` dialect, op by op."""

import dataclasses
import json
import pathlib
import shutil
import subprocess

import numpy as np

from streams import Stream, tensor


class Failure(Exception):
    """What is wrong, in one line or several."""


@dataclasses.dataclass(frozen=True)
class Value:
    """What an op gives: its name, and its type, a Stream or the text of another one."""

    name: str
    type: object


def names(values):
    return ", ".join(value.name for value in values)


def types(values):
    return ", ".join(str(value.type) for value in values)


def option(text, value):
    """A part of an op that may be absent."""
    return "" if value is None else f" {text} = {value if isinstance(value, int) else list(value)}"


class Design:
    """A kernel under construction; `inputs` and `outputs` are values of its ports."""

    def __init__(self, name):
        self.name = name
        self.inputs = []
        self.outputs = []
        self.text = []

    def op(self, text, signature, result, count=1):
        """The line of an op. `result` is the type of its results."""
        name = f"%v{len(self.text)}"
        to = name if count == 1 else f"{name}:{count}"
        self.text.append(f"  {to} = fpga.{text} : {signature}")
        return Value(name, result)

    def unit(self, text, x, result):
        """An op with one stream that comes and one that leaves."""
        return self.op(text, f"{x.type} -> {result}", result)

    # The whole.

    def module(self):
        """The text of the kernel, and of a function run_<name> that calls it."""
        froms, tos = (", ".join(x.type.tensor for x in ends) for ends in (self.inputs, self.outputs))
        loaded, stored, called = (
            ", ".join(f"{name}{i}" for i in range(len(ends)))
            for name, ends in (("%in", self.inputs), ("%out", self.outputs), ("%r#", self.outputs)))
        arguments = ", ".join(f"%in{i}: {x.type.tensor}" for i, x in enumerate(self.inputs))
        lines = "\n".join(self.text + [f"  %out{i} = fpga.store {x.name} : {x.type} -> {x.type.tensor}"
                                       for i, x in enumerate(self.outputs)])
        return f"""
fpga.kernel @{self.name}({arguments}) -> ({tos}) {{
{lines}
  fpga.return {stored} : {tos}
}}
func.func @run_{self.name}({arguments}) -> ({tos}) {{
  %r:{len(self.outputs)} = fpga.call @{self.name}({loaded}) : ({froms}) -> ({tos})
  return {called} : {tos}
}}
"""

    def translate(self, folder):
        """Writes the design to folder/<name>, and its top module to folder/<top>.v, too, for
        those who run in `folder`; its manifest."""
        home = pathlib.Path(folder) / self.name
        shutil.rmtree(home, ignore_errors=True)
        run = subprocess.run(
            ["pool-to-conv-translate", "--fpga-to-verilog", f"--verilog-dir={home}", "-"],
            input=self.module(), capture_output=True, text=True)
        if run.returncode:
            raise Failure(f"{self.name}: {run.stderr}")
        manifest = json.loads((home / "manifest.json").read_text())
        top = f"{manifest['top']}.v"
        text = (home / top).read_text().replace('FILE("', f'FILE("{self.name}/')
        (home.parent / top).write_text(text)
        return manifest

    # Ports.

    def load(self, shape, element, lanes=1):
        stream = Stream(tuple(shape), element, lanes)
        self.inputs.append(self.op(f"load %in{len(self.inputs)}", f"{stream.tensor} -> {stream}", stream))
        return self.inputs[-1]

    def store(self, x):
        self.outputs.append(x)

    # Units that move beats.

    def fifo(self, x, depth, memory="auto"):
        return self.op(f"fifo {x.name} depth = {depth} in {memory}", x.type, x.type)

    def fork(self, x, count=2):
        y = self.op(f"fork {x.name}", x.type, x.type, count)
        return [Value(f"{y.name}#{i}", x.type) for i in range(count)]

    def cast(self, x, lanes):
        return self.unit(f"cast_lanes {x.name}", x, dataclasses.replace(x.type, lanes=lanes))

    # Units that compute.

    def window(self, x, kernel, stride=(1, 1), dilation=(1, 1), pad=(0, 0, 0, 0), value=0,
               taps=1, order="channels", repeat=1, memory="auto"):
        """`pad`: top, left, bottom, right; `value` may be "edge"."""
        n, *extents, channels = x.type.shape
        extents = [
            (extent + low + high - (k - 1) * d - 1) // s + 1
            for extent, low, high, k, d, s in zip(extents, pad[:2], pad[2:], kernel, dilation, stride)]
        y = dataclasses.replace(x.type, shape=(n, *extents, channels), window=kernel, taps=taps,
                                order=order, repeat=repeat)
        border = ", ".join(map(str, [*pad, value]))
        return self.unit(
            f"window {x.name} kernel = {list(kernel)} stride = {list(stride)}"
            f" dilation = {list(dilation)} pad <{border}> in {memory}", x, y)

    def constants(self, array, element):
        """A rom of the numbers in `array`."""
        array = np.asarray(array)
        kind = tensor(array.shape, element)
        return self.op(f"rom dense<{array.tolist()}>", kind, kind.replace("tensor", "!fpga.rom"))

    def mac(self, x, weights, element, pe, simd, width, lanes=1, groups=1, form="auto",
            weight_class="generic"):
        """`weights` is an array [O, KH, KW, C / groups] of numbers of the type `element`."""
        w = self.constants(weights, element)
        y = Stream((*x.type.shape[:-1], len(weights)), f"i{width}", lanes)
        return self.op(
            f"mac {names([x, w])} groups = {groups} fold <pe = {pe}, simd = {simd}>"
            f" class {weight_class} in {form}", f"{types([x, w])} -> {y}", y)

    def requant(self, x, element, bias=(0,), multiplier=(1,), shift=(0,), zero_point=0,
                rounding="floor", overflow="sat", bounds=None, bands=None, form="auto"):
        """`bands`: rows, columns, classes."""
        bands = bands and " bands <rows = {}, columns = {}, classes = {}>".format(*bands)
        return self.unit(
            f"requant {x.name} bias = {list(bias)} multiplier = {list(multiplier)}"
            f" shift = {list(shift)} zero_point = {zero_point} round {rounding}"
            f" overflow {overflow}{option('bounds', bounds)}{bands or ''} in {form}",
            x, dataclasses.replace(x.type, element=element))

    def reduce(self, x, kind, element=None, lanes=None, kernel=None, stride=None,
               pad=(0, 0, 0, 0), dims=None):
        """Over windows, over `dims`, or, with a kernel, over rows."""
        shape, how = list(x.type.shape), "window"
        if dims:
            how = f"global dims = {list(dims)}"
            shape = [1 if dim in dims else extent for dim, extent in enumerate(shape)]
        elif kernel:
            how = f"rows kernel = {list(kernel)} stride = {list(stride)} pad <{str(pad)[1:-1]}, 0>"
            for i in (0, 1):
                shape[1 + i] = (shape[1 + i] + pad[i] + pad[i + 2] - kernel[i]) // stride[i] + 1
        return self.unit(f"reduce {kind} {how} {x.name}", x, Stream(
            tuple(shape), element or x.type.element, lanes or x.type.lanes))

    def eltwise(self, kind, operands, element, overflow="wrap", shift=0, rounding="floor",
                bounds=None, bits=None, form="auto"):
        """Shapes of streams are broadcast."""
        streams = [x.type for x in operands if isinstance(x.type, Stream)]
        shape = np.broadcast_shapes(*(stream.shape for stream in streams))
        y = Stream(shape, element, max(stream.lanes for stream in streams))
        return self.op(
            f"eltwise {kind} {names(operands)} shift = {shift} round {rounding} overflow {overflow}"
            f"{option('bounds', bounds)}{option('bits', bits)} in {form}",
            f"({types(operands)}) -> {y}", y)

    def lut(self, x, table, element, entry=None, fraction=0, memory="auto"):
        """`entry` is the type of the table's entries, that of the result without it."""
        return self.unit(
            f"lut {x.name} table = dense<{table.tolist()}> : {tensor(table.shape, entry or element)}"
            f" fraction = {fraction} in {memory}", x, dataclasses.replace(x.type, element=element))

    # Moves.

    def crop(self, x, low, high):
        shape = tuple(e - l - h for e, l, h in zip(x.type.shape, low, high))
        return self.unit(f"crop {x.name} low = {list(low)} high = {list(high)}", x,
                         dataclasses.replace(x.type, shape=shape))

    def pad(self, x, low, high, value):
        shape = tuple(e + l + h for e, l, h in zip(x.type.shape, low, high))
        return self.unit(f"pad {x.name} low = {list(low)} high = {list(high)} value = {value}", x,
                         dataclasses.replace(x.type, shape=shape))

    def reorder(self, x, permutation, lanes=None, memory="auto"):
        shape = tuple(x.type.shape[i] for i in permutation)
        y = Stream(shape, x.type.element, lanes or x.type.lanes)
        return self.unit(f"reorder {x.name} by {list(permutation)} in {memory}", x, y)

    def concat(self, operands):
        first = operands[0].type
        channels = sum(x.type.shape[-1] for x in operands)
        y = dataclasses.replace(first, shape=(*first.shape[:-1], channels))
        return self.op(f"concat {names(operands)}", f"({types(operands)}) -> {y}", y)
