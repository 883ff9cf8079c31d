//===- Common.h - What the tests of the C API share ---------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TEST_CAPI_COMMON_H
#define TEST_CAPI_COMMON_H

#include "PoolToConv-c/PoolToConv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline MlirStringRef str(const char *text) {
  return mlirStringRefCreateFromCString(text);
}

/// Prints a reason, and counts it in `userData`, which may be null.
static inline void printError(MlirStringRef reason, void *userData) {
  printf("error: %.*s\n", (int)reason.length, reason.data);
  if (userData)
    ++*(int *)userData;
}

#define ON_ERROR printError, NULL

/// Appends to a text of a fixed size, which has to be long enough.
typedef struct Text {
  char data[16384];
  size_t length;
} Text;

static inline void appendText(MlirStringRef part, void *userData) {
  Text *text = (Text *)userData;
  if (text->length + part.length >= sizeof(text->data))
    abort();
  memcpy(text->data + text->length, part.data, part.length);
  text->length += part.length;
  text->data[text->length] = 0;
}

/// Fails the test where it stands.
#define REQUIRE(condition)                                                     \
  do {                                                                         \
    if (!(condition)) {                                                        \
      printf("%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);     \
      exit(1);                                                                 \
    }                                                                          \
  } while (0)

/// A module from its text, which has to be one.
static inline MlirModule parse(MlirContext context, const char *text) {
  MlirModule module = mlirModuleCreateParse(context, str(text));
  REQUIRE(module.ptr);
  return module;
}

/// A function for modules of several.
#define AVERAGE_FUNCTION                                                       \
  "func.func @average(%x: tensor<1x4x4x2xi8>) -> tensor<1x2x2x2xi8> {\n"       \
  "  %zp = \"tosa.const\"() <{values = dense<1> : tensor<1xi8>}> : () -> "     \
  "tensor<1xi8>\n"                                                             \
  "  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: "  \
  "2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : "         \
  "(tensor<1x4x4x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x2xi8>\n"   \
  "  return %0 : tensor<1x2x2x2xi8>\n"                                         \
  "}\n"

static const char averageModule[] = AVERAGE_FUNCTION;

#endif // TEST_CAPI_COMMON_H
