# ===- prove.py - Proofs about modules -----------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: prove.py FOLDER RTL [REGEX]

Proves properties of small instances, for all numbers and all stalls, with yosys and the
model checker that comes with it (yosys-abc): of queues that they hand on what came
(stream_properties.v), for all time, by an invariant that the checker finds; of a requant
that each number is the specified one, written down another way here, for the first numbers
after a reset with up to three stalls; of products in lookup tables that they are those
which tools make. Exit code 1, and the name, if something is refuted.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys

from design import Design

HERE = pathlib.Path(__file__).parent

# Name, module, parameters; of the properties: bits of an element, elements of a beat that
# comes and of one that leaves, elements inside at most, and at least where
# nothing more is taken; those of which a beat comes out, and after how many cycles.
QUEUES = [
    ("fifo_1", "fifo", {"W": 2, "DEPTH": 1}, (2, 1, 1, 3, 3, 1, 3)),
    ("fifo_2", "fifo", {"W": 2, "DEPTH": 2}, (2, 1, 1, 4, 4, 1, 3)),
    ("fifo_3", "fifo", {"W": 1, "DEPTH": 3}, (1, 1, 1, 5, 5, 1, 3)),
    ("skid", "skid", {"W": 2}, (2, 1, 1, 2, 2, 1, 1)),
    ("up", "cast", {"W": 1, "UP": 3}, (1, 1, 3, 3, 3, 3, 1)),
    ("down", "cast", {"W": 3, "DOWN": 3}, (1, 3, 1, 3, 1, 1, 1)),
    ("both", "cast", {"W": 2, "UP": 3, "DOWN": 2}, (1, 2, 3, 12, 9, 6, 2)),
]
FOREVER = "pdr"
REQUANT = "bmc3 -F 16"


def queue(module, parameters, properties):
    width, came, left, holds, fills, whole, waits = properties
    values = ", ".join(f".{key}({value})" for key, value in parameters.items())
    return f"""
module top (input clk, input rst_n, input [{width * came - 1}:0] s_data, input s_valid, input m_ready);
  wire s_ready, m_valid;
  wire [{width * left - 1}:0] m_data;
  ptc_{module} #({values}) dut (.clk(clk), .rst_n(rst_n), .s_data(s_data), .s_valid(s_valid),
    .s_ready(s_ready), .m_data(m_data), .m_valid(m_valid), .m_ready(m_ready));
  stream_properties #(.EW({width}), .IN_E({came}), .OUT_E({left}), .HOLDS({holds}), .FILLS({fills}), .WHOLE({whole}), .WAITS({waits})) p (
    .clk(clk), .rst_n(rst_n), .s_data(s_data), .s_valid(s_valid), .s_ready(s_ready),
    .m_data(m_data), .m_valid(m_valid), .m_ready(m_ready));
endmodule
"""


def fork(copies):
    """Each copy has the beat until it took it once; the beat goes when all took it."""
    return f"""
module top (input clk, input rst_n, input [1:0] s_data, input s_valid, input [{copies - 1}:0] m_ready);
  wire s_ready;
  wire [{copies - 1}:0] m_valid;
  wire [{2 * copies - 1}:0] m_data;
  ptc_fork #(.W(2), .N({copies})) dut (.clk(clk), .rst_n(rst_n), .s_data(s_data), .s_valid(s_valid),
    .s_ready(s_ready), .m_data(m_data), .m_valid(m_valid), .m_ready(m_ready));
  // Copies of this beat that have gone.
  reg [{copies - 1}:0] seen;
  reg started = 1'b0;
  reg waits;
  reg [1:0] last;
  always @(posedge clk) begin
    started <= 1'b1;
    waits <= rst_n & s_valid & ~s_ready;
    last <= s_data;
    assume (rst_n == started);
    if (started && waits) assume (s_valid && s_data == last);
    seen <= (!rst_n | (s_valid & s_ready)) ? 0 : seen | (m_valid & m_ready);
    if (started && rst_n) begin
      assert (m_valid == ({{{copies}{{s_valid}}}} & ~seen));
      assert (s_ready == &(seen | m_ready));
      assert (m_data == {{{copies}{{s_data}}}});
    end
  end
endmodule
"""


