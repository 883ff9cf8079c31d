# ===- design.py - Kernels and the modules that they become --------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""A kernel of the `fpga` dialect, and beside each op the instance of its module.

The text of the kernel goes to the dialect, which says what the numbers and cycles have to
be; the instances go to a simulator.
"""

import math

import numpy as np

from streams import Stream, is_signed, pack, width_of

STYLES = {"auto": "auto", "lutram": "distributed", "bram": "block", "reg": "registers"}


def dense(array):
    """The text of a dense attribute; of booleans, true and false."""
    return str(np.asarray(array).tolist())


class Wires:
    """The nets of a stream: `<name>_d`, `<name>_v` and `<name>_r`."""

    def __init__(self, name, stream):
        self.name = name
        self.stream = stream

    def port(self, prefix):
        return ", ".join(
            f".{prefix}_{port}({self.name}_{suffix})"
            for port, suffix in (("data", "d"), ("valid", "v"), ("ready", "r"))
        )


class Design:
    """A kernel under construction."""

    def __init__(self, name):
        self.name = name
        self.inputs = []
        self.outputs = []
        self.text = []
        self.verilog = []
        self.files = {}
        self.modules = []
        self._count = 0

    # Parts of ops.

    def wires(self, stream):
        self._count += 1
        name = f"{self.name}_{self._count}"
        self.declare(name, stream.bits)
        return Wires(name, stream)

    def declare(self, name, bits, copies=1):
        ports = f"[{copies - 1}:0] " if copies > 1 else ""
        self.verilog.append(f"  wire [{bits * copies - 1}:0] {name}_d;")
        self.verilog.append(f"  wire {ports}{name}_v, {name}_r;")

    def op(self, result, text, operands, results=None):
        """The line of an op; `text` has the operands' names in it."""
        types = ", ".join(str(wires.stream) for wires in operands)
        results = results or (f"({types})" if len(operands) != 1 else types)
        self.text.append(f"    {result}{text} : {results}")

    def file(self, suffix, words, bits):
        """A file of constants; its name."""
        name = f"{self.name}_{suffix}.hex"
        digits = (bits + 3) // 4
        self.files[name] = [f"{word:0{digits}x}" for word in words]
        return name

    def instance(self, module, parameters, ports, label=None):
        label = label or f"{self.name}_{module}_{len(self.modules)}"
        self.modules.append((module, parameters))
        values = ", ".join(
            f'.{key}("{value}")' if isinstance(value, str) and "'" not in value
            else f".{key}({value})"
            for key, value in parameters.items()
        )
        self.verilog.append(
            f"  {module} #({values}) {label} (.clk(clk), .rst_n(rst_n), {ports});"
        )

    def unit(self, module, parameters, operands, result):
        """One instance with ports s (or s0, s1, ...) and m."""
        ports = [
            wires.port("s" if len(operands) == 1 else f"s{i}")
            for i, wires in enumerate(operands)
        ]
        self.instance(module, parameters, ", ".join([*ports, result.port("m")]))
        return result

    # Ports.

    def load(self, shape, element, lanes=1):
        stream = Stream(tuple(shape), element, lanes)
        wires = self.wires(stream)
        argument = f"%in{len(self.inputs)}"
        self.text.append(
            f"    %{wires.name} = fpga.load {argument} : {stream.tensor} -> {stream}"
        )
        self.inputs.append(wires)
        return wires

    def store(self, wires):
        stream = wires.stream
        self.text.append(
            f"    %out{len(self.outputs)} = fpga.store %{wires.name} : {stream} -> {stream.tensor}"
        )
        self.outputs.append(wires)

    def kernel(self):
        """The text of the kernel."""
        arguments = ", ".join(
            f"%in{i}: {wires.stream.tensor}" for i, wires in enumerate(self.inputs)
        )
        types = ", ".join(wires.stream.tensor for wires in self.outputs)
        names = ", ".join(f"%out{i}" for i in range(len(self.outputs)))
        return "\n".join(
            [
                f"  fpga.kernel @{self.name}_kernel({arguments}) -> ({types}) {{",
                *self.text,
                f"    fpga.return {names} : {types}",
                "  }",
            ]
        )

    def function(self):
        """The text of a function that calls the kernel."""
        arguments = ", ".join(
            f"%{i}: {wires.stream.tensor}" for i, wires in enumerate(self.inputs)
        )
        names = ", ".join(f"%{i}" for i in range(len(self.inputs)))
        froms = ", ".join(wires.stream.tensor for wires in self.inputs)
        tos = ", ".join(wires.stream.tensor for wires in self.outputs)
        results = ", ".join(f"%r#{i}" for i in range(len(self.outputs)))
        count = len(self.outputs)
        return "\n".join(
            [
                f"  func.func @{self.name}({arguments}) -> ({tos}) {{",
                f"    %r:{count} = fpga.call @{self.name}_kernel({names}) : ({froms}) -> ({tos})",
                f"    return {results} : {tos}",
                "  }",
            ]
        )

    # Units that move beats.

    def fifo(self, x, depth, memory="auto"):
        y = self.wires(x.stream)
        self.op(f"%{y.name} = ", f"fpga.fifo %{x.name} depth = {depth} in {memory}", [x])
        return self.unit(
            "ptc_fifo", {"W": x.stream.bits, "DEPTH": depth, "STYLE": STYLES[memory]}, [x], y
        )

    def skid(self, x):
        """A register slice: for the dialect, a part of a requant."""
        return self.unit("ptc_skid", {"W": x.stream.bits}, [x], self.alias(x))

    def alias(self, x):
        """Other wires of the same value."""
        y = self.wires(x.stream)
        self.text.append(
            f"    %{y.name} = fpga.reshape %{x.name} : {x.stream} -> {x.stream}"
        )
        return y

    def fork(self, x, count=2):
        copies = [self.wires(x.stream) for _ in range(count)]
        name = f"{self.name}_f{self._count}"
        self.declare(name, x.stream.bits, count)
        self.text.append(
            f"    %{name}:{count} = fpga.fork %{x.name} : {x.stream}"
        )
        for i, copy in enumerate(copies):
            self.text.append(
                f"    %{copy.name} = fpga.reshape %{name}#{i} : {x.stream} -> {x.stream}"
            )
            bits = x.stream.bits
            self.verilog.append(
                f"  assign {copy.name}_d = {name}_d[{bits * i} +: {bits}];"
                f" assign {copy.name}_v = {name}_v[{i}];"
                f" assign {name}_r[{i}] = {copy.name}_r;"
            )
        self.instance(
            "ptc_fork",
            {"W": x.stream.bits, "N": count},
            f"{x.port('s')}, {Wires(name, x.stream).port('m')}",
        )
        return copies

    def cast(self, x, lanes):
        wide = math.lcm(x.stream.lanes, lanes)
        y = self.wires(
            Stream(x.stream.shape, x.stream.element, lanes, x.stream.window, x.stream.taps)
        )
        self.op(
            f"%{y.name} = ",
            f"fpga.cast_lanes %{x.name}",
            [x],
            f"{x.stream} -> {y.stream}",
        )
        return self.unit(
            "ptc_cast",
            {"W": x.stream.bits, "UP": wide // x.stream.lanes, "DOWN": wide // lanes},
            [x],
            y,
        )

    # Units that compute.

    def window(self, x, kernel, stride=(1, 1), dilation=(1, 1), pad=(0, 0, 0, 0), value=0,
               lanes=None, taps=1, order="channels", repeat=1, memory="auto"):
        """`pad`: top, left, bottom, right; `value` may be "edge"."""
        n, height, width, channels = x.stream.shape
        extents = [
            (extent + low + high - (k - 1) * d - 1) // s + 1
            for extent, low, high, k, d, s in zip(
                (height, width), pad[:2], pad[2:], kernel, dilation, stride)
        ]
        stream = Stream((n, *extents, channels), x.stream.element, x.stream.lanes,
                        tuple(kernel), taps, order, repeat)
        y = self.wires(stream)
        border = ", ".join(map(str, [*pad, value]))
        self.op(
            f"%{y.name} = ",
            f"fpga.window %{x.name} kernel = {list(kernel)} stride = {list(stride)}"
            f" dilation = {list(dilation)} pad <{border}> in {memory}",
            [x], f"{x.stream} -> {stream}")
        bits = x.stream.width
        number = 0 if value == "edge" else value & ((1 << bits) - 1)
        return self.unit("ptc_window", {
            "XW": bits, "L": x.stream.lanes, "CB": x.stream.beats_of_pixel,
            "H": height, "W": width, "OH": extents[0], "OW": extents[1],
            "KH": kernel[0], "KW": kernel[1], "SH": stride[0], "SW": stride[1],
            "DH": dilation[0], "DW": dilation[1], "PT": pad[0], "PL": pad[1],
            "EDGE": int(value == "edge"), "PADV": f"{bits}'d{number}",
            "TAPS": taps, "BY_TAPS": int(order == "taps"), "REP": repeat,
            "STYLE": STYLES[memory]}, [x], y)

    def mac(self, x, weights, element, pe, simd, width, lanes=1, groups=1, form="auto",
            weight_class="generic"):
        """`weights` is an array [O, KH, KW, C / groups] of numbers of the type `element`."""
        out, kh, kw, depth = weights.shape
        channels = x.stream.channels
        y = self.wires(Stream((*x.stream.shape[:-1], out), f"i{width}", lanes))
        rom = f"%{y.name}_w"
        shape = "x".join(map(str, weights.shape))
        self.text.append(
            f"    {rom} = fpga.rom dense<{dense(weights)}> : tensor<{shape}x{element}>")
        how = "" if weight_class == "generic" else f" class {weight_class}"
        how += "" if form == "auto" else f" in {form}"
        many = f" groups = {groups}" if groups != 1 else ""
        self.op(
            f"%{y.name} = ", f"fpga.mac %{x.name}, {rom}{many} fold <pe = {pe}, simd = {simd}>{how}",
            [x], f"{x.stream}, !fpga.rom<{shape}x{element}> -> {y.stream}")
        steps = kh * kw * depth // simd
        is_depthwise = groups == channels and groups > 1
        # Results that share factors, and how often beats are used.
        share = pe if not is_depthwise else max(1, min(pe, out // channels))
        passes = out // groups // pe if not is_depthwise else max(1, out // groups // pe)
        replays = 1 if x.stream.repeat > 1 else passes
        words = []
        for group in range(out // pe):
            for step in range(steps):
                chosen = []
                for o in range(group * pe, (group + 1) * pe):
                    for s in range(simd):
                        tap, c = self._factor(x.stream, step, s, depth)
                        chosen.append(weights[o, tap // kw, tap % kw, c])
                words.append(pack(chosen, width_of(element)))
        bits = pe * simd * width_of(element)
        latency = 7 + (simd - 1).bit_length()
        beats = pe // lanes
        results = max(2, -(-(latency + beats) // max(steps, beats)))
        parameters = {
            "IW": x.stream.width, "IS": int(is_signed(x.stream.element)),
            "WW": width_of(element), "WS": int(is_signed(element)), "AW": width,
            "PE": pe, "SIMD": simd, "SHARE": share, "SF": steps, "NF": out // pe,
            "REPLAYS": replays, "OUT": lanes, "RESULTS": results,
            "FORM": {"auto": 0, "dsp": 0, "lut": 1}[form] if weight_class == "generic"
                    else 2 if weight_class == "ones" else 1,
            "FILE": self.file(f"{y.name}_w", words, bits)}
        return self.unit("ptc_mac", parameters, [x], y)

    @staticmethod
    def _factor(stream, step, s, depth):
        """Tap and channel (of its group) of product s in a step."""
        if depth == 1 and stream.window and stream.order == "taps":
            return step * stream.taps + s, 0
        per_tap = depth // min(depth, stream.lanes)
        lane, tap = divmod(s, stream.taps)
        group, of_channels = divmod(step, per_tap)
        return group * stream.taps + tap, of_channels * stream.lanes + lane
