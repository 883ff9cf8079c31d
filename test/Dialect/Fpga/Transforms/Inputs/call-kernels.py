# Prints the kernels of a test file as one module, with a function around each, so
# that the judge can run them:
#
#   call-kernels.py FILE [NAME...]
#
# With NAMEs, only these kernels. Numbers at the border are those of the judge.

import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
wanted = sys.argv[2:]
text = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))

KERNEL = re.compile(
    r'^fpga\.kernel (@\w+)\((.*?)\)\s*->\s*(\([^)]*\)|tensor<[^>]*>)\s*(?:attributes \{draft\} )?\{$.*?^\}$',
    re.DOTALL | re.MULTILINE,
)
functions = []
for match in KERNEL.finditer(text):
    name, arguments, results = match.groups()
    if wanted and name[1:] not in wanted:
        continue
    print(match.group(0))
    values = re.findall(r"%\w+", arguments)
    types = re.findall(r"tensor<[^>]*>", arguments)
    returned = re.findall(r"tensor<[^>]*>", results)
    count = len(returned)
    uses = ", ".join("%%r#%d" % i for i in range(count)) if count > 1 else "%r"
    functions.append(
        "func.func @run_%s(%s) -> (%s) {\n  %%r%s = fpga.call %s(%s) : (%s) -> (%s)\n"
        "  return %s : %s\n}"
        % (
            name[1:],
            arguments,
            ", ".join(returned),
            ":%d" % count if count > 1 else "",
            name,
            ", ".join(values),
            ", ".join(types),
            ", ".join(returned),
            uses,
            ", ".join(returned),
        )
    )
print("\n".join(functions))
assert len(functions) >= max(1, len(wanted)), "kernels are missing"
