"""Fits the network for longer stretches (src/core/reading/context.ts) and writes its numbers.

    python3 scripts/reading/fit_context.py DATA.json OUT.f32

DATA.json comes from scripts/reading/context.ts: what fit_joint.py reads, and "window", "edge", "most", "units". OUT.f32
holds every part of this network, matrices first, in the order of `tableShapes` and `contextShapes`, as little-endian
floats. Needs PyTorch (Debian: python3-torch).

Two layers that see three symbols each (a convolutional network, after Collobert and Weston 2008) read either side of a
joint; what they say at its very edge, and the most that they say anywhere, leads to units in which the sides meet.
"""

import sys

import numpy as np
import torch
from batches import Meeting, classes_of, fit, normal, read_data, write
from torch.nn import Parameter
from torch.nn import functional as F

PASSES = 36
# This share of the symbols is not shown, and of the numbers.
HIDE, DROP = 0.05, 0.1
RATE, DECAY = 0.002, 0.2

source, target = sys.argv[1:3]
data = read_data(source)
WINDOW, EDGE, MOST = data["window"], data["edge"], data["most"]
WIDTH, PAIR_WIDTH, HIDDEN, UNITS = data["width"], data["pairWidth"], data["hidden"], data["units"]
BASE = data["base"]
class_of = classes_of(data)


def windows_of(sides, from_end):
    """The symbols of each side at the joint. Beside them stand two that are none, so that each layer has one on either side."""
    windows = np.zeros((len(sides), WINDOW + 4), np.int64)
    for window, side in zip(windows, sides):
        if from_end:
            end = side[-WINDOW:]
            window[2 + WINDOW - len(end) : 2 + WINDOW] = end
        else:
            begin = side[:WINDOW]
            window[2 : 2 + len(begin)] = begin
    return torch.tensor(windows)


def threes(x):
    """Each row with both its neighbours."""
    return torch.cat([x[:, :-2], x[:, 1:-1], x[:, 2:]], 2)


class Reader(torch.nn.Module):
    def __init__(self):
        super().__init__()
        matrix = lambda inputs, columns: normal(inputs**-0.5, inputs, columns)
        self.symbols, self.pairs = matrix(3 * WIDTH, HIDDEN), matrix(3 * PAIR_WIDTH, HIDDEN)
        self.layer = matrix(3 * HIDDEN, HIDDEN)
        self.units = matrix((EDGE + 1) * HIDDEN, UNITS)
        self.first, self.second = Parameter(torch.zeros(HIDDEN)), Parameter(torch.zeros(HIDDEN))

    def forward(self, symbols, pairs, edge):
        x = (threes(symbols) @ self.symbols + threes(pairs) @ self.pairs + self.first).clamp(0, MOST)
        x = (threes(x) @ self.layer + self.second).clamp(0, MOST)
        said = torch.cat([x[:, edge : edge + EDGE].flatten(1), x.max(1)[0]], 1)
        return F.dropout(said, DROP, self.training) @ self.units


class Context(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.symbols, self.pairs = normal(0.3, data["size"], WIDTH), normal(0.1, len(data["pairs"]) + 1, PAIR_WIDTH)
        self.before, self.behind = Reader(), Reader()
        self.meeting = Meeting(data["lengths"], UNITS)

    def matrices(self):
        sides = [m for side in (self.before, self.behind) for m in (side.symbols, side.pairs, side.layer, side.units)]
        return [self.symbols, self.pairs, *sides]

    def read(self, reader, windows, edge):
        hidden = torch.rand(windows.shape) < HIDE
        windows = torch.where(hidden, torch.zeros_like(windows), windows)
        # The pair of a symbol is that with the one before it. Class 0 says nothing: it is that of all other pairs.
        pairs = F.pad(class_of[windows[:, :-1] * BASE + windows[:, 1:]], (1, 0))
        drop = lambda x: F.dropout(x, DROP, self.training)
        return reader(drop(self.symbols[windows]), drop((pairs > 0)[:, :, None] * self.pairs[pairs]), edge)

    def forward(self, heads, lengths, rests):
        left = self.read(self.before, windows_of(heads, True), WINDOW - EDGE)
        return self.meeting(left, lengths, self.read(self.behind, windows_of(rests, False), 0))


model = Context()
fit("longer stretches", model, data, PASSES, RATE, DECAY)
biases = [bias for side in (model.before, model.behind) for bias in (side.first, side.second)]
write([*model.matrices(), *biases, *model.meeting.vectors()], target)
