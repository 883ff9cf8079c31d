# Reads MLIR in generic form (--mlir-print-op-generic --mlir-print-local-scope): ops
# with their operands, attributes as text, regions and result types.

import re

_OP = re.compile(
    r"^(?:(?P<results>%[\w#]+(?::\d+)?) = )?"
    r'"(?P<name>[\w.]+)"\((?P<operands>[^)]*)\)(?: <\{(?P<attributes>.*?)\}>)?'
    r"(?P<rest> .*)?$"
)
_BLOCK = re.compile(r"^\^bb\d+(?:\((?P<arguments>.*)\))?:$")
_ARGUMENT = re.compile(r"(%\w+): ")


class Op:
    """`types` are those of the results, as text."""

    def __init__(self, match):
        self.name = match["name"]
        self.operands = re.findall(r"%[\w#]+", match["operands"])
        self.attributes = match["attributes"] or ""
        self.results = []
        if match["results"]:
            name, _, count = match["results"].partition(":")
            self.results = (
                ["%s#%d" % (name, i) for i in range(int(count))] if count else [name]
            )
        self.regions = []
        self.types = []

    def attribute(self, name, pattern):
        """What `pattern` finds as the value of an attribute; fails without one."""
        match = re.search(r"(?:^|[ ,])%s = %s" % (name, pattern), self.attributes)
        if not match:
            raise ValueError("%s has no %s in %s" % (self.name, name, self.attributes))
        return match[1]

    def integers(self, name):
        """The value of an attribute array<i64: ...>."""
        text = self.attribute(name, r"array<i64(?:: )?([^>]*)>")
        return [int(part) for part in text.split(",") if part.strip()]


class Region:
    """A region of one block."""

    def __init__(self):
        self.arguments, self.argumentTypes, self.ops = [], [], []


def _splitTypes(text):
    """The parts between commas that are in no bracket."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text.replace("->", "  ")):
        if c in "<([{":
            depth += 1
        elif c in ">)]}":
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return [part for part in parts + [text[start:].strip()] if part]


class _Reader:
    def __init__(self, text):
        self.lines = [line.strip() for line in text.splitlines() if line.strip()]
        self.next = 0

    def take(self):
        self.next += 1
        return self.lines[self.next - 1]

    def op(self):
        line = self.take()
        match = _OP.match(line)
        if not match:
            raise ValueError("cannot read: " + line)
        op = Op(match)
        rest = match["rest"] or ""
        while rest.endswith("({") or rest.endswith("}, {"):
            region, rest = self.region()
            op.regions.append(region)
        signature = rest[rest.rindex(" : ") + 3 :] if " : " in rest else ""
        results = signature.rpartition(") -> ")[2] if ") -> " in signature else ""
        if results.startswith("(") and results.endswith(")"):
            results = results[1:-1]
        op.types = _splitTypes(results)
        return op

    def region(self):
        region = Region()
        while not self.lines[self.next].startswith("}"):
            block = _BLOCK.match(self.lines[self.next])
            if block:
                self.take()
                for part in _splitTypes(block["arguments"] or ""):
                    name, _, type_ = part.partition(": ")
                    region.arguments.append(name)
                    region.argumentTypes.append(type_)
            else:
                region.ops.append(self.op())
        return region, self.take()


def parseModule(text):
    """The ops of a module."""
    module = _Reader(text).op()
    if module.name != "builtin.module":
        raise ValueError("expected a module, found " + module.name)
    return module.regions[0].ops
