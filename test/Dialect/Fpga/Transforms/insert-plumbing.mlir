// RUN: pool-to-conv-opt %s --split-input-file --fpga-insert-plumbing | FileCheck %s
// RUN: pool-to-conv-opt %s --split-input-file --fpga-insert-plumbing='fifos=none' | FileCheck %s --check-prefix=NONE
// RUN: pool-to-conv-opt %s --split-input-file --fpga-insert-plumbing='fifos=all fifo-depth=3' | FileCheck %s --check-prefix=ALL

// NONE-NOT: fpga.fifo

// A stream that is used twice by one op: copies that meet at once wait for one
// pixel.
// CHECK-LABEL: fpga.kernel @twice
// CHECK-NOT: draft
// CHECK:      %[[X:.*]] = fpga.load
// CHECK-NEXT: %[[F:.*]]:2 = fpga.fork %[[X]]
// CHECK-DAG:  %[[A:.*]] = fpga.fifo %[[F]]#0 depth = 8
// CHECK-DAG:  %[[B:.*]] = fpga.fifo %[[F]]#1 depth = 8
// CHECK:      fpga.eltwise add %[[A]], %[[B]]
// ALL-LABEL: fpga.kernel @twice
// ALL:      %[[X:.*]] = fpga.load
// ALL-NEXT: %[[Q:.*]] = fpga.fifo %[[X]] depth = 3
// ALL-NEXT: fpga.fork %[[Q]]
// ALL:      %[[S:.*]] = fpga.eltwise
// ALL-NEXT: %[[T:.*]] = fpga.fifo %[[S]] depth = 3
// ALL-NEXT: fpga.store %[[T]]
fpga.kernel @twice(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi9> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  %1 = fpga.eltwise add %0, %0
      : (!fpga.stream<1x4x4x8xi8, lanes = 1>, !fpga.stream<1x4x4x8xi8, lanes = 1>)
      -> !fpga.stream<1x4x4x8xi9, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi9, lanes = 1> -> tensor<1x4x4x8xi9>
  fpga.return %2 : tensor<1x4x4x8xi9>
}

// -----

// The skip of a residual block: two 3x3 windows padded by 1 look 33 pixels ahead
// each, so that 67 pixels of 16 channels wait.
// CHECK-LABEL: fpga.kernel @skip
// CHECK:     %[[F:.*]]:2 = fpga.fork %{{.*}} : !fpga.stream<1x32x32x16xi8, lanes = 1>
// CHECK-DAG: fpga.fifo %[[F]]#0 depth = 16
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 1072
fpga.kernel @skip(%x: tensor<1x32x32x16xi8>) -> tensor<1x32x32x16xi17> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<16x3x3x16xi2>
  %v = fpga.rom dense<1> : tensor<16x3x3x16xi2>
  %0 = fpga.load %x : tensor<1x32x32x16xi8> -> !fpga.stream<1x32x32x16xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x32x32x16xi8, lanes = 1> -> !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 1>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x32x32x16xvector<3x3xi8>, lanes = 1>, !fpga.rom<16x3x3x16xi2>
      -> !fpga.stream<1x32x32x16xi16, lanes = 1>
  %3 = fpga.window %2 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x32x32x16xi16, lanes = 1> -> !fpga.stream<1x32x32x16xvector<3x3xi16>, lanes = 1>
  %4 = fpga.mac %3, %v fold <pe = 1, simd = 1>
      : !fpga.stream<1x32x32x16xvector<3x3xi16>, lanes = 1>, !fpga.rom<16x3x3x16xi2>
      -> !fpga.stream<1x32x32x16xi16, lanes = 1>
  %5 = fpga.eltwise add %4, %0
      : (!fpga.stream<1x32x32x16xi16, lanes = 1>, !fpga.stream<1x32x32x16xi8, lanes = 1>)
      -> !fpga.stream<1x32x32x16xi17, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x32x32x16xi17, lanes = 1> -> tensor<1x32x32x16xi17>
  fpga.return %6 : tensor<1x32x32x16xi17>
}

// -----

