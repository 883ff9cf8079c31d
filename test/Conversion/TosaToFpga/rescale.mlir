// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-tosa-to-fpga --trials=16 | FileCheck %s --check-prefix=JUDGE

// JUDGE: 8 functions, 8 equal

// CHECK-LABEL: fpga.kernel @single_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [1301234567] shift = [40] zero_point = -7 round half_up
func.func @single(%x: tensor<1x40x4xi32>) -> tensor<1x40x4xi8> {
  %m = "tosa.const"() <{values = dense<1301234567> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<40> : tensor<1xi8>}> : () -> tensor<1xi8>
  %iz = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %oz = "tosa.const"() <{values = dense<-7> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true}
    : (tensor<1x40x4xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x40x4xi8>
  return %0 : tensor<1x40x4xi8>
}

// CHECK-LABEL: fpga.kernel @double_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [1301234567] shift = [40] zero_point = -7 round tosa
func.func @double(%x: tensor<1x40x4xi32>) -> tensor<1x40x4xi8> {
  %m = "tosa.const"() <{values = dense<1301234567> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<40> : tensor<1xi8>}> : () -> tensor<1xi8>
  %iz = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %oz = "tosa.const"() <{values = dense<-7> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = DOUBLE_ROUND, scale32 = true}
    : (tensor<1x40x4xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x40x4xi8>
  return %0 : tensor<1x40x4xi8>
}

// CHECK-LABEL: fpga.kernel @per_channel_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [1073741824, 2000000000, 1500000001] shift = [33, 41, 30] zero_point = 11 round tosa
func.func @per_channel(%x: tensor<1x20x3xi16>) -> tensor<1x20x3xi8> {
  %m = "tosa.const"() <{values = dense<[1073741824, 2000000000, 1500000001]> : tensor<3xi32>}> : () -> tensor<3xi32>
  %s = "tosa.const"() <{values = dense<[33, 41, 30]> : tensor<3xi8>}> : () -> tensor<3xi8>
  %iz = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %oz = "tosa.const"() <{values = dense<11> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = false, output_unsigned = false, per_channel = true, rounding_mode = DOUBLE_ROUND, scale32 = true}
    : (tensor<1x20x3xi16>, tensor<3xi32>, tensor<3xi8>, tensor<1xi16>, tensor<1xi8>) -> tensor<1x20x3xi8>
  return %0 : tensor<1x20x3xi8>
}

// CHECK-LABEL: fpga.kernel @widening_kernel
// CHECK: fpga.requant %{{.*}} bias = [9] multiplier = [1073741824] shift = [10]
func.func @widening(%x: tensor<1x64x4xi8>) -> tensor<1x64x4xi32> {
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<10> : tensor<1xi8>}> : () -> tensor<1xi8>
  %iz = "tosa.const"() <{values = dense<-9> : tensor<1xi8>}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = DOUBLE_ROUND, scale32 = true}
    : (tensor<1x64x4xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x64x4xi32>
  return %0 : tensor<1x64x4xi32>
}

// Products beyond 32 bits lose their high bits before the zero point comes (T31).
// CHECK-LABEL: fpga.kernel @wrapping_kernel
// CHECK: fpga.requant {{.*}} overflow wrap : {{.*}} -> !fpga.stream<1x40x4xi32, lanes = 1>
// CHECK: fpga.requant {{.*}} bias = [3] multiplier = [1] shift = [0] overflow wrap
// CHECK: fpga.requant {{.*}} -> !fpga.stream<1x40x4xi8, lanes = 1>
func.func @wrapping(%x: tensor<1x40x4xi32>) -> tensor<1x40x4xi8> {
  %m = "tosa.const"() <{values = dense<2147483647> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<28> : tensor<1xi8>}> : () -> tensor<1xi8>
  %iz = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %oz = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true}
    : (tensor<1x40x4xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x40x4xi8>
  return %0 : tensor<1x40x4xi8>
}

// CHECK-LABEL: fpga.kernel @scale16_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [16384] shift = [14] round half_up
func.func @scale16(%x: tensor<1x30x4xi48>) -> tensor<1x30x4xi32> {
  %m = "tosa.const"() <{values = dense<16384> : tensor<1xi16>}> : () -> tensor<1xi16>
  %s = "tosa.const"() <{values = dense<14> : tensor<1xi8>}> : () -> tensor<1xi8>
  %iz = "tosa.const"() <{values = dense<0> : tensor<1xi48>}> : () -> tensor<1xi48>
  %oz = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = false}
    : (tensor<1x30x4xi48>, tensor<1xi16>, tensor<1xi8>, tensor<1xi48>, tensor<1xi32>) -> tensor<1x30x4xi32>
  return %0 : tensor<1x30x4xi32>
}

// CHECK-LABEL: fpga.kernel @unsigned_to_signed_kernel
// CHECK: fpga.load %{{.*}} : tensor<1x64x4xi8> -> !fpga.stream<1x64x4xui8, lanes = 1>
// CHECK: fpga.requant %{{.*}} bias = [-128]
func.func @unsigned_to_signed(%x: tensor<1x64x4xi8>) -> tensor<1x64x4xi8> {
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %iz = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = true, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true}
    : (tensor<1x64x4xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x64x4xi8>
  return %0 : tensor<1x64x4xi8>
}

// CHECK-LABEL: fpga.kernel @signed_to_unsigned_kernel
// CHECK: fpga.requant {{.*}} zero_point = 200 round half_up : {{.*}} -> !fpga.stream<1x64x4xui8, lanes = 1>
// CHECK: fpga.store {{.*}} -> tensor<1x64x4xi8>
func.func @signed_to_unsigned(%x: tensor<1x64x4xi8>) -> tensor<1x64x4xi8> {
  %m = "tosa.const"() <{values = dense<1603741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<31> : tensor<1xi8>}> : () -> tensor<1xi8>
  %iz = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{values = dense<-56> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.rescale %x, %m, %s, %iz, %oz {input_unsigned = false, output_unsigned = true, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true}
    : (tensor<1x64x4xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x64x4xi8>
  return %0 : tensor<1x64x4xi8>
}
