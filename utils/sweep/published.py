# The ops that --eliminate-pooling may create; docs/Sweep.md publishes this list.

TOSA = {
    # Convolutions and what they need.
    "tosa.const", "tosa.const_shape", "tosa.conv2d", "tosa.depthwise_conv2d",
    # Element-wise.
    "tosa.add", "tosa.cast", "tosa.clamp", "tosa.maximum", "tosa.minimum",
    "tosa.mul", "tosa.rescale", "tosa.sub",
    # Data movement.
    "tosa.concat", "tosa.pad", "tosa.reshape", "tosa.reverse",
    "tosa.slice", "tosa.transpose",
    # Where the source's type says more or less than its replacement's.
    "tensor.cast",
}  # fmt: skip

LINALG = {
    # Convolutions.
    "linalg.conv_1d_ncw_fcw", "linalg.conv_1d_nwc_wcf",
    "linalg.conv_2d_nchw_fchw", "linalg.conv_2d_nhwc_hwcf",
    "linalg.conv_3d_ncdhw_fcdhw", "linalg.conv_3d_ndhwc_dhwcf",
    "linalg.depthwise_conv_1d_ncw_cw", "linalg.depthwise_conv_1d_nwc_wc",
    "linalg.depthwise_conv_2d_nchw_chw", "linalg.depthwise_conv_2d_nhwc_hwc",
    "linalg.depthwise_conv_3d_ncdhw_cdhw", "linalg.depthwise_conv_3d_ndhwc_dhwc",
    # Element-wise; linalg.generic with parallel iterators only.
    "linalg.add", "linalg.generic", "linalg.max", "linalg.min", "linalg.sub",
    # Data movement.
    "linalg.broadcast", "linalg.fill", "linalg.transpose", "tensor.cast",
    "tensor.collapse_shape", "tensor.concat", "tensor.empty",
    "tensor.expand_shape", "tensor.extract_slice", "tensor.from_elements",
    "tensor.pad", "tensor.reshape",
    # Constants and run-time sizes.
    "arith.addi", "arith.constant", "arith.divsi", "arith.muli", "arith.subi",
    "tensor.dim",
}  # fmt: skip

# Inside the body of a linalg op or a tensor.pad: scalar arithmetic.
BODY = ("arith.", "linalg.yield", "linalg.index", "tensor.yield")

CONVOLUTIONS = {
    op for op in TOSA | LINALG if "conv" in op and "depthwise" not in op
}
DEPTHWISE = {op for op in TOSA | LINALG if "depthwise" in op}
COMPARISONS = {"linalg.max", "linalg.min", "tosa.maximum", "tosa.minimum"}
SUMS = {"linalg.add", "linalg.sub", "tosa.add", "tosa.sub"}


def isPublished(op, dialect):
    """Whether a pool of `dialect` may be replaced by `op`, an ir.Op."""
    if op.depth > 0:
        return op.name.startswith(BODY)
    if op.isGenericReduction():
        return False
    return op.name in (TOSA if dialect == "tosa" else LINALG)
