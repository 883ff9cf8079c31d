// JSON, to a file, and by any parser of JSON.
//
// RUN: rm -f %t.json
// RUN: pool-to-conv-opt %s --report-network="format=json output=%t.json label=before" -o /dev/null 2>&1 | count 0
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// RUN: %python -c "import json, sys; r = json.load(open(sys.argv[1])); print(r['total']['macs']['byKind'], [f['name'] for f in r['functions']], r['functions'][0]['notes'])" %t.json \
// RUN:   | FileCheck %s --check-prefix=PARSED
//
// JSON:      {
// JSON-NEXT:   "functions": [
// JSON:            "macs": {
// JSON-NEXT:         "byKind": {
// JSON-NEXT:           "linalg.matmul": 15
// JSON-NEXT:         },
// JSON-NEXT:         "total": 15
// JSON:            "name": "dynamic",
// JSON:            "name": "small",
// JSON:        "label": "before",
// JSON-NEXT:   "total": {
// JSON-NEXT:     "activations": {
// JSON-NEXT:       "peakBytes": 112,
// JSON-NEXT:       "sumBytes": 24
// JSON-NEXT:     },
// JSON-NEXT:     "macs": {
// JSON-NEXT:       "byKind": {
// JSON-NEXT:         "linalg.matmul": 15
// JSON-NEXT:       },
// JSON-NEXT:       "total": 15
// JSON-NEXT:     },
// JSON-NEXT:     "notes": [
// JSON-NEXT:       "1 op has extents that are not known, each counted as 1"
// JSON-NEXT:     ],
// JSON-NEXT:     "ops": {
// JSON:          "parameters": {
// JSON-NEXT:       "bytes": 4,
// JSON-NEXT:       "elements": 4,
// JSON-NEXT:       "storedBytes": 4,
// JSON-NEXT:       "storedElements": 4
// JSON-NEXT:     },
// JSON-NEXT:     "poolingOps": 0,
// JSON-NEXT:     "windowReductions": {
// JSON-NEXT:       "byKind": {},
// JSON-NEXT:       "total": 0
//
// PARSED: {'linalg.matmul': 15} ['dynamic', 'small'] ['1 op has extents that are not known, each counted as 1']

// The table goes to standard error, so that the IR on standard output stays as
// it is, and to standard output on request.
//
// RUN: pool-to-conv-opt %s --report-network=label=before 2>/dev/null | FileCheck %s --check-prefix=IR
// RUN: pool-to-conv-opt %s --report-network="output=- label=mine" -o /dev/null 2>/dev/null | FileCheck %s --check-prefix=TABLE
//
// IR-NOT: network report
// IR:     func.func @dynamic
//
// TABLE:      network report: mine
// TABLE-NEXT: function @dynamic
// TABLE:      note: 1 op has extents that are not known, each counted as 1
// TABLE-NEXT: function @small
// TABLE-NOT:  note:
// TABLE:      total of 2 functions
// TABLE:      note: 1 op has extents that are not known, each counted as 1

// On functions, one report each, whole even when printed at the same time.
//
// RUN: pool-to-conv-opt %s --pass-pipeline="builtin.module(func.func(report-network))" -o /dev/null 2>&1 | FileCheck %s --check-prefix=NESTED
// NESTED:     network report{{[[:space:]]}}function @
// NESTED-NOT: network report
// NESTED-NOT: function
// NESTED:     peak
// NESTED:     network report{{[[:space:]]}}function @

// A file that cannot be written.
//
// RUN: not pool-to-conv-opt %s --report-network=output=%t.none/report -o /dev/null 2>&1 | FileCheck %s --check-prefix=FILE
// FILE: error: report-network: cannot open output file '{{.*}}none/report': No such file or directory

// RUN: not pool-to-conv-opt %s --report-network=format=xml 2>&1 | FileCheck %s --check-prefix=FORMAT
// FORMAT: Cannot find option named 'xml'

func.func @dynamic(%a: tensor<?x3xf32>, %b: tensor<3x5xf32>, %c: tensor<?x5xf32>) -> tensor<?x5xf32> {
  %0 = linalg.matmul ins(%a, %b : tensor<?x3xf32>, tensor<3x5xf32>) outs(%c : tensor<?x5xf32>) -> tensor<?x5xf32>
  return %0 : tensor<?x5xf32>
}

func.func private @external(tensor<4xf32>)

func.func @small() -> tensor<4xi8> {
  %0 = "tosa.const"() <{values = dense<[1, 2, 3, 4]> : tensor<4xi8>}> : () -> tensor<4xi8>
  %1 = tosa.abs %0 : (tensor<4xi8>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}
