// What has no meaning is an error, at the op.
//
// RUN: pool-to-conv-opt %s --convert-fpga-to-linalg --split-input-file --verify-diagnostics

fpga.kernel @load(%x: tensor<1xf128>) -> tensor<1xi8> {
  // expected-error @below {{'fpga.load' op expected a tensor of f16, bf16, f32 or f64 to give a meaning to, found 'f128'}}
  %0 = fpga.load %x as !fpga.fixed<8, 4, signed, floor, wrap> : tensor<1xf128> -> !fpga.stream<1xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1xi8, lanes = 1> -> tensor<1xi8>
  fpga.return %1 : tensor<1xi8>
}

// -----

fpga.kernel @store(%x: tensor<1xi8>) -> tensor<1xf8E5M2> {
  %0 = fpga.load %x : tensor<1xi8> -> !fpga.stream<1xi8, lanes = 1>
  // expected-error @below {{'fpga.store' op expected a tensor of f16, bf16, f32 or f64 to give a meaning to, found 'f8E5M2'}}
  %1 = fpga.store %0 as !fpga.fixed<8, 4, signed, floor, wrap> : !fpga.stream<1xi8, lanes = 1> -> tensor<1xf8E5M2>
  fpga.return %1 : tensor<1xf8E5M2>
}

// -----

// A stream passes any number of elements, a tensor has to hold them at once.

fpga.kernel @windows(%x: tensor<1x4096x4096x1xi8>) -> tensor<1x4084x4084x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4096x4096x1xi8> -> !fpga.stream<1x4096x4096x1xi8, lanes = 1>
  // expected-error @below {{'fpga.window' op needs a tensor of more than 2^31 elements}}
  %1 = fpga.window %0 kernel = [13, 13] : !fpga.stream<1x4096x4096x1xi8, lanes = 1> -> !fpga.stream<1x4084x4084x1xvector<13x13xi8>, lanes = 1>
  %2 = fpga.reduce max window %1 : !fpga.stream<1x4084x4084x1xvector<13x13xi8>, lanes = 1> -> !fpga.stream<1x4084x4084x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4084x4084x1xi8, lanes = 1> -> tensor<1x4084x4084x1xi8>
  fpga.return %3 : tensor<1x4084x4084x1xi8>
}

// -----

fpga.kernel @border(%x: tensor<1x4x4x1xi8>) -> tensor<1x2x2x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-error @below {{'fpga.window' op needs a tensor of more than 2^31 elements}}
  %1 = fpga.window %0 kernel = [1, 1] stride = [100000, 100000] pad <100000, 100000, 0, 0, 0> : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xvector<1x1xi8>, lanes = 1>
  %2 = fpga.reduce max window %1 : !fpga.stream<1x2x2x1xvector<1x1xi8>, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  fpga.return %3 : tensor<1x2x2x1xi8>
}

// -----

fpga.kernel @reach(%x: tensor<1x4x4x1xi8>) -> tensor<1x1x1x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  // expected-error @below {{'fpga.reduce' op needs a tensor of more than 2^31 elements}}
  %1 = fpga.reduce max rows kernel = [2147483647, 1] stride = [2147483647, 4] pad <2147483643, 0, 0, 0, 0> %0 : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x1x1x1xi8, lanes = 1> -> tensor<1x1x1x1xi8>
  fpga.return %2 : tensor<1x1x1x1xi8>
}
