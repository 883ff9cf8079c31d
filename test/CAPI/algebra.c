//===- algebra.c - Kernels from C -----------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RUN: %capi-algebra | FileCheck %s
//
//===----------------------------------------------------------------------===//

#include "Common.h"

#include <math.h>

static const PtcChannelBlocks single = {1, 1, 1, false};

static PtcWindowDim window(int64_t kernel, int64_t stride) {
  PtcWindowDim dim = {PTC_UNKNOWN, kernel, stride, 1, 0, 0, PTC_UNKNOWN};
  return dim;
}

/// One channel, one dimension.
static PtcKernel filter(intptr_t size, int64_t stride, const double *taps) {
  PtcWindowDim dim = window(size, stride);
  PtcKernel kernel =
      ptcKernelCreate(1, &dim, single, size, taps, 1, 0, NULL, ON_ERROR);
  REQUIRE(!ptcKernelIsNull(kernel));
  return kernel;
}

static void show(PtcKernel kernel) {
  REQUIRE(!ptcKernelIsNull(kernel));
  for (intptr_t d = 0; d < ptcKernelGetRank(kernel); ++d) {
    PtcWindowDim dim = ptcKernelGetWindow(kernel, d);
    printf("%s%d/%d", d ? "x" : "", (int)dim.kernel, (int)dim.stride);
  }
  printf(", scale %g:", ptcKernelGetScale(kernel));
  for (intptr_t i = 0; i < ptcKernelGetNumTaps(kernel); ++i)
    printf(" %g", ptcKernelGetTaps(kernel)[i]);
  for (intptr_t i = 0; i < ptcKernelGetNumBias(kernel); ++i)
    printf("%s %g", i ? "" : "; bias", ptcKernelGetBias(kernel)[i]);
  printf("\n");
}

static void testCompose(void) {
  double smooth[3] = {1, 2, 1}, sum[2] = {1, 1};
  PtcKernel first = filter(3, 1, smooth), second = filter(2, 2, sum);
  PtcKernel both = ptcKernelCompose(first, second, ON_ERROR);
  show(both);
  // CHECK: {{^}}4/2, scale 1: 1 3 3 1{{$}}
  PtcKernel twice = ptcKernelAdd(first, first, ON_ERROR);
  show(twice);
  // CHECK-NEXT: {{^}}3/1, scale 1: 2 4 2{{$}}
  REQUIRE(ptcKernelIsNull(ptcKernelAdd(first, second, ON_ERROR)));
  // CHECK-NEXT: error: T{{[0-9]+}}: {{.+}}
  REQUIRE(ptcKernelGetMacsPerPosition(both) == 4);
  ptcKernelDestroy(twice);
  ptcKernelDestroy(both);
  ptcKernelDestroy(second);
  ptcKernelDestroy(first);

  // Channels: 2 -> 3 -> 1, with a bias behind the first.
  PtcWindowDim point = {4, 1, 1, 1, 0, 0, PTC_UNKNOWN};
  PtcChannelBlocks wide = {1, 2, 3, false}, narrow = {1, 3, 1, false};
  double mix[6] = {1, 0, 0, 1, 1, 1}, bias[3] = {1, 2, 3},
         fold[3] = {1, 10, 100};
  first = ptcKernelCreate(1, &point, wide, 6, mix, 1, 3, bias, ON_ERROR);
  second = ptcKernelCreate(1, &point, narrow, 3, fold, 0.5, 0, NULL, ON_ERROR);
  REQUIRE(ptcKernelGetWindow(first, 0).outSize == 4);
  both = ptcKernelCompose(first, second, ON_ERROR);
  show(both);
  // CHECK-NEXT: {{^}}1/1, scale {{0.5: 101 110|1: 50.5 55}}; bias 160.5{{$}}
  PtcChannelBlocks channels = ptcKernelGetChannels(both);
  REQUIRE(channels.groups == 1 && channels.in == 2 && channels.out == 1 &&
          !channels.shared);
  REQUIRE(ptcKernelIsNull(ptcKernelCompose(second, second, ON_ERROR)));
  // CHECK-NEXT: error: T{{[0-9]+}}: {{.+}}
  ptcKernelDestroy(both);
  ptcKernelDestroy(second);
  ptcKernelDestroy(first);
}

