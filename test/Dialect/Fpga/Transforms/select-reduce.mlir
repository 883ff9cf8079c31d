// RUN: pool-to-conv-opt %s --fpga-select-reduce | FileCheck %s
// RUN: pool-to-conv-opt %s --fpga-select-reduce=form=window | FileCheck %s --check-prefix=WINDOW
// RUN: pool-to-conv-opt %s --fpga-select-reduce=form=rows | FileCheck %s --check-prefix=ROWS
// RUN: pool-to-conv-opt %s --fpga-select-reduce=form=global | FileCheck %s --check-prefix=GLOBAL

// Windows side by side, with padding that no maximum sees.
// CHECK-LABEL: @disjoint
// CHECK-NOT:   fpga.window
// CHECK:       %[[X:.*]] = fpga.load
// CHECK-NEXT:  fpga.reduce max rows kernel = [2, 3] stride = [2, 3] pad <0, 1, 1, 0, 0> %[[X]] : !fpga.stream<1x7x8x2xi8, lanes = 1> -> !fpga.stream<1x4x3x2xi8, lanes = 1>
// WINDOW-LABEL: @disjoint
// WINDOW:       fpga.window {{.*}} kernel = [2, 3] stride = [2, 3] pad <0, 1, 1, 0, -128>
// WINDOW-NEXT:  fpga.reduce max window
// GLOBAL-LABEL: @disjoint
// GLOBAL:       fpga.window
fpga.kernel @disjoint(%x: tensor<1x7x8x2xi8>) -> tensor<1x4x3x2xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x7x8x2xi8> -> !fpga.stream<1x7x8x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 3] stride = [2, 3] pad <0, 1, 1, 0, -128>
      : !fpga.stream<1x7x8x2xi8, lanes = 1> -> !fpga.stream<1x4x3x2xvector<2x3xi8>, lanes = 1>
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x4x3x2xvector<2x3xi8>, lanes = 1> -> !fpga.stream<1x4x3x2xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4x3x2xi8, lanes = 1> -> tensor<1x4x3x2xi8>
  fpga.return %3 : tensor<1x4x3x2xi8>
}

// The whole map: whatever the stride is. A dilation of one row is none.
// CHECK-LABEL: @whole
// CHECK:       fpga.reduce sum global dims = [1, 2] %{{.*}} : !fpga.stream<1x1x7x4xi8, lanes = 1> -> !fpga.stream<1x1x1x4xi11, lanes = 1>
// ROWS-LABEL: @whole
// ROWS:       fpga.reduce sum rows kernel = [1, 8] stride = [3, 9] pad <0, 1, 0, 0, 0>
fpga.kernel @whole(%x: tensor<1x1x7x4xi8>) -> tensor<1x1x1x4xi11> attributes {draft} {
  %0 = fpga.load %x : tensor<1x1x7x4xi8> -> !fpga.stream<1x1x7x4xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [1, 8] stride = [3, 9] dilation = [5, 1] pad <0, 1, 0, 0, 0>
      : !fpga.stream<1x1x7x4xi8, lanes = 1> -> !fpga.stream<1x1x1x4xvector<1x8xi8>, lanes = 1>
  %2 = fpga.reduce sum window %1
      : !fpga.stream<1x1x1x4xvector<1x8xi8>, lanes = 1> -> !fpga.stream<1x1x1x4xi11, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x1x1x4xi11, lanes = 1> -> tensor<1x1x1x4xi11>
  fpga.return %3 : tensor<1x1x1x4xi11>
}

// One window that leaves two rows and columns out, and one that looks too far up.
// CHECK-LABEL: @partial
// CHECK:       fpga.reduce max rows kernel = [6, 6] stride = [8, 8] %{{.*}} : !fpga.stream<1x8x8x4xi8
// CHECK:       fpga.reduce max rows kernel = [8, 8] stride = [8, 8] pad <1, 0, 0, 0, 0>
fpga.kernel @partial(%x: tensor<1x8x8x4xi8>) -> (tensor<1x1x1x4xi8>, tensor<1x1x1x4xi8>)
    attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [6, 6] stride = [8, 8]
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x1x1x4xvector<6x6xi8>, lanes = 1>
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x1x1x4xvector<6x6xi8>, lanes = 1> -> !fpga.stream<1x1x1x4xi8, lanes = 1>
  %3 = fpga.window %0 kernel = [8, 8] stride = [8, 8] pad <1, 0, 0, 0, -128>
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x1x1x4xvector<8x8xi8>, lanes = 1>
  %4 = fpga.reduce max window %3
      : !fpga.stream<1x1x1x4xvector<8x8xi8>, lanes = 1> -> !fpga.stream<1x1x1x4xi8, lanes = 1>
  %5 = fpga.store %2 : !fpga.stream<1x1x1x4xi8, lanes = 1> -> tensor<1x1x1x4xi8>
  %6 = fpga.store %4 : !fpga.stream<1x1x1x4xi8, lanes = 1> -> tensor<1x1x1x4xi8>
  fpga.return %5, %6 : tensor<1x1x1x4xi8>, tensor<1x1x1x4xi8>
}

