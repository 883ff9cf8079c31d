# Writes measurements into a page in Markdown: tables between `<!-- table: NAME -->`
# and `<!-- end -->`, single figures between `<!-- figure: NAME -->` and the same.

import re

from measure import Failure


def span(values, form="%.2f"):
    """The least and the greatest of `values`, as `0.28 to 0.94`."""
    values = [value for value in values if value is not None]
    if not values:
        return "not measured"
    low, high = form % min(values), form % max(values)
    return low if low == high else "%s to %s" % (low, high)


def medians(cases, key):
    return [case[key]["median"] for case in cases]


def growth(cases, key="growth"):
    return span([case[key] for case in cases])


def figures(results):
    """The figures of the page, by name, of the suites in `results`."""
    found = {}
    if "time" in results:
        cases = results["time"]["cases"]
        found["time ratio"] = span(medians(cases, "ratio"))
        found["time cases"] = str(len(cases))
        found["time worst"] = "%.2f" % max(case["ratio"]["max"] for case in cases)
        found["time growth"] = growth(cases)
        found["time baseline growth"] = growth(cases, "baseline_growth")
    if "memory" in results:
        found["memory ratio"] = span(medians(results["memory"]["cases"], "memory_ratio"))
    if "chains" in results:
        found["chains growth"] = growth(results["chains"]["cases"])
    if "compose" in results:
        # The grouped ones beat the product of their dense forms by far.
        dense = [case for case in results["compose"]["cases"]
                 if case["dgemm_ratio"]["median"] < 2]  # fmt: skip
        found["compose ratio"] = span(medians(dense, "dgemm_ratio"))
        found["compose memory"] = span([case["memory_ratio"] for case in dense], "%.1f")
    if "heir" in results:
        cases = results["heir"]["cases"]
        found["heir version"] = results["heir"]["version"]
        found["heir dense"] = span(medians((c["dense"] for c in cases), "time_ratio"))
        found["heir depthwise"] = span(
            medians((c["depthwise"] for c in cases), "time_ratio")
        )
    found["machine"] = "%(cores)s cores, %(processor)s" % results["machine"]
    return found


def replace(text, kind, name, content, isBlock):
    start = "<!-- %s: %s -->" % (kind, name)
    pattern = re.compile(re.escape(start) + r".*?<!-- end -->", re.S)
    around = "\n" if isBlock else ""
    new = start + around + content + around + "<!-- end -->"
    return pattern.sub(lambda _: new, text)


def update(path, tables, results):
    """Writes what was measured into the page at `path`; the rest stays."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for name, content in tables.items():
        if "<!-- table: %s -->" % name not in text:
            raise Failure("%s has no place for table %s" % (path, name))
        text = replace(text, "table", name, content, isBlock=True)
    known = figures(results)
    for name in re.findall(r"<!-- figure: ([^>]*) -->", text):
        if name in known:
            text = replace(text, "figure", name, known[name], isBlock=False)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
