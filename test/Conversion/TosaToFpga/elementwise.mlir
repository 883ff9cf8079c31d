// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-tosa-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 26 functions, 26 equal

// CHECK-LABEL: fpga.kernel @add_kernel
// CHECK: fpga.eltwise add %{{.*}}, %{{.*}} :
func.func @add(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.add %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @sub_kernel
// CHECK: fpga.eltwise sub %{{.*}}, %{{.*}} :
func.func @sub(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.sub %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @maximum_kernel
// CHECK: fpga.eltwise max %{{.*}}, %{{.*}} :
func.func @maximum(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.maximum %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @minimum_kernel
// CHECK: fpga.eltwise min %{{.*}}, %{{.*}} :
func.func @minimum(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.minimum %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @bitwise_and_kernel
// CHECK: fpga.eltwise and %{{.*}}, %{{.*}} :
func.func @bitwise_and(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.bitwise_and %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @bitwise_or_kernel
// CHECK: fpga.eltwise or %{{.*}}, %{{.*}} :
func.func @bitwise_or(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.bitwise_or %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @bitwise_xor_kernel
// CHECK: fpga.eltwise xor %{{.*}}, %{{.*}} :
func.func @bitwise_xor(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.bitwise_xor %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// One element serves for a row.
// CHECK-LABEL: fpga.kernel @broadcast_kernel
// CHECK: fpga.eltwise sub %{{.*}}, %{{.*}} : (!fpga.stream<1x3x4x5xi32, lanes = 1>, !fpga.stream<1x3x4x1xi32, lanes = 1>)
func.func @broadcast(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x1xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.sub %x, %y : (tensor<1x3x4x5xi32>, tensor<1x3x4x1xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @constant_kernel
// CHECK: %[[ROM:.*]] = fpga.rom dense<[{{.*}}1, 2, 3, 4, 2000000000]{{.*}}> : tensor<1x1x1x5xi32>
// CHECK: fpga.eltwise add %{{.*}}, %[[ROM]]
func.func @constant(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %c = "tosa.const"() <{values = dense<[[[[1, 2, 3, 4, 2000000000]]]]> : tensor<1x1x1x5xi32>}> : () -> tensor<1x1x1x5xi32>
  %0 = tosa.add %x, %c : (tensor<1x3x4x5xi32>, tensor<1x1x1x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @mul_kernel
// CHECK: fpga.eltwise mul %{{.*}}, %{{.*}} :
func.func @mul(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %y, %s : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>, tensor<1xi8>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @mul_shift_kernel
// CHECK: fpga.eltwise mul %{{.*}}, %{{.*}} shift = 31 round half_up :
func.func @mul_shift(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %s = "tosa.const"() <{values = dense<31> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %y, %s : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>, tensor<1xi8>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @left_shift_kernel
// CHECK: fpga.eltwise shl
func.func @left_shift(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %c = "tosa.const"() <{values = dense<31> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  %a = tosa.bitwise_and %y, %c : (tensor<1x3x4x5xi32>, tensor<1x1x1x1xi32>) -> tensor<1x3x4x5xi32>
  %0 = tosa.logical_left_shift %x, %a : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @right_shift_kernel
// CHECK: fpga.eltwise shr %{{.*}}, %{{.*}} :
func.func @right_shift(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %c = "tosa.const"() <{values = dense<31> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  %a = tosa.bitwise_and %y, %c : (tensor<1x3x4x5xi32>, tensor<1x1x1x1xi32>) -> tensor<1x3x4x5xi32>
  %0 = tosa.arithmetic_right_shift %x, %a {round = false} : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @right_shift_round_kernel
// CHECK: fpga.eltwise shr %{{.*}}, %{{.*}} round half_up :
func.func @right_shift_round(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %c = "tosa.const"() <{values = dense<31> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  %a = tosa.bitwise_and %y, %c : (tensor<1x3x4x5xi32>, tensor<1x1x1x1xi32>) -> tensor<1x3x4x5xi32>
  %0 = tosa.arithmetic_right_shift %x, %a {round = true} : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @logical_right_shift_kernel
// CHECK: fpga.eltwise shr {{.*}} -> !fpga.stream<1x3x4x5xui32, lanes = 1>
func.func @logical_right_shift(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %c = "tosa.const"() <{values = dense<31> : tensor<1x1x1x1xi32>}> : () -> tensor<1x1x1x1xi32>
  %a = tosa.bitwise_and %y, %c : (tensor<1x3x4x5xi32>, tensor<1x1x1x1xi32>) -> tensor<1x3x4x5xi32>
  %0 = tosa.logical_right_shift %x, %a : (tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @abs_kernel
// CHECK: fpga.eltwise abs
func.func @abs(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.abs %x : (tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @clz_kernel
// CHECK: fpga.eltwise clz %{{.*}} bits = 32
func.func @clz(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.clz %x : (tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @not_kernel
// CHECK: fpga.eltwise xor
func.func @not(%x: tensor<1x3x4x5xi16>) -> tensor<1x3x4x5xi16> {
  %0 = tosa.bitwise_not %x : (tensor<1x3x4x5xi16>) -> tensor<1x3x4x5xi16>
  return %0 : tensor<1x3x4x5xi16>
}

// CHECK-LABEL: fpga.kernel @clamp_kernel
// CHECK: fpga.eltwise clamp %{{.*}} bounds = [-3, 100]
func.func @clamp(%x: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %0 = tosa.clamp %x {min_val = -3 : i8, max_val = 100 : i8} : (tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// CHECK-LABEL: fpga.kernel @negate_kernel
// CHECK: fpga.eltwise sub
func.func @negate(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %0 = tosa.negate %x, %z, %z : (tensor<1x3x4x5xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @negate_zero_points_kernel
// CHECK: fpga.rom dense<-97> : tensor<1x1x1x1xi9>
// CHECK: fpga.eltwise sub %{{.*}}, %{{.*}} overflow sat
func.func @negate_zero_points(%x: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %z = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{values = dense<-100> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.negate %x, %z, %oz : (tensor<1x3x4x5xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// CHECK-LABEL: fpga.kernel @widen_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [1] shift = [0] overflow wrap : {{.*}}xi8, {{.*}}xi32,
func.func @widen(%x: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi32> {
  %0 = tosa.cast %x : (tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @narrow_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [1] shift = [0] overflow wrap : {{.*}}xi32, {{.*}}xi16,
func.func @narrow(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi16> {
  %0 = tosa.cast %x : (tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi16>
  return %0 : tensor<1x3x4x5xi16>
}

// CHECK-LABEL: fpga.kernel @bits_kernel
// CHECK: !fpga.stream<1x3x4x5xui1, lanes = 1> -> !fpga.stream<1x3x4x5xi8, lanes = 1>
func.func @bits(%x: tensor<1x3x4x5xi1>) -> tensor<1x3x4x5xi8> {
  %0 = tosa.cast %x : (tensor<1x3x4x5xi1>) -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// CHECK-LABEL: fpga.kernel @table_kernel
// CHECK: fpga.lut {{.*}} : !fpga.stream<1x3x4x5xi8, lanes = 1> -> !fpga.stream<1x3x4x5xi8, lanes = 1>
func.func @table(%x: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %t = "tosa.const"() <{values = dense<[2, 55, -114, 110, -1, -102, -48, -71, 62, 112, -2, 66, -76, -1, -122, -18, 80, 15, -35, 71, -47, -92, -57, 99, -64, -61, -128, -126, -21, -18, -44, -43, 20, 32, -27, -24, -35, -28, 68, 24, -117, 56, 84, -44, -54, 7, -95, 41, 26, -127, 45, -95, 30, 53, 28, 118, 33, -34, 118, 113, -38, -99, 3, -117, 55, 78, -119, 86, 59, 64, -124, 103, -105, -36, -28, -68, -3, 108, 48, 53, 0, 108, -73, 60, 23, -110, 93, -82, -22, 46, 57, -53, 46, 13, -81, 31, 34, 28, -38, -88, -52, 30, 119, -46, -104, -87, 79, -112, -7, 48, 0, 105, 87, -54, -100, -112, 124, 43, -22, -62, -61, 83, -74, -42, 94, 62, -52, -98, 87, 22, -56, 104, -42, 104, 121, 34, 117, 12, 21, 112, 78, -53, -71, 65, -37, 127, 45, -36, -83, 123, 11, 56, -96, 54, -111, 28, 58, 15, 120, 7, 22, 46, -37, -123, 114, 0, 38, 12, 109, 19, 54, 50, 12, 48, 81, 51, -40, 102, 58, 43, -56, -43, -27, 57, 116, 16, -88, 85, -41, 87, 26, 10, -114, -28, -47, 97, -36, -16, -36, -107, 113, -13, -44, -101, -60, -72, 34, -36, 119, -29, -110, 84, 110, 51, 66, -92, -24, -7, 63, -128, 51, 79, 14, 81, -70, 63, -110, 26, -80, 23, 45, 22, 52, -62, 86, 81, 61, 111, -56, -48, 67, 116, -27, -60, -82, 51, -128, 67, -73, 38, -56, 38, 64, 91, 93, -13]> : tensor<256xi8>}> : () -> tensor<256xi8>
  %0 = tosa.table %x, %t : (tensor<1x3x4x5xi8>, tensor<256xi8>) -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// CHECK-LABEL: fpga.kernel @table_interpolated_kernel
// CHECK: fpga.lut {{.*}} fraction = 7 :
func.func @table_interpolated(%x: tensor<1x3x4x5xi16>) -> tensor<1x3x4x5xi32> {
  %t = "tosa.const"() <{values = dense<[31904, 5438, 30090, 17010, 17549, -11924, 1287, 6658, 32283, 140, 21691, -30190, 9063, 7535, 31687, 4770, -13987, 29744, -29652, -16793, 25358, -590, 5649, -27529, -14885, 18663, -31038, 30185, 3117, -856, 29396, -27950, -569, 31472, 2318, -12483, 4683, 5660, 31754, 29442, -17279, -30649, -16249, 6644, 4239, 11288, 6137, -29280, 28093, 13076, 14554, -15404, -27994, -32397, 317, 26950, -18665, -7710, -30860, 23549, 23295, 30392, 17756, 29585, 18594, -7017, 6088, 28191, -24111, 7032, -32346, 23962, 4765, 29156, 7988, -14067, -11083, 29938, 32464, 10582, -12645, 23011, -26404, -23801, -2619, 2255, -21602, -24522, -29419, 10885, 23505, -23763, 20350, 31023, -26360, -16597, -16731, -4033, -18199, -15123, 5569, 24637, -13143, -8771, -8483, 21487, -11642, -23957, -4832, -27059, -18585, 16934, -23331, 3915, -25224, -17256, 19468, -15161, -31462, 23811, -20784, 8463, 31384, 31402, 13553, 16278, -25461, -14650, 5862, -12962, 5273, -3855, 1736, -24487, -1884, 549, 4383, -15234, -2043, 15887, 26651, 18206, -9265, -15574, -30319, 12006, -21595, -28057, -20818, -16412, 26673, -1497, 18330, 27870, 30207, 9605, -18669, -28907, 17644, -25735, -13003, 23505, -3528, -17554, -21788, 31646, -5047, -14449, 16497, 13670, -1964, 5216, 10913, 12933, 17792, 16795, -14887, 14196, 6017, 24037, 14708, -28004, -4604, -9105, 19072, -24474, -20055, -27905, -28421, -8344, -6239, -7131, -27597, 31461, 30276, 12912, -32711, 23198, 28860, 6625, 23415, 9602, 28255, 27773, -19694, -7655, -12495, -11923, -23437, 16336, 17780, 28791, -12831, 533, -18320, 3595, -11595, 4856, -1945, -28423, 30413, -28562, 12359, 15593, 8659, -25049, -29919, 27087, 29062, -12325, -17313, 9737, 5387, 26722, -1318, -11374, -28373, -6420, -29501, -2560, -22518, 19801, 14975, 8105, -8589, 28578, 14609, 4344, -24003, 28578, -11357, -1241, -9746, -5405, -27012, 23677, 2714, -31946, 27776, -24791, 26612, 20993, -10518, -26877, -28408, 13108, -20472, -23434, -1705, 31609, -20717, 29001, -25722, -857, -26155, 32429, 19309, -24886, -26490, 711, 20640, 25673, 7333, -26039, -27840, -7275, -9256, 19969, -8119, -2134, -21711, 8373, -18615, -21389, -11543, -22889, -4665, -30487, 25062, 14105, 31003, 22699, 16597, -15370, -31149, 7551, 26088, -3412, -17605, -14587, 8089, 30568, -21282, 1766, 20001, 8241, -15379, -15754, -22023, 29046, -676, -21716, 23416, -605, 3385, -24715, 31805, -161, -26473, -6573, 4720, 16221, -19854, -23348, 22357, 8379, 17021, -32759, 4706, -15527, -29057, 25189, -13963, -30316, -26582, 23277, 2319, -18804, 17354, -15697, 9342, -24127, 7398, -10570, -14768, 1650, 32469, 9596, 4655, -28307, -24442, -29113, -29168, -16822, -26132, -15714, 14044, 24373, 1070, -30590, -2478, 23449, -16342, 14733, -6399, 10534, 14187, -31137, -11365, -11382, -20278, 2380, -10330, -13890, 25718, 24190, 23521, -17275, 10942, 8791, 25667, -2846, 27655, 24137, -10286, 25090, -26421, -11720, 29269, 31643, -32557, -19194, -16138, 22211, -25912, -5564, -32626, -28460, -1858, 30407, 13669, 18706, 28074, -4507, -6380, 3544, -6403, 6976, 14023, -1107, 15289, 13339, -231, -24633, 32030, 19773, 12998, -14018, -14048, -1530, 31472, 17245, -27821, -20478, -10544, 19266, -19829, 4121, -6644, 9707, 29773, 28854, -20827, -6688, 16572, -31447, -19198, -8554, 18231, -29856, 8813, -29223, 8136, 17411, 29635, 19543, 26181, -24756, -13550, 21846, 14784, -30126, -5664, 4479, 4770, -22578, -29185, -21330, 13876, 21378, 7443, -30873, 3224, -2044, -23327, -27815, -21191, 6631, 13290, -5408, 30551, -20718, -16900, -1431, 12053, 22751, 18797, -32381, 18371, 16774, -9420, -5613, 9359, 17912, 9727, -18494, 16255, -130, -19653, -4888, 5748, 7284, 2315, -22553, -10824, -22719, 21369, -8463, -3323, -24552, 20580, 21869, -2522]> : tensor<513xi16>}> : () -> tensor<513xi16>
  %0 = tosa.table %x, %t : (tensor<1x3x4x5xi16>, tensor<513xi16>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}
