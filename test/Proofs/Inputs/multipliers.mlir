// The scale of an average of four in the smallest factors that do.

fpga.kernel @quarter_kernel(%x: tensor<1x1x4x1xi8>) -> tensor<1x1x1x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x1x4x1xi8> -> !fpga.stream<1x1x4x1xi8, lanes = 1>
  %1 = fpga.reduce sum global dims = [1, 2] %0 : !fpga.stream<1x1x4x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi10, lanes = 1>
  %2 = fpga.requant %1 multiplier = [1073741825] shift = [32] round half_up : !fpga.stream<1x1x1x1xi10, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  fpga.return %3 : tensor<1x1x1x1xi8>
}
func.func @quarter(%x: tensor<1x1x4x1xi8>) -> tensor<1x1x1x1xi8> {
  %0 = fpga.call @quarter_kernel(%x) : (tensor<1x1x4x1xi8>) -> tensor<1x1x1x1xi8>
  return %0 : tensor<1x1x1x1xi8>
}
