# Runs functions of scalar ops and loops on symbols: integers of the data are
# bit-vectors, and so are indices that depend on them; all other indices, and all
# branches, are numbers. What is not known stops with an error. Nothing is assumed:
# that a look-up stays inside of its table becomes a condition to be proven.

import re

import numpy as np
import z3

from generic_form import parseModule

_MEMREF = re.compile(r"^memref<((?:\d+x)*)i(\d+)(?:, .*)?>$")
_COMPARE = {
    "0": lambda a, b: a == b,
    "1": lambda a, b: a != b,
    "2": lambda a, b: a < b,
    "3": lambda a, b: a <= b,
    "4": lambda a, b: a > b,
    "5": lambda a, b: a >= b,
    "6": z3.ULT,
    "7": z3.ULE,
    "8": z3.UGT,
    "9": z3.UGE,
}
_BINARY = {
    "arith.addi": lambda a, b: a + b,
    "arith.subi": lambda a, b: a - b,
    "arith.muli": lambda a, b: a * b,
    "arith.andi": lambda a, b: a & b,
    "arith.ori": lambda a, b: a | b,
    "arith.xori": lambda a, b: a ^ b,
    "arith.shli": lambda a, b: a << b,
    "arith.shrsi": lambda a, b: a >> b,
    "arith.shrui": z3.LShR,
    "arith.maxsi": lambda a, b: z3.If(a > b, a, b),
    "arith.minsi": lambda a, b: z3.If(a < b, a, b),
    "arith.maxui": lambda a, b: z3.If(z3.UGT(a, b), a, b),
    "arith.minui": lambda a, b: z3.If(z3.ULT(a, b), a, b),
}
_ON_NUMBERS = {
    "arith.addi": lambda a, b: a + b,
    "arith.subi": lambda a, b: a - b,
    "arith.muli": lambda a, b: a * b,
    "arith.maxsi": max,
    "arith.minsi": min,
    "arith.ceildivsi": lambda a, b: -(-a // b),
    "arith.floordivsi": lambda a, b: a // b,
}


def shapeOf(type_):
    """(shape, bits) of a memref of integers."""
    match = _MEMREF.match(type_)
    if not match:
        raise ValueError("no memref of integers of static shape: " + type_)
    return [int(size) for size in match[1].split("x") if size], int(match[2])


def constantOf(value, bits):
    return z3.BitVecVal(value, bits)


def _dense(text, shape, bits):
    """The elements of dense<...>."""
    body = re.match(r"dense<(.*)>$", text)[1]
    if body.startswith('"0x'):
        data = bytes.fromhex(body.strip('"')[2:])
        step = (bits + 7) // 8
        numbers = [
            int.from_bytes(data[i : i + step], "little", signed=True)
            for i in range(0, len(data), step)
        ]
    else:
        body = body.replace("true", "1").replace("false", "0")
        numbers = [int(number) for number in re.findall(r"-?\d+", body)]
    if len(numbers) == 1:
        numbers *= int(np.prod(shape, dtype=int))
    array = np.empty(len(numbers), object)
    array[:] = [constantOf(number, bits) for number in numbers]
    return array.reshape(shape)


# Bits of an index that depends on data.
_INDEX = 64


class _Machine:
    def __init__(self, ops):
        self.conditions = []
        self.globals = {}
        self.functions = {}
        for op in ops:
            if op.name == "memref.global":
                shape, bits = shapeOf(op.attribute("type", r"(memref<[^>]*>)"))
                name = op.attribute("sym_name", r'"([^"]*)"')
                text = op.attribute("initial_value", r"(dense<.*?>) :")
                self.globals[name] = _dense(text, shape, bits)
            elif op.name == "func.func":
                self.functions[op.attribute("sym_name", r'"([^"]*)"')] = op

    def call(self, name, arguments):
        region = self.functions[name].regions[0]
        return self.block(region, arguments, {})

    def block(self, region, arguments, values):
        """Runs a block; returns what it yields or returns."""
        values = {**values, **dict(zip(region.arguments, arguments))}
        for op in region.ops:
            operands = [values[name] for name in op.operands]
            if op.name in ("scf.yield", "func.return"):
                return operands
            results = self.run(op, operands, values)
            values.update(zip(op.results, results))
        return []

    def run(self, op, operands, values):
        if op.name in _BINARY or op.name in _ON_NUMBERS:
            return [self.binary(op, *operands)]
        method = getattr(self, "run_" + op.name.replace(".", "_"), None)
        if method is None:
            raise ValueError("%s is not known here" % op.name)
        return method(op, operands, values)

    @staticmethod
    def binary(op, a, b):
        if isinstance(a, int) and isinstance(b, int):
            return _ON_NUMBERS[op.name](a, b)
        return z3.simplify(_BINARY[op.name](_data(a), _data(b)))

    # Scalars.

    def run_arith_constant(self, op, operands, values):
        if op.types == ["index"]:
            return [int(op.attribute("value", r"(-?\d+) : index"))]
        if op.types == ["i1"]:
            return [z3.BitVecVal(op.attribute("value", "(true|false)") == "true", 1)]
        bits = int(op.types[0][1:])
        return [constantOf(int(op.attribute("value", r"(-?\d+) : i\d+")), bits)]

    def run_arith_extsi(self, op, operands, values):
        return [z3.SignExt(int(op.types[0][1:]) - operands[0].size(), operands[0])]

    def run_arith_extui(self, op, operands, values):
        return [z3.ZeroExt(int(op.types[0][1:]) - operands[0].size(), operands[0])]

    def run_arith_trunci(self, op, operands, values):
        return [z3.simplify(z3.Extract(int(op.types[0][1:]) - 1, 0, operands[0]))]

    def run_arith_cmpi(self, op, operands, values):
        a, b = operands
        predicate = op.attribute("predicate", r"(\d+) : i64")
        if isinstance(a, int) and isinstance(b, int):
            result = z3.BoolVal(bool(_COMPARE[predicate](a, b)))
        else:
            result = _COMPARE[predicate](_data(a), _data(b))
        return [z3.simplify(z3.If(result, constantOf(1, 1), constantOf(0, 1)))]

    def run_arith_select(self, op, operands, values):
        condition, a, b = operands
        if isinstance(a, int) and isinstance(b, int):
            return [a if self.number(condition) else b]
        return [z3.simplify(z3.If(condition == 1, _data(a), _data(b)))]

    def run_arith_index_cast(self, op, operands, values):
        (value,) = operands
        bits = _INDEX if op.types == ["index"] else int(op.types[0][1:])
        value = _data(value)
        if bits < value.size():
            value = z3.Extract(bits - 1, 0, value)
        value = z3.simplify(z3.SignExt(bits - value.size(), value))
        if op.types == ["index"] and z3.is_bv_value(value):
            value = value.as_signed_long()
        return [value]

    def run_arith_index_castui(self, op, operands, values):
        (value,) = operands
        if isinstance(value, int) or op.types != ["index"]:
            raise ValueError("a cast from an index without sign")
        return [z3.simplify(z3.ZeroExt(_INDEX - value.size(), value))]

    def run_math_ctlz(self, op, operands, values):
        bits = operands[0].size()
        value = self.number(operands[0]) % 2**bits
        return [constantOf(bits - value.bit_length(), bits)]

    def run_arith_divui(self, op, operands, values):
        a, b = (self.number(x) % 2 ** x.size() for x in operands)
        return [constantOf(a // b, operands[0].size())]

    def run_arith_divsi(self, op, operands, values):
        a, b = operands
        if self.number(b) <= 0:
            raise ValueError("a division by what may be no divisor")
        if isinstance(a, int):
            return [abs(a) // b * (1 if a >= 0 else -1)]
        return [z3.simplify(a / b)]

    @staticmethod
    def number(value):
        """An integer that does not depend on the data."""
        if isinstance(value, int):
            return value
        value = z3.simplify(value)
        if not z3.is_bv_value(value):
            raise ValueError("an address or a branch depends on the data")
        return value.as_signed_long()

    # Control flow: all of it is known.

    def run_scf_for(self, op, operands, values):
        first, last, step, *carried = operands
        for i in range(first, last, step):
            carried = self.block(op.regions[0], [i, *carried], values)
        return carried

    def run_scf_if(self, op, operands, values):
        region = op.regions[0 if self.number(operands[0]) else 1]
        return self.block(region, [], values)

    # Memory: views of arrays.

    def run_memref_alloc(self, op, operands, values):
        shape, bits = shapeOf(op.types[0])
        return [np.full(shape, None, object)]

    run_memref_alloca = run_memref_alloc

    def run_memref_dealloc(self, op, operands, values):
        return []

    def run_memref_get_global(self, op, operands, values):
        return [self.globals[op.attribute("name", r"@(\w+)")]]

    def run_func_call(self, op, operands, values):
        return self.call(op.attribute("callee", r"@(\w+)"), operands)

    def lookUp(self, table, index):
        """An element of a row of constants."""
        self.conditions.append(z3.ULT(index, len(table)))

        def among(first, bit):
            """The element of those from `first` on that the bits below say."""
            if bit < 0:
                return table[min(first, len(table) - 1)]
            high = z3.Extract(bit, bit, index) == 1
            return z3.If(high, among(first + 2**bit, bit - 1), among(first, bit - 1))

        return among(0, (len(table) - 1).bit_length() - 1)

    def run_memref_load(self, op, operands, values):
        memory, *indices = operands
        symbolic = [k for k, index in enumerate(indices) if not isinstance(index, int)]
        if len(symbolic) == 1:
            known = [slice(None) if k in symbolic else i for k, i in enumerate(indices)]
            return [self.lookUp(memory[tuple(known)], indices[symbolic[0]])]
        if any(not 0 <= i < n for i, n in zip(indices, memory.shape)):
            raise ValueError("a load from outside of its memory")
        element = memory[tuple(indices)]
        if element is None:
            raise ValueError("a load of what was never stored")
        return [element]

    def run_memref_store(self, op, operands, values):
        element, memory, *indices = operands
        if any(not 0 <= i < n for i, n in zip(indices, memory.shape)):
            raise ValueError("a store outside of its memory")
        memory[tuple(indices)] = element
        return []

    def run_memref_copy(self, op, operands, values):
        operands[1][...] = operands[0]
        return []

    def run_memref_subview(self, op, operands, values):
        memory, *sizes = operands
        if sizes:
            raise ValueError("a view of unknown extents")
        slices = tuple(
            slice(offset, offset + stride * (size - 1) + 1, stride)
            for offset, size, stride in zip(
                op.integers("static_offsets"),
                op.integers("static_sizes"),
                op.integers("static_strides"),
            )
        )
        return [memory[slices].reshape(shapeOf(op.types[0])[0])]

    def reshape(self, op, operands, values):
        view = operands[0].reshape(shapeOf(op.types[0])[0])
        if not np.shares_memory(view, operands[0]):
            raise ValueError("%s of elements that are apart" % op.name)
        return [view]

    run_memref_collapse_shape = reshape
    run_memref_expand_shape = reshape

    def run_memref_cast(self, op, operands, values):
        return [operands[0]]


def _data(value):
    return constantOf(value, _INDEX) if isinstance(value, int) else value


def argumentTypesOf(text):
    """For each function of a module its arguments, as (shape, bits)."""
    return {
        name: [shapeOf(type_) for type_ in function.regions[0].argumentTypes]
        for name, function in _Machine(parseModule(text)).functions.items()
    }


def results(text, name, arguments):
    """The results of a function on arrays of bit-vectors, and conditions under which
    they are those."""
    machine = _Machine(parseModule(text))
    return machine.call(name, [a.copy() for a in arguments]), machine.conditions