# Name, bits of x, whether it is signed, bits of y, bias, multiplier, shift, zero point,
# rounding, overflow.
SCALES = [
    ("floor", 5, 1, 4, -3, 11, 4, 1, "floor", "sat"),
    ("half_up", 5, 1, 4, 2, 11, 4, -1, "half_up", "sat"),
    ("half_up_wrap", 5, 1, 4, 0, 7, 3, 3, "half_up", "wrap"),
    ("half_away", 6, 1, 4, -1, 6, 4, 0, "half_away", "sat_sym"),
    ("half_even", 6, 1, 5, 1, 6, 4, 0, "half_even", "sat"),
    ("half_even_0", 6, 1, 5, 1, 3, 0, 0, "half_even", "sat"),
    ("unsigned", 5, 0, 4, -7, 13, 3, 2, "half_away", "sat"),
    ("tosa_31", 6, 1, 6, 3, 1431655766, 31, 0, "tosa", "sat"),
    ("tosa_33", 8, 1, 8, 3, 1431655766, 33, -4, "tosa", "sat"),
    ("tosa_34", 10, 1, 8, -5, 2147483647, 34, 0, "tosa", "sat"),
    ("shifts", 6, 1, 4, 1, 4, 5, -2, "half_even", "sat"),
    ("shifts_away", 6, 1, 4, 1, 1, 2, -2, "half_away", "sat"),
]


def requant(folder, name, x_bits, is_signed, y_bits, bias, multiplier, shift, zero_point, rounding, overflow):
    """Each result of the top module for a requant is that of the number that came, by the
    definition of rounding: with quotient q and remainder r of a division by 2^shift that
    rounds down."""
    design = Design(name)
    x = design.load((1, 1), f"{'' if is_signed else 'u'}i{x_bits}")
    design.store(design.requant(x, f"i{y_bits}", [bias], [multiplier], [shift], zero_point, rounding, overflow))
    top = design.translate(folder)["top"]
    low, high = -(1 << (y_bits - 1)), (1 << (y_bits - 1)) - 1
    if overflow == "sat_sym":
        low += 1
    unit, half = 1 << shift, (1 << shift) >> 1
    up = {
        "floor": "1'b0",
        "half_up": f"r >= {half}",
        "half_away": f"(p < 0) ? r > {half} : r >= {half}",
        "half_even": f"(r > {half}) || (r == {half} && q[0])",
        "tosa": f"r >= {half}",
    }[rounding] if shift else "1'b0"
    twice = f"(p0 < 0 ? -{1 << 30} : {1 << 30})" if rounding == "tosa" and shift > 31 else "0"
    sign = f"{{{{64{{number[{x_bits - 1}]}}}}, number}}" if is_signed else f"{{64'd0, number}}"
    brought = "s" if overflow == "wrap" else f"(s < {low}) ? {low} : (s > {high}) ? {high} : s"
    return f"""
module top (input clk, input rst_n, input [{x_bits - 1}:0] s_data, input s_valid, input m_ready);
  wire s_ready, m_valid;
  wire [{(y_bits + 7) // 8 * 8 - 1}:0] m_data;
  {top} dut (.aclk(clk), .aresetn(rst_n), .s_axis_tdata(s_data), .s_axis_tlast(1'b0),
    .s_axis_tvalid(s_valid), .s_axis_tready(s_ready), .m_axis_tdata(m_data), .m_axis_tlast(),
    .m_axis_tvalid(m_valid), .m_axis_tready(m_ready));
  // The second number.
  reg [1:0] came, left;
  reg [{x_bits - 1}:0] number;
  reg started = 1'b0;
  wire signed [63:0] x = {sign};
  wire signed [63:0] p0 = (x + ({bias})) * {multiplier};
  wire signed [63:0] p = p0 + {twice};
  wire signed [63:0] q = p >>> {shift};
  wire signed [63:0] r = p - (q <<< {shift}); // in 0 .. {unit - 1}
  wire signed [63:0] s = q + (({up}) ? 64'sd1 : 64'sd0) + ({zero_point});
  wire signed [63:0] y = {brought};
  always @(posedge clk) begin
    started <= 1'b1;
    assume (rst_n == started);
    if (!rst_n) begin
      came <= 0;
      left <= 0;
    end else begin
      if (s_valid & s_ready) begin
        came <= (came == 3) ? 3 : came + 1;
        if (came == 1) number <= s_data;
      end
      if (m_valid & m_ready) begin
        left <= (left == 3) ? 3 : left + 1;
        if (left < 3) assert (left < came);
        if (left == 1) assert (m_data[{y_bits - 1}:0] == y[{y_bits - 1}:0]);
      end
    end
  end
endmodule
""" + (folder / f"{top}.v").read_text()


