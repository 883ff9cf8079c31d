//===- Algebra.h - Linear kernels as numbers ----------------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Convolutions, averages, scales and identities as values: composing two in a
// row, adding two side by side, finding cheaper ones that are equal. No IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_ALGEBRA_H
#define POOLTOCONV_C_ALGEBRA_H

#include "PoolToConv-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An extent that is unknown.
#define PTC_UNKNOWN INT64_MIN

/// One spatial dimension. Output position o reads the input positions
/// o * stride - padLow + t * dilation, t = 0 .. kernel - 1.
typedef struct PtcWindowDim {
  /// The extent of the input, or PTC_UNKNOWN.
  int64_t size;
  /// Taps.
  int64_t kernel;
  int64_t stride;
  int64_t dilation;
  /// Elements added before and after the input.
  int64_t padLow;
  int64_t padHigh;
  /// Output positions; PTC_UNKNOWN for as many as fit.
  int64_t outSize;
} PtcWindowDim;

/// Which inputs an output reads: `groups` blocks on the diagonal, each from
/// `in` to `out` channels. Dense is {1, C, C'}, depthwise {C, 1, 1}. Blocks of
/// a shared filter are equal, and stored once.
typedef struct PtcChannelBlocks {
  int64_t groups;
  int64_t in;
  int64_t out;
  bool shared;
} PtcChannelBlocks;

/// A kernel. Destroyed by ptcKernelDestroy.
typedef struct PtcKernel {
  void *ptr;
} PtcKernel;

/// A kernel on 1 to 3 spatial dimensions `window`.
///
/// `taps` are scale * taps[t][c][i] for tap t (the last dimension fastest), the
/// stored output channel c (groups * out of them, or `out` if shared) and input
/// i of its block (`in`). `bias` is one number per output channel, or null for
/// zero. The arrays are copied.
///
/// Fails with null and the condition (docs/Conditions.md) if the window or the
/// blocks are none, if `numTaps` or `numBias` is another number than that, and
/// if a number is not finite.
PTC_EXPORTED PtcKernel ptcKernelCreate(
    intptr_t rank, const PtcWindowDim *window, PtcChannelBlocks channels,
    intptr_t numTaps, const double *taps, double scale, intptr_t numBias,
    const double *bias, MlirStringCallback onError, void *userData);
/// Whether making it failed.
static inline bool ptcKernelIsNull(PtcKernel kernel) { return !kernel.ptr; }
/// Destroys a kernel that the caller owns.
PTC_EXPORTED void ptcKernelDestroy(PtcKernel kernel);

/// The number of spatial dimensions.
PTC_EXPORTED intptr_t ptcKernelGetRank(PtcKernel kernel);
/// Dimension `dim`; zeros if there is none.
PTC_EXPORTED PtcWindowDim ptcKernelGetWindow(PtcKernel kernel, intptr_t dim);
/// Its channels.
PTC_EXPORTED PtcChannelBlocks ptcKernelGetChannels(PtcKernel kernel);
/// The number that all taps are multiplied by.
PTC_EXPORTED double ptcKernelGetScale(PtcKernel kernel);
/// The taps without the scale, ordered as above. Lives as long as `kernel`.
PTC_EXPORTED const double *ptcKernelGetTaps(PtcKernel kernel);
/// The number of stored taps.
PTC_EXPORTED intptr_t ptcKernelGetNumTaps(PtcKernel kernel);
/// The bias, or null for zero. Lives as long as `kernel`.
PTC_EXPORTED const double *ptcKernelGetBias(PtcKernel kernel);
/// Output channels, or 0 for no bias.
PTC_EXPORTED intptr_t ptcKernelGetNumBias(PtcKernel kernel);
/// Multiply-accumulates of one output position, all channels.
PTC_EXPORTED int64_t ptcKernelGetMacsPerPosition(PtcKernel kernel);

/// `second` after `first` as one kernel, which the caller owns. Both stay the
/// caller's. Fails with null and the condition if the two do not compose.
PTC_EXPORTED PtcKernel ptcKernelCompose(PtcKernel first, PtcKernel second,
                                        MlirStringCallback onError,
                                        void *userData);

/// The sum of the results of two kernels on the same input; else as above.
PTC_EXPORTED PtcKernel ptcKernelAdd(PtcKernel left, PtcKernel right,
                                    MlirStringCallback onError, void *userData);

/// What ptcKernelFactor looks for.
typedef struct PtcFactorOptions {
  /// The largest error of a weight; 0 (the default) for equal ones.
  double tolerance;
  /// The most channels between two ops, per block (64).
  int64_t maxRank;
  /// How often a factor is factored again (3).
  unsigned maxDepth;
  /// The weights of all factors are at most so many times those of the kernel
  /// (1).
  double maxWeightGrowth;
  /// Few weights instead of few multiply-accumulates (false).
  bool minimizesWeights;
} PtcFactorOptions;

/// Sets the defaults.
PTC_EXPORTED void ptcFactorOptionsInit(PtcFactorOptions *options);

/// Kernels in a row. Destroyed by ptcFactorsDestroy.
typedef struct PtcFactors {
  void *ptr;
} PtcFactors;

/// Cheaper kernels in a row that are equal to `kernel`, or within the
/// tolerance; `options` may be null. Null with a reason if there are none, and
/// if an option is none.
PTC_EXPORTED PtcFactors ptcKernelFactor(PtcKernel kernel,
                                        const PtcFactorOptions *options,
                                        MlirStringCallback onError,
                                        void *userData);
/// Whether nothing was found.
static inline bool ptcFactorsIsNull(PtcFactors factors) { return !factors.ptr; }
/// Destroys the kernels.
PTC_EXPORTED void ptcFactorsDestroy(PtcFactors factors);
/// The number of kernels; 0 if the kernel gives its input.
PTC_EXPORTED intptr_t ptcFactorsGetSize(PtcFactors factors);
/// Number `index`, the first is the first to run; null if there is none. It
/// belongs to `factors`.
PTC_EXPORTED PtcKernel ptcFactorsGet(PtcFactors factors, intptr_t index);
/// Whether the kernels are equal in exact arithmetic.
PTC_EXPORTED bool ptcFactorsAreExact(PtcFactors factors);
/// The largest error of a weight.
PTC_EXPORTED double ptcFactorsGetMaxError(PtcFactors factors);
/// Results differ by at most so many times max |x|, besides rounding.
PTC_EXPORTED double ptcFactorsGetOutputError(PtcFactors factors);
/// The number of structures that were found.
PTC_EXPORTED intptr_t ptcFactorsGetNumStructures(PtcFactors factors);
/// What was found: "separable", "average window", ...; empty if there is no
/// such index. Lives as long as `factors`.
PTC_EXPORTED MlirStringRef ptcFactorsGetStructure(PtcFactors factors,
                                                  intptr_t index);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_ALGEBRA_H
