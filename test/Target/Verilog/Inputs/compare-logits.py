#!/usr/bin/env python3
# compare-logits.py MODEL INPUTS.npy LABELS.npy LOGITS.npy: whether the network gives these
# logits, and how many of them are largest where the label is.

import sys

import numpy as np
import pool_to_conv

model, inputs, labels, logits = sys.argv[1:]
module = pool_to_conv.load(model)
images, found = np.load(inputs), np.load(logits)
found = found.reshape(len(images), -1)
wanted = np.stack([np.asarray(module.run(image[None])).reshape(-1) for image in images])
print((wanted != found).sum(), "of", wanted.size, "logits differ")
print("accuracy %.3f" % (found.argmax(axis=1) == np.load(labels)).mean())