// Three copies meet two by two; a meeting that copies of one branch have among
// themselves does not count for the other.
// CHECK-LABEL: fpga.kernel @nested
// CHECK:     %[[F:.*]]:2 = fpga.fork %{{.*}} : !fpga.stream<1x8x8x4xi8, lanes = 2>
// CHECK-DAG: fpga.fifo %[[F]]#0 depth = 2 :
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 20 :
// CHECK:     fpga.window
// CHECK:     %[[G:.*]]:2 = fpga.fork %{{.*}} : !fpga.stream<1x8x8x4xi8, lanes = 1>
// CHECK-DAG: fpga.fifo %[[G]]#0 depth = 4 :
// CHECK-DAG: fpga.fifo %[[G]]#1 depth = 4 :
fpga.kernel @nested(%x: tensor<1x8x8x4xi8>) -> tensor<1x8x8x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, -128>
      : !fpga.stream<1x8x8x4xi8, lanes = 2> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %3 = fpga.eltwise relu %2
      : (!fpga.stream<1x8x8x4xi8, lanes = 1>) -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %4 = fpga.eltwise max %2, %3
      : (!fpga.stream<1x8x8x4xi8, lanes = 1>, !fpga.stream<1x8x8x4xi8, lanes = 1>)
      -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %5 = fpga.eltwise max %4, %0
      : (!fpga.stream<1x8x8x4xi8, lanes = 1>, !fpga.stream<1x8x8x4xi8, lanes = 2>)
      -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x8x8x4xi8, lanes = 1> -> tensor<1x8x8x4xi8>
  fpga.return %6 : tensor<1x8x8x4xi8>
}

// -----

// A copy that has met another one still waits while that one's way goes on: the
// maximum of both cannot leave before the window, 9 pixels ahead, has its say.
// CHECK-LABEL: fpga.kernel @blocked
// CHECK:     %[[F:.*]]:2 = fpga.fork
// CHECK-DAG: fpga.fifo %[[F]]#0 depth = 4 :
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 40 :
// CHECK:     %[[G:.*]]:2 = fpga.fork
// CHECK-DAG: fpga.fifo %[[G]]#0 depth = 40 :
fpga.kernel @blocked(%x: tensor<1x8x8x4xi8>) -> tensor<1x8x8x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %1 = fpga.eltwise abs %0
      : (!fpga.stream<1x8x8x4xi8, lanes = 1>) -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %2 = fpga.eltwise max %1, %0
      : (!fpga.stream<1x8x8x4xi8, lanes = 1>, !fpga.stream<1x8x8x4xi8, lanes = 1>)
      -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %3 = fpga.window %1 kernel = [3, 3] pad <1, 1, 1, 1, -128>
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
  %4 = fpga.reduce max window %3
      : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %5 = fpga.eltwise max %2, %4
      : (!fpga.stream<1x8x8x4xi8, lanes = 1>, !fpga.stream<1x8x8x4xi8, lanes = 1>)
      -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x8x8x4xi8, lanes = 1> -> tensor<1x8x8x4xi8>
  fpga.return %6 : tensor<1x8x8x4xi8>
}

// -----

// A whole map waits for what is computed of all of it.
// CHECK-LABEL: fpga.kernel @gate
// CHECK:     %[[F:.*]]:2 = fpga.fork
// CHECK-DAG: fpga.fifo %[[F]]#0 depth = 4 :
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 256 :
fpga.kernel @gate(%x: tensor<1x8x8x4xi8>) -> tensor<1x8x8x4xi16> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %1 = fpga.reduce max global dims = [1, 2] %0
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x1x1x4xi8, lanes = 1>
  %2 = fpga.eltwise mul %0, %1
      : (!fpga.stream<1x8x8x4xi8, lanes = 1>, !fpga.stream<1x1x1x4xi8, lanes = 1>)
      -> !fpga.stream<1x8x8x4xi16, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x8x8x4xi16, lanes = 1> -> tensor<1x8x8x4xi16>
  fpga.return %3 : tensor<1x8x8x4xi16>
}

// -----

