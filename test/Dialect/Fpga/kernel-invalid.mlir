// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics -allow-unregistered-dialect

// (C1): ops of other dialects, of none, kernels, calls; something else at the end.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  // expected-error @+1 {{'builtin.unrealized_conversion_cast' op (C1) cannot stand in an fpga.kernel}}
  %2 = builtin.unrealized_conversion_cast %0 : !fpga.stream<1x8xi8, lanes = 2> to i8
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C1)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'other.op' op (C1) cannot stand in an fpga.kernel}}
  "other.op"() : () -> ()
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C1)
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-error @+1 {{'fpga.kernel' op symbol's parent must have the SymbolTable trait}}
  fpga.kernel @g() { fpga.return }
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C1)
fpga.kernel @f() {
  // expected-error @+1 {{'fpga.call' op (C1) cannot stand in an fpga.kernel}}
  fpga.call @f() : () -> ()
  fpga.return
}

// -----

// (C1)
"fpga.kernel"() ({
  // expected-error @+1 {{block with no terminator, has %0 = "fpga.rom"() <{memory = #fpga<mem auto>, ports = 1 : i64, value = dense<1> : tensor<1xi8>}> : () -> !fpga.rom<1xi8>}}
  %0 = fpga.rom dense<1> : tensor<1xi8>
}) {sym_name = "f", function_type = () -> ()} : () -> ()

// -----

// (C1)
"fpga.kernel"() ({
  // expected-error @+1 {{'other.end' op (C1) cannot stand in an fpga.kernel}}
  "other.end"() : () -> ()
}) {sym_name = "f", function_type = () -> ()} : () -> ()

// -----

// An empty block, no block, several blocks.
// expected-error @+1 {{'fpga.kernel' op expects a non-empty block}}
"fpga.kernel"() ({
^bb0:
}) {sym_name = "f", function_type = () -> ()} : () -> ()

// -----

// expected-error @+1 {{'fpga.kernel' op region #0 ('body') failed to verify constraint: region with 1 blocks}}
"fpga.kernel"() ({
}) {sym_name = "f", function_type = () -> ()} : () -> ()

// -----

// expected-error @+1 {{'fpga.kernel' op region #0 ('body') failed to verify constraint: region with 1 blocks}}
fpga.kernel private @f()

// -----

// expected-error @+1 {{'fpga.kernel' op expects region #0 to have 0 or 1 blocks}}
"fpga.kernel"() ({
  fpga.return
^bb1:
  fpga.return
}) {sym_name = "f", function_type = () -> ()} : () -> ()

// -----

// A block whose arguments are not the kernel's; no type of a function.
// expected-error @+1 {{'fpga.kernel' op entry block must have 0 arguments to match function signature}}
"fpga.kernel"() ({
^bb0(%x: tensor<1xi8>):
  fpga.return
}) {sym_name = "f", function_type = () -> ()} : () -> ()

// -----

// expected-error @+1 {{'fpga.kernel' op type of entry block argument #0('tensor<2xi8>') must match the type of the corresponding argument in function signature('tensor<1xi8>')}}
"fpga.kernel"() ({
^bb0(%x: tensor<2xi8>):
  fpga.return
}) {sym_name = "f", function_type = (tensor<1xi8>) -> ()} : () -> ()

// -----

// expected-error @+1 {{'fpga.kernel' op attribute 'function_type' failed to satisfy constraint: type attribute of function type}}
"fpga.kernel"() ({
  fpga.return
}) {sym_name = "f", function_type = i8} : () -> ()

// -----

// expected-error @+1 {{'fpga.kernel' op requires attribute 'sym_name'}}
"fpga.kernel"() ({
  fpga.return
}) {function_type = () -> ()} : () -> ()

// -----

// expected-error @+1 {{'fpga.kernel' op attribute 'target' failed to satisfy constraint: A device and its clock}}
"fpga.kernel"() ({
  fpga.return
}) {sym_name = "f", function_type = () -> (), target = 7} : () -> ()

// -----

// (C2): streams, unknown extents, no rank, of arguments and of results.
// expected-error @+1 {{'fpga.kernel' op (C2) expected a tensor of static shape as argument 0, found '!fpga.stream<1x8xi8, lanes = 2>'}}
fpga.kernel @f(%x: !fpga.stream<1x8xi8, lanes = 2>) -> tensor<1x8xi8> {
  %1 = fpga.store %x : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C2)
// expected-error @+1 {{'fpga.kernel' op (C2) expected a tensor of static shape as argument 0, found 'tensor<1x?xi8>'}}
fpga.kernel @f(%x: tensor<1x?xi8>) {
  
  fpga.return
}

// -----

// (C2)
// expected-error @+1 {{'fpga.kernel' op (C2) expected a tensor of static shape as argument 0, found 'tensor<*xi8>'}}
fpga.kernel @f(%x: tensor<*xi8>) {
  
  fpga.return
}

// -----

// (C2)
// expected-error @+1 {{'fpga.kernel' op (C2) expected a tensor of static shape as argument 0, found 'i8'}}
fpga.kernel @f(%x: i8) {
  
  fpga.return
}

// -----

// (C2)
// expected-error @+1 {{'fpga.kernel' op (C2) expected a tensor of static shape as result 0, found 'tensor<1x?xi8>'}}
fpga.kernel @f() -> tensor<1x?xi8> {
  %0 = "other.op"() : () -> tensor<1x?xi8>
  fpga.return %0 : tensor<1x?xi8>
}

// -----

// (C3): loaded twice, returned.
// expected-error @+1 {{'fpga.kernel' op (C3) expected argument 0 to be used by one fpga.load and nothing else}}
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-note @+1 {{used here}}
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-note @+1 {{used here}}
  %2 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C3)
