# How a case is written in linalg.

import elements
import geometry

BATCH, CHANNELS = 2, 3
LAYOUT_RANK = {"nwc": 1, "ncw": 1, "nhwc": 2, "nchw": 2, "ndhwc": 3, "ncdhw": 3}


class Op:
    """The name "<layout>_<reduction>" taken apart."""

    def __init__(self, name):
        self.layout, _, kind = name.partition("_")
        self.isUnsigned = kind.endswith("_unsigned")
        self.ignoresNan = kind.endswith("num")
        self.reduction = kind[:3]
        self.spatialRank = LAYOUT_RANK[self.layout]
        self.channelFirst = self.layout[1] == "c"
        self.rank = self.spatialRank + 2
        self.channelDim = 1 if self.channelFirst else self.rank - 1
        first = 2 if self.channelFirst else 1
        self.spatialDims = list(range(first, first + self.spatialRank))

    def dataShape(self, spatial, batch=BATCH, channels=CHANNELS):
        middle = [channels] + spatial if self.channelFirst else spatial + [channels]
        return [batch] + middle

    def dynamicDims(self, dims, spatialOnly=()):
        """Which dimensions of the data have an unknown extent."""
        unknown = []
        if dims in ("batch", "all"):
            unknown.append(0)
        if dims in ("channels", "all"):
            unknown.append(self.channelDim)
        if dims in ("spatial", "all", "window"):
            unknown.extend(self.spatialDims)
        return sorted(unknown)


# The axes that say what the window is.
GEOMETRY = ["op", "window", "stride", "dilation", "padding", "surplus"]


def dimsOf(op, *window):
    return geometry.dimsOf(Op(op).spatialRank, *window)


def types(text):
    """The input's and the result's element type."""
    source, _, target = text.partition("->")
    return source, target or source


def tensor(shape, element, unknown=()):
    sizes = ["?" if i in unknown else str(n) for i, n in enumerate(shape)]
    return "tensor<%s>" % "x".join(sizes + [element])


def identityLiteral(op, element):
    return elements.identity(element, op.reduction, op.isUnsigned, op.ignoresNan)


def initLiteral(op, element, init):
    """What the init holds everywhere, as a literal; None if it is an argument."""
    if init == "argument":
        return None
    if "identity" in init:
        return identityLiteral(op, element)
    value = {"zero": 0, "constant": 3, "splat": -2}[init]
    return elements.literal(element, value)


def padLiteral(op, element, padValue):
    if padValue == "none":
        return None
    if padValue == "identity":
        return identityLiteral(op, element)
    if padValue == "lowest":
        sign = "-" if op.reduction == "max" else ""
        return sign + elements.MAX_FINITE[element]
    return elements.literal(element, 0)


def holdsIdentity(op, element, literal):
    """Whether a literal changes no maximum (minimum) of this kind."""
    if literal is None or op.reduction == "sum":
        return False
    return literal == identityLiteral(op, element)


def _castOp(source, target, isUnsigned):
    if elements.isFloat(source):
        widens = elements.bits(target) > elements.bits(source)
        return "arith.extf" if widens else "arith.truncf"
    if elements.isFloat(target):
        return "arith.uitofp" if isUnsigned else "arith.sitofp"
    if elements.bits(target) < elements.bits(source):
        return "arith.trunci"
    return "arith.extui" if isUnsigned else "arith.extsi"


def _combineOp(op, target):
    if op.reduction == "sum":
        return "arith.addf" if elements.isFloat(target) else "arith.addi"
    if elements.isFloat(target):
        suffix = "numf" if op.ignoresNan else "imumf"
    else:
        suffix = "ui" if op.isUnsigned else "si"
    return "arith." + op.reduction + suffix


def bodyLines(op, source, target, swapped):
    """The body of a generic or a reduce: yield combine(%out, cast(%in))."""
    lines, value = [], "%in"
    if source != target:
        cast = _castOp(source, target, op.isUnsigned)
        lines.append("  %%cast = %s %%in : %s to %s" % (cast, source, target))
        value = "%cast"
    pair = (value, "%out") if swapped else ("%out", value)
    lines.append("  %%y = %s %s, %s : %s" % (_combineOp(op, target), *pair, target))
    lines.append("  linalg.yield %%y : %s" % target)
    return lines


class Function:
    """Collects the lines of one function."""

    def __init__(self, name):
        self.name = name
        self.arguments = []
        self.lines = []
        self.constants = {}

    def add(self, line):
        self.lines.append("  " + line)

    def argument(self, name, type_):
        self.arguments.append("%s: %s" % (name, type_))
        return name

    def index(self, value):
        """An index constant, once."""
        if value not in self.constants:
            self.constants[value] = "%%c%s" % str(value).replace("-", "m")
            self.add("%s = arith.constant %d : index" % (self.constants[value], value))
        return self.constants[value]

    def size(self, name, source, dim):
        at = self.index(dim)
        self.add("%s = tensor.dim %s, %s : %s" % (name, source[0], at, source[1]))
        return name

    def finish(self, result, type_):
        head = "func.func @%s(%s) -> %s {" % (
            self.name, ", ".join(self.arguments), type_)  # fmt: skip
        self.add("return %s : %s" % (result, type_))
        return "\n".join([head] + self.lines + ["}", ""])


