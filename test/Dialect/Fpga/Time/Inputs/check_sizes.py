"""Sizes the queues of generated graphs in all ways, and says how they agree.

check_sizes.py TOOL FOLDER COUNT SEED: TOOL is pool-to-conv-opt, FOLDER where files go.
"""

import json
import os
import re
import subprocess
import sys

import graphs

FRAMES = "frames=4"


class Sizes:
    def __init__(self, tool, folder):
        self.tool, self.folder = tool, folder
        self.wrong = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, source, passes, target=os.devnull):
        command = [self.tool, self.path(source), *passes, "-o", target]
        return subprocess.run(command, capture_output=True, text=True)

    def make(self, source, passes, target):
        result = self.run(source, passes, self.path(target))
        assert result.returncode == 0, f"{passes}: {result.stderr[:2000]}"

    def simulate(self, source):
        self.make(
            source,
            [f"--fpga-simulate={FRAMES} table=false json={self.path(source)}.json"],
            os.devnull,
        )
        with open(self.path(source) + ".json") as file:
            return {kernel["kernel"]: kernel for kernel in json.load(file)}

    def expect(self, condition, text):
        if not condition:
            self.wrong.append(text)


def shallower(text):
    """Kernels with one place less in one queue each, under new names."""
    kernels = re.findall(r"(?ms)^  fpga\.kernel.*?^  }$", text)
    variants = []
    for kernel in kernels:
        for match in re.finditer(r"depth = (\d+)", kernel):
            depth = int(match[1])
            if depth > 1:
                start, end = match.span()
                variant = kernel[:start] + f"depth = {depth - 1}" + kernel[end:]
                variants.append(re.sub(r"@g\d+", f"@v{len(variants)}", variant, count=1))
    return "\n".join(variants), len(variants)


def main():
    tool, folder, count, seed = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    sizes = Sizes(tool, folder)
    sys.argv = ["graphs.py", count, seed]
    with open(sizes.path("drafts.mlir"), "w") as file:
        sys.stdout, stdout = file, sys.stdout
        graphs.main()
        sys.stdout = stdout
    sizes.make("drafts.mlir", ["--fpga-insert-plumbing"], "plumbed.mlir")

    # The least depths: a design runs with them, and stops with one place less.
    sizes.make("plumbed.mlir", ["--fpga-size-fifos=mode=least fifo-depth=1"], "least.mlir")
    sizes.make("least.mlir", ["--fpga-check-deadlock"], os.devnull)
    least = sizes.simulate("least.mlir")
    with open(sizes.path("least.mlir")) as file:
        text, variants = shallower(file.read())
    with open(sizes.path("shallower.mlir"), "w") as file:
        file.write(text)
    stops = "and the design stops for good"
    checked = sizes.run("shallower.mlir", ["--fpga-check-deadlock"]).stderr.count(stops)
    stopped = sizes.run("shallower.mlir", ["--fpga-simulate=table=false"]).stderr.count(stops)
    print(f"least: {variants} queues deeper than 1; with one place less {checked} stop")
    print(f"  for some speed of the units, {stopped} for theirs")
    sizes.expect(checked == variants, "a queue is deeper than it has to be")

    # Analytic depths, and those that a simulation needs.
    figures = {}
    for mode in ("analytic", "simulate"):
        sizes.make("plumbed.mlir", [f"--fpga-size-fifos=mode={mode} {FRAMES}"], f"{mode}.mlir")
        sizes.make(f"{mode}.mlir", ["--fpga-check-deadlock"], os.devnull)
        figures[mode] = sizes.simulate(f"{mode}.mlir")
    slower, places = 0, {"least": 0, "analytic": 0, "simulate": 0}
    figures["least"] = least
    for name in least:
        full = figures["simulate"][name]["cycles_per_frame"]
        rate = figures["analytic"][name]["cycles_per_frame"] / full
        sizes.expect(rate >= 1, f"{name}: the simulated depths are too slow")
        sizes.expect(
            least[name]["cycles_per_frame"] >= full, f"{name}: the least depths are faster"
        )
        slower += rate > 1
        for mode in places:
            places[mode] += sum(fifo["depth"] for fifo in figures[mode][name]["fifos"])
    print(f"analytic: {len(least) - slower} of {len(least)} at full rate")
    print(f"  places: {places}")
    sizes.expect(len(least) == int(count), "kernels are missing")
    sizes.expect(slower == 0, "some are slower")
    sizes.expect(places["analytic"] <= 1.6 * places["simulate"], "too many places")
    for text in sizes.wrong:
        print("wrong:", text)
    return len(sizes.wrong) > 0


sys.exit(main())