static void testFactor(void) {
  // A product of two filters, and one that is none.
  PtcWindowDim dims[2] = {window(3, 1), window(3, 1)};
  double taps[9] = {1, 2, 1, 2, 4, 2, 1, 2, 1};
  PtcKernel kernel =
      ptcKernelCreate(2, dims, single, 9, taps, 1, 0, NULL, ON_ERROR);
  PtcFactors factors = ptcKernelFactor(kernel, NULL, ON_ERROR);
  REQUIRE(!ptcFactorsIsNull(factors) && ptcFactorsAreExact(factors));
  REQUIRE(ptcFactorsGetMaxError(factors) == 0);
  REQUIRE(ptcFactorsGetNumStructures(factors) > 0);
  printf("%d factors, %s\n", (int)ptcFactorsGetSize(factors),
         ptcFactorsGetStructure(factors, 0).data);
  // CHECK-NEXT: {{[2-9]}} factors, {{.+}}
  PtcKernel product = ptcFactorsGet(factors, 0);
  int64_t macs = ptcKernelGetMacsPerPosition(product);
  for (intptr_t i = 1; i < ptcFactorsGetSize(factors); ++i) {
    PtcKernel factor = ptcFactorsGet(factors, i);
    macs += ptcKernelGetMacsPerPosition(factor);
    PtcKernel longer = ptcKernelCompose(product, factor, ON_ERROR);
    if (i > 1)
      ptcKernelDestroy(product);
    product = longer;
  }
  show(product);
  // CHECK-NEXT: {{^}}3/1x3/1, scale 1: 1 2 1 2 4 2 1 2 1{{$}}
  REQUIRE(macs < 9);
  ptcKernelDestroy(product);
  REQUIRE(ptcKernelIsNull(ptcFactorsGet(factors, 17)));
  REQUIRE(ptcFactorsGetStructure(factors, 17).length == 0);
  ptcFactorsDestroy(factors);

  ptcKernelDestroy(kernel);
  taps[4] = 4.5;
  kernel = ptcKernelCreate(2, dims, single, 9, taps, 1, 0, NULL, ON_ERROR);
  REQUIRE(ptcFactorsIsNull(ptcKernelFactor(kernel, NULL, ON_ERROR)));
  // CHECK-NEXT: error: nothing cheaper was found
  PtcFactorOptions options;
  memset(&options, 0xff, sizeof(options));
  ptcFactorOptionsInit(&options);
  REQUIRE(options.tolerance == 0 && options.maxRank == 64);
  options.tolerance = 0.5;
  factors = ptcKernelFactor(kernel, &options, ON_ERROR);
  REQUIRE(!ptcFactorsIsNull(factors) && !ptcFactorsAreExact(factors));
  double error = ptcFactorsGetMaxError(factors);
  REQUIRE(error > 0 && error <= 0.5);
  REQUIRE(ptcFactorsGetOutputError(factors) >= error);
  ptcFactorsDestroy(factors);

  options.tolerance = -1;
  REQUIRE(ptcFactorsIsNull(ptcKernelFactor(kernel, &options, ON_ERROR)));
  // CHECK-NEXT: error: the tolerance is not a number of at least 0
  ptcFactorOptionsInit(&options);
  options.maxRank = 0;
  REQUIRE(ptcFactorsIsNull(ptcKernelFactor(kernel, &options, ON_ERROR)));
  // CHECK-NEXT: error: the largest rank is not at least 1
  ptcFactorOptionsInit(&options);
  options.maxWeightGrowth = NAN;
  REQUIRE(ptcFactorsIsNull(ptcKernelFactor(kernel, &options, ON_ERROR)));
  // CHECK-NEXT: error: the growth of weights is not above 0
  ptcKernelDestroy(kernel);
}

