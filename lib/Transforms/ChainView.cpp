//===- ChainView.cpp - Layouts along a chain ------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChainView.h"

#include "mlir/IR/BuiltinTypes.h"

#include <numeric>

using namespace mlir;
using namespace ptc;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

ChainView::ChainView(const Linear &first) : base(first.layout) {
  llvm::append_range(sizes,
                     cast<RankedTensorType>(first.result.getType()).getShape());
  sizes[base.channel] = first.shape.channels.outputs();
  for (auto [dim, window] : llvm::zip(base.spatial, first.shape.window))
    if (window.outSize != kUnknown)
      sizes[dim] = window.outSize;
  for (unsigned dim = 0; dim < sizes.size(); ++dim)
    groups.push_back({dim});
}

SmallVector<unsigned> ChainView::withoutUnits(ArrayRef<unsigned> dims) const {
  return llvm::to_vector(llvm::make_filter_range(
      dims, [&](unsigned dim) { return !isUnit(dim); }));
}

std::optional<SmallVector<int64_t>> ChainView::permutation() const {
  SmallVector<int64_t> order;
  for (ArrayRef<unsigned> group : groups) {
    if (group.size() != 1)
      return std::nullopt;
    order.push_back(group.front());
  }
  if (order.size() != sizes.size())
    return std::nullopt;
  return order;
}

std::optional<Decline> ChainView::pass(const LayoutMove &move) {
  if (!move.isTranspose())
    return reshape(move);
  DimGroups moved;
  for (int64_t dim : move.permutation)
    moved.push_back(groups[dim]);
  groups = std::move(moved);
  return std::nullopt;
}