def _padded(f, op, source, dims, literal, data, unknown):
    """Pads the data explicitly; returns (value, type)."""
    shape = op.dataShape([d.padded() for d in dims])
    type_ = tensor(shape, source, unknown)
    low, high = [0] * op.rank, [0] * op.rank
    for dim, at in zip(dims, op.spatialDims):
        low[at], high[at] = dim.low, dim.high
    f.add("%%pv = arith.constant %s : %s" % (literal, source))
    f.add("%%padded = tensor.pad %s low%s high%s {" % (data[0], low, high))
    args = ", ".join("%%i%d: index" % i for i in range(op.rank))
    f.add("^bb0(%s):" % args)
    f.add("  tensor.yield %%pv : %s" % source)
    f.add("} : %s to %s" % (data[1], type_))
    return "%padded", type_


def _outputSize(f, i, dim, data, at, kernel):
    """floor((size - (k - 1) * d - 1) / s) + 1 of a dimension, at run time."""
    name = "%%o%d" % i
    f.size(name + "n", data, at)
    if kernel is None:
        span = f.index(dim.span())
    else:
        f.size(name + "k", kernel, i)
        f.add("%sk1 = arith.subi %sk, %s : index" % (name, name, f.index(1)))
        f.add("%sd = arith.muli %sk1, %s : index" % (name, name, f.index(dim.dilation)))
        f.add("%sspan = arith.addi %sd, %s : index" % (name, name, f.index(1)))
        span = name + "span"
    f.add("%sl = arith.subi %sn, %s : index" % (name, name, span))
    f.add("%sq = arith.divsi %sl, %s : index" % (name, name, f.index(dim.stride)))
    f.add("%s = arith.addi %sq, %s : index" % (name, name, f.index(1)))
    return name


def initValue(f, op, target, init, type_, sizes):
    """Emits what the reduction starts from; `sizes` of unknown dimensions."""
    literal = initLiteral(op, target, init)
    if literal is None:
        return f.argument("%init", type_)
    if "splat" in init:
        f.add("%%init = arith.constant dense<%s> : %s" % (literal, type_))
        return "%init"
    f.add("%%iv = arith.constant %s : %s" % (literal, target))
    f.add("%%e = tensor.empty(%s) : %s" % (", ".join(sizes), type_))
    f.add("%%init = linalg.fill ins(%%iv : %s) outs(%%e : %s) -> %s"
          % (target, type_, type_))  # fmt: skip
    return "%init"


def _genericHead(op, dims):
    rank, spatial = op.rank, op.spatialRank
    loops = ["d%d" % i for i in range(rank + spatial)]
    data = list(loops[:rank])
    for i, (dim, at) in enumerate(zip(dims, op.spatialDims)):
        data[at] = "d%d * %d + d%d * %d" % (at, dim.stride, rank + i, dim.dilation)
    maps = [data, loops[rank:], loops[:rank]]
    texts = ["affine_map<(%s) -> (%s)>" % (", ".join(loops), ", ".join(m)) for m in maps]
    iterators = ['"parallel"'] * rank + ['"reduction"'] * spatial
    return "indexing_maps = [%s], iterator_types = [%s]" % (
        ", ".join(texts), ", ".join(iterators))  # fmt: skip


def windowFunction(name, case, dims):
    """A function of one pool with a window operand."""
    op, f = Op(case["op"]), Function(name)
    source, target = types(case["type"])
    unknown = op.dynamicDims(case["dims"])
    data = ("%x", tensor(op.dataShape([d.size for d in dims]), source, unknown))
    f.argument(*data)
    kernelUnknown = range(op.spatialRank) if case["dims"] == "window" else ()
    window = ("%w", tensor([d.kernel for d in dims], "f32", kernelUnknown))
    if case["operand"] == "argument":
        f.argument(*window)
    else:
        f.add("%%w = tensor.empty() : %s" % window[1])
    if case["padding"] != "none":
        literal = padLiteral(op, source, case["pad-value"])
        data = _padded(f, op, source, dims, literal, data, unknown)

    type_ = tensor(op.dataShape([d.outputs for d in dims]), target, unknown)
    sizes = []
    if case["init"] != "argument":
        for at in unknown:
            if at in op.spatialDims:
                i = op.spatialDims.index(at)
                kernel = window if kernelUnknown else None
                sizes.append(_outputSize(f, i, dims[i], data, at, kernel))
            else:
                sizes.append(f.size("%%s%d" % at, data, at))
    init = initValue(f, op, target, case["init"], type_, sizes)

    operands = "ins(%s, %%w : %s, %s) outs(%s : %s)" % (
        *data, window[1], init, type_)  # fmt: skip
    if case["spelling"] == "named":
        attributes = "dilations = dense<%s> : tensor<%dxi64>, strides = dense<%s> : tensor<%dxi64>" % (
            [d.dilation for d in dims], len(dims), [d.stride for d in dims], len(dims))  # fmt: skip
        f.add('%%r = linalg.pooling_%s {%s} %s -> %s loc("%s")'
              % (case["op"], attributes, operands, type_, name))  # fmt: skip
    else:
        f.add("%%r = linalg.generic {%s} %s {" % (_genericHead(op, dims), operands))
        f.add("^bb0(%%in: %s, %%unused: f32, %%out: %s):" % (source, target))
        for line in bodyLines(op, source, target, case["spelling"] == "swapped"):
            f.add(line)
        f.add('} -> %s loc("%s")' % (type_, name))
    return f.finish("%r", type_)
