# Cases of global pooling in linalg: linalg.reduce and linalg.generic over all
# spatial dimensions.

import elements
import forms
import linalg_rules
import linalg_text
import linalg_window
import oracle
from cover import Constraint, Model
from geometry import Dim

NAME = "linalg-reduce"
DIALECT = "linalg"
EXTENTS = {"plain": [6, 5, 3], "unit": [1, 6, 1], "large": [16, 9, 2]}

AXES = [
    ("op", ["%s_%s" % (layout, op)
            for layout in ["nwc", "nhwc", "nchw", "ndhwc", "ncdhw"]
            for op in ["sum", "max", "min"]]
     + ["nhwc_sum_unsigned", "nhwc_max_unsigned", "nchw_min_unsigned",
        "nhwc_maxnum", "nchw_minnum"]),
    # With the reduced dimensions dropped, or kept with extent 1.
    ("spelling", ["reduce", "generic", "generic-unit"]),
    ("type", linalg_window.TYPES),
    ("extents", list(EXTENTS)),
    ("init", dict(linalg_window.AXES)["init"]),
    ("dims", ["static", "batch", "channels", "spatial", "all"]),
] + forms.AXES  # fmt: skip

CONSTRAINTS = [
    Constraint(["op", "type"], linalg_window.typeFits),
    Constraint(["op", "init"], linalg_window.initFits),
    Constraint(["init", "dims"], lambda i, d: "splat" not in i or d == "static"),
    Constraint(["op", "extents"],
               lambda op, e: e != "unit" or linalg_text.Op(op).spatialRank > 1),
    Constraint(["extents", "dims"],
               lambda e, d: e != "unit" or d not in ("spatial", "all")),
]  # fmt: skip

MODEL = Model(AXES, CONSTRAINTS)
RULES = linalg_rules.rules(lambda dims: dims in ("spatial", "all"))
REWRITTEN = Model(AXES, CONSTRAINTS + RULES)

reductionOf = linalg_window.reductionOf
numericClass = linalg_window.numericClass
resultElement = linalg_window.resultElement
oracleIsExact = linalg_window.oracleIsExact


def hasWindow(case):
    return True


def _extents(case):
    return EXTENTS[case["extents"]][: linalg_text.Op(case["op"]).spatialRank]


def _resultShape(op, keepsDims):
    if keepsDims:
        return op.dataShape([1] * op.spatialRank)
    return [linalg_text.BATCH, linalg_text.CHANNELS]


def _genericHead(op, keepsDims):
    loops = ["d%d" % i for i in range(op.rank)]
    kept = [
        "0" if i in op.spatialDims else d
        for i, d in enumerate(loops)
        if keepsDims or i not in op.spatialDims
    ]
    maps = [
        "affine_map<(%s) -> (%s)>" % (", ".join(loops), ", ".join(results))
        for results in (loops, kept)
    ]
    iterators = [
        '"reduction"' if i in op.spatialDims else '"parallel"' for i in range(op.rank)
    ]
    return "indexing_maps = [%s], iterator_types = [%s]" % (
        ", ".join(maps), ", ".join(iterators))  # fmt: skip


def emit(name, case):
    op, f = linalg_text.Op(case["op"]), linalg_text.Function(name)
    source, target = linalg_text.types(case["type"])
    unknown = op.dynamicDims(case["dims"])
    data = ("%x", linalg_text.tensor(op.dataShape(_extents(case)), source, unknown))
    f.argument(*data)

    keepsDims = case["spelling"] == "generic-unit"
    kept = [at for at in unknown if at not in op.spatialDims]
    sizes = [f.size("%%s%d" % at, data, at) for at in kept]
    if not keepsDims:
        kept = [0 if at == 0 else 1 for at in kept]
    type_ = linalg_text.tensor(_resultShape(op, keepsDims), target, kept)
    init = linalg_text.initValue(f, op, target, case["init"], type_, sizes)

    operands = "ins(%s : %s) outs(%s : %s)" % (*data, init, type_)
    body = linalg_text.bodyLines(op, source, target, swapped=False)
    if case["spelling"] == "reduce":
        f.add("%%r = linalg.reduce %s dimensions = %s" % (operands, op.spatialDims))
        f.add("(%%in: %s, %%out: %s) {" % (source, target))
    else:
        f.add("%%r = linalg.generic {%s} %s {" % (_genericHead(op, keepsDims), operands))
        f.add("^bb0(%%in: %s, %%out: %s):" % (source, target))
    for line in body:
        f.add(line)
    isReduce = case["spelling"] == "reduce"
    f.add('}%s loc("%s")' % ("" if isReduce else " -> " + type_, name))
    return f.finish("%r", type_)


def inputsOf(case, rng):
    op = linalg_text.Op(case["op"])
    source, target = linalg_text.types(case["type"])
    arrays = [elements.randomArray(rng, op.dataShape(_extents(case)), source)]
    if case["init"] == "argument":
        shape = _resultShape(op, case["spelling"] == "generic-unit")
        arrays.append(elements.randomArray(rng, shape, target))
    return arrays


def reference(case, arrays):
    op = linalg_text.Op(case["op"])
    source, target = linalg_text.types(case["type"])
    dims = [Dim(extent, 1, 1, 0, 0, 1, 0) for extent in _extents(case)]
    init = linalg_text.initLiteral(op, target, case["init"])
    if init is None:
        init = arrays[-1].reshape(_resultShape(op, keepsDims=True))
    result = oracle.linalgPool(op, source, target, dims, arrays[0], None, init)
    return result.reshape(_resultShape(op, case["spelling"] == "generic-unit"))
