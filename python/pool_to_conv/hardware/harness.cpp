//===- harness.cpp - Runs a design frame by frame -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Built with a model by Verilator and with ports.h, which is written for a
// design: the class of the model (MODEL), its ports (INPUTS and OUTPUTS, each
// X(name, bytes of a beat, beats of a frame)) and its queues (FIFOS, each
// X(name, level)).
//
//   harness FRAMES SEED IN_RATE OUT_RATE RESET_AT STALL_LIMIT FOLDER
//
// reads <FOLDER>/<port>.in, writes <FOLDER>/<port>.out, and prints what it
// measured as JSON. A port offers or takes a beat in a cycle with probability
// rate / 256; 256 is always. With RESET_AT > 0 the design is reset in that
// cycle, and all frames begin anew. Nothing passing for STALL_LIMIT cycles is a
// deadlock.
//
//===----------------------------------------------------------------------===//

#include "ports.h"
#include "verilated.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#ifdef PTC_TRACE
#include "verilated_vcd_c.h"
#endif

/// Of the model: constructors of global objects run after it is there.
static std::unique_ptr<VerilatedContext> context(new VerilatedContext);
static std::unique_ptr<MODEL> model;

/// Pseudo-random bits that are the same everywhere (xorshift64*).
struct Dice {
  uint64_t state;
  explicit Dice(uint64_t seed) : state(seed * 2654435769u + 88172645463325252u) {}
  bool below(unsigned rate) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (state * 2685821657736338717u >> 56) < rate;
  }
};

struct Port {
  const char *name;
  bool isInput;
  size_t bytes, beats;
  void *data;
  CData *last, *valid, *ready;

  std::vector<uint8_t> content = {};
  size_t done = 0, total = 0;
  bool offers = false;
  long first = -1;
  std::vector<long> ends = {};
  long waits = 0;
  unsigned wrongLasts = 0;

  bool passes() const { return *valid && *ready; }
};

static std::string folder;

static void read(Port &port, size_t frames) {
  port.total = frames * port.beats;
  std::ifstream file(folder + "/" + port.name + ".in", std::ios::binary);
  port.content.assign(std::istreambuf_iterator<char>(file), {});
  if (port.content.size() != port.total * port.bytes) {
    std::fprintf(stderr, "%s.in: %zu bytes, not %zu\n", port.name,
                 port.content.size(), port.total * port.bytes);
    std::exit(2);
  }
}

/// What the ports show in the cycle that begins.
static void offer(Port &port, Dice &dice, unsigned rate) {
  if (!port.isInput) {
    *port.ready = dice.below(rate);
    return;
  }
  // What is offered stays until it is taken.
  if (!port.offers)
    port.offers = port.done < port.total && dice.below(rate);
  *port.valid = port.offers;
  if (port.offers) {
    std::memcpy(port.data, &port.content[port.done * port.bytes], port.bytes);
    *port.last = (port.done + 1) % port.beats == 0;
  }
}

/// After a cycle in which a beat passed.
static void note(Port &port, long cycle) {
  if (port.first < 0)
    port.first = cycle;
  bool isLast = (port.done + 1) % port.beats == 0;
  if (!port.isInput) {
    auto *bytes = static_cast<const uint8_t *>(port.data);
    port.content.insert(port.content.end(), bytes, bytes + port.bytes);
    port.wrongLasts += bool(*port.last) != isLast;
  }
  port.offers = false;
  ++port.done;
  if (isLast)
    port.ends.push_back(cycle);
}

static void restart(Port &port) {
  port.done = 0;
  port.offers = false;
  port.first = -1;
  port.waits = 0;
  port.wrongLasts = 0;
  port.ends.clear();
  if (!port.isInput)
    port.content.clear();
}

