//===- Formats.cpp - Fixed-point formats of float tensors -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Formats.h"

#include "mlir/AsmParser/AsmParser.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

FixedType Formats::fitting(double largest) const {
  // 2^(integer - 1) is above `largest`.
  int exponent = 0;
  if (largest > 0)
    std::frexp(largest, &exponent);
  int64_t integer = exponent + (uniform.getSign() == Sign::Signed ? 1 : 0);
  return FixedType::get(uniform.getContext(), uniform.getWidth(),
                        std::clamp<int64_t>(integer, -64, 128),
                        uniform.getSign(), uniform.getRound(),
                        uniform.getOverflow());
}

FixedType ptc::parseFormat(StringRef text, MLIRContext *context) {
  auto decline = [&]() -> FixedType {
    emitError(UnknownLoc::get(context))
        << "precision: expected fixed<W, I> or fixed<W, I, sign, round, "
           "overflow>, found '"
        << text << "'";
    return {};
  };
  StringRef body = text.trim();
  if (!body.consume_front("fixed<") || !body.consume_back(">"))
    return decline();
  std::string whole = ("!fpga.fixed<" + body).str();
  if (body.count(',') == 1)
    whole += ", signed, half_up, sat";
  whole += ">";
  FixedType type;
  {
    ScopedDiagnosticHandler quiet(context,
                                  [](Diagnostic &) { return success(); });
    type = dyn_cast_or_null<FixedType>(parseType(whole, context));
  }
  if (!type)
    return decline();
  return type;
}

int64_t ptc::scaled(double value, int64_t fraction) {
  double whole = std::nearbyint(std::ldexp(value, static_cast<int>(fraction)));
  constexpr double kLargest = 4611686018427387904.0; // 2^62
  return static_cast<int64_t>(std::clamp(whole, -kLargest, kLargest));
}

int64_t ptc::quantize(double value, FixedType format) {
  double exact = std::ldexp(value, static_cast<int>(format.getFraction()));
  // Beyond this every format of 64 bits saturates.
  constexpr double kLargest = 18446744073709551616.0; // 2^64
  exact = std::clamp(exact, -kLargest, kLargest);
  double below = std::floor(exact);
  double rest = exact - below;
  bool up = false;
  switch (format.getRound()) {
  case Round::Floor:
    break;
  case Round::HalfUp:
    up = rest >= 0.5;
    break;
  case Round::HalfAway:
    up = exact < 0 ? rest > 0.5 : rest >= 0.5;
    break;
  case Round::HalfEven:
  case Round::Tosa:
    up = rest > 0.5 || (rest == 0.5 && std::fmod(below, 2.0) != 0);
    break;
  }
  double whole = below + up;
  // A constant that does not fit saturates, whatever computed values do.
  Overflow overflow = format.getOverflow() == Overflow::Wrap
                          ? Overflow::Sat
                          : format.getOverflow();
  return static_cast<int64_t>(
      fit(static_cast<Int128>(whole), format.getStorageType(), overflow));
}