std::optional<Decline> ChainView::reshape(const LayoutMove &move) {
  const Decline unknown{"T24", "a reshape between the ops has unknown extents"};
  ArrayRef<int64_t> shape =
      cast<RankedTensorType>(move.result.getType()).getShape();
  DimGroups reshaped;
  unsigned source = 0;
  for (auto [sources, results] : move.groups) {
    SmallVector<unsigned> present;
    for (unsigned end = source + sources; source < end; ++source)
      llvm::append_range(present, withoutUnits(groups[source]));
    ArrayRef<int64_t> extents = shape.take_front(results);
    shape = shape.drop_front(results);
    if (llvm::count_if(extents, ShapedType::isDynamic) > 1)
      return unknown;

    // What no known extent takes from either end is left to the unknown one.
    ArrayRef<unsigned> rest = present;
    auto take = [&](int64_t extent,
                    bool fromBack) -> OrDecline<SmallVector<unsigned, 2>> {
      SmallVector<unsigned, 2> taken;
      int64_t elements = 1;
      while (elements < extent && !rest.empty()) {
        unsigned dim = fromBack ? rest.back() : rest.front();
        rest = fromBack ? rest.drop_back() : rest.drop_front();
        if (ShapedType::isDynamic(sizes[dim]))
          return unknown;
        taken.insert(fromBack ? taken.begin() : taken.end(), dim);
        elements *= sizes[dim];
      }
      if (elements != extent)
        return Decline{"T15", "a reshape between the ops splits a dimension"};
      return taken;
    };
    DimGroups back;
    size_t front = 0;
    for (; front < extents.size() && !ShapedType::isDynamic(extents[front]);
         ++front) {
      OrDecline<SmallVector<unsigned, 2>> taken = take(extents[front], false);
      if (!taken)
        return taken.decline();
      reshaped.push_back(std::move(*taken));
    }
    if (front == extents.size()) {
      if (!rest.empty())
        return unknown;
      continue;
    }
    for (size_t last = extents.size() - 1; last > front; --last) {
      OrDecline<SmallVector<unsigned, 2>> taken = take(extents[last], true);
      if (!taken)
        return taken.decline();
      back.push_back(std::move(*taken));
    }
    reshaped.emplace_back(rest.begin(), rest.end());
    reshaped.append(back.rbegin(), back.rend());
  }
  groups = std::move(reshaped);
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

/// True if the op reads and writes the same positions of a dimension.
static bool slidesNowhere(const WindowDim &window) {
  return window.isIdentity() || (window.kernel == 1 && !window.isPadded() &&
                                 window.size == 1 && window.outSize == 1);
}

OrDecline<ViewedOp> ChainView::pass(const Linear &op) {
  const LinearShape &own = op.shape;
  ViewedOp viewed;
  viewed.shape = own;
  viewed.cost = op.cost;
  viewed.shape.window.assign(std::max<size_t>(base.spatial.size(), 1),
                             onePosition());
  for (auto [window, dim] : llvm::zip(viewed.shape.window, base.spatial))
    window.size = window.outSize = sizes[dim];
  viewed.tapSteps.assign(viewed.shape.rank(), 0);
  viewed.inputSteps.assign(viewed.shape.rank(), 0);

  // Which dimension is that of the channels matters only if these differ.
  unsigned channel = op.layout.channel;
  SmallVector<unsigned> channels = withoutUnits(groups[channel]);
  bool isSame = isUnit(base.channel)
                    ? channels.empty()
                    : ArrayRef(channels) == ArrayRef(base.channel);
  bool isUniform = !isSame && own.channels.shared && own.channels.isDepthwise();
  auto staysInPlace = [&](unsigned dim) -> std::optional<Decline> {
    if (!isUniform &&
        llvm::is_contained(withoutUnits(groups[dim]), base.channel))
      return Decline{"T15", "the channels become another dimension between the "
                            "ops"};
    return std::nullopt;
  };
  if (std::optional<Decline> decline = staysInPlace(op.layout.batch))
    return *decline;
  viewed.keepsKernel =
      isSame && op.layout.spatial.size() == base.spatial.size();

  int64_t tapStep = own.taps();
  for (auto [i, dim] : llvm::enumerate(op.layout.spatial)) {
    const WindowDim &window = own.window[i];
    tapStep /= window.kernel;
    const unsigned *position =
        groups[dim].size() == 1 ? llvm::find(base.spatial, groups[dim].front())
                                : base.spatial.end();
    if (position == base.spatial.end()) {
      if (!slidesNowhere(window))
        return Decline{"T15", "a window slides over what is no spatial "
                              "dimension before a transpose or reshape"};
      // Such an op may leave out positions.
      if (window.size == kUnknown && !own.derivedOutputs)
        return Decline{"T24", "an extent between the ops is unknown"};
      if (std::optional<Decline> decline = staysInPlace(dim))
        return *decline;
      viewed.keepsKernel = false;
      continue;
    }
    unsigned index = position - base.spatial.begin();
    viewed.keepsKernel &= index == i;
    int64_t size = viewed.shape.window[index].size;
    viewed.shape.window[index] = window;
    if (window.size == kUnknown)
      viewed.shape.window[index].size = size;
    viewed.tapSteps[index] = tapStep;
  }

  if (isUniform) {
    int64_t count = sizes[base.channel];
    viewed.shape.channels = {count, 1, 1, count > 1};
    viewed.cost.macs = viewed.cost.macs / own.channels.groups * count;
  } else if (!isSame) {
    if (!own.isPointwise() || own.channels.groups != 1)
      return Decline{"T18", "channels that were positions before a reshape are "
                            "not mixed freely"};
    int64_t step = 1;
    viewed.channelStep = 0;
    for (unsigned dim : llvm::reverse(channels)) {
      if (ShapedType::isDynamic(sizes[dim]))
        return Decline{"T24", "an extent that becomes channels is unknown"};
      const unsigned *position = llvm::find(base.spatial, dim);
      if (dim == base.channel) {
        viewed.channelStep = step;
      } else if (position != base.spatial.end()) {
        unsigned index = position - base.spatial.begin();
        WindowDim whole;
        whole.size = whole.kernel = sizes[dim];
        whole.outSize = 1;
        viewed.shape.window[index] = whole;
        viewed.inputSteps[index] = step;
      } else {
        return Decline{"T15", "the batch becomes channels between the ops"};
      }
      step *= sizes[dim];
    }
    viewed.shape.channels.in = sizes[base.channel];
    if (step != own.channels.in)
      return Decline{"T15", "the channels are another dimension before a "
                            "transpose or reshape"};
  }

  // The result.
  if (!isUniform) {
    for (SmallVector<unsigned, 2> &group : groups)
      llvm::erase(group, base.channel);
    groups[channel] = {base.channel};
    sizes[base.channel] = own.channels.outputs();
  }
  for (auto [window, dim] : llvm::zip(viewed.shape.window, base.spatial))
    sizes[dim] = window.outSize;
  return viewed;
}

OrDecline<LinearKernel> ViewedOp::kernel(LinearKernel own) const {
  if (keepsKernel) {
    own.shape = shape;
    return own;
  }
  const ChannelBlocks &from = own.shape.channels, &to = shape.channels;
  LinearKernel result;
  result.shape = shape;
  result.scale = own.scale;
  result.bias = std::move(own.bias);
  result.padValue = std::move(own.padValue);
  for (std::vector<double> *numbers : {&result.bias, &result.padValue}) {
    // Of an op that is the same in all channels, the channels may be others.
    if (numbers->empty() || from.groups == to.groups)
      continue;
    if (!llvm::all_equal(*numbers))
      return Decline{"T15", "a bias belongs to channels that are another "
                            "dimension before a transpose or reshape"};
    numbers->assign(to.groups, numbers->front());
  }

  // Where in the taps of `own` those of the result are.
  int64_t outputs = from.storedOutputs();
  SmallVector<int64_t, 3> position(shape.rank(), 0);
  result.taps.reserve(own.taps.size());
  for (int64_t tap = 0, taps = shape.taps(); tap < taps; ++tap) {
    int64_t ownTap = 0, firstInput = 0;
    for (unsigned d = 0; d < shape.rank(); ++d) {
      ownTap += position[d] * tapSteps[d];
      firstInput += position[d] * inputSteps[d];
    }
    for (int64_t output = 0; output < outputs; ++output) {
      const double *row =
          &own.taps[(ownTap * outputs + output) * from.in + firstInput];
      for (int64_t input = 0; input < to.in; ++input)
        result.taps.push_back(row[input * channelStep]);
    }
    for (unsigned d = shape.rank(); d-- > 0;) {
      if (++position[d] < shape.window[d].kernel)
        break;
      position[d] = 0;
    }
  }
  return result;
}

//===----------------------------------------------------------------------===//
// The way back
//===----------------------------------------------------------------------===//

MoveFromBase ptc::moveFromBase(const ChainView &view, ArrayRef<int64_t> order) {
  // The dimensions of the tensor at hand, without those of extent 1.
  unsigned rank = order.size();
  SmallVector<unsigned> positionOf(rank);
  for (auto [position, dim] : llvm::enumerate(order))
    positionOf[dim] = position;
  DimGroups groups;
  SmallVector<unsigned> sequence;
  SmallVector<bool> isNamed(rank, false);
  bool isInPlace = view.dims().size() == rank, areSingle = isInPlace;
  for (auto [i, dims] : llvm::enumerate(view.dims())) {
    groups.emplace_back();
    for (unsigned dim : dims) {
      if (view.extents()[dim] == 1)
        continue;
      unsigned position = positionOf[dim];
      groups.back().push_back(position);
      sequence.push_back(position);
      isNamed[position] = true;
      isInPlace &= position == i;
    }
    areSingle &= groups.back().size() <= 1;
  }
  MoveFromBase move;
  if (isInPlace)
    return move;
  if (llvm::is_sorted(sequence)) {
    move.groups = std::move(groups);
    return move;
  }
  SmallVector<unsigned> unnamed;
  for (unsigned position = 0; position < rank; ++position)
    if (!isNamed[position])
      unnamed.push_back(position);
  if (areSingle) {
    // Those of extent 1 go where there is room.
    const unsigned *next = unnamed.begin();
    for (ArrayRef<unsigned> group : groups)
      move.permutation.push_back(group.empty() ? *next++ : group.front());
    return move;
  }
  llvm::append_range(move.permutation, sequence);
  llvm::append_range(move.permutation, unnamed);
  unsigned moved = 0;
  for (ArrayRef<unsigned> group : groups) {
    move.groups.emplace_back(group.size());
    std::iota(move.groups.back().begin(), move.groups.back().end(), moved);
    moved += group.size();
  }
  return move;
}