// Strides count: 2x2 windows that step by 2, twice, look as far ahead as one
// window of 4x4.
// CHECK-LABEL: fpga.kernel @strides
// CHECK:     %[[F:.*]]:2 = fpga.fork
// CHECK-DAG: fpga.fifo %[[F]]#0 depth = 2 :
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 28 :
fpga.kernel @strides(%x: tensor<1x8x8x1xi8>) -> tensor<1x2x2x1xi9> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x1xi8> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %0
      : !fpga.stream<1x8x8x1xi8, lanes = 1> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  %2 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %1
      : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %3 = fpga.reduce max rows kernel = [1, 1] stride = [4, 4] %0
      : !fpga.stream<1x8x8x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %4 = fpga.eltwise add %2, %3
      : (!fpga.stream<1x2x2x1xi8, lanes = 1>, !fpga.stream<1x2x2x1xi8, lanes = 1>)
      -> !fpga.stream<1x2x2x1xi9, lanes = 1>
  %5 = fpga.store %4 : !fpga.stream<1x2x2x1xi9, lanes = 1> -> tensor<1x2x2x1xi9>
  fpga.return %5 : tensor<1x2x2x1xi9>
}

// -----

// Copies that never meet need no queue; what nobody takes is gone, with its port;
// a memory serves as many units as it has ports.
// CHECK-LABEL: fpga.kernel @outputs
// CHECK-SAME:    %[[X:.*]]: tensor<1x4x4x2xi8>, %{{.*}}: tensor<1x4xi8>)
// CHECK-NOT:   relu
// CHECK:       %[[A:.*]] = fpga.rom dense<2> : tensor<1x1x1x2xi8> ports = 2
// CHECK-NEXT:  %[[B:.*]] = fpga.rom dense<2> : tensor<1x1x1x2xi8> ports = 2
// CHECK-NOT:   fpga.rom
// CHECK:       fpga.load %[[X]]
// CHECK-NOT:   fpga.load
// CHECK:       fpga.fork
// CHECK-NOT:   fpga.fifo
// CHECK:       fpga.eltwise add %{{.*}}, %[[A]]
// CHECK-NEXT:  fpga.eltwise sub %{{.*}}, %[[A]]
// CHECK-NEXT:  fpga.eltwise max %{{.*}}, %[[B]]
fpga.kernel @outputs(%x: tensor<1x4x4x2xi8>, %y: tensor<1x4xi8>)
    -> (tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>) attributes {draft} {
  %c = fpga.rom dense<2> : tensor<1x1x1x2xi8> ports = 2
  %unused = fpga.rom dense<3> : tensor<1x1x1x2xi8>
  %port = fpga.load %y : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %1 = fpga.eltwise add %0, %c
      : (!fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<1x1x1x2xi8>) -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %2 = fpga.eltwise sub %0, %c
      : (!fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<1x1x1x2xi8>) -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %3 = fpga.eltwise max %0, %c
      : (!fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<1x1x1x2xi8>) -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %4 = fpga.eltwise relu %0
      : (!fpga.stream<1x4x4x2xi8, lanes = 1>) -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %5 = fpga.eltwise relu %4
      : (!fpga.stream<1x4x4x2xi8, lanes = 1>) -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %6 = fpga.store %1 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  %7 = fpga.store %2 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  %8 = fpga.store %3 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  fpga.return %6, %7, %8 : tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>
}

// -----