// expected-error @+1 {{'fpga.kernel' op (C3) expected argument 0 to be used by one fpga.load and nothing else}}
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  
  // expected-note @+1 {{used here}}
  fpga.return %x : tensor<1x8xi8>
}

// -----

// (C4): stored and not returned, returned twice.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  // expected-error @+1 {{'fpga.store' op (C4) expected its result to be returned}}
  %2 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %1 : tensor<1x8xi8>
}

// -----

// (C4)
fpga.kernel @f(%x: tensor<1x8xi8>) -> (tensor<1x8xi8>, tensor<1x8xi8>) {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  // expected-error @+1 {{'fpga.return' op (C4) expected operand 0 to be returned once}}
  fpga.return %1, %1 : tensor<1x8xi8>, tensor<1x8xi8>
}

// -----

// (C5): the second use is named, and where the stream comes from.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-note @+1 {{the stream comes from here}}
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-note @+1 {{and is first used here}}
  %1 = fpga.eltwise relu %0 : (!fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.eltwise' op (C5) operand 1 is the second use of a stream; expected one consumer}}
  %2 = fpga.eltwise add %1, %0 : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %3 : tensor<1x8xi8>
}

// -----

// (C5): twice by one op.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  // expected-note @+1 {{the stream comes from here}}
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+2 {{'fpga.eltwise' op (C5) operand 1 is the second use of a stream; expected one consumer}}
  // expected-note @+1 {{and is first used here}}
  %2 = fpga.eltwise add %0, %0 : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %3 : tensor<1x8xi8>
}

// -----

// (C5): three uses, in another order than they were added.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-note @+1 {{the stream comes from here}}
  %1:2 = fpga.fork %0 : !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+2 {{'fpga.eltwise' op (C5) operand 1 is the second use of a stream; expected one consumer}}
  // expected-note @+1 {{and is first used here}}
  %2 = fpga.eltwise add %1#1, %1#1 : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 2>
  %3 = fpga.eltwise add %2, %1#0 : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 2>
  %4 = fpga.eltwise add %3, %1#1 : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 2>
  %5 = fpga.store %4 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %5 : tensor<1x8xi8>
}

// -----

// (C5): no use, of one copy.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.fork' op (C5) expected one consumer of stream result 1, found none}}
  %1:2 = fpga.fork %0 : !fpga.stream<1x8xi8, lanes = 2>
  %2 = fpga.store %1#0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %2 : tensor<1x8xi8>
}

// -----

// (C5): more users than ports.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.rom' op (C5) expected no more users than ports, found 2 users of 1}}
  %c = fpga.rom dense<1> : tensor<1x8xi8>
  %1 = fpga.eltwise add %0, %c : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.rom<1x8xi8>) -> !fpga.stream<1x8xi8, lanes = 2>
  %2 = fpga.eltwise add %1, %c : (!fpga.stream<1x8xi8, lanes = 2>, !fpga.rom<1x8xi8>) -> !fpga.stream<1x8xi8, lanes = 2>
  %3 = fpga.store %2 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %3 : tensor<1x8xi8>
}

// -----

// (C6): other beats than the op takes.
fpga.kernel @f(%x: tensor<1x8xi8>) -> tensor<1x8xi8> {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  // expected-error @+1 {{'fpga.eltwise' op (C6) expected operand 0 of type '!fpga.stream<1x8xi8, lanes = 4>', found '!fpga.stream<1x8xi8, lanes = 2>'}}
  %1 = fpga.eltwise relu %0 : (!fpga.stream<1x8xi8, lanes = 2>) -> !fpga.stream<1x8xi8, lanes = 4>
  %2 = fpga.store %1 : !fpga.stream<1x8xi8, lanes = 4> -> tensor<1x8xi8>
  fpga.return %2 : tensor<1x8xi8>
}
