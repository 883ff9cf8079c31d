//===- FpgaKernelOps.td - Kernels and their ports ----------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_FPGAKERNELOPS
#define POOLTOCONV_DIALECT_FPGA_IR_FPGAKERNELOPS

include "PoolToConv/Dialect/Fpga/IR/FpgaInterfaces.td"
include "PoolToConv/Dialect/Fpga/IR/FpgaTypes.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/RegionKindInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/CallInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Fpga_KernelOp : Fpga_Op<"kernel", [
    FunctionOpInterface, IsolatedFromAbove, SingleBlock]> {
  let summary = "A design: one top-level module";
  let description = [{
    Arguments and results are tensors on the side of the host; `fpga.load` and
    `fpga.store` are the ports that turn them into streams. In between, ops are
    units of hardware and SSA values are the streams that join them.

    A `draft` has not been wired yet: a stream may have several consumers or
    none, and ports may disagree about beats. `fpga-insert-plumbing` makes a
    design of it.

    ```mlir
    fpga.kernel @double(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi9> {
      %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 2>
      %1:2 = fpga.fork %0 : !fpga.stream<1x4x4x8xi8, lanes = 2>
      %2 = fpga.eltwise add %1#0, %1#1
          : (!fpga.stream<1x4x4x8xi8, lanes = 2>, !fpga.stream<1x4x4x8xi8, lanes = 2>)
          -> !fpga.stream<1x4x4x8xi9, lanes = 2>
      %3 = fpga.store %2 : !fpga.stream<1x4x4x8xi9, lanes = 2> -> tensor<1x4x4x8xi9>
      fpga.return %3 : tensor<1x4x4x8xi9>
    }
    ```

    Constraints:
    - (C1) the body holds ops of this dialect only, but `fpga.call`;
    - (C2) arguments and results are tensors of static shape;
    - (C3) an argument is read by one `fpga.load` or has no port at all;
    - (C4) each returned value is what an `fpga.store` gives, and what each
      `fpga.store` gives is returned once;
    - (C5) unless `draft`: each stream has exactly one consumer, and an
      `fpga.rom` has no more users than ports;
    - (C6) unless `draft`: each operand has the beats that its consumer wants,
      and each result those that its producer can deliver.
  }];
  let arguments = (ins
    SymbolNameAttr:$sym_name,
    TypeAttrOf<FunctionType>:$function_type,
    OptionalAttr<StrAttr>:$sym_visibility,
    OptionalAttr<DictArrayAttr>:$arg_attrs,
    OptionalAttr<DictArrayAttr>:$res_attrs,
    OptionalAttr<Fpga_TargetAttr>:$target,
    UnitAttr:$draft);
  let regions = (region SizedRegion<1>:$body);
  let builders = [OpBuilder<(ins "::llvm::StringRef":$name,
                                 "::mlir::FunctionType":$type)>];
  let skipDefaultBuilders = 1;
  let hasCustomAssemblyFormat = 1;
  let hasRegionVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::ArrayRef<::mlir::Type> getArgumentTypes() {
      return getFunctionType().getInputs();
    }
    ::mlir::ArrayRef<::mlir::Type> getResultTypes() {
      return getFunctionType().getResults();
    }
    ::mlir::Region *getCallableRegion() { return &getBody(); }
    /// The units, in order.
    ::llvm::SmallVector<UnitOpInterface> getUnits();
  }];
}