int main(int argc, char **argv) {
  if (argc != 8) {
    std::fprintf(stderr, "wrong usage\n");
    return 2;
  }
  size_t frames = std::strtoull(argv[1], nullptr, 10);
  Dice dice(std::strtoull(argv[2], nullptr, 10));
  unsigned inRate = std::atoi(argv[3]), outRate = std::atoi(argv[4]);
  long resetAt = std::atol(argv[5]), stallLimit = std::atol(argv[6]);
  folder = argv[7];

  model.reset(new MODEL(context.get()));
  std::vector<Port> inputs, outputs;
#define X(name, bytes, beats)                                                  \
  inputs.push_back({#name, true, bytes, beats, &model->name##_tdata,           \
                    &model->name##_tlast, &model->name##_tvalid,               \
                    &model->name##_tready});
  INPUTS
#undef X
#define X(name, bytes, beats)                                                  \
  outputs.push_back({#name, false, bytes, beats, &model->name##_tdata,         \
                     &model->name##_tlast, &model->name##_tvalid,              \
                     &model->name##_tready});
  OUTPUTS
#undef X
  for (Port &port : inputs)
    read(port, frames);
  for (Port &port : outputs)
    port.total = frames * port.beats;
  std::vector<long> peaks = {
#define X(name, level) 0,
      FIFOS
#undef X
  };

#ifdef PTC_TRACE
  context->traceEverOn(true);
  VerilatedVcdC trace;
  model->trace(&trace, 99);
  trace.open((folder + "/waves.vcd").c_str());
#endif
  uint64_t time = 0;
  auto edge = [&](bool level) {
    model->aclk = level;
    model->eval();
#ifdef PTC_TRACE
    trace.dump(time);
#endif
    ++time;
  };
  auto reset = [&] {
    model->aresetn = 0;
    for (Port &port : inputs) {
      restart(port);
      *port.valid = 0;
    }
    for (Port &port : outputs) {
      restart(port);
      *port.ready = 0;
    }
    for (int i = 0; i < 4; ++i) {
      edge(false);
      edge(true);
    }
    model->aresetn = 1;
  };

  reset();
  long cycle = 0, idle = 0;
  size_t sent = 0, due = 0;
  for (const Port &port : outputs)
    due += port.total;
  bool isStuck = false;
  for (; sent < due; ++cycle) {
    if (resetAt > 0 && cycle == resetAt) {
      reset();
      resetAt = 0;
      cycle = idle = 0;
      sent = 0;
      for (long &peak : peaks)
        peak = 0;
    }
    for (Port &port : inputs)
      offer(port, dice, inRate);
    for (Port &port : outputs)
      offer(port, dice, outRate);
    edge(false);
    bool moved = false;
    auto step = [&](Port &port) {
      if (port.passes()) {
        note(port, cycle);
        moved = true;
        sent += !port.isInput;
      } else if (*port.valid) {
        ++port.waits;
      }
    };
    for (Port &port : inputs)
      step(port);
    for (Port &port : outputs)
      step(port);
    edge(true);
    size_t i = 0;
#define X(name, level)                                                         \
  peaks[i] = std::max<long>(peaks[i], model->rootp->level);                    \
  ++i;
    FIFOS
#undef X
    (void)i;
    idle = moved ? 0 : idle + 1;
    if (idle > stallLimit) {
      isStuck = true;
      break;
    }
    if ((cycle & 0xffff) == 0) {
      std::fprintf(stderr, "%zu %zu\n", sent, due);
      std::fflush(stderr);
    }
  }
#ifdef PTC_TRACE
  trace.close();
#endif

  for (const Port &port : outputs) {
    std::ofstream file(folder + "/" + port.name + ".out", std::ios::binary);
    file.write(reinterpret_cast<const char *>(port.content.data()),
               std::streamsize(port.content.size()));
    if (!file) {
      std::fprintf(stderr, "%s.out: cannot be written\n", port.name);
      return 2;
    }
  }
  std::printf("{\"deadlock\": %s, \"cycles\": %ld, \"ports\": {",
              isStuck ? "true" : "false", cycle);
  const char *comma = "";
  for (const auto *ports : {&inputs, &outputs})
    for (const Port &port : *ports) {
      std::printf("%s\"%s\": {\"beats\": %zu, \"first\": %ld, \"waits\": %ld, "
                  "\"wrong_lasts\": %u, \"ends\": [",
                  comma, port.name, port.done, port.first, port.waits,
                  port.wrongLasts);
      for (size_t i = 0; i < port.ends.size(); ++i)
        std::printf("%s%ld", i ? ", " : "", port.ends[i]);
      std::printf("]}");
      comma = ", ";
    }
  std::printf("}, \"fifos\": {");
  size_t i = 0;
  comma = "";
#define X(name, level)                                                         \
  std::printf("%s\"" #name "\": {\"peak\": %ld, \"level\": %ld}", comma,       \
              peaks[i++], long(model->rootp->level));                          \
  comma = ", ";
  FIFOS
#undef X
  (void)i;
  (void)comma;
  std::printf("}}\n");
  model->final();
}
