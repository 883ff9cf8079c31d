# Parses and verifies every example of the page of the fpga dialect:
#
#   run-fpga-examples.py PAGE DRIVER
#
# An example is a whole module, or types, or attributes, or ops whose operands are
# not defined: those become arguments, of the types that the example itself gives
# for them. Ops that stand in kernels only are put into one.
#
# Prints one line for each problem, then the number of examples; exits with 1 if
# there is any problem.

import re
import subprocess
import sys

page, driver = sys.argv[1:3]

BLOCK = re.compile(r"^```mlir\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATEMENT = re.compile(r"^(?:(%\w+)(?::\d+)? = )?(fpga\.\w+ .*)$", re.DOTALL)
OPERAND = re.compile(r"%\w+(?:#\d+)?")


def splitTypes(text):
    """Splits at commas outside of brackets."""
    parts, depth = [""], 0
    for before, letter in zip(" " + text, text):
        depth += letter in "<(["
        depth -= letter in ")]" or (letter == ">" and before != "-")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]


def wrap(example):
    """The module that the example stands for."""
    if re.match(r"fpga\.kernel|func\.", example):
        return example
    if example.startswith("!"):
        return "func.func private @f(%s)\n" % example
    if example.startswith("#"):
        attributes = ("a%d = %s" % pair for pair in enumerate(example.splitlines()))
        return "func.func private @f() attributes {%s}\n" % ", ".join(attributes)
    defined, arguments = set(), {}
    # A line that is not indented begins a statement.
    for statement in re.split(r"\n(?! )", example.strip()):
        match = STATEMENT.match(statement)
        if not match:
            raise ValueError("no statement: " + statement)
        result, text = match.groups()
        operation, types = re.split(r"\s: ", text, maxsplit=1)
        # The types of constants are no types of operands.
        if operation.split()[0] not in ("fpga.rom", "fpga.lut"):
            taken = re.split(r"\s*-> ", types)[0].strip()
            taken = taken[1:-1] if taken.startswith("(") else taken
            operands = OPERAND.findall(operation)
            for name, type in zip(operands, splitTypes(taken)):
                if name.split("#")[0] not in defined:
                    arguments[name] = type
        elif operation.startswith("fpga.lut"):
            taken = re.split(r"\s: ", types)[-1].split("->")[0].strip()
            arguments[OPERAND.search(operation).group()] = taken
        defined.add(result)
    signature = ", ".join("%s: %s" % pair for pair in arguments.items())
    if "fpga.load" in example:
        head, end = "fpga.kernel @f(%s) attributes {draft} {", "fpga.return"
    else:
        head, end = "func.func @f(%s) {", "return"
    return "%s\n%s\n%s\n}\n" % (head % signature, example, end)


with open(page, encoding="utf-8") as file:
    examples = BLOCK.findall(file.read())
problems = 0
for example in examples:
    try:
        module = wrap(example)
        run = subprocess.run(
            [driver, "-", "-o", "/dev/null"], input=module, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        message = "" if run.returncode == 0 else run.stdout
    except ValueError as error:
        message = str(error)
    if message:
        problems += 1
        print("%s\n%s" % (example.strip(), message.strip()))
print("%d examples: %d problems" % (len(examples), problems))
sys.exit(1 if problems or not examples else 0)
