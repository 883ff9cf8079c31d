# Prints random kernels, all of them drafts, and a function around each:
#
#   random-kernels.py SEED COUNT
#
# Units of all kinds follow each other with random types, so that numbers wrap,
# saturate and fit. What they compute is stored wider than it is: no port keeps
# the types inside.

import random
import re
import sys

numbers = random.Random(int(sys.argv[1]))
chance = numbers.random
ROUNDS = ["floor", "half_up", "half_away", "half_even", "tosa"]
UNARY = ["relu", "clamp", "abs", "clz"]
BINARY = ["add", "sub", "mul", "max", "min", "shl", "shr", "and", "or", "xor"]


def width(number):
    return int(re.sub(r"\D", "", number))


def limits(number):
    bits = width(number)
    return (0, 2**bits - 1) if number[0] == "u" else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def anyType(low, high):
    return numbers.choice(["i", "i", "ui"]) + str(numbers.randint(low, high))


def withWidth(number, bits):
    return re.sub(r"\d+", str(bits), number)


def anyOf(number):
    return numbers.randint(*limits(number))


def tensor(shape, number):
    return "tensor<%sx%s>" % ("x".join(map(str, shape)), number)


def stream(shape, number):
    return "!fpga.stream<%sx%s, lanes = 1>" % ("x".join(map(str, shape)), number)


