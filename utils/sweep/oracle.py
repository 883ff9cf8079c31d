# The same results with NumPy: written from the semantics of the source ops, it
# shares no code with the pass, with the judge or with MLIR.
#
# Arrays are laid out as the op's data; windows slide over the dimensions
# op.spatialDims. Taps are taken in row-major order, as the ops' loops do, so
# that sums of floats agree to the last bit where the op says how it sums.

import itertools

import numpy as np

import elements


def scalar(literal, element):
    """A literal of an attribute as a NumPy scalar."""
    if isinstance(literal, str) and literal.startswith("0x"):
        value = {
            elements.INFINITY[element]: np.inf,
            elements.NEGATIVE_INFINITY[element]: -np.inf,
            elements.NAN[element]: np.nan,
        }[literal]
        return elements.rounded(value, element)
    if elements.isFloat(element):
        return elements.rounded(np.float64(literal), element)
    # Attributes may spell unsigned values as signed ones.
    return np.array(int(literal) % 2 ** elements.bits(element), np.uint64).astype(
        elements.dtype(element)
    )


def _asUnsigned(x):
    return x.view(np.dtype("u%d" % x.dtype.itemsize))


def _converted(x, source, target, isUnsigned):
    if isUnsigned and not elements.isFloat(source):
        x = _asUnsigned(x)
    return elements.rounded(x, target)


def _combined(a, b, op, element):
    if op.reduction == "sum":
        return elements.rounded(a + b, element)
    if elements.isFloat(element):
        functions = {
            ("max", False): np.maximum,
            ("min", False): np.minimum,
            ("max", True): np.fmax,
            ("min", True): np.fmin,
        }
        return functions[op.reduction, op.ignoresNan](a, b)
    function = np.maximum if op.reduction == "max" else np.minimum
    if op.isUnsigned:
        return function(_asUnsigned(a), _asUnsigned(b)).view(a.dtype)
    return function(a, b)


def taps(dims):
    """The taps of a window in row-major order."""
    return itertools.product(*[range(dim.kernel) for dim in dims])


def tapSlice(x, spatialDims, dims, tap):
    """For every output position the element that it reads at this tap."""
    slices = [slice(None)] * x.ndim
    for at, dim, t in zip(spatialDims, dims, tap):
        begin = t * dim.dilation
        end = begin + (dim.outputs - 1) * dim.stride + 1
        slices[at] = slice(begin, end, dim.stride)
    return x[tuple(slices)]


def pad(x, spatialDims, dims, value):
    widths = [(0, 0)] * x.ndim
    for at, dim in zip(spatialDims, dims):
        widths[at] = (dim.low, dim.high)
    return np.pad(x, widths, constant_values=value)


def linalgPool(op, source, target, dims, x, padding, init):
    """A pool of linalg. `padding`: a literal or None; `init`: a literal or array."""
    if padding is not None:
        x = pad(x, op.spatialDims, dims, scalar(padding, source))
    x = _converted(x, source, target, op.isUnsigned)
    shape = list(x.shape)
    for at, dim in zip(op.spatialDims, dims):
        shape[at] = dim.outputs
    if isinstance(init, np.ndarray) and init.ndim:
        acc = init.reshape(shape)
    else:
        acc = np.full(shape, scalar(init, target), elements.dtype(target))
    with np.errstate(over="ignore", invalid="ignore"):
        for tap in taps(dims):
            part = tapSlice(x, op.spatialDims, dims, tap)
            acc = _combined(acc, part, op, target)
    return acc


def _validCounts(dims):
    """How many taps of each output position are real data."""
    counts = np.ones((), np.int64)
    for dim in dims:
        perOutput = [
            sum(
                0 <= o * dim.stride - dim.low + t * dim.dilation < dim.size
                for t in range(dim.kernel)
            )
            for o in range(dim.outputs)
        ]
        counts = np.multiply.outer(counts, np.array(perOutput, np.int64))
    return counts


def tosaAverage(x, dims, inputZp, outputZp):
    """tosa.avg_pool2d on NHWC data. Floats come in double precision."""
    isFloat = x.dtype.kind == "f"
    wide = x.astype(np.float64) if isFloat else x.astype(np.int64) - inputZp
    wide = pad(wide, [1, 2], dims, 0)
    total = sum(tapSlice(wide, [1, 2], dims, tap) for tap in taps(dims))
    count = _validCounts(dims)[None, :, :, None]
    if isFloat:
        return total / count
    # Exact division, rounded half away from zero.
    magnitude = (2 * np.abs(total) + count) // (2 * count)
    result = np.sign(total) * magnitude + outputZp
    info = np.iinfo(x.dtype)
    return np.clip(result, info.min, info.max).astype(x.dtype)


def tosaMax(x, dims, ignoresNan):
    """tosa.max_pool2d on NHWC data: padding takes no part."""
    isFloat = x.dtype.kind == "f"
    lowest = -np.inf if isFloat else np.iinfo(x.dtype).min
    padded = pad(x, [1, 2], dims, np.nan if ignoresNan and isFloat else lowest)
    function = np.fmax if ignoresNan and isFloat else np.maximum
    result = None
    for tap in taps(dims):
        part = tapSlice(padded, [1, 2], dims, tap)
        result = part if result is None else function(result, part)
    return result