// A window for a folded convolution: the beats of its multipliers, as often as
// its outputs are folded; the stream in front is widened. A depthwise one takes
// its taps first. They cannot share a window.
// CHECK-LABEL: fpga.kernel @folds
// CHECK:      %[[F:.*]]:2 = fpga.fork %{{.*}} : !fpga.stream<1x8x8x4xi8, lanes = 1>
// CHECK:      %[[A:.*]] = fpga.cast_lanes {{.*}} lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 4>
// CHECK:      %[[W:.*]] = fpga.window %[[A]]
// CHECK-SAME:   -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 4, repeat = 2>
// CHECK:      %[[B:.*]] = fpga.cast_lanes {{.*}} lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 2>
// CHECK:      %[[V:.*]] = fpga.window %[[B]]
// CHECK-SAME:   -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 2, taps = 3, order = taps>
// CHECK:      %[[M:.*]] = fpga.mac %[[W]]
// CHECK-SAME:   lanes = 2>
// CHECK:      fpga.mac %[[V]]
fpga.kernel @folds(%x: tensor<1x8x8x4xi8>) -> (tensor<1x8x8x8xi16>, tensor<1x8x8x4xi16>)
    attributes {draft} {
  %w = fpga.rom dense<1> : tensor<8x3x3x4xi2>
  %v = fpga.rom dense<1> : tensor<4x3x3x1xi2>
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
  %2 = fpga.mac %1, %w fold <pe = 4, simd = 4>
      : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>, !fpga.rom<8x3x3x4xi2>
      -> !fpga.stream<1x8x8x8xi16, lanes = 2>
  %3 = fpga.mac %1, %v groups = 4 fold <pe = 2, simd = 3>
      : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x1xi2>
      -> !fpga.stream<1x8x8x4xi16, lanes = 1>
  %4 = fpga.store %2 : !fpga.stream<1x8x8x8xi16, lanes = 2> -> tensor<1x8x8x8xi16>
  %5 = fpga.store %3 : !fpga.stream<1x8x8x4xi16, lanes = 1> -> tensor<1x8x8x4xi16>
  fpga.return %4, %5 : tensor<1x8x8x8xi16>, tensor<1x8x8x4xi16>
}

// -----

// A dilation looks further ahead, (3 - 1) * 2 - 2 rows here; a crop and a
// pad in front of the meeting point shift what is needed; channels that are put
// side by side come pixel by pixel.
// CHECK-LABEL: fpga.kernel @shifted
// CHECK:     %[[F:.*]]:4 = fpga.fork
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 34 :
// CHECK-DAG: fpga.fifo %[[F]]#3 depth = 18 :
fpga.kernel @shifted(%x: tensor<1x8x8x2xi8>) -> (tensor<1x8x8x4xi8>, tensor<1x7x8x2xi8>)
    attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] dilation = [2, 2] pad <2, 4, 2, 0, -128>
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x8x8x2xvector<3x3xi8>, lanes = 1>
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x8x8x2xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %3 = fpga.concat %2, %0
      : (!fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.stream<1x8x8x2xi8, lanes = 1>)
      -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %4 = fpga.crop %0 low = [0, 1, 0, 0] high = [0, 0, 0, 0]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x7x8x2xi8, lanes = 1>
  %5 = fpga.crop %0 low = [0, 0, 1, 0] high = [0, 1, 0, 0]
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x7x7x2xi8, lanes = 1>
  %6 = fpga.pad %5 low = [0, 0, 1, 0] high = [0, 0, 0, 0] value = 0
      : !fpga.stream<1x7x7x2xi8, lanes = 1> -> !fpga.stream<1x7x8x2xi8, lanes = 1>
  %7 = fpga.eltwise max %4, %6
      : (!fpga.stream<1x7x8x2xi8, lanes = 1>, !fpga.stream<1x7x8x2xi8, lanes = 1>)
      -> !fpga.stream<1x7x8x2xi8, lanes = 1>
  %8 = fpga.store %3 : !fpga.stream<1x8x8x4xi8, lanes = 1> -> tensor<1x8x8x4xi8>
  %9 = fpga.store %7 : !fpga.stream<1x7x8x2xi8, lanes = 1> -> tensor<1x7x8x2xi8>
  fpga.return %8, %9 : tensor<1x8x8x4xi8>, tensor<1x7x8x2xi8>
}

// -----

// Rows that are shifted down are needed later.
// CHECK-LABEL: fpga.kernel @down
// CHECK:     %[[F:.*]]:2 = fpga.fork
// CHECK-DAG: fpga.fifo %[[F]]#0 depth = 18 :
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 2 :
fpga.kernel @down(%x: tensor<1x8x8x2xi8>) -> tensor<1x8x8x2xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %1 = fpga.pad %0 low = [0, 1, 0, 0] high = [0, 0, 0, 0] value = 0
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x9x8x2xi8, lanes = 1>
  %2 = fpga.crop %1 low = [0, 0, 0, 0] high = [0, 1, 0, 0]
      : !fpga.stream<1x9x8x2xi8, lanes = 1> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %3 = fpga.eltwise max %0, %2
      : (!fpga.stream<1x8x8x2xi8, lanes = 1>, !fpga.stream<1x8x8x2xi8, lanes = 1>)
      -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x8x8x2xi8, lanes = 1> -> tensor<1x8x8x2xi8>
  fpga.return %4 : tensor<1x8x8x2xi8>
}

