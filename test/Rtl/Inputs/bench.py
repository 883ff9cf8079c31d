# ===- bench.py - Runs designs in a simulator and compares ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""One bench with many designs: numbers, cycles, and a verdict for each.

What has to come out is what the dialect computes (`--convert-fpga-to-linalg`, compiled),
and, where nothing stalls, when `--fpga-simulate` says.
"""

import json
import pathlib
import random
import subprocess
import zlib

import numpy as np

from streams import dtype_of, is_signed, range_of, width_of

HERE = pathlib.Path(__file__).parent
FRAMES = 3
ALWAYS = 255
"""Rates of sources and sinks per phase, in 256ths of cycles. The first is reset in its
midst, the second compared with the model."""
PHASES = [(150, 150), (ALWAYS, ALWAYS), (120, 160), (ALWAYS, 70)]
FULL_SPEED = 1


class Failure(Exception):
    """What is wrong, in one line or several."""


def seed_of(text):
    return zlib.crc32(text.encode()) & 0xFFFF | 1


def numbers(generator, stream, frame):
    """Random numbers of the whole range; in the last frame only extreme ones."""
    low, high = range_of(stream.element)
    size = int(np.prod(stream.shape))
    if frame == FRAMES - 1:
        picked = [generator.choice([low, high, high, low, 0, 1, high - 1, low + 1])
                  for _ in range(size)]
        picked = [min(max(number, low), high) for number in picked]
    else:
        picked = [generator.randint(low, high) for _ in range(size)]
    return np.array(picked, dtype=object).reshape(stream.shape)


def as_array(values, element):
    if element == "i1":
        return (values != 0).astype(bool)
    return values.astype(dtype_of(element))


def as_numbers(array, element):
    """The numbers of an array of the package: of an i1, 0 and -1."""
    if element == "i1":
        return -array.astype(np.int64)
    return array


class Bench:
    """Designs, and the folder in which they are run."""

    def __init__(self, designs, folder, rtl):
        self.designs = designs
        self.folder = pathlib.Path(folder).resolve()
        self.rtl = pathlib.Path(rtl).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.predicted = {}
        self.limit = 0

    # What has to come out.

    def write_module(self):
        parts = [text for design in self.designs for text in (design.kernel(), design.function())]
        path = self.folder / "designs.mlir"
        path.write_text("module {\n" + "\n".join(parts) + "\n}\n")
        return path

    def predict(self):
        """Cycles, from the model."""
        path = self.folder / "cycles.json"
        run = subprocess.run(
            ["pool-to-conv-opt", self.write_module(), "-o", "/dev/null",
             f"--fpga-simulate=frames={FRAMES} table=false json={path}"],
            capture_output=True, text=True,
        )
        if run.returncode:
            raise Failure(run.stderr)
        for kernel in json.loads(path.read_text()):
            self.predicted[kernel["kernel"].removesuffix("_kernel")] = kernel
        longest = max(kernel["frame_ends"][-1] for kernel in self.predicted.values())
        self.limit = 10 * longest + 500

    def write_beats(self):
        """Inputs and expected results of all frames."""
        import pool_to_conv

        module = pool_to_conv.load(self.folder / "designs.mlir")
        module = module.run_pass("convert-fpga-to-linalg")
        for design in self.designs:
            generator = random.Random(design.name)
            given = [[] for _ in design.inputs]
            wanted = [[] for _ in design.outputs]
            for frame in range(FRAMES):
                arrays = []
                for lines, wires in zip(given, design.inputs):
                    stream = wires.stream
                    array = as_array(numbers(generator, stream, frame), stream.element)
                    lines += stream.hex(as_numbers(array, stream.element))
                    # Functions have signless types.
                    arrays.append(array)
                results = module.run(*arrays, function=design.name)
                if not isinstance(results, tuple):
                    results = (results,)
                for lines, wires, result in zip(wanted, design.outputs, results):
                    lines += wires.stream.hex(as_numbers(result, wires.stream.element))
            for i, lines in enumerate(given):
                self.write(f"{design.name}_in{i}.hex", lines)
            for i, lines in enumerate(wanted):
                self.write(f"{design.name}_out{i}.hex", lines)
            for name, lines in design.files.items():
                self.write(name, lines)

    def write(self, name, lines):
        (self.folder / name).write_text("\n".join(lines) + "\n")

    # The bench.

    def write_bench(self):
        body = []
        count = 0
        for design in self.designs:
            body += design.verilog
            for i, wires in enumerate(design.inputs):
                body.append(
                    f'  bench_source #(.W({wires.stream.bits}), .BEATS({FRAMES * wires.stream.beats}),'
                    f' .SEED({seed_of(design.name + "in" + str(i))}), .FILE("{design.name}_in{i}.hex"))'
                    f" {wires.name}_source (.clk(clk), .rst_n(rst_n), .rate(in_rate), {wires.port('m')});"
                )
            for i, wires in enumerate(design.outputs):
                name = design.name if len(design.outputs) == 1 else f"{design.name}.{i}"
                body.append(
                    f'  bench_sink #(.W({wires.stream.bits}), .BEATS({FRAMES * wires.stream.beats}),'
                    f' .FRAME({wires.stream.beats}), .AHEAD({int(design.runs_ahead)}), .SEED({seed_of(design.name + "out" + str(i))}),'
                    f' .NAME("{name}"), .FILE("{design.name}_out{i}.hex"))'
                    f" {wires.name}_sink{i} (.clk(clk), .rst_n(rst_n), .rate(out_rate), .report(report),"
                    f" .phase(phase), .done(done[{count}]), {wires.port('s')});"
                )
                count += 1
        rates = "\n".join(
            f"      {i}: begin in_rate = {into}; out_rate = {out}; end"
            for i, (into, out) in enumerate(PHASES)
        )
        text = f"""
