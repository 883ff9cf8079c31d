# The places of a C++ file at which a mutant may differ: operators, constants,
# roundings and guards, found in the syntax tree that libclang makes of it.
#
# A place becomes a call of a function of Mutants.h by insertions and replacements
# of text, so that places may hold others. Contexts that need a constant are left
# out; what else does not compile, building.py finds out.

import bisect
import os
import re

import clang.cindex
from clang.cindex import CursorKind as Kind

COMPARISONS = {
    "<": ("lt", ["<=", ">="]),
    "<=": ("le", ["<", ">"]),
    ">": ("gt", [">=", "<="]),
    ">=": ("ge", [">", "<"]),
    "==": ("eq", ["!="]),
    "!=": ("ne", ["=="]),
}
ARITHMETIC = {
    "+": ("add", "-"),
    "-": ("sub", "+"),
    "*": ("mul", "+"),
    "/": ("div", "*"),
    "%": ("rem", "/"),
    "<<": ("shl", ">>"),
    ">>": ("shr", "<<"),
    "&": ("band", "|"),
    "|": ("bor", "&"),
    "^": ("bxor", "&"),
}
# Functions of <algorithm> and <cmath>, and what a mutant calls.
ROUNDINGS = {
    "min": "max",
    "max": "min",
    "floor": "ceil",
    "ceil": "floor",
    "trunc": "floor",
    "round": "trunc",
    "rint": "trunc",
    "nearbyint": "trunc",
    "llround": "trunc",
    "lround": "trunc",
}
# Functions that round to an integer in their own way: the result is off by one.
ROUNDED = re.compile(
    r"(ceilDiv|floorDiv|divideCeil|divideCeilSigned|divideFloorSigned|roundUp|alignTo"
    r"|Log2_64|Log2_64_Ceil|PowerOf2Ceil|bitWidth|minIntN|maxIntN|maxUIntN)$"
)
# Overloaded operators of these types are arithmetic.
NUMBERS = re.compile(r"APInt|APSInt|APFloat|AffineExpr|Rational|Exact|Whole|Range|Cost")
FUNCTIONS = {
    Kind.FUNCTION_DECL,
    Kind.CXX_METHOD,
    Kind.CONSTRUCTOR,
    Kind.DESTRUCTOR,
    Kind.CONVERSION_FUNCTION,
    Kind.FUNCTION_TEMPLATE,
}
CONTAINERS = {
    Kind.NAMESPACE,
    Kind.LINKAGE_SPEC,
    Kind.UNEXPOSED_DECL,
    Kind.CLASS_DECL,
    Kind.STRUCT_DECL,
    Kind.CLASS_TEMPLATE,
    Kind.CLASS_TEMPLATE_PARTIAL_SPECIALIZATION,
}
CONSTANT = {
    Kind.STATIC_ASSERT,
    Kind.ENUM_DECL,
    Kind.DECL_REF_EXPR,
    Kind.TYPE_ALIAS_DECL,
    Kind.TYPEDEF_DECL,
    Kind.TYPE_ALIAS_TEMPLATE_DECL,
    Kind.TEMPLATE_NON_TYPE_PARAMETER,
    Kind.TEMPLATE_TYPE_PARAMETER,
    Kind.CXX_UNARY_EXPR,
    Kind.TYPE_REF,
    Kind.TEMPLATE_REF,
    Kind.NAMESPACE_REF,
}
EXITS = {Kind.RETURN_STMT, Kind.CONTINUE_STMT, Kind.BREAK_STMT}


class Place:
    """Where mutants differ: [start, end) of a file, and its text for each mutant.
    `edits` are (offset, phase, length, text), with {} for the first number."""

    def __init__(self, kind, start, end, function, mutated):
        self.kind = kind
        self.start = start
        self.end = end
        self.function = function
        self.mutated = mutated
        self.edits = []

    def wrap(self, before, after=")"):
        self.edits.append((self.start, "open", 0, before))
        self.edits.append((self.end, "close", 0, after))
        return self

    def replace(self, offset, length, text):
        self.edits.append((offset, "replace", length, text))
        return self


