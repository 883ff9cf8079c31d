// RUN: not pool-to-conv-opt %s --factor-linear-convs=tolerance=-1 2>&1 | FileCheck %s --check-prefix=TOLERANCE
// RUN: not pool-to-conv-opt %s --factor-linear-convs=tolerance=inf 2>&1 | FileCheck %s --check-prefix=TOLERANCE
// RUN: not pool-to-conv-opt %s --factor-linear-convs=tolerance=nan 2>&1 | FileCheck %s --check-prefix=TOLERANCE
// RUN: not pool-to-conv-opt %s --factor-linear-convs=max-rank=0 2>&1 | FileCheck %s --check-prefix=RANK
// RUN: not pool-to-conv-opt %s --factor-linear-convs=max-depth=9 2>&1 | FileCheck %s --check-prefix=DEPTH
// RUN: not pool-to-conv-opt %s --factor-linear-convs=max-weight-growth=-1 2>&1 | FileCheck %s --check-prefix=GROWTH
// RUN: not pool-to-conv-opt %s --factor-linear-convs="numerics=exact tolerance=0.1" 2>&1 | FileCheck %s --check-prefix=EXACT
// RUN: pool-to-conv-opt %s --factor-linear-convs=summary 2>&1 | FileCheck %s --check-prefix=NONE
//
// TOLERANCE: error: factor-linear-convs: tolerance has to be a finite number from 0
// RANK: error: factor-linear-convs: max-rank has to be at least 1
// DEPTH: error: factor-linear-convs: max-depth has to be at most 8
// GROWTH: error: factor-linear-convs: max-weight-growth has to be a number from 0
// EXACT: error: factor-linear-convs: a tolerance needs numerics=fast
// NONE: factor-linear-convs: 0 factored (0 bit-exact, 0 reassociating), 0 kept; multiply-accumulates 0 -> 0, parameters 0 -> 0, convolutions 0 -> 0; largest bound 0.0 eps