class Kernel:
    def __init__(self):
        self.lines = []
        shape = (1,) + numbers.choice([(4, 4, 2), (3, 5, 3), (4, 4, 1), (2, 2, 4)])
        self.argument = (shape, anyType(4, 10))
        self.values = []
        self.add("fpga.load %%x : %s ->" % tensor(*self.argument), *self.argument)

    def add(self, text, shape, number):
        """Appends `text` with its result, which later units may take."""
        name = "%%v%d" % len(self.values)
        self.lines.append("%s = %s %s" % (name, text, stream(shape, number)))
        self.values.append((name, shape, number))

    def rom(self, values, shape, number):
        name = "%%r%d" % len(self.lines)
        self.lines.append("%s = fpga.rom dense<%s> : %s" % (name, values, tensor(shape, number)))
        return name, "!fpga.rom<%sx%s>" % ("x".join(map(str, shape)), number)

    def requant(self, value, shape, number):
        count = shape[3] if chance() < 0.5 else 1
        factors = [numbers.randint(0, 2 ** numbers.randint(1, 20)) for _ in range(count)]
        shifts = [numbers.randint(0, 18) for _ in factors]
        bias = [numbers.randint(-500, 500) for _ in range(numbers.choice([1, shape[3]]))]
        to = anyType(3, 14)
        bounds = " bounds = %s" % sorted([anyOf(to), anyOf(to)]) if chance() < 0.3 else ""
        if width(number) > 30:
            return
        self.add(
            "fpga.requant %s bias = %s multiplier = %s shift = %s zero_point = %d round %s"
            " overflow %s%s : %s ->"
            % (value, bias, factors, shifts, numbers.randint(-20, 20), numbers.choice(ROUNDS),
               numbers.choice(["sat", "sat", "wrap", "sat_sym"]), bounds, stream(shape, number)),
            shape, to)

    def eltwise(self, value, shape, number):
        kind = numbers.choice(UNARY + BINARY)
        operands, types = value, stream(shape, number)
        before = after = ""
        if kind in BINARY:
            others = [other for other in self.values if other[1] == shape]
            if chance() < 0.5:
                other = anyType(2, 8)
                low, high = limits(other)
                if kind in ("shl", "shr"):
                    low, high = max(low, -3), min(high, 9)
                constants = [[[[numbers.randint(low, high) for _ in range(shape[3])]]]]
                name, type = self.rom(constants, (1, 1, 1, shape[3]), other)
            else:
                name, _, other = numbers.choice(others)
                type = stream(shape, other)
            operands, types = "%s, %s" % (value, name), "%s, %s" % (types, type)
            if kind == "mul" and width(number) + width(other) > 60:
                return
            if kind == "mul":
                before = " shift = %d" % numbers.randint(0, 8)
            if kind in ("mul", "shr"):
                before += " round half_up"
        if kind == "clamp":
            low, high = limits(number)
            after = " bounds = %s" % sorted(numbers.randint(low - 5, high + 5) for _ in range(2))
        if kind == "clz":
            after = " bits = %d" % numbers.randint(width(number), 64)
        overflow = numbers.choice(["sat", "wrap", "wrap", "sat_sym"])
        self.add("fpga.eltwise %s %s%s overflow %s%s : (%s) ->"
                 % (kind, operands, before, overflow, after, types), shape, anyType(3, 24))

    def lut(self, value, shape, number):
        if width(number) > 10:
            return
        fraction = numbers.choice([0, numbers.randint(0, width(number) - 1)])
        entry = anyType(3, 9)
        count = 2 ** (width(number) - fraction) + (1 if fraction else 0)
        to = withWidth(entry, width(entry) + fraction) if fraction else entry
        self.add(
            "fpga.lut %s table = dense<%s> : %s%s : %s ->"
            % (value, [anyOf(entry) for _ in range(count)], tensor((count,), entry),
               " fraction = %d" % fraction if fraction else "", stream(shape, number)),
            shape, to)

    def move(self, value, shape, number):
        if chance() < 0.5:
            low, high = [0, 1, 0, numbers.randint(0, 1)], [0, 0, 1, numbers.randint(0, 1)]
            self.add("fpga.pad %s low = %s high = %s value = %d : %s ->"
                     % (value, low, high, anyOf(number), stream(shape, number)),
                     tuple(map(sum, zip(shape, low, high))), number)
        elif shape[1] > 1 and shape[3] > 1:
            self.add("fpga.crop %s low = [0, 1, 0, 1] high = [0, 0, 0, 0] : %s ->"
                     % (value, stream(shape, number)),
                     (1, shape[1] - 1, shape[2], shape[3] - 1), number)
        else:
            self.add("fpga.concat %s, %s : (%s, %s) ->"
                     % (value, value, stream(shape, number), stream(shape, number)),
                     shape[:3] + (2 * shape[3],), number)

    def reduce(self, value, shape, number):
        kind = numbers.choice(["max", "min", "sum", "sum"])
        to = number
        if kind == "sum":
            to = withWidth(number, width(number) + numbers.choice([0, 2, 8]))
        mode = numbers.choice(["rows", "global", "window"])
        if mode == "global":
            dims = sorted(numbers.sample(range(4), numbers.randint(1, 3)))
            result = tuple(1 if i in dims else extent for i, extent in enumerate(shape))
            self.add("fpga.reduce %s global dims = %s %s : %s ->"
                     % (kind, dims, value, stream(shape, number)), result, to)
        elif shape[1] < 2 or shape[2] < 2:
            return
        elif mode == "rows":
            top = numbers.randint(0, 1)
            self.add("fpga.reduce %s rows kernel = [2, 2] stride = [2, 2]"
                     " pad <%d, 0, 0, 0, 0> %s : %s ->" % (kind, top, value, stream(shape, number)),
                     (1, (shape[1] + top) // 2, shape[2] // 2, shape[3]), to)
        else:
            result = (1, shape[1], shape[2] - 1, shape[3])
            windows = stream(result, "vector<3x2x%s>" % number)
            name = "%%w%d" % len(self.lines)
            self.lines.append("%s = fpga.window %s kernel = [3, 2] pad <1, 0, 1, 0, %d> : %s -> %s"
                              % (name, value, anyOf(number), stream(shape, number), windows))
            self.add("fpga.reduce %s window %s : %s ->" % (kind, name, windows), result, to)

    def mac(self, value, shape, number):
        channels = shape[3]
        groups = numbers.choice([1, channels])
        filters = channels * numbers.randint(1, 2) if groups > 1 else numbers.randint(1, 3)
        weight = anyType(2, 6)
        weights = [[[[anyOf(weight) for _ in range(channels // groups)]]] for _ in range(filters)]
        name, type = self.rom(weights, (filters, 1, 1, channels // groups), weight)
        self.add("fpga.mac %s, %s groups = %d fold <pe = 1, simd = 1> : %s, %s ->"
                 % (value, name, groups, stream(shape, number), type),
                 shape[:3] + (filters,), "i%d" % numbers.randint(4, 26))

    def print(self, index):
        units = [self.requant] * 3 + [self.eltwise] * 4
        units += [self.lut, self.move, self.reduce, self.mac]
        for _ in range(numbers.randint(3, 9)):
            numbers.choice(units)(*numbers.choice(self.values[-3:]))
        name, shape, number = self.values[-1]
        wide = "i%d" % (width(number) + 2)
        self.lines.append("%%y = fpga.requant %s multiplier = [1] shift = [0] : %s -> %s"
                          % (name, stream(shape, number), stream(shape, wide)))
        result = tensor(shape, wide)
        self.lines.append("%%s = fpga.store %%y : %s -> %s" % (stream(shape, wide), result))
        argument = tensor(*self.argument)
        print("fpga.kernel @k%d(%%x: %s) -> %s attributes {draft} {\n  %s\n"
              "  fpga.return %%s : %s\n}"
              % (index, argument, result, "\n  ".join(self.lines), result))
        print("func.func @run_k%d(%%x: %s) -> %s {\n  %%r = fpga.call @k%d(%%x) : (%s) -> %s\n"
              "  return %%r : %s\n}"
              % (index, argument, result, index, argument, result, result))


for index in range(int(sys.argv[2])):
    Kernel().print(index)
