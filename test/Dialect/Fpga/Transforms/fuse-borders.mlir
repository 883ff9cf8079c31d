// RUN: pool-to-conv-opt %s --split-input-file --fpga-fuse=report=all --verify-diagnostics | FileCheck %s

// (C1) A pad adds to the window's own border of the same value.
// CHECK-LABEL: @pads
// CHECK-NOT:   fpga.pad
// CHECK:       %[[X:.*]] = fpga.load
// CHECK-NEXT:  fpga.window %[[X]] kernel = [3, 3] pad <1, 1, 1, 2, -128>
// CHECK:       fpga.window %[[X]] kernel = [3, 3] stride = [2, 2] dilation = [2, 2] pad <1, 2, 4, 2, -128>
fpga.kernel @pads(%x: tensor<1x8x8x2xi8>) -> (tensor<1x8x9x2xi8>, tensor<1x5x4x2xi8>)
    attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.pad goes into fpga.window}}
  %1 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 2, 0] value = -128
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x10x11x2xi8, lanes = 1>
  %2 = fpga.window %1 kernel = [3, 3]
      : !fpga.stream<1x10x11x2xi8, lanes = 1> -> !fpga.stream<1x8x9x2xvector<3x3xi8>, lanes = 1>
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x8x9x2xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x8x9x2xi8, lanes = 1>
  %4 = fpga.window %1 kernel = [3, 3] stride = [2, 2] dilation = [2, 2] pad <0, 1, 3, 0, -128>
      : !fpga.stream<1x10x11x2xi8, lanes = 1> -> !fpga.stream<1x5x4x2xvector<3x3xi8>, lanes = 1>
  %5 = fpga.reduce max window %4
      : !fpga.stream<1x5x4x2xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x5x4x2xi8, lanes = 1>
  %6 = fpga.store %3 : !fpga.stream<1x8x9x2xi8, lanes = 1> -> tensor<1x8x9x2xi8>
  %7 = fpga.store %5 : !fpga.stream<1x5x4x2xi8, lanes = 1> -> tensor<1x5x4x2xi8>
  fpga.return %6, %7 : tensor<1x8x9x2xi8>, tensor<1x5x4x2xi8>
}

// -----

// (C1) Other values, other dimensions.
// CHECK-LABEL: @otherpads
// CHECK-COUNT-2: fpga.pad
fpga.kernel @otherpads(%x: tensor<1x8x8x2xi8>) -> (tensor<1x10x10x2xi8>, tensor<1x10x10x2xi8>, tensor<1x6x6x4xi8>)
    attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+2 {{fpga.pad stays (C1: the window pads by 0, not by -128)}}
  // expected-remark@+1 {{fpga.pad stays (C1: the window pads by the nearest element)}}
  %1 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = -128
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x10x10x2xi8, lanes = 1>
  %2 = fpga.window %1 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x10x10x2xi8, lanes = 1> -> !fpga.stream<1x10x10x2xvector<3x3xi8>, lanes = 1>
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x10x10x2xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x10x10x2xi8, lanes = 1>
  %4 = fpga.window %1 kernel = [3, 3] pad <1, 1, 1, 1, edge>
      : !fpga.stream<1x10x10x2xi8, lanes = 1> -> !fpga.stream<1x10x10x2xvector<3x3xi8>, lanes = 1>
  %5 = fpga.reduce max window %4
      : !fpga.stream<1x10x10x2xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x10x10x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.pad stays (C1: not only rows and columns are padded)}}
  %6 = fpga.pad %0 low = [0, 0, 0, 1] high = [0, 0, 0, 1] value = 0
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %7 = fpga.window %6 kernel = [3, 3]
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 1>
  %8 = fpga.reduce max window %7
      : !fpga.stream<1x6x6x4xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x6x6x4xi8, lanes = 1>
  %9 = fpga.store %3 : !fpga.stream<1x10x10x2xi8, lanes = 1> -> tensor<1x10x10x2xi8>
  %10 = fpga.store %5 : !fpga.stream<1x10x10x2xi8, lanes = 1> -> tensor<1x10x10x2xi8>
  %11 = fpga.store %8 : !fpga.stream<1x6x6x4xi8, lanes = 1> -> tensor<1x6x6x4xi8>
  fpga.return %9, %10, %11 : tensor<1x10x10x2xi8>, tensor<1x10x10x2xi8>, tensor<1x6x6x4xi8>
}

// -----

