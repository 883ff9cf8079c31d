fpga.kernel @orders(%x: tensor<1x4x6x4xi8>, %y: tensor<1x1x1x4xi8>, %z: tensor<1x6x1x1xi8>) -> tensor<1x6x4x4xi10> {
  %0 = fpga.load %x : tensor<1x4x6x4xi8> -> !fpga.stream<1x4x6x4xi8, lanes = 2>
  %1 = fpga.load %y : tensor<1x1x1x4xi8> -> !fpga.stream<1x1x1x4xi8, lanes = 2>
  %2 = fpga.load %z : tensor<1x6x1x1xi8> -> !fpga.stream<1x6x1x1xi8, lanes = 1>
  // The innermost dimension moves: lanes of one beat, then of two, then elements
  // of a beat in turns.
  %3 = fpga.reorder %0 by [0, 3, 1, 2] : !fpga.stream<1x4x6x4xi8, lanes = 2> -> !fpga.stream<1x4x4x6xi8, lanes = 3>
  %4 = fpga.reorder %3 by [0, 3, 2, 1] in bram : !fpga.stream<1x4x4x6xi8, lanes = 3> -> !fpga.stream<1x6x4x4xi8, lanes = 4>
  %5 = fpga.cast_lanes %4 : !fpga.stream<1x6x4x4xi8, lanes = 4> -> !fpga.stream<1x6x4x4xi8, lanes = 2>
  %6 = fpga.eltwise add %5, %1 : (!fpga.stream<1x6x4x4xi8, lanes = 2>, !fpga.stream<1x1x1x4xi8, lanes = 2>) -> !fpga.stream<1x6x4x4xi9, lanes = 2>
  %7 = fpga.eltwise sub %6, %2 : (!fpga.stream<1x6x4x4xi9, lanes = 2>, !fpga.stream<1x6x1x1xi8, lanes = 1>) -> !fpga.stream<1x6x4x4xi10, lanes = 2>
  %8 = fpga.store %7 : !fpga.stream<1x6x4x4xi10, lanes = 2> -> tensor<1x6x4x4xi10>
  fpga.return %8 : tensor<1x6x4x4xi10>
}
