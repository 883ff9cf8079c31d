"""Prints many damaged copies of a module, split by `// -----`.

mutate.py MODULE COUNT SEED

Each copy has a few damages: a character or a number replaced, a piece cut out or
written twice, a type or an op name exchanged for another one of the module.
"""

import random
import re
import sys

with open(sys.argv[1]) as file:
    source = "".join(line for line in file if not line.startswith("//"))
generator = random.Random(int(sys.argv[3]))

NUMBERS = ["0", "-1", "1", "2", "3", "7", "?", "4096", "9223372036854775807", "1.0"]
TYPES = sorted(set(re.findall(r"(?:f|i|ui|bf)\d+(?=[>,\]\s)])", source))) + ["index"]
OPS = sorted(set(re.findall(r"(?:tosa|linalg|tensor|arith)\.[a-z_0-9]+", source)))


def replace_one(text, pattern, choices):
    places = list(re.finditer(pattern, text))
    if not places:
        return text
    place = generator.choice(places)
    return text[: place.start()] + generator.choice(choices) + text[place.end() :]


def damage(text):
    kind = generator.randrange(6)
    if kind < 2:
        # Not the rank of strides, beyond which the verifier of linalg reads.
        return replace_one(text, r"(?<!vector<)-?\d+", NUMBERS)
    if kind == 2:
        return replace_one(text, r"(?:f|i|ui|bf)\d+(?=[>,\]\s)])", TYPES)
    if kind == 3:
        return replace_one(text, r"(?:tosa|linalg|tensor|arith)\.[a-z_0-9]+", OPS)
    begin = generator.randrange(len(text))
    end = min(len(text), begin + generator.randrange(1, 12))
    if kind == 4:
        return text[:begin] + text[end:]
    return text[:end] + text[begin:end] + text[end:]


functions = re.split(r"(?m)^(?=func\.func)", source)
aliases, functions = functions[0], functions[1:]
for number in range(int(sys.argv[2])):
    text = generator.choice(functions)
    for _ in range(generator.choice([1, 1, 1, 2, 3])):
        text = damage(text)
    print("// -----")
    print(aliases + text.replace("// -----", ""))