// (C2) Reductions by rows: what changes nothing takes no part.
// CHECK-LABEL: @rows
// CHECK:       %[[X:.*]] = fpga.load
// CHECK-NEXT:  fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] pad <1, 1, 1, 1, 0> %[[X]]
// CHECK-NEXT:  %[[P:.*]] = fpga.pad
// CHECK-NEXT:  fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %[[P]]
// CHECK-NEXT:  %[[Q:.*]] = fpga.pad
// CHECK-NEXT:  fpga.reduce max rows kernel = [3, 3] stride = [3, 3] %[[Q]]
fpga.kernel @rows(%x: tensor<1x8x8x2xi8>)
    -> (tensor<1x5x5x2xi10>, tensor<1x5x5x2xi8>, tensor<1x4x4x2xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.pad goes into fpga.reduce}}
  %1 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = 0
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x10x10x2xi8, lanes = 1>
  %2 = fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %1
      : !fpga.stream<1x10x10x2xi8, lanes = 1> -> !fpga.stream<1x5x5x2xi10, lanes = 1>
  // expected-remark@+1 {{fpga.pad stays (C2: padding by 1 may change a max)}}
  %3 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = 1
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x10x10x2xi8, lanes = 1>
  %4 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %3
      : !fpga.stream<1x10x10x2xi8, lanes = 1> -> !fpga.stream<1x5x5x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.pad stays (C2: a window may lie in the padding as a whole)}}
  %5 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 3, 3, 0] value = -128
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x12x12x2xi8, lanes = 1>
  %6 = fpga.reduce max rows kernel = [3, 3] stride = [3, 3] %5
      : !fpga.stream<1x12x12x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %7 = fpga.store %2 : !fpga.stream<1x5x5x2xi10, lanes = 1> -> tensor<1x5x5x2xi10>
  %8 = fpga.store %4 : !fpga.stream<1x5x5x2xi8, lanes = 1> -> tensor<1x5x5x2xi8>
  %9 = fpga.store %6 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  fpga.return %7, %8, %9 : tensor<1x5x5x2xi10>, tensor<1x5x5x2xi8>, tensor<1x4x4x2xi8>
}

// -----

// (C3) A stride steps over what was dropped: the slice that exporters put in front
// of a strided 1x1 convolution, or of a pool that does not divide the map.
// CHECK-LABEL: @crops
// CHECK-NOT:   fpga.crop
// CHECK:       %[[X:.*]] = fpga.load
// CHECK-NEXT:  fpga.window %[[X]] kernel = [1, 1] stride = [2, 2] : !fpga.stream<1x32x32x2xi8, lanes = 1>
// CHECK:       fpga.reduce max rows kernel = [3, 3] stride = [3, 3] %[[X]] : !fpga.stream<1x32x32x2xi8, lanes = 1>
// CHECK:       fpga.window %[[X]] kernel = [2, 2] stride = [3, 3] pad <1, 1, 0, 0, edge> : !fpga.stream<1x32x32x2xi8, lanes = 1>
fpga.kernel @crops(%x: tensor<1x32x32x2xi8>)
    -> (tensor<1x16x16x2xi8>, tensor<1x10x10x2xi8>, tensor<1x11x11x2xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x32x32x2xi8> -> !fpga.stream<1x32x32x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.window reads less than the whole map}}
  %1 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 1, 1, 0]
      : !fpga.stream<1x32x32x2xi8, lanes = 1> -> !fpga.stream<1x31x31x2xi8, lanes = 1>
  %2 = fpga.window %1 kernel = [1, 1] stride = [2, 2]
      : !fpga.stream<1x31x31x2xi8, lanes = 1> -> !fpga.stream<1x16x16x2xvector<1x1xi8>, lanes = 1>
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x16x16x2xvector<1x1xi8>, lanes = 1> -> !fpga.stream<1x16x16x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.reduce reads less than the whole map}}
  %4 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 2, 2, 0]
      : !fpga.stream<1x32x32x2xi8, lanes = 1> -> !fpga.stream<1x30x30x2xi8, lanes = 1>
  %5 = fpga.reduce max rows kernel = [3, 3] stride = [3, 3] %4
      : !fpga.stream<1x30x30x2xi8, lanes = 1> -> !fpga.stream<1x10x10x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.window reads less than the whole map}}
  %6 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 1, 1, 0]
      : !fpga.stream<1x32x32x2xi8, lanes = 1> -> !fpga.stream<1x31x31x2xi8, lanes = 1>
  %7 = fpga.window %6 kernel = [2, 2] stride = [3, 3] pad <1, 1, 1, 1, edge>
      : !fpga.stream<1x31x31x2xi8, lanes = 1> -> !fpga.stream<1x11x11x2xvector<2x2xi8>, lanes = 1>
  %8 = fpga.reduce max window %7
      : !fpga.stream<1x11x11x2xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x11x11x2xi8, lanes = 1>
  %9 = fpga.store %3 : !fpga.stream<1x16x16x2xi8, lanes = 1> -> tensor<1x16x16x2xi8>
  %10 = fpga.store %5 : !fpga.stream<1x10x10x2xi8, lanes = 1> -> tensor<1x10x10x2xi8>
  %11 = fpga.store %8 : !fpga.stream<1x11x11x2xi8, lanes = 1> -> tensor<1x11x11x2xi8>
  fpga.return %9, %10, %11 : tensor<1x16x16x2xi8>, tensor<1x10x10x2xi8>, tensor<1x11x11x2xi8>
}

// -----

