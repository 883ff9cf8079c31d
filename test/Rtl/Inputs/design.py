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

from streams import Stream, is_signed, pack, range_of, width_of

STYLES = {"auto": "auto", "lutram": "distributed", "bram": "block", "reg": "registers"}
# A memory that is never written is no RAM of lookup tables, but their logic.
ROM_STYLES = STYLES | {"lutram": "logic", "reg": "logic"}


def dense(array):
    """The text of a dense attribute; of booleans, true and false."""
    return str(np.asarray(array).tolist())


def signed_bits(low, high):
    """Bits of a signed number in low .. high."""
    return 1 + max((~low if low < 0 else low).bit_length(), (~high if high < 0 else high).bit_length())


def number(value, bits):
    """A signed literal; the lowest number has no positive one."""
    return f"{bits}'sh{value & ((1 << bits) - 1):x}"


def flat(numbers):
    """Numbers of 32 bits in one parameter, the first in the low bits."""
    numbers = list(numbers)
    return f"{32 * len(numbers)}'h{pack(numbers, 32):x}"


def by_beat(numbers, beats, lanes):
    """The numbers of channels, a row for each beat of a pixel."""
    times = max(1, lanes * beats // len(numbers))
    return np.array(list(numbers) * times, dtype=object).reshape(beats, lanes).tolist()


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
        # Text, wires that come and wires that leave, of the units of one result.
        self.units = []
        # Something comes before the first beat of a frame was taken.
        self.runs_ahead = False
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
        self.units.append((self.verilog[-1], operands, [result]))
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

    def top(self):
        """A module with the kernel's ports: in0_data, in0_valid, in0_ready, out0_data, ..."""
        ports, body = ["input wire clk", "input wire rst_n"], list(self.verilog)
        for kind, ends in (("in", self.inputs), ("out", self.outputs)):
            forth, back = ("input", "output") if kind == "in" else ("output", "input")
            for i, wires in enumerate(ends):
                name = f"{kind}{i}"
                ports += [f"{forth} wire [{wires.stream.bits - 1}:0] {name}_data",
                          f"{forth} wire {name}_valid", f"{back} wire {name}_ready"]
                for suffix, port in (("d", "data"), ("v", "valid"), ("r", "ready")):
                    sides = [f"{wires.name}_{suffix}", f"{name}_{port}"]
                    if (kind == "in") == (suffix == "r"):
                        sides.reverse()
                    body.append(f"  assign {sides[0]} = {sides[1]};")
        return self.module_of(ports, body)

    def unit_top(self, index):
        """A module with one unit alone, its wires as ports."""
        text, operands, results = self.units[index]
        ports = ["input wire clk", "input wire rst_n"]
        for ways, ends in ((("input", "output"), operands), (("output", "input"), results)):
            for wires in ends:
                ports += [f"{ways[0]} wire [{wires.stream.bits - 1}:0] {wires.name}_d",
                          f"{ways[0]} wire {wires.name}_v", f"{ways[1]} wire {wires.name}_r"]
        return self.module_of(ports, [text])

    def module_of(self, ports, body):
        return "\n".join([f"module {self.name} (", ",\n".join(f"    {port}" for port in ports),
                          ");", *body, "endmodule", ""])

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

    def requant(self, x, element, bias=(0,), multiplier=(1,), shift=(0,), zero_point=0,
                rounding="floor", overflow="sat", bounds=None, bands=None, form="auto"):
        """`bands`: rows, columns, classes. Numbers are those of the dialect's op."""
        y = self.wires(Stream(x.stream.shape, element, x.stream.lanes))
        line = f"fpga.requant %{x.name} bias = {list(bias)} multiplier = {list(multiplier)}"
        line += f" shift = {list(shift)} zero_point = {zero_point} round {rounding} overflow {overflow}"
        if bounds:
            line += f" bounds = {list(bounds)}"
        if bands:
            rows, columns, classes = bands
            line += (f" bands <rows = {list(rows)}, columns = {list(columns)},"
                     f" classes = {list(classes)}>")
        if form != "auto":
            line += f" in {form}"
        self.op(f"%{y.name} = ", line, [x], f"{x.stream} -> {y.stream}")

        low, high = range_of(x.stream.element)
        value = signed_bits(low + min(bias), high + max(bias))
        beats, lanes = x.stream.beats_of_pixel, x.stream.lanes
        multiplies = any(m & (m - 1) for m in multiplier)
        factor = max(1, max(multiplier).bit_length())
        least = min(shift)
        more = max(1, (max(shift) - least).bit_length())
        limits = self.limits(element, overflow, bounds)
        parameters = {
            "L": lanes, "IW": x.stream.width, "IS": int(is_signed(x.stream.element)),
            "OW": width_of(element), "VW": value, "BW": signed_bits(min(bias), max(bias)),
            "MW": factor, "SMIN": least, "SMAX": max(shift), "SW": more,
            "ROUND": ["floor", "half_up", "half_away", "half_even", "tosa"].index(rounding),
            "ZPW": signed_bits(zero_point, zero_point), "ZP": number(zero_point, 64), **limits,
            "MUL": int(multiplies), "FORM": int(form == "lut" or not multiplies), "CB": beats}
        if len(bias) > 1:
            words = [pack(row, parameters["BW"]) for row in by_beat(bias, beats, lanes)]
            parameters |= {"BIASES": 1, "BIAS_FILE": self.file(
                f"{y.name}_b", words, lanes * parameters["BW"])}
        else:
            parameters |= {"BIAS": number(bias[0], 64)}
        scales = [m | (s - least) << factor for m, s in zip(multiplier, shift)]
        if bands:
            parameters |= {
                "SCALES": 2, "NR": len(rows), "NC": len(columns), "CLASS_COUNT": len(scales),
                "ROW_ENDS": flat(np.cumsum(rows)), "COL_ENDS": flat(np.cumsum(columns)),
                "CLASSES": flat(classes), "QW": 1 + max(sum(rows), sum(columns)).bit_length(),
                "SCALE_FILE": self.file(f"{y.name}_s", scales, factor + more)}
        elif len(scales) > 1:
            words = [pack(row, factor + more) for row in by_beat(scales, beats, lanes)]
            parameters |= {"SCALES": 1, "SCALE_FILE": self.file(
                f"{y.name}_s", words, lanes * (factor + more))}
        else:
            parameters |= {"MULT": f"63'd{multiplier[0]}"}
        return self.unit("ptc_requant", parameters, [x], y)

    @staticmethod
    def limits(element, overflow, bounds=None):
        low, high = range_of(element)
        if overflow == "sat_sym" and low < 0:
            low += 1
        if bounds:
            low, high = max(low, bounds[0]), min(high, bounds[1])
        return {"CLAMP": int(overflow != "wrap" or bounds is not None),
                "LO": number(low, 65), "HI": number(high, 65)}

    def reduce(self, x, kind, element=None, lanes=None, kernel=None, stride=None,
               pad=(0, 0, 0, 0), dims=None):
        """Over windows, over `dims`, or, with a kernel, over rows."""
        of = x.stream
        element = element or of.element
        shape = list(of.shape)
        parameters = {
            "KIND": ["max", "min", "sum"].index(kind), "IW": of.width,
            "IS": int(is_signed(of.element)), "OW": width_of(element), "L": of.lanes}
        if of.window:
            mode, groups = "window", of.window[0] * of.window[1] // of.taps
            parameters["T"] = of.taps
            if of.order == "taps":
                parameters |= {"E0": groups, "REDUCED": "4'd1"}
            else:
                beats = of.beats_of_pixel
                parameters |= {"E1": groups, "E0": beats, "REDUCED": "4'd2", "A0": 1, "D": beats}
        elif dims is not None:
            mode = f"global dims = {list(dims)}"
            for dim in dims:
                shape[dim] = 1
            parameters |= self.loops(of, dims)
        else:
            mode = f"rows kernel = {list(kernel)} stride = {list(stride)}"
            if any(pad):
                mode += f" pad <{', '.join(map(str, pad))}, 0>"
            for dim in (0, 1):
                shape[1 + dim] = (shape[1 + dim] + pad[dim] + pad[dim + 2] - kernel[dim]) // stride[dim] + 1
            parameters |= {
                "ROWS": 1, "CB": of.beats_of_pixel, "H": of.shape[1], "W": of.shape[2],
                "OH": shape[1], "COLUMNS": shape[2], "KH": kernel[0], "KW": kernel[1],
                "SH": stride[0], "SW": stride[1], "PT": pad[0], "PL": pad[1],
                "D": shape[2] * of.beats_of_pixel}
        y = self.wires(Stream(tuple(shape), element, lanes or of.lanes))
        self.op(f"%{y.name} = ", f"fpga.reduce {kind} {mode} %{x.name}", [x],
                f"{of} -> {y.stream}")
        return self.unit("ptc_reduce", parameters, [x], y)

    @staticmethod
    def loops(of, dims):
        """Loops over beats, neighbours of one kind as one, at most four."""
        extents = list(of.shape)
        parameters = {}
        if len(extents) - 1 in dims:
            # Sums of the lanes of a beat.
            parameters |= {"L": 1, "T": of.lanes}
        extents[-1] //= of.lanes
        merged = []
        for i, extent in enumerate(extents):
            if extent == 1:
                continue
            if merged and merged[-1][1] == (i in dims):
                merged[-1][0] *= extent
            else:
                merged.append([extent, i in dims])
        merged.reverse()
        place, reduced, depth = 1, 0, 1
        outermost = max((i for i, (_, is_reduced) in enumerate(merged) if is_reduced), default=-1)
        for i, (extent, is_reduced) in enumerate(merged):
            parameters[f"E{i}"] = extent
            reduced |= is_reduced << i
            if not is_reduced and i < outermost:
                parameters[f"A{i}"] = place
                place *= extent
        if not merged:
            parameters["E0"] = 1
        return parameters | {"REDUCED": f"4'd{reduced}", "D": place}

    KINDS = ["add", "sub", "mul", "max", "min", "shl", "shr", "and", "or", "xor",
             "relu", "clamp", "abs", "clz"]

    def constants(self, array, element, lanes):
        """Wires that carry the constants in `array`, of the shape that the result has but
        for leading extents of 1; and the line of their fpga.rom."""
        array = np.asarray(array)
        stream = Stream(array.shape, element, lanes)
        y = self.wires(stream)
        shape = "x".join(map(str, array.shape))
        self.text.append(f"    %{y.name} = fpga.rom dense<{dense(array)}> : tensor<{shape}x{element}>")
        words = stream.hex(array)
        name = self.file(y.name, [int(word, 16) for word in words], stream.bits)
        self.instance("ptc_constants", {"W": stream.bits, "DEPTH": len(words), "FILE": name},
                      y.port("m"))
        return y

    def eltwise(self, kind, operands, element, overflow="wrap", shift=0, rounding="floor",
                bounds=None, bits=None, form="auto"):
        first = operands[0].stream
        shape = tuple(max(extents) for extents in zip(*(o.stream.shape for o in operands)))
        y = self.wires(Stream(shape, element, first.lanes))
        names = ", ".join(f"%{operand.name}" for operand in operands)
        line = f"fpga.eltwise {kind} {names}"
        if shift:
            line += f" shift = {shift}"
        if rounding != "floor":
            line += f" round {rounding}"
        line += f" overflow {overflow}"
        if bounds:
            line += f" bounds = {list(bounds)}"
        if bits:
            line += f" bits = {bits}"
        if form != "auto":
            line += f" in {form}"
        types = ", ".join(
            f"!fpga.rom<{'x'.join(map(str, o.stream.shape))}x{o.stream.element}>"
            if self.is_constant(o) else str(o.stream) for o in operands)
        self.op(f"%{y.name} = ", line, operands, f"({types}) -> {y.stream}")
        parameters = {
            "KIND": self.KINDS.index(kind), "L": y.stream.lanes, "OW": y.stream.width,
            "SHIFT": shift, "ROUND": int(rounding == "half_up"),
            "FORM": int(form == "lut"), **self.limits(element, overflow)}
        if bounds:
            parameters |= {"BLO": number(bounds[0], 64), "BHI": number(bounds[1], 64)}
        if bits:
            parameters["BITS"] = bits
        ports = []
        for i, (operand, letter) in enumerate(zip(operands, "AB")):
            parameters |= {f"{letter}W": operand.stream.width,
                           f"{letter}S": int(is_signed(operand.stream.element))}
            ports.append(operand.port(f"s{i}"))
        if len(operands) == 1:
            bits = parameters["BW"] = 1
            ports.append(f".s1_data({{{y.stream.lanes}{{1'b0}}}}), .s1_valid(1'b1), .s1_ready()")
        self.instance("ptc_eltwise", parameters, ", ".join([*ports, y.port("m")]))
        self.units.append((self.verilog[-1], operands, [y]))
        return y

    def is_constant(self, wires):
        return any(f"%{wires.name} = fpga.rom" in line for line in self.text)

    def lut(self, x, table, element, entry=None, fraction=0, memory="auto", form="auto"):
        """`entry` is the type of the table's entries, that of the result without it."""
        entry = entry or element
        y = self.wires(Stream(x.stream.shape, element, x.stream.lanes))
        line = f"fpga.lut %{x.name} table = dense<{dense(table)}> : tensor<{len(table)}x{entry}>"
        if fraction:
            line += f" fraction = {fraction}"
        line += f" in {memory}"
        self.op(f"%{y.name} = ", line, [x], f"{x.stream} -> {y.stream}")
        bits = width_of(entry)
        words = [pack([number], bits) for number in table]
        return self.unit("ptc_lut", {
            "L": x.stream.lanes, "IW": x.stream.width, "IS": int(is_signed(x.stream.element)),
            "TW": bits, "TS": int(is_signed(entry)), "OW": y.stream.width, "FRACTION": fraction,
            "FORM": int(form == "lut"), "STYLE": ROM_STYLES[memory],
            "FILE": self.file(f"{y.name}_t", words, bits)}, [x], y)

    # Moves.

    def crop(self, x, low, high):
        shape = tuple(e - l - h for e, l, h in zip(x.stream.shape, low, high))
        y = self.wires(Stream(shape, x.stream.element, x.stream.lanes))
        self.op(f"%{y.name} = ", f"fpga.crop %{x.name} low = {list(low)} high = {list(high)}",
                [x], f"{x.stream} -> {y.stream}")
        ends = [e - h for e, h in zip(x.stream.shape, high)]
        return self.unit("ptc_crop", {"W": x.stream.bits, **self.box(x.stream.shape, low, ends, x)},
                         [x], y)

    def pad(self, x, low, high, value):
        shape = tuple(e + l + h for e, l, h in zip(x.stream.shape, low, high))
        y = self.wires(Stream(shape, x.stream.element, x.stream.lanes))
        self.op(f"%{y.name} = ",
                f"fpga.pad %{x.name} low = {list(low)} high = {list(high)} value = {value}",
                [x], f"{x.stream} -> {y.stream}")
        ends = [l + e for l, e in zip(low, x.stream.shape)]
        self.runs_ahead = True
        word = pack([value] * x.stream.lanes, x.stream.width)
        return self.unit(
            "ptc_pad", {"W": x.stream.bits, **self.box(shape, low, ends, x),
                        "VALUE": f"{x.stream.bits}'h{word:x}"}, [x], y)

    @staticmethod
    def box(extents, low, ends, x):
        """The innermost loop, in beats, in the low bits."""
        def words(numbers):
            numbers = list(numbers)
            numbers[-1] //= x.stream.lanes
            return flat(reversed(numbers))
        return {"R": len(extents), "E": words(extents), "LOW": words(low), "HIGH": words(ends)}

    def concat(self, operands):
        first = operands[0].stream
        channels = sum(operand.stream.channels for operand in operands)
        y = self.wires(Stream((*first.shape[:-1], channels), first.element, first.lanes))
        names = ", ".join(f"%{operand.name}" for operand in operands)
        types = ", ".join(str(operand.stream) for operand in operands)
        self.op(f"%{y.name} = ", f"fpga.concat {names}", operands, f"({types}) -> {y.stream}")
        beats = [operand.stream.channels // first.lanes for operand in operands]
        parts = [", ".join(f"{operand.name}_{suffix}" for operand in reversed(operands))
                 for suffix in "dvr"]
        self.instance(
            "ptc_concat",
            {"W": first.bits, "N": len(operands), "CW": max(beats).bit_length(), "BEATS": flat(beats)},
            f".s_data({{{parts[0]}}}), .s_valid({{{parts[1]}}}), .s_ready({{{parts[2]}}}), {y.port('m')}")
        return y