def squeeze(text):
    return re.sub(r"\s+", " ", re.sub(r"//[^\n]*", "", text)).strip()


class Finder:
    """The places of one file, in the order of the tree: outer ones first."""

    def __init__(self, path, source):
        self.path = path
        self.bytes = source
        self.places = []
        self.seen = set()
        self.function = ""
        self.macros = []

    def text(self, start, end):
        return self.bytes[start:end].decode("utf-8", "replace")

    def add(self, kind, start, end, mutated):
        if (kind, start, end) in self.seen or self.isOfMacro(start, end):
            return Place(kind, start, end, "", [])
        self.seen.add((kind, start, end))
        place = Place(kind, start, end, self.function, [squeeze(m) for m in mutated])
        self.places.append(place)
        return place

    def isOfMacro(self, start, end):
        """Of the body of a macro: what is written here is the call of it."""
        i = bisect.bisect_right(self.macros, (start, float("inf"))) - 1
        return i >= 0 and end <= self.macros[i][1]

    def isHere(self, cursor):
        file = cursor.extent.start.file
        return file is not None and os.path.realpath(file.name) == self.path

    def walk(self, cursor):
        """A declaration at the level of the file, of a namespace or of a class."""
        for child in cursor.get_children():
            if not self.isHere(child):
                continue
            if child.kind in CONTAINERS:
                self.walk(child)
            elif child.kind in FUNCTIONS:
                self.walkFunction(child)
            elif child.kind in (Kind.VAR_DECL, Kind.FIELD_DECL):
                self.function = child.spelling
                self.visit(child)

    def walkFunction(self, cursor):
        start = cursor.extent.start.offset
        if re.search(r"\bconstexpr\b", self.text(start, cursor.location.offset)):
            return
        parent = cursor.semantic_parent
        named = parent is not None and parent.kind not in (
            Kind.NAMESPACE, Kind.TRANSLATION_UNIT)  # fmt: skip
        self.function = (parent.spelling + "::" if named else "") + cursor.spelling
        for child in cursor.get_children():
            if child.kind.is_statement() or child.kind.is_expression():
                self.visit(child)

    def visit(self, cursor):
        if cursor.kind in CONSTANT or not self.isHere(cursor):
            return
        start, end = cursor.extent.start.offset, cursor.extent.end.offset
        children = [c for c in cursor.get_children() if self.isHere(c)]
        handler = HANDLERS.get(cursor.kind)
        if handler:
            handler(self, cursor, start, end, children)
        for child in self.inner(cursor, children):
            self.visit(child)

    def inner(self, cursor, children):
        """The children that are computed at run time."""
        kind, name = cursor.kind, cursor.location.offset
        if kind in (Kind.VAR_DECL, Kind.FIELD_DECL):
            head = self.text(cursor.extent.start.offset, name)
            if "constexpr" in head or (kind == Kind.FIELD_DECL and cursor.is_bitfield()):
                return []
            # What precedes the name is of the type, and so is the size of an array.
            return [
                c
                for c in children
                if c.extent.start.offset > name
                and not self.text(name, c.extent.start.offset).rstrip().endswith("[")
            ]
        if kind == Kind.CASE_STMT:
            return children[1:]
        if kind == Kind.MEMBER_REF_EXPR:
            return [c for c in children if c.extent.start.offset < name]
        if kind == Kind.IF_STMT:
            head = self.text(cursor.extent.start.offset, cursor.extent.start.offset + 16)
            if re.match(r"if\s+constexpr", head):
                return children[1:]
        return children

    # What each kind of node becomes. A place that cannot be one is not added.

    def binary(self, cursor, start, end, children):
        if len(children) != 2:
            return
        left, right = children
        a = (left.extent.start.offset, left.extent.end.offset)
        b = (right.extent.start.offset, right.extent.end.offset)
        between = re.match(r"\s*([-+*/%<>=!&|^]+)", self.text(a[1], b[0]))
        if not between or a[0] != start or b[1] != end:
            return
        op, offset = between.group(1), a[1] + between.start(1)
        l, r = self.text(*a), self.text(*b)
        if op in ("&&", "||"):
            self.connective(op, start, end, a, b, l, r)
            return
        assign = op.endswith("=") and op[:-1] in ARITHMETIC
        if op in COMPARISONS:
            name, others = COMPARISONS[op]
            kind = "comparison"
        elif op in ARITHMETIC or assign:
            name, other = ARITHMETIC[op[:-1] if assign else op]
            others = [other + "=" if assign else other]
            name += "To" if assign else ""
            kind = "arithmetic"
        else:
            return
        mutated = ["%s %s %s" % (l, other, r) for other in others]
        place = self.add(kind, start, end, mutated)
        place.wrap("ptcm::%s({}, " % name).replace(offset, len(op), ",")

    def connective(self, op, start, end, a, b, l, r):
        """Without its left operand, without its right one."""
        place = self.add("connective", start, end, [r, l])
        before = "((ptcm::on({%d}) || bool(" if op == "&&" else "((!ptcm::on({%d}) && bool("
        place.wrap(before % 0, ")))")
        place.edits.append((a[1], "close", 0, "))"))
        place.edits.append((b[0], "open", 0, before[1:] % 1))

    def overloaded(self, cursor, start, end, children):
        """A call: of an overloaded operator, or of a function that rounds."""
        name = cursor.spelling
        if name in ("operator==", "operator!=") and cursor.type.spelling == "bool":
            op = name[-2:]
            other = {"==": "!=", "!=": "=="}[op]
            text = self.text(start, end)
            if op in text and len(children) >= 2:
                left = children[0].extent.end.offset
                mutated = text[: left - start] + text[left - start :].replace(op, other, 1)
                self.negate(start, end, "comparison", mutated)
        elif re.match(r"operator[-+*/%]$", name) and len(children) == 3:
            if NUMBERS.search(cursor.type.spelling):
                self.binary(cursor, start, end, [children[0], children[2]])
        elif name in ROUNDINGS:
            text = self.text(start, end)
            match = re.match(r"std::%s\b(<[^()]*>)?\(" % name, text)
            if match:
                other = text.replace("std::" + name, "std::" + ROUNDINGS[name], 1)
                place = self.add("rounding", start, end, [other])
                place.replace(start, len("std"), "ptcm")
                place.replace(start + match.end() - 1, 1, "({}, ")
        elif ROUNDED.match(name):
            text = self.text(start, end)
            place = self.add("rounding", start, end, [text + " + 1", text + " - 1"])
            place.wrap("ptcm::num({}, ")

    def negate(self, start, end, kind, mutated):
        self.add(kind, start, end, [mutated]).wrap("(ptcm::on({}) != bool(", "))")

    def unary(self, cursor, start, end, children):
        op = self.text(start, start + 1)
        if len(children) != 1 or children[0].extent.start.offset < start + 1:
            return
        if op == "!":
            place = self.add("negation", start, end, [self.text(start + 1, end)])
            place.wrap("(ptcm::on({}) == bool(", "))").replace(start, 1, "")
        elif op == "-" and self.text(start, start + 2) != "--":
            place = self.add("negation", start, end, [self.text(start + 1, end)])
            place.wrap("ptcm::neg({}, ").replace(start, 1, "")

    def integer(self, cursor, start, end, children):
        text = self.text(start, end)
        digits = re.match(r"(0x[0-9a-fA-F]+|\d+)([uUlL]*)$", text.replace("'", ""))
        if not digits:
            return
        value = int(digits.group(1), 0)
        # Less than 0 is no index, no extent and no count.
        steps = [1, -1] if value else [1]
        mutated = [str(value + step) for step in steps]
        self.add("constant", start, end, mutated).wrap(
            "ptcm::num({}, " if value else "ptcm::inc({}, ")

    def real(self, cursor, start, end, children):
        self.add("constant", start, end, [self.text(start, end) + " + 1"]).wrap(
            "ptcm::inc({}, ")

    def boolean(self, cursor, start, end, children):
        text = self.text(start, end)
        if text in ("true", "false"):
            self.negate(start, end, "constant", {"true": "false", "false": "true"}[text])

    def condition(self, cursor, start, end, children):
        """The guard is dropped; what it guards and what is no exit, always done."""
        if not children or not children[0].kind.is_expression():
            return
        if not re.match(r"(if|while)\s*\($", self.text(start, children[0].extent.start.offset)):
            return
        test = children[0]
        a, b = test.extent.start.offset, test.extent.end.offset
        self.add("guard", a, b, ["false"]).wrap("(!ptcm::on({}) && bool(", "))")
        if cursor.kind == Kind.IF_STMT and not self.isExit(children[1]):
            self.add("always", a, b, ["true"]).wrap("(ptcm::on({}) || bool(", "))")

    def isExit(self, statement):
        if statement.kind in EXITS:
            return True
        inner = list(statement.get_children())
        return statement.kind == Kind.COMPOUND_STMT and inner and self.isExit(inner[-1])

    def choice(self, cursor, start, end, children):
        if len(children) == 3 and children[0].extent.start.offset == start:
            a, b = children[0].extent.start.offset, children[0].extent.end.offset
            self.negate(a, b, "choice", "!(%s)" % self.text(a, b))

    def result(self, cursor, start, end, children):
        """A predicate that is returned as it is."""
        plain = (Kind.CALL_EXPR, Kind.UNEXPOSED_EXPR)
        if len(children) == 1 and children[0].kind in plain:
            value = children[0]
            if value.type.get_canonical().spelling == "bool":
                a, b = value.extent.start.offset, value.extent.end.offset
                if not re.search(r"[=!<>]=|[<>!]", self.text(a, b)):
                    self.negate(a, b, "result", "!" + self.text(a, b))


