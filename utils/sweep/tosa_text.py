# How values, types and constants are written in tosa.

import elements

BATCH, CHANNELS = 2, 3


class Element:
    """A value of the axis "type": element type, accumulator and zero points."""

    def __init__(self, element, acc=None, inputZp=0, outputZp=0):
        self.element = element
        self.acc = acc
        self.inputZp = inputZp
        self.outputZp = outputZp


ELEMENTS = {
    "i8": Element("i8", "i32"),
    "i8-zp": Element("i8", "i32", 3, -5),
    "i8-low": Element("i8", "i32", -128, -128),
    "i16": Element("i16", "i32"),
    "f16": Element("f16", "f16"),
    "f16-acc32": Element("f16", "f32"),
    "bf16": Element("bf16", "f32"),
    "f32": Element("f32", "f32"),
    "i32": Element("i32", "i32"),
    "ui8": Element("ui8", "i32"),
    "i64": Element("i64", "i32"),
    "f64": Element("f64", "f32"),
    "f8E4M3FN": Element("f8E4M3FN", "f16"),
    "f8E5M2": Element("f8E5M2", "f16"),
}


def isFloat(type_):
    return type_.startswith(("f", "bf"))


def literal(element, value):
    return "%d.0" % value if isFloat(element) else "%d" % value


def tensor(shape, element, unknown=()):
    sizes = ["?" if i in unknown else str(n) for i, n in enumerate(shape)]
    return "tensor<%s>" % "x".join(sizes + [element])


def constant(name, element, value):
    """A constant of one element; returns its line and its type."""
    type_ = tensor([1], element)
    line = '  %s = "tosa.const"() <{values = dense<%s> : %s}> : () -> %s' % (
        name, literal(element, value), type_, type_)  # fmt: skip
    return line, type_


def unknownDims(dims, spatialRank):
    """Which dimensions of N, spatial..., C have an unknown extent."""
    unknown = []
    if dims in ("batch", "batch-channels", "all"):
        unknown.append(0)
    if dims in ("channels", "batch-channels", "all"):
        unknown.append(spatialRank + 1)
    if dims in ("spatial", "all"):
        unknown.extend(range(1, spatialRank + 1))
    return unknown


def identityRescale(result, value, type_, element, zp):
    """i8 or i16 data widened to i32 as converters write it, factor 1."""
    lines = [
        constant("%zpi", element, zp)[0],
        constant("%zpo", "i32", 0)[0],
        constant("%one", "i32", 1 << 30)[0],
        constant("%shift", "i8", 30)[0],
    ]
    wide = type_.replace("x%s>" % element, "xi32>")
    lines.append(
        "  %s = tosa.rescale %s, %%one, %%shift, %%zpi, %%zpo {input_unsigned = false,"
        " output_unsigned = false, per_channel = false,"
        " rounding_mode = SINGLE_ROUND, scale32 = true}"
        " : (%s, tensor<1xi32>, tensor<1xi8>, tensor<1x%s>, tensor<1xi32>) -> %s"
        % (result, value, type_, element, wide)
    )
    return lines, wide


def function(name, argument, lines, result, resultType):
    head = "func.func @%s(%%x: %s) -> %s {" % (name, argument, resultType)
    tail = "  return %s : %s" % (result, resultType)
    return "\n".join([head] + lines + [tail, "}", ""])


def randomArray(rng, shape, type_):
    return elements.randomArray(rng, shape, ELEMENTS[type_].element)