def Fpga_ReturnOp : Fpga_Op<"return", [Pure, ReturnLike, Terminator,
                                       HasParent<"KernelOp">]> {
  let summary = "Ends a kernel";
  let description = [{
    Names the tensors that the kernel's stores write.

    ```mlir
    fpga.kernel @nothing() {
      fpga.return
    }
    ```
    Constraint: (C1) types are the kernel's result types.
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` qualified(type($values)))?";
  let hasVerifier = 1;
}

def Fpga_CallOp : Fpga_Op<"call", [
    DeclareOpInterfaceMethods<SymbolUserOpInterface>,
    MemoryEffects<[]>]> {
  let summary = "Runs a kernel, on the side of the host";
  let description = [{
    Sends the operands through the kernel and waits for its results. Frames are
    independent: nothing stays in a kernel between two calls.

    ```mlir
    fpga.kernel @copy(%x: tensor<1x10xi8>) -> tensor<1x10xi8> {
      %0 = fpga.load %x : tensor<1x10xi8> -> !fpga.stream<1x10xi8, lanes = 2>
      %1 = fpga.store %0 : !fpga.stream<1x10xi8, lanes = 2> -> tensor<1x10xi8>
      fpga.return %1 : tensor<1x10xi8>
    }
    func.func @host(%x: tensor<1x10xi8>) -> tensor<1x10xi8> {
      %0 = fpga.call @copy(%x) : (tensor<1x10xi8>) -> tensor<1x10xi8>
      return %0 : tensor<1x10xi8>
    }
    ```
    Constraints: (C1) the symbol is an `fpga.kernel`; (C2) types are those of the
    kernel.
  }];
  let arguments = (ins FlatSymbolRefAttr:$kernel,
                       Variadic<AnyRankedTensor>:$inputs);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat =
      "$kernel `(` $inputs `)` attr-dict `:` functional-type($inputs, $results)";
}

def Fpga_LoadOp : Fpga_Op<"load", [
    Pure, DeclareOpInterfaceMethods<Fpga_UnitOpInterface>]> {
  let summary = "An input port: a tensor becomes a stream";
  let description = [{
    Without `as`, elements pass as they are. With it, floats are rounded to
    integers as the fixed-point format says.

    ```mlir
    %0 = fpga.load %x through <axis, width = 32>
        : tensor<1x32x32x3xi8> -> !fpga.stream<1x32x32x3xi8, lanes = 3>
    %1 = fpga.load %y as !fpga.fixed<8, 3, signed, half_even, sat>
        : tensor<1x10xf32> -> !fpga.stream<1x10xi8, lanes = 1>
    ```
    Constraints: (C1) the operand is an argument of the kernel; (C2) shapes are
    equal; (C3) without `as`, element types are equal, but that a tensor of
    signless integers may be read as a stream of unsigned ones; (C4) with `as`,
    the tensor holds floats and the stream the integers of the format; (C5) the
    stream has no windows.
  }];
  let arguments = (ins AnyStaticShapeTensor:$input,
                       OptionalAttr<TypeAttrOf<Fpga_Fixed>>:$format,
                       OptionalAttr<Fpga_IfaceAttr>:$iface);
  let results = (outs Fpga_Stream:$result);
  let assemblyFormat = [{
    $input (`as` $format^)? (`through` $iface^)? attr-dict `:` qualified(type($input))
        `->` qualified(type($result))
  }];
  let hasVerifier = 1;
}

def Fpga_StoreOp : Fpga_Op<"store", [
    MemoryEffects<[MemWrite]>, DeclareOpInterfaceMethods<Fpga_UnitOpInterface>]> {
  let summary = "An output port: a stream becomes a tensor";
  let description = [{
    With `as`, the integers of the format become the numbers that they stand
    for, rounded to the nearest float.

    ```mlir
    %1 = fpga.store %0 through <axis, width = 8>
        : !fpga.stream<1x10xi8, lanes = 1> -> tensor<1x10xi8>
    ```
    Constraints: (C1) shapes are equal; (C2) without `as`, element types are
    equal, but that unsigned integers may be stored as signless ones; (C3) with
    `as`, the tensor holds floats and the stream the integers of the format;
    (C4) the stream has no windows.
  }];
  let arguments = (ins Fpga_Stream:$input,
                       OptionalAttr<TypeAttrOf<Fpga_Fixed>>:$format,
                       OptionalAttr<Fpga_IfaceAttr>:$iface);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = [{
    $input (`as` $format^)? (`through` $iface^)? attr-dict `:` qualified(type($input))
        `->` qualified(type($result))
  }];
  let hasVerifier = 1;
}

#endif // POOLTOCONV_DIALECT_FPGA_IR_FPGAKERNELOPS
