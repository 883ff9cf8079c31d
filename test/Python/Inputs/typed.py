# ===- typed.py - What type checkers accept --------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
import pathlib
from typing import Any

import numpy as np
import pool_to_conv as ptc
from numpy.typing import NDArray
from pool_to_conv import algebra


def convert(path: pathlib.Path) -> ptc.Module:
    module = ptc.load(path)
    after: ptc.Module = (
        module.eliminate_pooling(avg_form="dense", kinds=["sum"])
        .fuse_linear_convs(objective="params")
        .factor_linear_convs(tolerance=0.5)
        .specialize_shapes(batch=1, sizes=[1, 2])
        .run_pass("pool-to-conv", numerics="fast")
        .run_pipeline("canonicalize")
    )
    design: ptc.Module = after.to_fpga(batch=1, summary=True)
    return design.save(path.with_suffix(".mlirbc"))


def numbers(module: ptc.Module) -> tuple[int, dict[str, Any]]:
    report: ptc.Report = module.report()
    counts: ptc.Counts = report.total.macs
    by_kind: int = counts.by_kind["tosa.conv2d"]
    return by_kind + sum(op.macs for op in module.ops), report.to_dict()


def sentences(module: ptc.Module) -> list[str]:
    result = [str(remark) for remark in module.remarks if remark.kind == "missed"]
    for remark in module.remarks:
        if remark.location is not None:
            result.append(f"{remark.location.file}:{remark.location.line}")
    return result


def same(before: ptc.Module, after: ptc.Module, x: NDArray[np.int8]) -> bool:
    result: ptc.CheckResult = ptc.check(before, after, trials=2, dims=[1])
    verdict: ptc.Verdict = result.verdicts[0]
    arrays = before.run(x, function="main")
    first: NDArray[Any] = arrays if isinstance(arrays, np.ndarray) else arrays[0]
    types: ptc.TensorType = before.functions["main"].arguments[0]
    return bool(verdict) and first.shape == types.shape


def caught(path: str) -> tuple[ptc.Diagnostic, ...]:
    try:
        ptc.load(path)
    except ptc.ParseError as error:
        return error.diagnostics
    return ()


def kernels(taps: NDArray[np.float64]) -> NDArray[np.float64]:
    kernel = algebra.Kernel.of(taps, stride=2, padding=[(1, 2), 1])
    both = algebra.compose(kernel, algebra.Kernel.average((2, 2)))
    factors: algebra.Factors = algebra.factor(both, minimize="params")
    return factors.kernels[0].taps
