//===- Mutants.h - One program that is every mutant of itself ---*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What rewrite.py calls in the place of operators and constants. Each function
/// takes the number of a mutant; where that is the value of the environment
/// variable PTC_MUTANT, it computes something else. With PTC_MUTANT_TRACE=FILE,
/// byte n of FILE is set to 1 when mutant n is reached.
///
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_MUTANTS_H
#define POOLTOCONV_MUTANTS_H

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fcntl.h>
#include <initializer_list>
#include <sys/mman.h>
#include <unistd.h>

namespace ptcm {

/// More than there are mutants: numbers start at 1.
constexpr int kLimit = 1 << 16;

inline unsigned char scratch[kLimit];
/// Shared with the file, so that nothing is lost when a process ends early, and
/// several may write to one file.
inline unsigned char *openTrace() {
  const char *path = std::getenv("PTC_MUTANT_TRACE");
  int file = path ? ::open(path, O_RDWR | O_CREAT, 0666) : -1;
  if (file < 0 || ::ftruncate(file, kLimit) != 0)
    return scratch;
  void *map =
      ::mmap(nullptr, kLimit, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  ::close(file);
  return map == MAP_FAILED ? scratch : static_cast<unsigned char *>(map);
}
inline int chosen() {
  const char *number = std::getenv("PTC_MUTANT");
  return number ? std::atoi(number) : 0;
}
/// Scratch until it is initialised: other initialisers may come first.
inline unsigned char *reached = nullptr;
inline int active = (reached = openTrace(), chosen());

inline bool on(int id) {
  if (!reached)
    reached = openTrace();
  reached[id] = 1;
  return id == active;
}

#define PTC_COMPARE(NAME, OP, FIRST, SECOND)                                   \
  template <class L, class R>                                                  \
  bool NAME(int id, const L &l, const R &r) {                                  \
    if (on(id))                                                                \
      return l FIRST r;                                                        \
    if (on(id + 1))                                                            \
      return l SECOND r;                                                       \
    return l OP r;                                                             \
  }
PTC_COMPARE(lt, <, <=, >=)
PTC_COMPARE(le, <=, <, >)
PTC_COMPARE(gt, >, >=, <=)
PTC_COMPARE(ge, >=, >, <)
#undef PTC_COMPARE

template <class L, class R>
bool eq(int id, const L &l, const R &r) {
  return on(id) ? l != r : l == r;
}
template <class L, class R>
bool ne(int id, const L &l, const R &r) {
  return on(id) ? l == r : l != r;
}

#define PTC_ARITHMETIC(NAME, OP, OTHER)                                        \
  template <class L, class R>                                                  \
  auto NAME(int id, const L &l, const R &r) -> decltype(l OP r) {              \
    if (on(id))                                                                \
      return l OTHER r;                                                        \
    return l OP r;                                                             \
  }                                                                            \
  template <class L, class R>                                                  \
  L &NAME##To(int id, L &l, const R &r) {                                      \
    if (on(id))                                                                \
      l OTHER## = r;                                                           \
    else                                                                       \
      l OP## = r;                                                              \
    return l;                                                                  \
  }
PTC_ARITHMETIC(add, +, -)
PTC_ARITHMETIC(sub, -, +)
PTC_ARITHMETIC(mul, *, +)
PTC_ARITHMETIC(div, /, *)
PTC_ARITHMETIC(rem, %, /)
PTC_ARITHMETIC(shl, <<, >>)
PTC_ARITHMETIC(shr, >>, <<)
PTC_ARITHMETIC(band, &, |)
PTC_ARITHMETIC(bor, |, &)
PTC_ARITHMETIC(bxor, ^, &)
#undef PTC_ARITHMETIC

template <class T>
auto neg(int id, const T &v) -> decltype(-v) {
  if (on(id))
    return v;
  return -v;
}

/// A whole number: one more, one less.
template <class T>
T num(int id, T v) {
  if (on(id))
    return T(v + T(1));
  if (on(id + 1))
    return T(v - T(1));
  return v;
}
/// One more.
template <class T>
T inc(int id, T v) {
  return on(id) ? T(v + T(1)) : v;
}

template <class T>
T min(int id, const T &a, const T &b) {
  return on(id) ? std::max<T>(a, b) : std::min<T>(a, b);
}
template <class T>
T max(int id, const T &a, const T &b) {
  return on(id) ? std::min<T>(a, b) : std::max<T>(a, b);
}
template <class T>
T min(int id, std::initializer_list<T> values) {
  return on(id) ? std::max<T>(values) : std::min<T>(values);
}
template <class T>
T max(int id, std::initializer_list<T> values) {
  return on(id) ? std::min<T>(values) : std::max<T>(values);
}

#define PTC_ROUND(NAME, OTHER)                                                 \
  template <class T>                                                           \
  auto NAME(int id, T v) -> decltype(std::NAME(v)) {                           \
    if (on(id))                                                                \
      return OTHER;                                                            \
    return std::NAME(v);                                                       \
  }
PTC_ROUND(floor, std::ceil(v))
PTC_ROUND(ceil, std::floor(v))
PTC_ROUND(trunc, std::floor(v))
PTC_ROUND(round, std::trunc(v))
PTC_ROUND(rint, std::trunc(v))
PTC_ROUND(nearbyint, std::trunc(v))
PTC_ROUND(llround, (long long)(v))
PTC_ROUND(lround, (long)(v))
#undef PTC_ROUND

} // namespace ptcm

#endif // POOLTOCONV_MUTANTS_H
