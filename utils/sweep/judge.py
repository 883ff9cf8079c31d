# Runs pool-to-conv-check: whole modules of rewritten cases, before against after,
# and single cases on arrays whose results NumPy says.

import re

import numpy as np

import elements
from passes import runTool

_VERDICT = re.compile(r"^check: @(\w+): (.*)$", re.MULTILINE)
ACCEPTED = ("equal (", "within bound (")


def judge(module, trials):
    """Compares before with after; yields (case, message) for each that fails."""
    module.write()
    result = runTool(
        [module.tools / "pool-to-conv-check", module.path, module.passFlag(),
         "--trials=%d" % trials]
    )  # fmt: skip
    verdicts = dict(_VERDICT.findall(result.stdout))
    if not verdicts:
        yield None, "%s: the judge gives no verdict: %s" % (
            module.path, result.stderr[-2000:])  # fmt: skip
        return
    for case in module.cases:
        verdict = verdicts.get(case.name, "no verdict")
        if not verdict.startswith(ACCEPTED):
            yield case, "the judge: " + verdict
        elif case.isBitExact() and "bit-exact" not in verdict:
            yield case, "bit-exact, but not judged so: " + verdict


def _disagreement(actual, wanted, tolerance):
    """Describes the worst element out of tolerance; None if there is none."""
    if actual.shape != wanted.shape:
        return "NumPy has shape %s, not %s" % (wanted.shape, actual.shape)
    actual, wanted = actual.astype(wanted.dtype), np.asarray(wanted)
    with np.errstate(invalid="ignore"):
        same = (actual == wanted) | (np.isnan(actual) & np.isnan(wanted))
        if tolerance:
            same |= np.abs(actual - wanted) <= tolerance
    if same.all():
        return None
    at = tuple(int(i) for i in np.argwhere(~same)[0])
    return "NumPy has %s, not %s, at %s (%d of %d differ)" % (
        wanted[at], actual[at], list(at), (~same).sum(), same.size)  # fmt: skip


def againstNumpy(module, seed):
    """Runs the one case of `module`; returns what is wrong, or None."""
    (case,) = module.cases
    module.write()
    family, values = case.family, case.values
    arrays = family.inputsOf(values, np.random.default_rng([seed, case.number]))
    wanted = np.asarray(family.reference(values, arrays))
    paths = []
    for i, array in enumerate(arrays):
        paths.append(module.path.with_suffix(".in%d.npy" % i))
        np.save(paths[-1], array)
    prefix = module.path.with_suffix(".out")
    result = runTool(
        [module.tools / "pool-to-conv-check", module.path, module.passFlag(),
         "--function=" + case.name, "--inputs=" + ",".join(map(str, paths)),
         "--save=%s" % prefix]
    )  # fmt: skip
    if result.returncode:
        return "cannot run: " + result.stdout + result.stderr[-2000:]
    actual = np.load("%s0.npy" % prefix)
    tolerance = 0
    if not family.oracleIsExact(values):
        element = family.resultElement(values)
        largest = max(np.abs(a.astype(np.float64)).max() for a in [*arrays, wanted])
        # One more eps for the rounding of the source op itself.
        eps = elements.epsilon(element)
        tolerance = 2 * max(1, case.report.bound + 1) * eps * largest
    return _disagreement(actual, wanted, tolerance)
