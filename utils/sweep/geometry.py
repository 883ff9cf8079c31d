# Windows: what the values of the axes window, stride, dilation, padding and
# surplus mean for each spatial dimension.

WINDOWS = ["1", "2", "3", "2x3", "3x1", "5", "7", "full"]
STRIDES = ["1", "2", "3", "1x2"]
DILATIONS = ["1", "2", "1x2"]
PADDINGS = ["none", "same", "asym", "one", "deep", "over"]


class Dim:
    """One spatial dimension; names as in include/PoolToConv/Algebra/Window.h."""

    def __init__(self, kernel, stride, dilation, low, high, outputs, surplus):
        self.kernel = kernel
        self.stride = stride
        self.dilation = dilation
        self.low = low
        self.high = high
        # A window must fit, and real data must be left of the input.
        while (outputs - 1) * stride + self.span() + surplus - low - high < 1:
            outputs += 1
        self.outputs = outputs
        self.size = (outputs - 1) * stride + self.span() + surplus - low - high

    def span(self):
        return (self.kernel - 1) * self.dilation + 1

    def padded(self):
        return self.size + self.low + self.high

    def highRead(self):
        """Elements after the data that windows read."""
        return (self.outputs - 1) * self.stride + self.span() - self.low - self.size


def _perDim(name, rank):
    parts = [int(part) for part in name.split("x")]
    if len(parts) == 1:
        return parts * rank
    return (parts + [1] * rank)[:rank]


def _pads(padding, kernel, dim):
    return {
        "none": (0, 0),
        "same": (1, 1),
        "asym": (1, 0) if dim == 1 else (0, 1),
        "one": (1, 0) if dim == 0 else (0, 0),
        "deep": (kernel - 1, kernel - 1),
        "over": (kernel, 0) if dim == 0 else (0, 0),
    }[padding]


def dimsOf(rank, window, stride, dilation="1", padding="none", surplus="0"):
    """The Dim of each of `rank` spatial dimensions."""
    isFull = window == "full"
    kernels = [4, 3, 3][:rank] if isFull else _perDim(window, rank)
    strides, dilations = _perDim(stride, rank), _perDim(dilation, rank)
    dims = []
    for i, kernel in enumerate(kernels):
        low, high = _pads(padding, kernel, i)
        outputs = 1 if isFull else [3, 2, 2][i]
        dims.append(
            Dim(kernel, strides[i], dilations[i], low, high, outputs, int(surplus))
        )
    return dims


def isAnisotropic(name):
    return "x" in name
