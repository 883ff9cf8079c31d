# Reading modules that pool-to-conv-opt printed with GENERIC_FLAGS: one op a line,
# each with its location, which tells the ops of a pool's replacement (the
# location of the pool, loc("<function>")) from those of the source (a file).

import re

GENERIC_FLAGS = [
    "--mlir-print-op-generic",
    "--mlir-print-debuginfo",
    "--mlir-print-local-scope",
]

_FUNCTION = re.compile(r'^  "func\.func"\(\) <\{.*sym_name = "(\w+)"')
_OP = re.compile(r'^\s*(?:%[^=]*= )?"([\w.]+)"\(')
_LOCATION = re.compile(r'loc\(("[^"]*"(?::\d+:\d+)?(?: to :\d+)?|[^()]*)\)$')
_VALUE = re.compile(r"%\w+")
_REDUCTION = "#linalg.iterator_type<reduction>"


class Op:
    """One operation: its name, location, line, and how deep it is nested."""

    def __init__(self, name, line, depth):
        self.name = name
        self.line = line
        self.depth = depth
        self.location = None

    def isGenericReduction(self):
        return self.name == "linalg.generic" and _REDUCTION in self.line


class Function:
    def __init__(self, name):
        self.name = name
        self.lines = []

    def normalised(self):
        """The text with values named in order of appearance, without locations."""
        names = {}

        def rename(match):
            return names.setdefault(match.group(0), "%%%d" % len(names))

        text = "\n".join(_LOCATION.sub("", line) for line in self.lines)
        return _VALUE.sub(rename, re.sub(r"loc\([^()]*\)", "", text))

    def ops(self):
        """All operations in the function, nested ones included."""
        found, open_ = [], []
        for line in self.lines[1:-1]:
            match = _OP.match(line)
            location = _LOCATION.search(line)
            if match:
                op = Op(match.group(1), line, len(open_))
                found.append(op)
                if line.endswith("({"):
                    open_.append(op)
                elif location:
                    op.location = location.group(1)
            elif line.lstrip().startswith("})"):
                op = open_.pop()
                op.line += line
                if location:
                    op.location = location.group(1)
        return found


def functionsOf(text):
    """The functions of a printed module by name."""
    functions, current = {}, None
    for line in text.splitlines():
        start = _FUNCTION.match(line)
        if start:
            current = Function(start.group(1))
            functions[current.name] = current
        if current:
            current.lines.append(line)
            if line.startswith("  })"):
                current = None
    return functions


def replacementOps(function):
    """The ops that carry the location of the pool."""
    own = '"%s"' % function.name
    return [op for op in function.ops() if op.location == own]


def sourceOps(function):
    own = '"%s"' % function.name
    return [op for op in function.ops() if op.location != own]