// -----

// Of a map too large to be looked at, all may be needed.
// CHECK-LABEL: fpga.kernel @large
// CHECK:     %[[F:.*]]:2 = fpga.fork
// CHECK-DAG: fpga.fifo %[[F]]#0 depth = 1000000 :
// CHECK-DAG: fpga.fifo %[[F]]#1 depth = 1000000 :
fpga.kernel @large(%x: tensor<1000000x1xi8>) -> tensor<1000000x1xi9> attributes {draft} {
  %0 = fpga.load %x : tensor<1000000x1xi8> -> !fpga.stream<1000000x1xi8, lanes = 1>
  %1 = fpga.eltwise add %0, %0
      : (!fpga.stream<1000000x1xi8, lanes = 1>, !fpga.stream<1000000x1xi8, lanes = 1>)
      -> !fpga.stream<1000000x1xi9, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1000000x1xi9, lanes = 1> -> tensor<1000000x1xi9>
  fpga.return %2 : tensor<1000000x1xi9>
}

// -----

// Queues of the draft stay, deeper where they have to be; its forks and casts
// are made anew. A mac that cannot give 6 lanes gives as many as it can.
// CHECK-LABEL: fpga.kernel @rewired
// NONE-LABEL: fpga.kernel @rewired
// CHECK:      %[[X:.*]] = fpga.load
// CHECK-NEXT: %[[F:.*]]:2 = fpga.fork %[[X]]
// CHECK:      %[[C:.*]] = fpga.cast_lanes %{{.*}} lanes = 2> -> {{.*}} lanes = 6>
// CHECK:      %[[M:.*]] = fpga.mac %[[C]]
// CHECK-SAME:   -> !fpga.stream<1x4x4x6xi16, lanes = 2>
// CHECK:      fpga.fifo %[[F]]#1 depth = 3 :
// CHECK:      fpga.cast_lanes %[[M]] {{.*}} lanes = 6>
fpga.kernel @rewired(%x: tensor<1x4x4x6xi8>) -> tensor<1x4x4x6xi16> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<6x1x1x6xi2>
  %0 = fpga.load %x : tensor<1x4x4x6xi8> -> !fpga.stream<1x4x4x6xi8, lanes = 2>
  %1:2 = fpga.fork %0 : !fpga.stream<1x4x4x6xi8, lanes = 2>
  %2 = fpga.cast_lanes %1#0 : !fpga.stream<1x4x4x6xi8, lanes = 2> -> !fpga.stream<1x4x4x6xi8, lanes = 1>
  %3 = fpga.mac %2, %w fold <pe = 2, simd = 6>
      : !fpga.stream<1x4x4x6xi8, lanes = 1>, !fpga.rom<6x1x1x6xi2> -> !fpga.stream<1x4x4x6xi16, lanes = 6>
  %4 = fpga.fifo %1#1 depth = 1 : !fpga.stream<1x4x4x6xi8, lanes = 2>
  %5 = fpga.eltwise max %3, %4
      : (!fpga.stream<1x4x4x6xi16, lanes = 6>, !fpga.stream<1x4x4x6xi8, lanes = 2>)
      -> !fpga.stream<1x4x4x6xi16, lanes = 6>
  %6 = fpga.store %5 : !fpga.stream<1x4x4x6xi16, lanes = 6> -> tensor<1x4x4x6xi16>
  fpga.return %6 : tensor<1x4x4x6xi16>
}

// -----

// A design is left alone.
// CHECK-LABEL: fpga.kernel @design
// CHECK:      fpga.load
// CHECK-NEXT: fpga.store
// ALL-LABEL: fpga.kernel @design
// ALL-NOT: fpga.fifo
fpga.kernel @design(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}