// Padding by 0 does not change a maximum of numbers that are not negative, nor
// does padding by the nearest element change any maximum.
// CHECK-LABEL: @neutral
// CHECK-NOT:   fpga.window
// CHECK:       fpga.reduce max rows
// CHECK:       fpga.reduce min rows
// CHECK:       fpga.reduce max rows
fpga.kernel @neutral(%x: tensor<1x8x8x2xi8>)
    -> (tensor<1x5x5x2xi8>, tensor<1x5x5x2xi8>, tensor<1x5x5x2xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x2xi8> -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %1 = fpga.eltwise relu %0 : (!fpga.stream<1x8x8x2xi8, lanes = 1>) -> !fpga.stream<1x8x8x2xi8, lanes = 1>
  %2 = fpga.window %1 kernel = [2, 2] stride = [2, 2] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x5x5x2xvector<2x2xi8>, lanes = 1>
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x5x5x2xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x5x5x2xi8, lanes = 1>
  %4 = fpga.window %0 kernel = [2, 2] stride = [2, 2] pad <1, 1, 1, 1, 127>
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x5x5x2xvector<2x2xi8>, lanes = 1>
  %5 = fpga.reduce min window %4
      : !fpga.stream<1x5x5x2xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x5x5x2xi8, lanes = 1>
  %6 = fpga.window %0 kernel = [2, 2] stride = [2, 2] pad <1, 1, 1, 1, edge>
      : !fpga.stream<1x8x8x2xi8, lanes = 1> -> !fpga.stream<1x5x5x2xvector<2x2xi8>, lanes = 1>
  %7 = fpga.reduce max window %6
      : !fpga.stream<1x5x5x2xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x5x5x2xi8, lanes = 1>
  %8 = fpga.store %3 : !fpga.stream<1x5x5x2xi8, lanes = 1> -> tensor<1x5x5x2xi8>
  %9 = fpga.store %5 : !fpga.stream<1x5x5x2xi8, lanes = 1> -> tensor<1x5x5x2xi8>
  %10 = fpga.store %7 : !fpga.stream<1x5x5x2xi8, lanes = 1> -> tensor<1x5x5x2xi8>
  fpga.return %8, %9, %10 : tensor<1x5x5x2xi8>, tensor<1x5x5x2xi8>, tensor<1x5x5x2xi8>
}

// One filter of ones per channel: a sum. Of windows that overlap: adders.
// CHECK-LABEL: @ones
// CHECK-NOT:   fpga.rom dense<1> : tensor<4x8x8x1xi2>
// CHECK:       fpga.reduce sum rows kernel = [2, 2] stride = [2, 2] %{{.*}} -> !fpga.stream<1x4x4x4xi10, lanes = 1>
// CHECK:       fpga.reduce sum global dims = [1, 2] %{{.*}} -> !fpga.stream<1x1x1x4xi14, lanes = 1>
// CHECK:       fpga.window {{.*}} kernel = [3, 3]
// CHECK-NEXT:  fpga.mac {{.*}} class ones
// ROWS-LABEL: @ones
// ROWS:       fpga.reduce sum rows kernel = [2, 2]
// ROWS:       fpga.reduce sum rows kernel = [8, 8]
// WINDOW-LABEL: @ones
// WINDOW:       fpga.mac {{.*}} class ones
// WINDOW:       fpga.mac {{.*}} class ones
// WINDOW:       fpga.mac {{.*}} class ones
fpga.kernel @ones(%x: tensor<1x8x8x4xi8>)
    -> (tensor<1x4x4x4xi10>, tensor<1x1x1x4xi14>, tensor<1x8x8x4xi12>) attributes {draft} {
  %w2 = fpga.rom dense<1> : tensor<4x2x2x1xi2>
  %w8 = fpga.rom dense<1> : tensor<4x8x8x1xi2>
  %w3 = fpga.rom dense<1> : tensor<4x3x3x1xui1>
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2]
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x4x4x4xvector<2x2xi8>, lanes = 1>
  %2 = fpga.mac %1, %w2 groups = 4 fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x4xvector<2x2xi8>, lanes = 1>, !fpga.rom<4x2x2x1xi2>
      -> !fpga.stream<1x4x4x4xi10, lanes = 1>
  %3 = fpga.window %0 kernel = [8, 8]
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x1x1x4xvector<8x8xi8>, lanes = 1>
  %4 = fpga.mac %3, %w8 groups = 4 fold <pe = 1, simd = 1>
      : !fpga.stream<1x1x1x4xvector<8x8xi8>, lanes = 1>, !fpga.rom<4x8x8x1xi2>
      -> !fpga.stream<1x1x1x4xi14, lanes = 1>
  %5 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0>
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
  %6 = fpga.mac %5, %w3 groups = 4 fold <pe = 1, simd = 1>
      : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>, !fpga.rom<4x3x3x1xui1>
      -> !fpga.stream<1x8x8x4xi12, lanes = 1>
  %7 = fpga.store %2 : !fpga.stream<1x4x4x4xi10, lanes = 1> -> tensor<1x4x4x4xi10>
  %8 = fpga.store %4 : !fpga.stream<1x1x1x4xi14, lanes = 1> -> tensor<1x1x1x4xi14>
  %9 = fpga.store %6 : !fpga.stream<1x8x8x4xi12, lanes = 1> -> tensor<1x8x8x4xi12>
  fpga.return %7, %8, %9 : tensor<1x4x4x4xi10>, tensor<1x1x1x4xi14>, tensor<1x8x8x4xi12>
}