`default_nettype none
module bench (input wire clk);
  reg rst_n = 1'b0;
  reg report = 1'b0;
  reg [7:0] phase = 8'd0, in_rate, out_rate;
  wire [{count - 1}:0] done;
  integer t = 0, still = 0;
  always @(*)
    case (phase)
{rates}
      default: begin in_rate = 255; out_rate = 255; end
    endcase
  wire ends = (phase == 0) ? t == 150 : (still == 40) | (t == {self.limit});
  always @(posedge clk) begin
    t <= ends ? 0 : t + 1;
    rst_n <= (t >= 4) & ~ends;
    still <= ((&done) & rst_n) ? still + 1 : 0;
    report <= ends & (phase != 0);
    if (report | (ends & (phase == 0))) phase <= phase + 1'b1;
    if (phase == {len(PHASES)}) $finish;
  end
{chr(10).join(body)}
endmodule
`default_nettype wire
"""
        (self.folder / "bench.v").write_text(text)
        return sorted(self.rtl.glob("*.v")) + [
            HERE / "bench_source.v", HERE / "bench_sink.v", self.folder / "bench.v"]

    def build_and_run(self, simulator):
        sources = self.write_bench()
        if simulator == "verilator":
            self.call("verilator.log", [
                "verilator", "--cc", "--exe", "--build", "-j", "1", "--top-module", "bench", "-Wno-fatal",
                "-Wno-WIDTH", "--x-assign", "unique", "--x-initial", "unique", "--output-split", "20000", "-O3",
                "-CFLAGS", "-O0 -w", "--MAKEFLAGS", "OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0",
                "--Mdir", "obj", HERE / "bench_main.cpp", *sources])
            return self.call("run.log", [self.folder / "obj/Vbench", "+verilator+rand+reset+2"])
        (self.folder / "clock.v").write_text(
            "module clock; reg clk = 0; always #5 clk = ~clk; bench b (clk); endmodule\n")
        self.call("iverilog.log", ["iverilog", "-g2005", "-o", "bench.vvp", "-s", "clock",
                                   *sources, self.folder / "clock.v"])
        return self.call("run.log", ["vvp", "-n", "bench.vvp"])

    def call(self, log, command):
        run = subprocess.run([str(part) for part in command], cwd=self.folder,
                             capture_output=True, text=True)
        (self.folder / log).write_text(run.stdout + run.stderr)
        if run.returncode:
            raise Failure(f"{command[0]} failed:\n{(run.stdout + run.stderr)[-3000:]}")
        return run.stdout

    # The verdict.

    def judge(self, output):
        """Lines of what is wrong."""
        wrong = [line for line in output.splitlines() if line.startswith("WRONG")][:20]
        results = {}
        for line in output.splitlines():
            if line.startswith("RESULT"):
                _, name, phase, *figures = line.split()
                results[name, int(phase)] = [int(figure) for figure in figures]
        for design in self.designs:
            for i, wires in enumerate(design.outputs):
                name = design.name if len(design.outputs) == 1 else f"{design.name}.{i}"
                for phase in range(1, len(PHASES)):
                    if (name, phase) not in results:
                        wrong.append(f"{name}: no result in phase {phase}")
                        continue
                    beats, errors, first, *ends = results[name, phase]
                    if beats != FRAMES * wires.stream.beats or errors:
                        wrong.append(
                            f"{name}: phase {phase}: {beats} beats of"
                            f" {FRAMES * wires.stream.beats}, {errors} wrong")
                    elif phase == FULL_SPEED:
                        wrong += self.compare(design, name, first, ends)
        return wrong

    def compare(self, design, name, first, ends):
        """Cycles with those of the model."""
        model = self.predicted[design.name]
        found = [first] + ends
        expected = [model["first_output"]] + model["frame_ends"]
        if len(design.outputs) > 1:
            # The model gives the last of all outputs.
            return []
        if found == expected:
            return []
        return [f"{name}: first output and ends of frames {found}, predicted {expected}"]

    def prepare(self):
        """What goes in, and what has to come out when."""
        self.predict()
        self.write_beats()

    def part(self, designs, rtl):
        """A bench of some of these designs, prepared, with the modules in `rtl`."""
        other = Bench(designs, self.folder, rtl)
        other.predicted = self.predicted
        other.limit = 10 * max(self.predicted[d.name]["frame_ends"][-1] for d in designs) + 500
        return other

    def run(self, simulator):
        return self.judge(self.build_and_run(simulator))