/// A filter of `size` taps with one thing wrong.
static void fails(intptr_t rank, const PtcWindowDim *dims,
                  PtcChannelBlocks channels, intptr_t numTaps,
                  const double *taps, double scale, intptr_t numBias,
                  const double *bias) {
  REQUIRE(ptcKernelIsNull(ptcKernelCreate(rank, dims, channels, numTaps, taps,
                                          scale, numBias, bias, ON_ERROR)));
}

static void testErrors(void) {
  double taps[2] = {1, NAN};
  PtcWindowDim dim = window(2, 1), none = window(0, 1), still = window(2, 0);
  PtcWindowDim unknown = window(PTC_UNKNOWN, 1);
  PtcChannelBlocks empty = {0, 1, 1, false},
                   huge = {INT64_MAX, INT64_MAX, 1, false};
  fails(0, &dim, single, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: a window has 1 to 3 dimensions
  fails(4, &dim, single, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: a window has 1 to 3 dimensions
  fails(1, NULL, single, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: a window has 1 to 3 dimensions
  fails(1, &dim, single, 2, NULL, 1, 0, NULL);
  // CHECK-NEXT: error: there are no taps
  fails(1, &dim, single, 3, taps, 1, 0, NULL);
  // CHECK-NEXT: error: there are 3 taps for 2 places
  fails(1, &dim, single, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: T23: {{.+}}
  taps[1] = 1;
  fails(1, &dim, single, 2, taps, HUGE_VAL, 0, NULL);
  // CHECK-NEXT: error: T23: {{.+}}
  fails(1, &dim, single, 2, taps, 1, 2, taps);
  // CHECK-NEXT: error: there are 2 numbers of a bias for 1 channels
  fails(1, &none, single, 0, taps, 1, 0, NULL);
  // CHECK-NEXT: error: T{{[0-9]+}}: {{.+}}
  fails(1, &still, single, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: T{{[0-9]+}}: {{.+}}
  fails(1, &unknown, single, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: T24: {{.+}}
  fails(1, &dim, empty, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: T27: an op without channels
  fails(1, &dim, huge, 2, taps, 1, 0, NULL);
  // CHECK-NEXT: error: T28: the number of channels is too large

  PtcKernel null = {NULL};
  REQUIRE(ptcKernelIsNull(ptcKernelCompose(null, null, ON_ERROR)));
  // CHECK-NEXT: error: a kernel is null
  REQUIRE(ptcKernelIsNull(ptcKernelAdd(null, null, ON_ERROR)));
  // CHECK-NEXT: error: a kernel is null
  REQUIRE(ptcFactorsIsNull(ptcKernelFactor(null, NULL, ON_ERROR)));
  // CHECK-NEXT: error: the kernel is null
  REQUIRE(ptcKernelGetRank(null) == 0 && ptcKernelGetNumTaps(null) == 0);
  REQUIRE(!ptcKernelGetTaps(null) && !ptcKernelGetBias(null));
  REQUIRE(ptcKernelGetWindow(null, 0).kernel == 0);
  REQUIRE(ptcKernelGetChannels(null).groups == 0);
  REQUIRE(ptcKernelGetScale(null) == 0);
  REQUIRE(ptcFactorsGetSize((PtcFactors){NULL}) == 0);
  REQUIRE(!ptcFactorsAreExact((PtcFactors){NULL}));
  ptcKernelDestroy(null);
  ptcFactorsDestroy((PtcFactors){NULL});
}

int main(void) {
  testCompose();
  testFactor();
  testErrors();
  printf("done\n");
  // CHECK-NEXT: done
  return 0;
}
