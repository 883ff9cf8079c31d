//===- MapView.h - Tensors as maps N, H, W, C -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOFPGA_MAPVIEW_H
#define LIB_CONVERSION_TOFPGA_MAPVIEW_H

#include "PoolToConv/Interfaces/Pooling.h"
#include "StreamBuilder.h"

namespace ptc {

/// A tensor of up to two spatial dimensions seen as N, H, W, C: what is missing
/// has extent 1.
struct MapView {
  Layout layout;
  /// Height and width.
  std::array<WindowDim, 2> window;

  /// The order N, spatial..., C of the tensor's dimensions.
  StreamBuilder::Dims dims() const;
  /// The stream of `tensor` as a map.
  mlir::Value read(StreamBuilder &b, mlir::Value tensor, bool isUnsigned) const;
  /// Makes `map` (N, OH, OW, C) the stream of `result`, which may lack the
  /// spatial dimensions.
  void write(StreamBuilder &b, mlir::Value result, mlir::Value map) const;
};

/// The view of an op with this layout and window, of which all extents must be
/// known, or why there is none (T24, T30).
OrDecline<MapView> viewOf(const Layout &layout,
                          llvm::ArrayRef<WindowDim> window);

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_MAPVIEW_H
