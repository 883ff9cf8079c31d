# Networks in linalg, as torch-mlir writes them: f32, NCHW, an init and a padding
# for every convolution and pool, divisions in a linalg.generic.

MAPS = "indexing_maps = [%%s], iterator_types = [%s]" % ", ".join(['"parallel"'] * 4)


def image(size):
    return "tensor<1x8x%dx%dxf32>" % (size, size)


def scalar(f, value):
    return f.constant("arith.constant %s" % value)


def pad(f, x, size, low, high, value):
    out = size + low + high
    # The padding and the operation in its body.
    return f.op(
        "tensor.pad %s low[0, 0, %d, %d] high[0, 0, %d, %d] {\n"
        "    ^bb0(%%a: index, %%b: index, %%c: index, %%d: index):\n"
        "      tensor.yield %s : f32\n    } : %s to %s"
        % (x, low, low, high, high, scalar(f, value), image(size), image(out)),
        ops=2,
    )


def filled(f, type, value):
    empty = f.op("tensor.empty() : " + type)
    return f.op(
        "linalg.fill ins(%s : f32) outs(%s : %s) -> %s"
        % (scalar(f, value), empty, type, type)
    )


def generic(f, inputs, type, body, result):
    """Element-wise; `body` is a list of operations on %in0, %in1, ... ."""
    empty = f.op("tensor.empty() : " + type)
    arguments = ", ".join("%%in%d: f32" % i for i in range(len(inputs)))
    lines = "".join("      %s\n" % line for line in body)
    return f.op(
        "linalg.generic {%s} ins(%s : %s) outs(%s : %s) {\n    ^bb0(%s, %%out: f32):\n"
        "%s      linalg.yield %s : f32\n    } -> %s"
        % (
            MAPS % ", ".join(["#id"] * (len(inputs) + 1)),
            ", ".join(inputs),
            ", ".join([type] * len(inputs)),
            empty,
            type,
            arguments,
            lines,
            result,
            type,
        ),
        ops=2 + len(body),
    )


def relu(f, x, size):
    zero = scalar(f, "0.0 : f32")
    return generic(
        f,
        [x],
        image(size),
        [
            "%%t = arith.cmpf ugt, %%in0, %s : f32" % zero,
            "%%r = arith.select %%t, %%in0, %s : f32" % zero,
        ],
        "%r",
    )


def conv(f, x, size, kernel):
    weights = "tensor<8x8x%dx%dxf32>" % (kernel, kernel)
    # No NaN among them: the exponents of these bytes are not all ones.
    data = "".join(
        "%02X%02X%02X3F" % tuple(f.rng.randrange(128) for _ in range(3))
        for _ in range(64 * kernel * kernel)
    )
    w = f.constant('arith.constant dense<"0x%s"> : %s' % (data, weights), shared=False)
    if kernel > 1:
        x = pad(f, x, size, kernel // 2, kernel // 2, "0.0 : f32")
    padded = image(size + kernel - 1)
    init = filled(f, image(size), "0.0 : f32")
    y = f.op(
        "linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides ="
        " dense<1> : vector<2xi64>} ins(%s, %s : %s, %s) outs(%s : %s) -> %s"
        % (x, w, padded, weights, init, image(size), image(size))
    )
    return relu(f, y, size)


def pool(f, x, kind, size, kernel, stride, start):
    out = (size - kernel) // stride + 1
    window = "tensor<%dx%dxf32>" % (kernel, kernel)
    shape = f.op("tensor.empty() : " + window)
    init = filled(f, image(out), start)
    return f.op(
        "linalg.pooling_nchw_%s {dilations = dense<1> : vector<2xi64>, strides ="
        " dense<%d> : vector<2xi64>} ins(%s, %s : %s, %s) outs(%s : %s) -> %s"
        % (kind, stride, x, shape, image(size), window, init, image(out), image(out))
    )


def maxPool(f, x, size, kernel, stride, low, high):
    x = pad(f, x, size, low, high, "0xFF800000 : f32")
    return pool(f, x, "max", size + low + high, kernel, stride, "0xFF800000 : f32")


def averagePool(f, x, size, kernel, stride):
    """A sum and a division by a constant."""
    total = pool(f, x, "sum", size, kernel, stride, "0.0 : f32")
    count = scalar(f, "%d.0 : f32" % (kernel * kernel))
    out = (size - kernel) // stride + 1
    return generic(
        f, [total], image(out), ["%%r = arith.divf %%in0, %s : f32" % count], "%r"
    )


def countedPool(f, x, size):
    """A padded 3x3 average whose divisor is computed from the position."""
    total = pool(
        f, pad(f, x, size, 1, 1, "0.0 : f32"), "sum", size + 2, 3, 1, "0.0 : f32"
    )
    one, two, zero, end = (
        f.constant("arith.constant %d : index" % i) for i in (1, 2, 0, size)
    )
    body = []
    for dim in (2, 3):
        body += [
            "%%i%d = linalg.index %d : index" % (dim, dim),
            "%%l%d = arith.subi %%i%d, %s : index" % (dim, dim, one),
            "%%b%d = arith.maxsi %%l%d, %s : index" % (dim, dim, zero),
            "%%h%d = arith.addi %%i%d, %s : index" % (dim, dim, two),
            "%%e%d = arith.minsi %%h%d, %s : index" % (dim, dim, end),
            "%%n%d = arith.subi %%e%d, %%b%d : index" % (dim, dim, dim),
        ]
    body += [
        "%n = arith.muli %n2, %n3 : index",
        "%m = arith.index_cast %n : index to i64",
        "%c = arith.sitofp %m : i64 to f32",
        "%r = arith.divf %in0, %c : f32",
    ]
    return generic(f, [total], image(size), body, "%r")


def head(f, x, size):
    mean = averagePool(f, x, size, size, 1)
    return f.op(
        "tensor.collapse_shape %s [[0], [1, 2, 3]] : %s into tensor<1x8xf32>"
        % (mean, image(1))
    )


def block(f, x, size):
    y = conv(f, conv(f, x, size, 3), size, 1)
    return generic(f, [x, y], image(size), ["%r = arith.addf %in0, %in1 : f32"], "%r")


def linalgNetwork(f, x):
    """Four residual blocks with a pool behind each: a padded maximum, an
    average, an average that is padded, and a maximum; and a head."""
    x = maxPool(f, block(f, x, 16), 16, 3, 2, 0, 1)
    x = averagePool(f, block(f, x, 8), 8, 2, 2)
    x = countedPool(f, block(f, x, 4), 4)
    x = maxPool(f, block(f, x, 4), 4, 2, 2, 0, 0)
    return head(f, x, 2)
