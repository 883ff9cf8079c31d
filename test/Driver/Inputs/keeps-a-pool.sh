#!/bin/sh
# For the reducer: 1 (interesting) if the module is well-formed and a pooling op
# stays in it, else 0.
pool-to-conv-opt "$1" -o /dev/null 2>/dev/null || exit 0
pool-to-conv-opt "$1" --eliminate-pooling='report=none fail-on-remaining-pooling' \
  -o /dev/null 2>/dev/null && exit 0
exit 1
