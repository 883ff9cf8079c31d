# Suite heir: what a pool costs as a convolution here and in heir-opt, which has the
# closest rewrite of its kind.

import os
import shutil

from measure import Failure, Ratios, output, paired, table
from suites import peaks, ratioText, users

IMAGE = """\
func.func @average(%x: tensor<1x{c}x14x14xf32>) -> tensor<1x{c}x2x2xf32> {{
  %zero = arith.constant 0.0 : f32
  %count = arith.constant 49.0 : f32
  %e = tensor.empty() : tensor<1x{c}x2x2xf32>
  %w = tensor.empty() : tensor<7x7xf32>
  %init = linalg.fill ins(%zero : f32)
      outs(%e : tensor<1x{c}x2x2xf32>) -> tensor<1x{c}x2x2xf32>
  %sum = linalg.pooling_nchw_sum
      {{strides = dense<7> : vector<2xi64>, dilations = dense<1> : vector<2xi64>}}
      ins(%x, %w : tensor<1x{c}x14x14xf32>, tensor<7x7xf32>)
      outs(%init : tensor<1x{c}x2x2xf32>) -> tensor<1x{c}x2x2xf32>
  %average = linalg.generic {{
      indexing_maps = [affine_map<(a, b, c, d) -> (a, b, c, d)>,
                       affine_map<(a, b, c, d) -> (a, b, c, d)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}}
      ins(%sum : tensor<1x{c}x2x2xf32>) outs(%e : tensor<1x{c}x2x2xf32>) {{
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %count : f32
    linalg.yield %q : f32
  }} -> tensor<1x{c}x2x2xf32>
  return %average : tensor<1x{c}x2x2xf32>
}}
"""


def bytesText(count):
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            break
        count /= 1000
    return "%.3g %s" % (count, unit)


class HeirSuite:
    """A 7x7 average pool of C channels, here in both forms and in heir-opt."""

    TITLE = (
        "A 7x7 average pool of C channels: pool-to-conv-opt / heir-opt"
        " --linalg-canonicalizations"
    )

    def __init__(self, arguments, tools):
        self.tools = tools
        self.repetitions = arguments.repetitions
        self.channels = arguments.channels
        self.heir = arguments.heir_opt or shutil.which("heir-opt")
        self.missing = (
            None if self.heir else "heir-opt is not in the PATH (pip install heir_py)"
        )

    def runs(self):
        return len(self.channels) * 3 * self.repetitions

    def measure(self, folder, progress):
        if self.missing:
            raise Failure(self.missing + "; name it by --heir-opt")
        rows, cases = [], []
        for channels in self.channels:
            before = os.path.join(folder, "average-%d.mlir" % channels)
            with open(before, "w", encoding="utf-8") as file:
                file.write(IMAGE.format(c=channels))
            after = {
                name: os.path.join(folder, "average-%d.%s.mlir" % (channels, name))
                for name in ("depthwise", "dense", "heir")
            }
            ours = [self.tools.opt, before]
            programs = {
                "depthwise": [[*ours, "--pool-to-conv", "-o", after["depthwise"]]],
                "dense": [
                    [*ours, "--pool-to-conv=avg-form=dense numerics=fast",
                     "-o", after["dense"]]
                ],
                "heir": [
                    [self.heir, before, "--linalg-canonicalizations",
                     "-o", after["heir"]]
                ],
            }  # fmt: skip
            costs = paired(programs, self.repetitions, progress, "C = %d" % channels)
            sizes = {}
            for name, path in after.items():
                sizes[name] = os.path.getsize(path)
                if "pooling" in output(["grep", "-o", "-m1", "-e", "pooling", "-e",
                                        "^}", path]):  # fmt: skip
                    raise Failure("%s: the pool is still there" % path)
                os.remove(path)
            case = {"channels": channels, "bytes": sizes}
            row = [str(channels), *(bytesText(size) for size in sizes.values())]
            for form in ("depthwise", "dense"):
                time = Ratios(users(costs[form]), users(costs["heir"])).json()
                memory = Ratios(peaks(costs[form]), peaks(costs["heir"])).json()
                case[form] = {"time_ratio": time, "memory_ratio": memory}
                row += [ratioText(time), ratioText(memory)]
            case["peak_bytes"] = {name: peaks(runs) for name, runs in costs.items()}
            case["user_seconds"] = {name: users(runs) for name, runs in costs.items()}
            cases.append(case)
            rows.append(row)
        headings = ["C", "depthwise", "dense", "heir-opt", "depthwise: time",
                    "memory", "dense: time", "memory"]  # fmt: skip
        return table(headings, rows), {
            "version": self.version(),
            "cases": cases,
        }

    def version(self):
        """Of the Python package, which the program itself does not know."""
        python = os.path.join(os.path.dirname(os.path.abspath(self.heir)), "python3")
        ask = "import importlib.metadata as m; print(m.version('heir_py'))"
        try:
            return output([python, "-c", ask]).strip()
        except Failure:
            return "of unknown version"


SUITES = {"heir": HeirSuite}