// All bits of i1 are -1, not 1; a full convolution is no sum per channel.
// CHECK-LABEL: @notones
// CHECK-NOT:   fpga.reduce
// CHECK-NOT:   class
// WINDOW-LABEL: @notones
fpga.kernel @notones(%x: tensor<1x4x4x2xi8>) -> (tensor<1x2x2x2xi16>, tensor<1x2x2x2xi16>)
    attributes {draft} {
  %w = fpga.rom dense<-1> : tensor<2x2x2x1xi1>
  %v = fpga.rom dense<1> : tensor<2x2x2x2xi2>
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2]
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xvector<2x2xi8>, lanes = 1>
  %2 = fpga.mac %1, %w groups = 2 fold <pe = 1, simd = 1>
      : !fpga.stream<1x2x2x2xvector<2x2xi8>, lanes = 1>, !fpga.rom<2x2x2x1xi1>
      -> !fpga.stream<1x2x2x2xi16, lanes = 1>
  %3 = fpga.mac %1, %v fold <pe = 1, simd = 1>
      : !fpga.stream<1x2x2x2xvector<2x2xi8>, lanes = 1>, !fpga.rom<2x2x2x2xi2>
      -> !fpga.stream<1x2x2x2xi16, lanes = 1>
  %4 = fpga.store %2 : !fpga.stream<1x2x2x2xi16, lanes = 1> -> tensor<1x2x2x2xi16>
  %5 = fpga.store %3 : !fpga.stream<1x2x2x2xi16, lanes = 1> -> tensor<1x2x2x2xi16>
  fpga.return %4, %5 : tensor<1x2x2x2xi16>, tensor<1x2x2x2xi16>
}

// The other way: a design whose beats stay right. The line buffer takes one
// channel a beat where three are wanted behind it.
// WINDOW-LABEL: @design
// WINDOW-NOT:   draft
// WINDOW:       fpga.cast_lanes {{.*}} lanes = 6> -> !fpga.stream<1x4x4x3xi8, lanes = 3>
// WINDOW-NEXT:  fpga.window {{.*}} kernel = [2, 2] stride = [2, 2] : {{.*}} -> !fpga.stream<1x2x2x3xvector<2x2xi8>, lanes = 3>
// WINDOW-NEXT:  fpga.reduce max window {{.*}} -> !fpga.stream<1x2x2x3xi8, lanes = 3>
// WINDOW-NEXT:  fpga.cast_lanes {{.*}} -> !fpga.stream<1x2x2x3xi8, lanes = 6>
// WINDOW:       fpga.window {{.*}} kernel = [2, 2] stride = [2, 2]
// WINDOW-NEXT:  fpga.reduce min window
// CHECK-LABEL: @design
// CHECK:       fpga.reduce max rows
// CHECK:       fpga.reduce min global
// ROWS-LABEL: @design
// ROWS:       fpga.reduce max rows
// ROWS:       fpga.reduce min rows kernel = [2, 2] stride = [2, 2]
fpga.kernel @design(%x: tensor<1x4x4x3xi8>) -> tensor<1x1x1x3xi8> {
  %0 = fpga.load %x : tensor<1x4x4x3xi8> -> !fpga.stream<1x4x4x3xi8, lanes = 6>
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %0
      : !fpga.stream<1x4x4x3xi8, lanes = 6> -> !fpga.stream<1x2x2x3xi8, lanes = 6>
  %2 = fpga.cast_lanes %1
      : !fpga.stream<1x2x2x3xi8, lanes = 6> -> !fpga.stream<1x2x2x3xi8, lanes = 1>
  %3 = fpga.reduce min global dims = [2, 1] %2
      : !fpga.stream<1x2x2x3xi8, lanes = 1> -> !fpga.stream<1x1x1x3xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x1x1x3xi8, lanes = 1> -> tensor<1x1x1x3xi8>
  fpga.return %4 : tensor<1x1x1x3xi8>
}
