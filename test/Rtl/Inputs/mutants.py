# ===- mutants.py - Faults in the modules that the bench has to see ------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Usage: mutants.py FOLDER RTL

Breaks the modules in a copy of the folder RTL and the translator's top modules, one place
at a time, and runs the designs in which that must show, in iverilog. Exit code 1 if a fault
is not seen.
"""

import pathlib
import shutil
import sys

from bench import Bench
from cases import designs
from design import Failure

# Module, text, what stands there instead, and the design that has to complain.
FAULTS = [
    ("fifo", "n == DEPTH[CW-1:0] - 1'b1", "n == DEPTH[CW-1:0] - 2'd2", "skip"),
    ("fifo", "full <= push & some", "full <= 1'b0", "fifo_2"),
    ("fifo", "some <= push | full", "some <= push", "fifo_2"),
    ("fifo", "if (move) o <= q", "o <= q", "fifo_5"),
    ("fifo", "rp == LAST", "rp == LAST - 1'b1", "fifo_5"),
    ("skid", "sv <= ~free & more", "sv <= 1'b0", "requant_tosa"),
    ("fork", "gone | m_ready", "m_ready", "fork_join"),
    ("fork", "s_ready ? {N{1'b0}} : went", "{N{1'b0}}", "fork_3"),
    ("cast", "{s_data, q[WIDE-1:W]}", "{q[WIDE-W-1:0], s_data}", "cast_up"),
    ("cast", "assign xr = moves & fill", "assign xr = moves", "cast_down"),
    ("cast", "wire en = ~v | xr", "wire en = 1'b1", "cast_lcm"),
    ("window", "column * SW + REACH_X, W - 1) + 1", "column * SW + REACH_X, W - 1)", "conv_same"),
    ("window", "ahead((i + 1 < OH) ? i + 1 : 0)", "ahead(i)", "conv_stride"),
    ("window", "assign en = ~v2 | m_ready", "assign en = 1'b1", "conv_stride"),
    ("window", "reg signed [LW-1:0] spare;", "reg [LW-1:0] spare;", "conv_1x1_stride"),
    ("window", "iy <= $signed(HL", "iy < $signed(HL", "conv_same"),
    ("window", "MOST = RR * W - 1", "MOST = RR * W", "conv_all_taps"),
    ("window", "under = kyb - k", "under = kyb + k", "conv_edge"),
    ("window", "localparam integer BACK = (((H", "localparam integer BACK = (((H + 1", "conv_batch"),
    ("mac", "assign free = busy[BW-1]", "assign free = 1'b1", "mac_wraps"),
    ("mac", "busy <= -RESULTS[BW-1:0]", "busy <= 1'b1 - RESULTS[BW-1:0]", "mac_one_step"),
    ("mac", "if (~hv | m_ready) hold", "if (1'b1) hold", "mac_replays"),
    ("mac", "out_last = ~hv | ", "out_last = ", "mac_replays"),
    ("mac", ".SA(IS)", ".SA(1)", "mac_dense"),
    ("mac", "first[LAT-1] ? {AW{1'b0}}", "1'b0 ? {AW{1'b0}}", "mac_replays"),
    ("mac", "p/SHARE*SIMD", "p*0", "depthwise_wide"),
    ("mac", ".FROM(p * SIMD * WW)", ".FROM(0)", "conv_repeat"),
    ("pair", "assign s = once - twice", "assign s = once + twice", "mac_dense"),
    ("requant", "p6[PW-1] ? less6 : half6", "half6", "requant_tosa_short"),
    ("requant", "by > 7'd31", "by > 7'd30", "requant_tosa_short"),
    ("requant", "rounds6 & p6[PW-1]", "1'b0", "requant_half_away"),
    ("requant", "~down[0]", "1'b1", "requant_half_even"),
    ("requant", "rounds ? ONE << (by - 7'd1 - CUT[6:0])", "rounds ? ONE << (by - CUT[6:0])", "requant_half_up"),
    ("requant", "y_ends ? row + 1'b1 : row", "row", "requant_bands"),
    ("bring", "{x[W-1], {B - 1{~x[W-1]}}}", "{~x[W-1], {B - 1{x[W-1]}}}", "add_sat"),
    ("reduce", "again ? written : read", "read", "reduce_rows_pairs"),
    ("reduce", "{(IS != 0) & a[OW-1], a}", "{1'b0, a}", "reduce_window"),
    ("phase", "(phase == KL[SW-1:0]) | ends", "phase == KL[SW-1:0]", "reduce_rows_ragged"),
    ("eltwise", "s0_ready = en & s1_valid", "s0_ready = en", "add_sat"),
    ("eltwise", ".B(F), .S(BS)", ".B(F), .S(1)", "sub_unsigned"),
    ("eltwise", "half = (ROUND != 0) & down[0]", "half = 1'b0", "shr_round"),
    ("eltwise", "(KIND == 5) ^ wide[EW-1]", "(KIND == 5)", "shl_sat"),
    ("shift", ".S(S)) extend (", ".S(0)) extend (", "shr_round"),
    ("eltwise", "(i >= MIDDLE) ? 1", "(i > MIDDLE) ? 1", "clz"),
    ("eltwise", "{LEVELS{left[1]}}", "{LEVELS{1'b1}}", "clz"),
    ("choose", "s ? b : a", "s ? a : b", "clz"),
    ("multiply", "(i + 1 < NA && j + 1 < NB) ? 0 : 1", "1", "requant_wide"),
    ("multiply", "r << (j * (NARROW - 1))", "r << (j * NARROW)", "requant_tosa"),
    ("lut", ".d(low2), .q(low3)", ".d(low), .q(low3)", "lut_between"),
    ("lut", "^ ((IS != 0)", "^ ((IS == 0)", "lut_bytes"),
    ("constants", "~m_ready ? n :", "", "add_channel"),
    ("box", "LAST = END - 32'd1", "LAST = END", "crop"),
    ("box", "begins | (is_here & ~stops)", "begins", "pad"),
    ("mac", "(WS != 0) & WEIGHT[WW-1]", "1'b0", "mac_constants"),
    ("times", "C[63] ? -wide : wide", "wide", "mac_constants"),
    ("times", "lower[W-1:S] - upper", "lower[W-1:S] + upper", "mac_constants"),
    ("times", "{S{1'b0}}} - lower", "{S{1'b0}}} + lower", "requant_constant"),
    ("times", "MINUS = (ONCE & ~THRICE) >> 1", "MINUS = 66'd0", "requant_constant_tosa"),
    ("pad", "s_ready = en & is_in", "s_ready = en", "pad"),
    ("concat", "{turn[N-2:0], turn[N-1]}", "{turn[0], turn[N-1:1]}", "concat_3"),
    ("reorder", "FURTHEST + 32'd1", "FURTHEST", "transpose"),
    ("last", "else if (goes)", "else", "fork_join"),
]

# Parameters of top modules: text, what stands there instead, and the design.
PARAMETERS = [
    (".BEATS(64)", ".BEATS(63)", "fifo_5"),
    (".PADV(8'h80)", ".PADV(8'h00)", "conv_same"),
    (".PL(1)", ".PL(0)", "conv_same"),
    (".RESULTS(3)", ".RESULTS(2)", "mac_dense"),
    (".SMIN(", ".SMIN(1+", "requant_tosa_short"),
    ("_bias.hex", "_scale.hex", "requant_tosa"),
    (".E0(", ".E0(1+", "reduce_global"),
    (".CLAMP(1)", ".CLAMP(0)", "add_sat"),
    (".s0_data(load0_d)", ".s0_data(load1_d)", "sub_unsigned"),
    (".VALUE(16'hf9f9)", ".VALUE(16'hf907)", "pad"),
]


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, rtl = map(pathlib.Path, arguments)
    modules = folder / "rtl"
    shutil.copytree(rtl, modules, dirs_exist_ok=True)
    faults = [(modules / f"ptc_{module}.v", *fault) for module, *fault in FAULTS]
    faults += [(folder / f"{fault[-1]}.v", *fault) for fault in PARAMETERS]
    chosen = {design.name: design for design in designs() if design.name in {f[-1] for f in faults}}
    bench = Bench(list(chosen.values()), folder, modules)
    bench.prepare()
    unseen = 0
    for path, text, instead, name in faults:
        source = path.read_text()
        path.write_text(source.replace(text, instead))
        try:
            complaints = text in source and bench.part([chosen[name]]).run("iverilog")
        except Failure as failure:
            # A fault that does not compile is none.
            complaints = []
            print(failure)
        path.write_text(source)
        if not complaints:
            print(f"not seen by {name}: {path.name}: {text} -> {instead}")
            unseen += 1
    print(f"{len(faults)} faults, {unseen} not seen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