# Bits of the factors, and whether they are signed.
PRODUCTS = [(4, 4, 1, 1), (4, 3, 0, 1), (3, 4, 1, 0), (4, 5, 0, 0), (5, 3, 1, 1), (1, 1, 0, 0), (2, 1, 1, 1)]


def product(a, b, a_signed, b_signed):
    """A product in lookup tables is the product."""
    return f"""
module top (input clk, input [{a - 1}:0] a, input [{b - 1}:0] b);
  wire [{a + b - 1}:0] p, q;
  ptc_product #(.A({a}), .B({b}), .SA({a_signed}), .SB({b_signed}), .FORM(1)) lut (.a(a), .b(b), .p(p));
  ptc_product #(.A({a}), .B({b}), .SA({a_signed}), .SB({b_signed}), .FORM(0)) infer (.a(a), .b(b), .p(q));
  always @(posedge clk) assert (p == q);
endmodule
"""


# Constants of no digit, of one and of many, with digits that are added and subtracted, odd and
# even; negative ones in halves of both signs.
CONSTANTS = [0, 1, 64, 3, 11, 513, 28087, 1751495658, (1 << 63) - 1,
             -1, -64, -3, -5, -11, -13, -128, -28087, 1 - (1 << 63)]


def times(constant):
    """A product with a constant is the product: of all numbers of six bits."""
    width, sign = 6 + constant.bit_length(), "-" if constant < 0 else ""
    return f"""
module top (input clk, input [5:0] a);
  wire [{width - 1}:0] p;
  ptc_times #(.A(6), .P({width}), .C({sign}64'sd{abs(constant)})) times (.a(a), .p(p));
  wire [{width - 1}:0] wide = {{{{{width - 6}{{a[5]}}}}, a}};
  always @(posedge clk) assert (p == {sign}(wide * {width}'d{abs(constant)}));
endmodule
"""


def prove(task):
    """None, or what was said instead of a proof."""
    name, text, how, folder, modules = task
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    (place / "top.v").write_text(text)
    script = (f"read_verilog -defer {' '.join(modules)}; "
              f"read_verilog -formal -defer {HERE / 'stream_properties.v'} {place / 'top.v'}; "
              "prep -flatten -top top; memory_map; opt -full; setundef -undriven -anyseq; techmap; "
              f"dffunmap; opt_clean; abc -g AND -fast; opt_clean; write_aiger -zinit -B {place / 'top.aig'}")
    said = ""
    for command in (["yosys", "-q", "-p", script],
                    ["yosys-abc", "-c", f"read_aiger {place / 'top.aig'}; fold; strash; {how}"]):
        run = subprocess.run(command, capture_output=True, text=True)
        said = run.stdout + run.stderr
        if run.returncode:
            return f"{name}: {said[-1500:]}"
    is_proven = re.search("Property proved|No output asserted in 16 frames", said)
    return None if is_proven else f"{name}: {said[-1500:]}"


def main(arguments):
    if not 2 <= len(arguments) <= 3:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(arguments[0]).resolve()
    modules = sorted(map(str, pathlib.Path(arguments[1]).resolve().glob("*.v")))
    # Memories that are read from files play no part.
    modules = [path for path in modules if not re.search("constants|lut|mac", path)]
    tasks = [(name, queue(*rest), FOREVER) for name, *rest in QUEUES]
    tasks += [("fork_2", fork(2), FOREVER), ("fork_3", fork(3), FOREVER)]
    tasks += [(scale[0], requant(folder / "designs", *scale), REQUANT) for scale in SCALES]
    tasks += [("product_%d_%d_%d%d" % factors, product(*factors), FOREVER) for factors in PRODUCTS]
    tasks += [(f"times_{constant}".replace("-", "minus_"), times(constant), FOREVER) for constant in CONSTANTS]
    tasks = [(*task, folder, modules) for task in tasks
             if len(arguments) == 2 or re.search(arguments[2], task[0])]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        refuted = [said for said in pool.map(prove, tasks) if said]
    for said in refuted:
        print(said)
    print(f"{len(tasks)} statements, {len(tasks) - len(refuted)} proven")
    return 1 if refuted or not tasks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