// (C3) What cannot be stepped over.
// CHECK-LABEL: @needed
// CHECK-COUNT-4: fpga.crop
fpga.kernel @needed(%x: tensor<1x8x8x2xi8>)
    -> (tensor<1x7x7x2xi8>, tensor<1x7x7x2xi8>, tensor<1x3x3x2xi8>, tensor<1x8x8x1xi8>)
    attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.crop stays (C3: a window reads padding where data was dropped)}}
  %1 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 1, 1, 0]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x7x7x2xi8, lanes = 1>
  %2 = fpga.window %1 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x7x7x2xi8, lanes = 1> -> !fpga.stream<1x7x7x2xvector<3x3xi8>, lanes = 1>
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x7x7x2xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x7x7x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.crop stays (C3: what is dropped lies in front)}}
  %4 = fpga.crop %0 low = [0, 1, 1, 0] high = [0, 0, 0, 0]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x7x7x2xi8, lanes = 1>
  %5 = fpga.window %4 kernel = [1, 1]
      : !fpga.stream<1x7x7x2xi8, lanes = 1> -> !fpga.stream<1x7x7x2xvector<1x1xi8>, lanes = 1>
  %6 = fpga.reduce max window %5
      : !fpga.stream<1x7x7x2xvector<1x1xi8>, lanes = 1> -> !fpga.stream<1x7x7x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.crop stays (C3: one more window would fit into the whole map)}}
  %7 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 2, 2, 0]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x6x6x2xi8, lanes = 1>
  %8 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %7
      : !fpga.stream<1x6x6x2xi8, lanes = 1> -> !fpga.stream<1x3x3x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.crop stays (C3: not only rows and columns are dropped)}}
  %9 = fpga.crop %0 low = [0, 0, 0, 1] high = [0, 0, 0, 0]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  %10 = fpga.window %9 kernel = [1, 1]
      : !fpga.stream<1x8x8x1xi8, lanes = 1> -> !fpga.stream<1x8x8x1xvector<1x1xi8>, lanes = 1>
  %11 = fpga.reduce max window %10
      : !fpga.stream<1x8x8x1xvector<1x1xi8>, lanes = 1> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  %12 = fpga.store %3 : !fpga.stream<1x7x7x2xi8, lanes = 1> -> tensor<1x7x7x2xi8>
  %13 = fpga.store %6 : !fpga.stream<1x7x7x2xi8, lanes = 1> -> tensor<1x7x7x2xi8>
  %14 = fpga.store %8 : !fpga.stream<1x3x3x2xi8, lanes = 1> -> tensor<1x3x3x2xi8>
  %15 = fpga.store %11 : !fpga.stream<1x8x8x1xi8, lanes = 1> -> tensor<1x8x8x1xi8>
  fpga.return %12, %13, %14, %15
      : tensor<1x7x7x2xi8>, tensor<1x7x7x2xi8>, tensor<1x3x3x2xi8>, tensor<1x8x8x1xi8>
}

// -----

// A design stays one.
// CHECK-LABEL: @design
// CHECK-NOT:   draft
// CHECK:       %[[X:.*]] = fpga.load
// CHECK-NEXT:  fpga.window %[[X]] kernel = [3, 3] pad <1, 1, 1, 1, -128>
fpga.kernel @design(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi8> {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 2>
  // expected-remark@+1 {{fpga.pad goes into fpga.window}}
  %1 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = -128
      : !fpga.stream<1x8x8x2xi8, lanes = 2> -> !fpga.stream<1x10x10x2xi8, lanes = 2>
  %2 = fpga.window %1 kernel = [3, 3]
      : !fpga.stream<1x10x10x2xi8, lanes = 2> -> !fpga.stream<1x8x8x2xvector<3x3xi8>, lanes = 2>
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x8x8x2xvector<3x3xi8>, lanes = 2> -> !fpga.stream<1x8x8x2xi8, lanes = 2>
  %4 = fpga.store %3 : !fpga.stream<1x8x8x2xi8, lanes = 2> -> tensor<1x8x8x2xi8>
  fpga.return %4 : tensor<1x8x8x2xi8>
}

// -----

// (C1) Borders that no attribute holds.
// CHECK-LABEL: @huge
// CHECK:       fpga.pad
fpga.kernel @huge(%x: tensor<1x1x1x1xi8>) -> tensor<1x2x1x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x1x1x1xi8> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  // expected-remark@+1 {{fpga.pad stays (C1: both borders together are too large)}}
  %1 = fpga.pad %0 low = [0, 2147483647, 0, 0] high = [0, 0, 0, 0] value = 0
      : !fpga.stream<1x1x1x1xi8, lanes = 1> -> !fpga.stream<1x2147483648x1x1xi8, lanes = 1>
  %2 = fpga.window %1 kernel = [1, 1] stride = [2147483647, 1] pad <1, 0, 0, 0, 0>
      : !fpga.stream<1x2147483648x1x1xi8, lanes = 1> -> !fpga.stream<1x2x1x1xvector<1x1xi8>, lanes = 1>
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x2x1x1xvector<1x1xi8>, lanes = 1> -> !fpga.stream<1x2x1x1xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x2x1x1xi8, lanes = 1> -> tensor<1x2x1x1xi8>
  fpga.return %4 : tensor<1x2x1x1xi8>
}
