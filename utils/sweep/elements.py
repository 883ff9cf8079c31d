# Element types: how they are written in IR, what they hold, and how NumPy
# represents them. bf16, which NumPy lacks, is held in float32 and rounded.

import numpy as np

INTEGER_BITS = {"i8": 8, "ui8": 8, "i16": 16, "i32": 32, "i64": 64}
# Bits of the significand, the hidden one included.
SIGNIFICAND = {"bf16": 8, "f16": 11, "f32": 24, "f64": 53}
MAX_FINITE = {
    "bf16": "3.38953139E+38",
    "f16": "6.550400e+04",
    "f32": "3.40282347E+38",
    "f64": "1.7976931348623157E+308",
}
INFINITY = {
    "bf16": "0x7F80",
    "f16": "0x7C00",
    "f32": "0x7F800000",
    "f64": "0x7FF0000000000000",
}
NEGATIVE_INFINITY = {
    "bf16": "0xFF80",
    "f16": "0xFC00",
    "f32": "0xFF800000",
    "f64": "0xFFF0000000000000",
}
NAN = {
    "bf16": "0x7FC0",
    "f16": "0x7E00",
    "f32": "0x7FC00000",
    "f64": "0x7FF8000000000000",
}
_DTYPES = {
    "i8": np.int8,
    "ui8": np.uint8,
    "i16": np.int16,
    "i32": np.int32,
    "i64": np.int64,
    "f16": np.float16,
    "bf16": np.float32,
    "f32": np.float32,
    "f64": np.float64,
}


def isFloat(element):
    return element in SIGNIFICAND


def bits(element):
    return INTEGER_BITS.get(element) or {"f64": 64, "f32": 32}.get(element, 16)


def epsilon(element):
    """The distance from 1 to the next larger value."""
    return 2.0 ** (1 - SIGNIFICAND[element])


def dtype(element):
    return _DTYPES[element]


def lowest(element, isUnsigned=False):
    """The least integer."""
    return 0 if isUnsigned else -(1 << (bits(element) - 1))


def highest(element, isUnsigned=False):
    return (1 << (bits(element) - (0 if isUnsigned else 1))) - 1


def literal(element, value):
    """A number as an attribute; a string stands for itself."""
    if isinstance(value, str):
        return value
    return "%.1f" % value if isFloat(element) else "%d" % value


def identity(element, reduction, isUnsigned=False, ignoresNan=False):
    """What a max or min starts from, as a literal."""
    if isFloat(element):
        if ignoresNan:
            return NAN[element]
        return (NEGATIVE_INFINITY if reduction == "max" else INFINITY)[element]
    # Attributes are signed: the highest unsigned number is -1.
    if reduction == "max":
        return "%d" % lowest(element, isUnsigned)
    return "-1" if isUnsigned else "%d" % highest(element)


def roundBf16(x):
    """float32 to the nearest bf16, ties to even, held in float32."""
    raw = np.ascontiguousarray(x, np.float32).view(np.uint32)
    rounded = (raw + 0x7FFF + ((raw >> 16) & 1)) & np.uint32(0xFFFF0000)
    return np.where(np.isnan(x), np.float32(np.nan), rounded.view(np.float32))


def rounded(x, element):
    """`x` as elements of this type; float results of arithmetic in particular."""
    if element == "bf16":
        return roundBf16(np.asarray(x, np.float32))
    with np.errstate(over="ignore"):
        return np.asarray(x).astype(dtype(element))


def randomArray(rng, shape, element):
    if isFloat(element):
        return rounded(rng.standard_normal(shape) * 4, element)
    info = np.iinfo(dtype(element))
    return rng.integers(
        info.min, info.max, shape, dtype=dtype(element), endpoint=True
    )
