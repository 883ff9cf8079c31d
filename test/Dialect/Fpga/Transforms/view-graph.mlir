// RUN: pool-to-conv-opt %s --fpga-view-graph=file=%t.dot | FileCheck %s --check-prefix=SAME
// RUN: FileCheck %s < %t.dot
// To standard output, twice the same.
// RUN: pool-to-conv-opt %s --fpga-view-graph -o /dev/null | diff - %t.dot

// A picture, drawn by the program dot; without it, or if it fails, an error.
// RUN: env PATH=%S/Inputs:/usr/bin:/bin pool-to-conv-opt %s --fpga-view-graph=file=%t.svg -o /dev/null
// RUN: FileCheck %s --check-prefix=SVG < %t.svg
// RUN: rm -rf %t.none && mkdir %t.none
// RUN: not env PATH=%t.none pool-to-conv-opt %s --fpga-view-graph=file=%t.none/a.svg -o /dev/null 2>&1 | FileCheck %s --check-prefix=NODOT
// RUN: not env PATH=%S/Inputs:/usr/bin:/bin pool-to-conv-opt %s --fpga-view-graph=file=%t.none/bad.svg -o /dev/null 2>&1 | FileCheck %s --check-prefix=BAD
// RUN: not pool-to-conv-opt %s --fpga-view-graph=file=%t.none/none/a.dot -o /dev/null 2>&1 | FileCheck %s --check-prefix=NOFILE

// SVG: <svg>
// SVG-NEXT: {{^}}10
// NODOT: error: fpga-view-graph: a picture needs Graphviz, whose program 'dot' was not found; a file that does not end in .svg gets the graph as text
// BAD: error: fpga-view-graph: 'dot' failed with status 3
// NOFILE: error: fpga-view-graph: cannot open output file

// SAME: fpga.kernel @net
// SAME: fpga.fifo
// SAME: fpga.kernel @"a\22b\\N"

// CHECK:      digraph kernels {
// CHECK:      subgraph cluster_0 {
// CHECK-NEXT:   label="@net";
// CHECK-NEXT:   n0 [label="rom\n2x3x3x1xi2 in lutram", fillcolor="#d5ead0", shape=cylinder];
// CHECK-NEXT:   n1 [label="load\nargument 0\naxis, 16 bits\n1x4x4x2xi8", fillcolor="#c8d8f0"];
// CHECK-NEXT:   n2 [label="fork", fillcolor="#e8e8e8"];
// CHECK-NEXT:   n3 [label="window\n3x3\npad 1, 1, 1, 1 by -128\nbuffer 22 in bram\n1x4x4x2xvector<3x3xi8>", fillcolor="#d5ead0"];
// CHECK-NEXT:   n4 [label="mac\npe 1, simd 3\nones, groups 2\n1x4x4x2xi12", fillcolor="#f6d7b0"];
// CHECK-NEXT:   n5 [label="eltwise\nadd\n1x4x4x2xi13", fillcolor="#f5edc0"];
// CHECK-NEXT:   n6 [label="requant\nper channel\n1x4x4x2xi8", fillcolor="#f5edc0"];
// CHECK-NEXT:   n7 [label="reduce\nmax rows 2x2 stride 2x2\n1x2x2x2xi8", fillcolor="#f5edc0"];
// CHECK-NEXT:   n8 [label="store\nresult 0", fillcolor="#c8d8f0"];
// CHECK-NEXT:   n1 -> n2 [label="i8, lanes 1\n32 beats"];
// CHECK-NEXT:   n2 -> n3 [label="i8, lanes 1\n32 beats"];
// CHECK-NEXT:   n3 -> n4 [label="i8, lanes 1, taps 3, taps first\n96 beats"];
// CHECK-NEXT:   n0 -> n4 [label="", style=dashed];
// CHECK-NEXT:   n4 -> n5 [label="i12, lanes 1\n32 beats"];
// CHECK-NEXT:   n2 -> n5 [label="i8, lanes 1\n32 beats\nfifo 12, peak 10 in lutram", penwidth=3];
// CHECK:      subgraph cluster_1 {
// CHECK-NEXT:   label="@a\"b\\N (draft)";
// CHECK-NEXT:   n9 [label="load
// CHECK-NEXT:   n10 [label="store
// CHECK-NEXT:   n9 -> n10
fpga.kernel @net(%x: tensor<1x4x4x2xi8>) -> tensor<1x2x2x2xi8> {
  %w = fpga.rom dense<1> : tensor<2x3x3x1xi2> in lutram
  %0 = fpga.load %x through <axis, width = 16>
      : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %1:2 = fpga.fork %0 : !fpga.stream<1x4x4x2xi8, lanes = 1>
  %2 = fpga.window %1#0 kernel = [3, 3] pad <1, 1, 1, 1, -128> in bram
      : !fpga.stream<1x4x4x2xi8, lanes = 1>
      -> !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 1, taps = 3, order = taps>
  %3 = fpga.mac %2, %w groups = 2 fold <pe = 1, simd = 3> class ones
      : !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 1, taps = 3, order = taps>, !fpga.rom<2x3x3x1xi2>
      -> !fpga.stream<1x4x4x2xi12, lanes = 1>
  %4 = fpga.fifo %1#1 depth = 12 in lutram peak = 10 : !fpga.stream<1x4x4x2xi8, lanes = 1>
  %5 = fpga.eltwise add %3, %4
      : (!fpga.stream<1x4x4x2xi12, lanes = 1>, !fpga.stream<1x4x4x2xi8, lanes = 1>)
      -> !fpga.stream<1x4x4x2xi13, lanes = 1>
  %6 = fpga.requant %5 multiplier = [3, 5] shift = [4, 4]
      : !fpga.stream<1x4x4x2xi13, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %7 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %6
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %8 = fpga.store %7 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  fpga.return %8 : tensor<1x2x2x2xi8>
}
fpga.kernel @"a\22b\\N"(%x: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}
