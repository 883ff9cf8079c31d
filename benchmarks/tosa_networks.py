# Networks in tosa, as converters from TFLite write them.


def element(type):
    return type[type.rindex("x") + 1 : -1]


def const(f, value, type, shared=True):
    return f.constant(
        '"tosa.const"() <{values = dense<%s> : %s}> : () -> %s' % (value, type, type),
        shared,
    )


def window(kernel, pad, stride):
    return (
        "kernel = array<i64: %d, %d>, pad = array<i64: %s>, stride = array<i64: %d, %d>"
        % (
            kernel,
            kernel,
            ", ".join(map(str, pad)),
            stride,
            stride,
        )
    )


def image(size, type):
    return "tensor<1x%dx%dx8x%s>" % (size, size, type)


def rescale(
    f, x, fromType, toType, inputZp, outputZp, multiplier="1073741824", shift="30"
):
    """Per channel if `multiplier` is a list."""
    a, b = element(fromType), element(toType)
    count = multiplier.count(",") + 1
    operands = [
        x,
        const(f, multiplier, "tensor<%dxi32>" % count),
        const(f, shift, "tensor<%dxi8>" % count),
        const(f, inputZp, "tensor<1x%s>" % a),
        const(f, outputZp, "tensor<1x%s>" % b),
    ]
    return f.op(
        "tosa.rescale %s {input_unsigned = false, output_unsigned = false,"
        " per_channel = %s, rounding_mode = DOUBLE_ROUND, scale32 = true} : (%s,"
        " tensor<%dxi32>, tensor<%dxi8>, tensor<1x%s>, tensor<1x%s>) -> %s"
        % (
            ", ".join(operands),
            "true" if count > 1 else "false",
            fromType,
            count,
            count,
            a,
            b,
            toType,
        )
    )


def conv(f, x, size, kernel):
    """A quantised convolution from 8 to 8 channels that keeps the size."""
    weights = "tensor<8x%dx%dx8xi8>" % (kernel, kernel)
    pad = kernel // 2
    bias = [f.rng.randrange(-999, 999) for _ in range(8)]
    acc = f.op(
        "tosa.conv2d %s, %s, %s, %s, %s {acc_type = i32, dilation = array<i64: 1, 1>,"
        " pad = array<i64: %d, %d, %d, %d>, stride = array<i64: 1, 1>} : (%s, %s,"
        " tensor<8xi32>, tensor<1xi8>, tensor<1xi8>) -> %s"
        % (
            x,
            const(f, '"%s"' % f.bytes(64 * kernel * kernel), weights, shared=False),
            const(f, str(bias), "tensor<8xi32>", shared=False),
            const(f, "-128", "tensor<1xi8>"),
            const(f, "0", "tensor<1xi8>"),
            *[pad] * 4,
            image(size, "i8"),
            weights,
            image(size, "i32"),
        )
    )
    multiplier = [f.rng.randrange(1 << 30, 1 << 31) for _ in range(8)]
    y = rescale(
        f,
        acc,
        image(size, "i32"),
        image(size, "i8"),
        "0",
        "-128",
        str(multiplier),
        str([38] * 8),
    )
    return f.op(
        "tosa.clamp %s {max_val = 127 : i8, min_val = -128 : i8} : (%s) -> %s"
        % (y, image(size, "i8"), image(size, "i8"))
    )


def residual(f, x, y, size):
    narrow, wide = image(size, "i8"), image(size, "i32")
    a = rescale(f, x, narrow, wide, "-128", "0")
    b = rescale(f, y, narrow, wide, "-128", "0")
    total = f.op("tosa.add %s, %s : (%s, %s) -> %s" % (a, b, wide, wide, wide))
    return rescale(f, total, wide, narrow, "0", "-128", "1717986918", "31")


def averagePool(f, x, size, kernel, stride, pad=(0, 0, 0, 0)):
    zp = const(f, "-128", "tensor<1xi8>")
    out = (size + pad[0] + pad[1] - kernel) // stride + 1
    return f.op(
        "tosa.avg_pool2d %s, %s, %s {acc_type = i32, %s} : (%s, tensor<1xi8>,"
        " tensor<1xi8>) -> %s"
        % (x, zp, zp, window(kernel, pad, stride), image(size, "i8"), image(out, "i8"))
    )


def maxPool(f, x, size, kernel, stride, pad=(0, 0, 0, 0)):
    out = (size + pad[0] + pad[1] - kernel) // stride + 1
    return f.op(
        "tosa.max_pool2d %s {%s} : (%s) -> %s"
        % (x, window(kernel, pad, stride), image(size, "i8"), image(out, "i8"))
    )


def head(f, x, size):
    """Global average pooling as converters write it: sums in i32."""
    wide = rescale(f, x, image(size, "i8"), image(size, "i32"), "-128", "0")
    row = "tensor<1x1x%dx8xi32>" % size
    rows = f.op(
        "tosa.reduce_sum %s {axis = 1 : i32} : (%s) -> %s"
        % (wide, image(size, "i32"), row)
    )
    total = f.op(
        "tosa.reduce_sum %s {axis = 2 : i32} : (%s) -> tensor<1x1x1x8xi32>"
        % (rows, row)
    )
    return rescale(f, total, "tensor<1x1x1x8xi32>", "tensor<1x1x1x8xi32>", "0", "0")


def block(f, x, size):
    """Two convolutions and what bypasses them."""
    return residual(f, x, conv(f, conv(f, x, size, 3), size, 1), size)


def tosaNetwork(f, x):
    """Four residual blocks with a pool behind each: a padded maximum, an
    average, an average that is padded, and a maximum; and a head."""
    x = maxPool(f, block(f, x, 16), 16, 3, 2, (0, 1, 0, 1))
    x = averagePool(f, block(f, x, 8), 8, 2, 2)
    x = averagePool(f, block(f, x, 4), 4, 3, 1, (1, 1, 1, 1))
    x = maxPool(f, block(f, x, 4), 4, 2, 2)
    return head(f, x, 2)


def poolNetwork(f, x):
    """The worst case: pools that share their zero point, and nothing else."""
    for size in (16, 8, 4):
        x = maxPool(f, x, size, 3, 1, (1, 1, 1, 1))
        x = averagePool(f, x, size, 3, 1, (1, 1, 1, 1))
        x = maxPool(f, x, size, 2, 1, (0, 1, 0, 1))
        x = averagePool(f, x, size, 2, 2)
    return head(f, x, 2)


def plainNetwork(f, x):
    """No pool at all: what the pass costs where it has nothing to do."""
    for _ in range(4):
        x = block(f, x, 16)
    x = f.op(
        "tosa.slice %s, %s, %s : (%s, !tosa.shape<4>, !tosa.shape<4>)"
        " -> tensor<1x1x1x8xi8>"
        % (x, shape(f, [0, 0, 0, 0]), shape(f, [1, 1, 1, 8]), image(16, "i8"))
    )
    return rescale(f, x, "tensor<1x1x1x8xi8>", "tensor<1x1x1x8xi32>", "-128", "0")


def shape(f, extents):
    return f.constant(
        "tosa.const_shape {values = dense<%s> : tensor<4xindex>} : () -> !tosa.shape<4>"
        % extents
    )
