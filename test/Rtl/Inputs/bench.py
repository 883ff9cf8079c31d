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

import copy
import json
import pathlib
import random
import subprocess
import zlib

import numpy as np

from design import Failure
from streams import dtype_of, range_of

HERE = pathlib.Path(__file__).parent
FRAMES = 3
ALWAYS = 255
"""Rates of sources and sinks per phase, in 256ths of cycles. The first is reset in its
midst, the second compared with the model."""
PHASES = [(150, 150), (ALWAYS, ALWAYS), (120, 160), (ALWAYS, 70)]
FULL_SPEED = 1


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
    return np.array(picked, dtype_of(stream.element)).reshape(stream.shape)


def links(prefix, net):
    """Connections of an AXI-Stream port."""
    return ", ".join(f".{prefix}{wire}({net}_{wire})" for wire in ("tdata", "tvalid", "tready", "tlast"))


class Bench:
    """Designs, and the folder in which they are run with the modules in `rtl`."""

    def __init__(self, designs, folder, rtl):
        self.designs = designs
        self.folder = pathlib.Path(folder).resolve()
        self.modules = sorted(pathlib.Path(rtl).resolve().glob("*.v"))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.manifests = {}
        self.predicted = {}

    def prepare(self):
        """The designs, what goes in, and what has to come out when."""
        for design in self.designs:
            self.manifests[design.name] = design.translate(self.folder)
        (self.folder / "designs.mlir").write_text("".join(d.module() for d in self.designs))
        self.predict()
        self.write_beats()

    def predict(self):
        """Cycles, from the model."""
        self.call("predict.log", ["pool-to-conv-opt", "designs.mlir", "-o", "/dev/null",
                                  f"--fpga-simulate=frames={FRAMES} table=false json=cycles.json"])
        for kernel in json.loads((self.folder / "cycles.json").read_text()):
            self.predicted[kernel["kernel"]] = kernel

    def write_beats(self):
        """Inputs and expected results of all frames, a file for each port."""
        import pool_to_conv

        module = pool_to_conv.load(self.folder / "designs.mlir").run_pass("convert-fpga-to-linalg")
        for design in self.designs:
            generator = random.Random(design.name)
            streams = [x.type for x in design.inputs + design.outputs]
            lines = [[] for _ in streams]
            for frame in range(FRAMES):
                arrays = [numbers(generator, x.type, frame) for x in design.inputs]
                results = module.run(*arrays, function=f"run_{design.name}")
                arrays += results if isinstance(results, tuple) else [results]
                for port, stream, array in zip(lines, streams, arrays):
                    port += stream.hex(array)
            for entry, port in zip(self.ports(design), lines):
                (self.folder / f"{design.name}_{entry['port']}.hex").write_text("\n".join(port) + "\n")

    def ports(self, design):
        manifest = self.manifests[design.name]
        return manifest["inputs"] + manifest["outputs"]

    # The bench.

    def write_bench(self):
        """The bench; all files that it needs."""
        body = []
        sinks = 0
        for design in self.designs:
            ports = []
            for entry in self.ports(design):
                net = f"{design.name}_{entry['port']}"
                ports.append(links(f"{entry['port']}_", net))
                body.append(f"  wire [{entry['tdata_bits'] - 1}:0] {net}_tdata;"
                            f" wire {net}_tvalid, {net}_tready, {net}_tlast;")
                parameters = (f".W({entry['tdata_bits']}), .BEATS({FRAMES * entry['beats']}),"
                              f" .SEED({seed_of(net)}), .FILE(\"{net}.hex\")")
                if entry["port"].startswith("s"):
                    body.append(f"  bench_source #({parameters}) {net}_source (.clk(clk), .rst_n(rst_n),"
                                f" .rate(in_rate), {links('', net)});")
                    continue
                # What a border does that needs no input.
                ahead = int("fpga.pad" in design.module())
                body.append(
                    f"  bench_sink #({parameters}, .FRAME({entry['beats']}), .AHEAD({ahead}), .NAME(\"{net}\"))"
                    f" {net}_sink (.clk(clk), .rst_n(rst_n), .rate(out_rate), .report(report),"
                    f" .phase(phase), .done(done[{sinks}]), {links('', net)});")
                sinks += 1
            top = self.manifests[design.name]["top"]
            body.append(f"  {top} {design.name} (.aclk(clk), .aresetn(rst_n), {', '.join(ports)});")
        longest = max(self.predicted[design.name]["frame_ends"][-1] for design in self.designs)
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
  wire [{sinks - 1}:0] done;
  integer t = 0, still = 0;
  always @(*)
    case (phase)
{rates}
      default: begin in_rate = 255; out_rate = 255; end
    endcase
  wire ends = (phase == 0) ? t == 150 : (still == 40) | (t == {10 * longest + 500});
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
        tops = [self.folder / f"{self.manifests[design.name]['top']}.v" for design in self.designs]
        return [*self.modules, *tops, HERE / "bench_source.v", HERE / "bench_sink.v", self.folder / "bench.v"]

    def build_and_run(self, simulator):
        sources = self.write_bench()
        if simulator == "verilator":
            self.call("verilator.log", [
                "verilator", "--cc", "--exe", "--build", "-j", "1", "--top-module", "bench", "-Wno-fatal",
                "-Wno-WIDTH", "--x-assign", "unique", "--x-initial", "unique", "--output-split", "200000", "-O3",
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
                _, net, phase, *figures = line.split()
                results[net, int(phase)] = [int(figure) for figure in figures]
        for design in self.designs:
            found = []
            for entry in self.manifests[design.name]["outputs"]:
                net = f"{design.name}_{entry['port']}"
                for phase in range(1, len(PHASES)):
                    beats, errors, *cycles = results.get((net, phase), (0, 0))
                    if beats != FRAMES * entry["beats"] or errors:
                        wrong.append(f"{net}: phase {phase}: {beats} beats of"
                                     f" {FRAMES * entry['beats']}, {errors} wrong")
                    elif phase == FULL_SPEED:
                        found.append(cycles)
            # The model gives the first beat of any output, and the last of all.
            found = [(max if i else min)(cycles) for i, cycles in enumerate(zip(*found))]
            model = self.predicted[design.name]
            expected = [model["first_output"], *model["frame_ends"]]
            if found and found != expected:
                wrong.append(f"{design.name}: first output and ends of frames {found}, predicted {expected}")
        return wrong

    def run(self, simulator):
        """Lines of what is wrong."""
        if simulator == "verilator":
            return self.judge(self.build_and_run(simulator))
        # Designs of like length together: those that are done take time, too.
        groups = {}
        for design in self.designs:
            length = self.predicted[design.name]["frame_ends"][-1].bit_length()
            groups.setdefault(length, []).append(design)
        wrong = []
        for designs in groups.values():
            part = self.part(designs)
            wrong += part.judge(part.build_and_run(simulator))
        return wrong

    def part(self, designs):
        """A bench of some of these designs, prepared."""
        other = copy.copy(self)
        other.designs = designs
        return other
