"""Writes numbers that fixed<16,6> holds, and what precision-error.mlir makes of them."""

import numpy as np

rng = np.random.default_rng(7)
x = rng.integers(-2048, 2049, (1, 4, 4, 8)) / 1024.0
scale = np.array([1.5, -0.25, 2.0, 0.125, -1.75, 0.5, 1.0, -3.0])
offset = np.array([0.5, 0.25, -1.0, 3.0, -0.75, 0.0, 1.0, -2.0])
powers = np.exp(x - x.max(axis=3, keepdims=True))
results = {
    "x": x,
    "silu": x / (1 + np.exp(-x)),
    "scaled": np.maximum(np.abs(x * scale + offset), 0.1).transpose(0, 3, 1, 2),
    "softmax": powers / powers.sum(axis=3, keepdims=True),
    "average": x.mean(axis=(1, 2)) / 7,
}
for name, numbers in results.items():
    np.save(name + ".npy", np.ascontiguousarray(numbers, dtype=np.float32))
