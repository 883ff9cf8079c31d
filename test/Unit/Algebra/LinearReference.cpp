//===- LinearReference.cpp - Linear ops by naive loops --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinearReference.h"

#include <sstream>

using namespace ptc;
using namespace ptc::test;

static int64_t product(const std::vector<int64_t> &extents) {
  int64_t result = 1;
  for (int64_t extent : extents)
    result *= extent;
  return result;
}

int64_t Data::positions() const { return product(extents); }

double Data::at(int64_t channel, const std::vector<int64_t> &position,
                double outside) const {
  int64_t index = 0;
  for (size_t d = 0; d < extents.size(); ++d) {
    if (position[d] < 0 || position[d] >= extents[d])
      return outside;
    index = index * extents[d] + position[d];
  }
  return values[channel * positions() + index];
}

std::vector<int64_t> ptc::test::unravel(int64_t index,
                                        const std::vector<int64_t> &extents) {
  std::vector<int64_t> position(extents.size());
  for (size_t d = extents.size(); d-- > 0; index /= extents[d])
    position[d] = index % extents[d];
  return position;
}

Data ptc::test::evaluate(const LinearKernel &kernel, const Data &data) {
  const std::vector<WindowDim> &window = kernel.shape.window;
  Data result;
  result.channels = kernel.outputs();
  std::vector<int64_t> kernels;
  for (size_t d = 0; d < window.size(); ++d) {
    int64_t span = (window[d].kernel - 1) * window[d].dilation + 1;
    int64_t room =
        data.extents[d] + window[d].padLow + window[d].padHigh - span;
    result.extents.push_back(window[d].outSize != kUnknown
                                 ? window[d].outSize
                                 : room / window[d].stride + 1);
    kernels.push_back(window[d].kernel);
  }
  const ChannelBlocks &channels = kernel.shape.channels;
  for (int64_t c = 0; c < result.channels; ++c)
    for (int64_t o = 0; o < product(result.extents); ++o) {
      std::vector<int64_t> output = unravel(o, result.extents);
      double total = 0.0;
      for (int64_t t = 0; t < product(kernels); ++t) {
        std::vector<int64_t> tap = unravel(t, kernels), position;
        for (size_t d = 0; d < window.size(); ++d)
          position.push_back(output[d] * window[d].stride - window[d].padLow +
                             tap[d] * window[d].dilation);
        int64_t stored =
            channels.shared ? channels.out : channels.groups * channels.out;
        for (int64_t i = 0; i < channels.in; ++i) {
          int64_t input = c / channels.out * channels.in + i;
          double outside =
              kernel.padValue.empty() ? 0.0 : kernel.padValue[input];
          total += kernel.taps[(t * stored + c % stored) * channels.in + i] *
                   data.at(input, position, outside);
        }
      }
      result.values.push_back((kernel.bias.empty() ? 0.0 : kernel.bias[c]) +
                              kernel.scale * total);
    }
  return result;
}

Data ptc::test::sum(const Data &a, const Data &b) {
  Data result = a;
  for (size_t i = 0; i < a.values.size(); ++i)
    result.values[i] += b.values[i];
  return result;
}

WindowDim Random::window(int64_t size, int64_t maxKernel) {
  while (true) {
    WindowDim dim;
    dim.size = size;
    dim.kernel = uniform(1, maxKernel);
    dim.stride = uniform(1, 3);
    dim.dilation = uniform(1, 3);
    dim.padLow = coin() ? uniform(0, 3) : 0;
    dim.padHigh = coin() ? uniform(0, 3) : 0;
    if (outputSize(dim) < 1)
      continue;
    // At times fewer windows than fit.
    dim.outSize = outputSize(dim);
    if (dim.outSize > 1 && uniform(0, 5) == 0)
      --dim.outSize;
    return dim;
  }
}

ChannelBlocks Random::blocks(int64_t inputs) {
  ChannelBlocks blocks;
  do
    blocks.groups = uniform(1, inputs);
  while (inputs % blocks.groups != 0);
  blocks.in = inputs / blocks.groups;
  blocks.out = blocks.in == 1 && coin() ? 1 : uniform(1, 3);
  blocks.shared = blocks.groups > 1 && uniform(0, 2) == 0;
  return blocks;
}

std::vector<double> Random::numbers(int64_t count, int64_t magnitude) {
  std::vector<double> result(count);
  for (double &value : result)
    value = uniform(-magnitude, magnitude);
  return result;
}

LinearKernel Random::fill(const LinearShape &shape) {
  LinearKernel kernel;
  kernel.shape = shape;
  kernel.taps = numbers(shape.weights());
  if (uniform(0, 2) == 0)
    kernel.bias = numbers(kernel.outputs());
  if (uniform(0, 2) == 0)
    kernel.scale = coin() ? 0.25 : -2.0;
  return kernel;
}

LinearKernel Random::kernel(int64_t inputs, const std::vector<int64_t> &sizes,
                            int64_t maxKernel) {
  LinearShape shape;
  for (int64_t size : sizes)
    shape.window.push_back(window(size, maxKernel));
  shape.channels = blocks(inputs);
  return fill(shape);
}

Data Random::data(int64_t channels, const std::vector<int64_t> &extents) {
  return {channels, extents, numbers(channels * product(extents), 8)};
}

std::vector<int64_t> ptc::test::outExtents(const LinearKernel &kernel) {
  std::vector<int64_t> extents;
  for (const WindowDim &dim : kernel.shape.window)
    extents.push_back(dim.outSize);
  return extents;
}

std::string ptc::test::describe(const LinearKernel &kernel) {
  std::ostringstream os;
  for (const WindowDim &dim : kernel.shape.window)
    os << "[size " << dim.size << " kernel " << dim.kernel << " stride "
       << dim.stride << " dilation " << dim.dilation << " padding "
       << dim.padLow << "," << dim.padHigh << " outputs " << dim.outSize
       << "] ";
  const ChannelBlocks &channels = kernel.shape.channels;
  os << channels.groups << " groups of " << channels.in << " to "
     << channels.out << (channels.shared ? " shared" : "") << " scale "
     << kernel.scale << (kernel.hasBias() ? " with bias" : "");
  return os.str();
}
