"""Writes a module of kernels of one family of ops, inputs, and what they give.

generate.py FAMILY FOLDER
"""

import itertools
import random
import sys

import numpy as np

import oracle
from modules import FLOATS, Module, dense, numbers, rom, stream

ROUNDS = ("floor", "half_up", "half_away", "half_even", "tosa")
OVERFLOWS = ("wrap", "sat", "sat_sym")


# ---- windows, sums


def window_text(kernel, stride, dilation, pad):
    options = f"kernel = [{kernel[0]}, {kernel[1]}] stride = [{stride[0]}, {stride[1]}]"
    options += f" dilation = [{dilation[0]}, {dilation[1]}]"
    return options + f" pad <{pad[0]}, {pad[1]}, {pad[2]}, {pad[3]}, {pad[4]}>"


def linear(module):
    # Kernel, stride, dilation, pad; data, weights, result; groups; outputs of a group.
    for kernel, stride_, dilation, pad, data, weight, kind, groups, rows in (
        ((3, 3), (1, 1), (1, 1), (1, 1, 1, 1, -128), "i8", "i8", "i32", 1, 4),
        ((3, 3), (2, 2), (1, 1), (0, 0, 1, 1, 5), "i8", "i8", "i19", 1, 4),
        ((2, 3), (1, 2), (2, 1), (2, 0, 1, 3, -1), "i8", "i4", "i12", 1, 3),
        ((3, 2), (3, 1), (1, 2), (0, 1, 0, 2, 255), "ui8", "i8", "i17", 2, 3),
        ((3, 3), (1, 1), (1, 1), (2, 1, 1, 2, "edge"), "i8", "i8", "i20", 6, 1),
        ((2, 2), (2, 1), (1, 1), (1, 1, 1, 1, "edge"), "ui3", "i2", "i5", 6, 2),
        ((3, 3), (1, 1), (2, 2), (2, 2, 2, 2, -2), "i9", "ui8", "i21", 3, 2),
        ((1, 1), (3, 2), (1, 1), (0, 0, 0, 0, 0), "i16", "i8", "i48", 1, 5),
        ((2, 2), (1, 1), (1, 1), (0, 0, 0, 0, 0), "i32", "i32", "i64", 1, 2),
        ((2, 2), (1, 1), (1, 1), (0, 0, 0, 0, 0), "i33", "i7", "i33", 3, 2),
        ((2, 2), (1, 1), (1, 1), (1, 0, 0, 1, 0), "i1", "i1", "i2", 1, 3),
        ((4, 5), (1, 1), (1, 1), (0, 0, 0, 0, 0), "i8", "ui1", "i7", 2, 2),
        ((2, 2), (2, 2), (1, 1), (0, 0, 0, 0, 0), "ui64", "ui64", "i64", 1, 2),
    ):
        shape = (2, 5, 6, 6)
        for fill in ("mixed", "low"):
            x = numbers(shape, data, fill)
            w = numbers((groups * rows, *kernel, 6 // groups), weight, fill)
            windows = oracle.window(x, kernel, stride_, dilation, pad)
            expected = oracle.mac(windows, w, groups, kind)
            of_windows = stream(windows.shape[:4], data, kernel)
            module.integers(
                [(x, data)],
                [
                    f"%w = fpga.rom {dense(w, weight)}",
                    f"%0 = fpga.window %x0 {window_text(kernel, stride_, dilation, pad)}"
                    f" : {stream(shape, data)} -> {of_windows}",
                    f"%y = fpga.mac %0, %w groups = {groups} fold <pe = 1, simd = 1>"
                    f" : {of_windows}, {rom(w.shape, weight)} -> {stream(expected.shape, kind)}",
                ],
                kind,
                expected,
            )
    # Streams without windows, of any rank.
    for shape, data, weight, kind, groups, outputs in (
        ((2, 3, 4, 6), "i8", "i8", "i18", 1, 5),
        ((2, 3, 4, 6), "ui8", "i5", "i14", 3, 6),
        ((2, 3, 4, 6), "i8", "i8", "i16", 6, 12),
        ((3, 7), "i8", "i8", "i19", 1, 4),
        ((7,), "i8", "i8", "i9", 1, 4),
    ):
        x = numbers(shape, data)
        w = numbers((outputs, 1, 1, shape[-1] // groups), weight)
        expected = oracle.mac(x, w, groups, kind)
        module.integers(
            [(x, data)],
            [
                f"%w = fpga.rom {dense(w, weight)}",
                f"%y = fpga.mac %x0, %w groups = {groups} fold <pe = 1, simd = 1>"
                f" : {stream(shape, data)}, {rom(w.shape, weight)} -> {stream(expected.shape, kind)}",
            ],
            kind,
            expected,
        )


def reductions(module):
    shape = (2, 6, 7, 3)
    for op, data in itertools.product(("max", "min", "sum"), ("i8", "ui5", "i33", "ui64")):
        sign, width = data.rstrip("0123456789"), int(data.lstrip("ui"))
        # Sums wrap, are exact, or are wider than a word.
        for extra in (-1, 8) if op == "sum" else (0,):
            kind = f"{sign}{min(width + extra, 64)}"
            x = numbers(shape, data)

            def add(x, options, operand, of_operand, expected):
                module.integers(
                    [(x, data)],
                    [f"%0 = fpga.window %x0 {window_text((2, 3), (2, 2), (1, 1), (1, 0, 1, 1, 3))}"
                     f" : {stream(shape, data)} -> {of_windows}"] * (operand == "%0")
                    + [f"%y = fpga.reduce {op} {options} {operand}"
                       f" : {of_operand} -> {stream(expected.shape, kind)}"],
                    kind,
                    expected,
                )

            windows = oracle.window(x, (2, 3), (2, 2), (1, 1), (1, 0, 1, 1, 3))
            of_windows = stream(windows.shape[:4], data, (2, 3))
            add(x, "window", "%0", of_windows, oracle.reduce_window(op, windows, kind))
            for fill, kernel, stride_, pad in (
                ("mixed", (2, 2), (2, 2), (0, 0, 0, 0)),
                ("mixed", (2, 3), (3, 3), (1, 1, 0, 2)),
                ("low", (3, 2), (3, 4), (2, 0, 1, 1)),
                ("high", (3, 2), (3, 4), (2, 0, 1, 1)),
            ):
                x = numbers(shape, data, fill)
                add(x, f"rows kernel = [{kernel[0]}, {kernel[1]}] stride = [{stride_[0]}, {stride_[1]}]"
                       f" pad <{pad[0]}, {pad[1]}, {pad[2]}, {pad[3]}, 0>",
                    "%x0", stream(shape, data), oracle.reduce_rows(op, x, kernel, stride_, pad, kind))
            for fill, dims in (("mixed", [1, 2]), ("mixed", [2, 0]), ("high", [0, 1, 2, 3])):
                x = numbers(shape, data, fill)
                add(x, f"global dims = {dims}", "%x0", stream(shape, data),
                    oracle.reduce_global(op, x, dims, kind))


# ---- element by element


def element_ops(module):
    shape = (1, 4, 3, 8)

    def add(op, operands, kind, options="", roms=(), **attributes):
        """`operands` are (array, kind)."""
        body, names, types, inputs = [], [], [], []
        for i, (array, of) in enumerate(operands):
            if i in roms:
                body.append(f"%w{i} = fpga.rom {dense(array, of)}")
                names.append(f"%w{i}")
                types.append(rom(array.shape, of))
            else:
                names.append(f"%x{len(inputs)}")
                types.append(stream(array.shape, of))
                inputs.append((array, of))
        expected = oracle.eltwise(op, [array for array, _ in operands], kind, **attributes)
        for name in ("shift", "round", "overflow", "bounds", "bits"):
            if name in attributes:
                equals = "" if name in ("round", "overflow") else "= "
                options += f" {name} {equals}{attributes[name]}"
        body.append(
            f"%y = fpga.eltwise {op} {', '.join(names)}{options}"
            f" : ({', '.join(types)}) -> {stream(expected.shape, kind)}"
        )
        module.integers(inputs, body, kind, expected)

    def pair(a, b):
        return [(numbers(shape, a), a), (numbers(shape, b), b)]

    # Each kind sees all overflows, each pair of types sees all kinds.
    overflows = itertools.cycle(OVERFLOWS)
    triples = (("i8", "i8", "i8"), ("ui8", "i9", "ui6"), ("i63", "ui63", "i64"), ("ui63", "ui63", "ui64"),
               ("i32", "i32", "i33"), ("i1", "i3", "i40"), ("i5", "ui20", "i19"), ("ui32", "i33", "i30"))
    for op, (a, b, kind) in itertools.product(
        ("add", "sub", "max", "min", "and", "or", "xor"), triples
    ):
        add(op, pair(a, b), kind, overflow=next(overflows))
    for (a, b, kind), shift in itertools.product(
        (("i8", "i8", "i16"), ("i8", "i8", "i7"), ("i32", "i32", "i32"), ("ui31", "ui31", "ui40"),
         ("i48", "i16", "i64")),
        (0, 1, 7, 31, 62),
    ):
        for round in ("floor", "half_up")[: 1 + (shift % 2)]:
            add("mul", pair(a, b), kind, shift=shift, round=round, overflow=next(overflows))
    # Shifts by more than a word, and the other way.
    for op, (a, b, kind) in itertools.product(
        ("shl", "shr"),
        (("i8", "ui3", "i12"), ("i32", "i8", "i32"), ("ui63", "i8", "ui64"), ("i63", "ui7", "i64"),
         ("i16", "i63", "i5"), ("ui8", "i4", "i9")),
    ):
        # Every number by every other.
        x = [(numbers((1, 14, 1), a), a), (numbers((1, 1, 14), b), b)]
        for round in ("floor", "floor", "half_up")[: 2 + (op == "shr")]:
            add(op, x, kind, overflow=next(overflows), round=round)
    for a, kind in (("i8", "i8"), ("ui8", "ui8"), ("i16", "ui7"), ("i63", "i64"), ("i1", "i1")):
        x = [(numbers(shape, a), a)]
        for overflow in OVERFLOWS:
            add("relu", x, kind, overflow=overflow)
            add("abs", x, kind, overflow=overflow)
        for bounds in ([-3, 100], [-200, -129], [300, 2**40], [-(2**63), 2**63 - 1]):
            add("clamp", x, kind, overflow=next(overflows), bounds=bounds)
    for a, bits in (("i8", 8), ("i8", 32), ("ui8", 8), ("ui5", 9), ("i19", 64), ("ui64", 64), ("i64", 64),
                    ("i1", 1), ("ui1", 2)):
        add("clz", [(numbers(shape, a), a)], "i8", bits=bits)
    # One element for a whole dimension; constants on either side.
    for op, first, second in (
        ("add", shape, (1, 1, 1, 8)),
        ("sub", (1, 4, 3, 1), shape),
        ("mul", (1, 4, 1, 8), (1, 1, 3, 1)),
        ("min", (1, 1, 1, 1), shape),
    ):
        for roms in ((), (0,), (1,)):
            add(op, [(numbers(first, "i8"), "i8"), (numbers(second, "ui4"), "ui4")], "i13", roms=roms)


def tables(module):
    shape = (1, 4, 5, 6)
    for kind, result, fraction in (
        ("i8", "i20", 0),
        ("ui8", "ui3", 0),
        ("i4", "i64", 0),
        ("ui4", "ui64", 0),
        ("i1", "i9", 0),
        ("i16", "i23", 7),
        ("i16", "i32", 7),
        ("ui10", "ui17", 3),
        ("i12", "i64", 5),
        ("ui6", "ui64", 5),
    ):
        width = int(kind.lstrip("ui"))
        entry = result
        if fraction:
            entry = {"i23": "i16", "i32": "i16", "ui17": "ui12", "i64": "i59", "ui64": "ui59"}[result]
        table = numbers(((1 << (width - fraction)) + (fraction > 0),), entry)
        x = numbers(shape, kind)
        options = f" fraction = {fraction}" if fraction else ""
        module.integers(
            [(x, kind)],
            [
                f"%y = fpga.lut %x0 table = {dense(table, entry)}{options}"
                f" : {stream(shape, kind)} -> {stream(shape, result)}"
            ],
            result,
            oracle.lut(x, kind, table, fraction),
        )


def requants(module):
    shape = (1, 4, 5, 6)

    def add(x, data, kind, multiplier, shift, bands=None, **attributes):
        bias = attributes.get("bias", [0])
        expected = oracle.requant(x, kind, multiplier, shift, bands=bands, **attributes)
        options = f"bias = {list(bias)} multiplier = {multiplier} shift = {shift}"
        for name in ("zero_point", "round", "overflow", "bounds"):
            if name in attributes:
                equals = "" if name in ("round", "overflow") else "= "
                options += f" {name} {equals}{attributes[name]}"
        if bands:
            rows, columns, classes = bands
            options += f" bands <rows = {rows}, columns = {columns}, classes = {classes}>"
        module.integers(
            [(x, data)],
            [f"%y = fpga.requant %x0 {options} : {stream(x.shape, data)} -> {stream(x.shape, kind)}"],
            kind,
            expected,
        )

    def ties(data, shift):
        """Odd multiples of 2^(shift - 1), and their neighbours."""
        low, high = oracle.limits(data)
        x = numbers(shape, data)
        for position in np.ndindex(shape):
            if random.random() < 0.8:
                number = (2 * random.randint(-20, 20) + 1) * 2 ** (shift - 1) + random.choice((-1, 0, 0, 1))
                x[position] = min(max(number, low), high)
        return x


    for round, overflow in itertools.product(ROUNDS, OVERFLOWS):
        options = {"round": round, "overflow": overflow}
        add(ties("i20", 13), "i20", "i8", [1], [13], **options)
        # What rounds up to one more than the type holds.
        add(numbers(shape, "i9"), "i9", "i8", [1], [1], **options)
        add(ties("i20", 13), "i20", "i6", [2**20], [33], zero_point=-5, **options)
        add(numbers(shape, "i32"), "i32", "i8", [1 << 30], [54], zero_point=3, bias=[-7], **options)
        # One scale per channel: none, a tie in every second number, odd ones, long ones.
        add(ties("i18", 5), "i18", "i9", [1, 1, 12345, 2**26, 2**27, 2**40 + 1], [0, 1, 20, 31, 32, 49],
            bias=[0, 1, -1, 1000, -2000, 7], **options)
        add(ties("ui12", 4), "ui12", "ui7", [9], [4], zero_point=-1, bounds=[3, 99], **options)
        # One scale per class of pixels.
        add(ties("i14", 3), "i14", "i8", [3641, 5461, 8192], [15, 15, 15],
            bands=([1, 2, 1], [1, 3, 1], [2, 1, 2, 1, 0, 1, 2, 1, 2]), bias=[1, 2, 3, 4, 5, 6], **options)
        add(numbers(shape, "i14"), "i14", "i8", [5, 7], [0, 35], bands=([3, 1], [5], [1, 0]), **options)
    for overflow in OVERFLOWS:
        # What needs all of 64 bits, and more once the zero point comes.
        add(numbers(shape, "i32"), "i32", "i64", [2**31 - 1], [0], zero_point=2**46, overflow=overflow)
        add(numbers(shape, "i62"), "i62", "i64", [1], [0], bias=[2**61 - 1], overflow=overflow)
        add(numbers(shape, "ui62"), "ui62", "ui64", [1], [0], zero_point=-(2**47), overflow=overflow)
        add(numbers(shape, "i63"), "i63", "i1", [0], [62], bounds=[-1, -1], overflow=overflow)
        add(numbers(shape, "i8"), "i8", "ui9", [3], [0], zero_point=200, overflow=overflow)


# ---- elements that move


def moves(module):
    shape = (2, 3, 4, 6)
    x = numbers(shape, "i7")
    of = stream(shape, "i7")

    def add(result, body, inputs=((x, "i7"),)):
        # As the arguments and results of a public function.
        module.case([(a, k, k) for a, k in inputs], body, ("i7", "i7"), result)

    add(x.reshape(6, 24), [f"%y = fpga.reshape %x0 : {of} -> {stream((6, 24), 'i7')}"])
    add(x.reshape(144), [f"%y = fpga.reshape %x0 : {of} -> {stream((144,), 'i7')}"])
    add(x.reshape(2, 1, 3, 24), [f"%y = fpga.reshape %x0 : {of} -> {stream((2, 1, 3, 24), 'i7')}"])
    for permutation in ([0, 2, 3, 1], [3, 1, 0, 2], [0, 1, 2, 3]):
        result = x.transpose(permutation)
        add(result, [f"%y = fpga.reorder %x0 by {permutation} : {of} -> {stream(result.shape, 'i7')}"])
    add(x[:, 1:, 2:3, 1:4],
        [f"%y = fpga.crop %x0 low = [0, 1, 2, 1] high = [0, 0, 1, 2] : {of} -> {stream((2, 2, 1, 3), 'i7')}"])
    result = np.pad(x, ((0, 0), (1, 2), (0, 1), (3, 0)), constant_values=-64)
    add(result, [f"%y = fpga.pad %x0 low = [0, 1, 0, 3] high = [0, 2, 1, 0] value = -64"
                 f" : {of} -> {stream(result.shape, 'i7')}"])
    add(x, [f"%y = fpga.pad %x0 low = [0, 0, 0, 0] high = [0, 0, 0, 0] value = 1 : {of} -> {of}"])
    other = numbers((2, 3, 4, 1), "i7")
    add(np.concatenate([x, other, x], axis=-1),
        [f"%y = fpga.concat %x0, %x1, %x0 : ({of}, {stream(other.shape, 'i7')}, {of})"
         f" -> {stream((2, 3, 4, 13), 'i7')}"],
        ((x, "i7"), (other, "i7")))
    wide = of.replace("lanes = 1", "lanes = 12")
    add(x, [f"%0 = fpga.fifo %x0 depth = 3 : {of}", f"%1:2 = fpga.fork %0 : {of}",
            f"%2 = fpga.cast_lanes %1#1 : {of} -> {wide}", f"%y = fpga.cast_lanes %2 : {wide} -> {of}"])
    # Unsigned outside or only inside.
    unsigned = numbers(shape, "ui5")
    signless = oracle.each(lambda n: oracle.fit(n, "i5", "wrap"), unsigned)
    of = stream(shape, "ui5")
    for outside, array in (("ui5", unsigned), ("i5", signless)):
        module.case([(array, outside, "ui5")], [f"%y = fpga.eltwise max %x0, %x0 : ({of}, {of}) -> {of}"],
                    ("ui5", outside), array)


# ---- floats


def float_values(kind, fraction, count):
    """Floats around the numbers of a format, and those that no format has."""
    precision, smallest = oracle.FORMATS[kind]
    largest = (2.0 - 2.0 ** (1 - precision)) * 2.0 ** (1 - smallest)
    tiny = 2.0 ** (smallest - precision + 1)
    values = [0.0, -0.0, float("inf"), -float("inf"), float("nan"), largest, -largest, tiny, -tiny,
              2.0**smallest, -(2.0**smallest), 1.0, -1.0]
    while len(values) < count:
        number = random.randint(-(2 ** random.randint(1, 10)), 2 ** random.randint(1, 10))
        value = (number + random.choice((0, 0.5, 0.5, 0.25, 0.75))) * 2.0**-fraction
        if random.random() < 0.2:
            value = random.gauss(0, 1) * 2.0 ** random.randint(smallest, -smallest)
        values.append(oracle.nearest(oracle.Fraction(value), kind))
    return np.array(values[:count], dtype=object)


def halfway(kind, storage, count):
    """Numbers between two floats, and next to there."""
    precision = oracle.FORMATS[kind][0]
    low, high = oracle.limits(storage)
    values = []
    while len(values) < count:
        number = (2 * random.randint(2 ** (precision - 1), 2**precision - 1) + 1)
        number <<= random.randint(0, max(high.bit_length() - precision - 1, 0))
        number = random.choice((1, -1)) * number + random.choice((-1, 0, 1))
        values.append(min(max(number, low), high))
    return np.array(values, dtype=object)


def ports(module):
    formats = [(8, 3, s, r, o) for s, r, o in itertools.product(("signed", "unsigned"), ROUNDS[:4], OVERFLOWS)]
    formats += [(width, integer, sign, random.choice(ROUNDS[:4]), random.choice(OVERFLOWS))
                for (width, integer), sign in itertools.product(
                    ((1, 1), (64, 64), (64, 0), (16, 128), (8, -64), (24, 12), (33, 100), (64, -64)),
                    ("signed", "unsigned"))]
    formats += [(9, 120, "signed", round, "sat") for round in ROUNDS[:4]]
    # An infinity is one more than the largest number of these.
    formats += [(8, 128, "unsigned", "floor", overflow) for overflow in OVERFLOWS]
    for number, (width, integer, sign, round, overflow) in enumerate(formats):
        storage = f"{'ui' if sign == 'unsigned' else 'i'}{width}"
        as_format = f" as !fpga.fixed<{width}, {integer}, {sign}, {round}, {overflow}>"
        fraction = width - integer
        of = stream((40,), storage)
        copy = [f"%y = fpga.fifo %x0 depth = 1 : {of}"]
        for kind in (FLOATS[number % 4], FLOATS[(number + 1) % 4])[: 1 + (number >= 24)]:
            x = float_values(kind, fraction, 40)
            module.case([(x, kind, storage)], copy, (storage, storage),
                        oracle.load(x, fraction, storage, round, overflow), load=as_format)
            y = np.concatenate([numbers((20,), storage), halfway(kind, storage, 20)])
            module.case([(y, storage, storage)], copy, (storage, kind), oracle.store(y, fraction, kind),
                        store=as_format)


FAMILIES = {
    "linear": linear,
    "reductions": reductions,
    "elements": element_ops,
    "tables": tables,
    "requants": requants,
    "moves": moves,
    "ports": ports,
}

if __name__ == "__main__":
    family, folder = sys.argv[1:]
    random.seed(family)
    module = Module()
    FAMILIES[family](module)
    module.write(folder)