HANDLERS = {
    Kind.BINARY_OPERATOR: Finder.binary,
    Kind.COMPOUND_ASSIGNMENT_OPERATOR: Finder.binary,
    Kind.CALL_EXPR: Finder.overloaded,
    Kind.UNARY_OPERATOR: Finder.unary,
    Kind.INTEGER_LITERAL: Finder.integer,
    Kind.FLOATING_LITERAL: Finder.real,
    Kind.CXX_BOOL_LITERAL_EXPR: Finder.boolean,
    Kind.IF_STMT: Finder.condition,
    Kind.WHILE_STMT: Finder.condition,
    Kind.CONDITIONAL_OPERATOR: Finder.choice,
    Kind.RETURN_STMT: Finder.result,
}


def parse(arguments, source):
    """The syntax tree of `source`; an error if it does not compile."""
    unit = clang.cindex.Index.create().parse(
        source,
        arguments,
        options=clang.cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD,
    )
    errors = [d for d in unit.diagnostics if d.severity >= clang.cindex.Diagnostic.Error]
    if errors:
        raise SyntaxError("%s: %s" % (source, errors[0]))
    return unit


def find(arguments, source, files):
    """The places of those of `files` that `source` is made of, by file."""
    unit = parse(arguments, source)
    found = {}
    macros = {}
    included = {os.path.realpath(source)}
    for cursor in unit.cursor.get_children():
        if cursor.kind == Kind.MACRO_INSTANTIATION and cursor.extent.start.file:
            path = os.path.realpath(cursor.extent.start.file.name)
            extent = (cursor.extent.start.offset, cursor.extent.end.offset)
            macros.setdefault(path, []).append(extent)
    for inclusion in unit.get_includes():
        included.add(os.path.realpath(inclusion.include.name))
    for path in files:
        if os.path.realpath(path) not in included:
            continue
        with open(path, "rb") as file:
            finder = Finder(os.path.realpath(path), file.read())
        finder.macros = sorted(macros.get(finder.path, []))
        finder.walk(unit.cursor)
        found[path] = finder.places
    return found
