"""Fits the network for joints (src/core/reading/joint.ts) and writes its numbers.

    python3 scripts/reading/fit_joint.py DATA.json OUT.f32

DATA.json comes from scripts/reading/joint.ts: {"size", "last", "first", "next", "near", "lengths", "width", "pairWidth",
"hidden", "base", "pairs", "articles"}: pairs as first * base + second, in the order of their classes; an article as
joint-data.ts describes it. OUT.f32 holds little-endian floats: every part of the network in the order of
`JointWeights`. Needs PyTorch (Debian: python3-torch). The same seed on the same machine gives the same numbers.
"""

import sys

import numpy as np
import torch
from batches import Meeting, classes_of, fit, normal, read_data, write

PASSES = 36  # cuts of each paragraph
# This share of the symbols is not shown, so that no single one is relied on.
HIDE = 0.05
RATE, DECAY = 0.002, 0.3

source, target = sys.argv[1:3]
data = read_data(source)
LAST, FIRST, NEXT, BASE = data["last"], data["first"], data["next"], data["base"]
class_of = classes_of(data)


def before(symbols, side):
    end = symbols[-LAST:]
    side[LAST - len(end) : LAST] = end
    if len(symbols) <= data["near"]:
        begin = symbols[:FIRST]
        side[LAST : LAST + len(begin)] = begin


def sides(heads, rests):
    left, right = np.zeros((len(heads), LAST + FIRST), np.int64), np.zeros((len(rests), NEXT), np.int64)
    for symbols, side in zip(heads, left):
        before(symbols, side)
    for symbols, side in zip(rests, right):
        side[: min(NEXT, len(symbols))] = symbols[:NEXT]
    return torch.tensor(left), torch.tensor(right)


class Joint(torch.nn.Module):
    def __init__(self, width, pair_width, hidden):
        super().__init__()
        matrix = lambda inputs: normal(inputs**-0.5, inputs, hidden)
        self.symbols = normal(0.3, data["size"], width)
        self.pairs = normal(0.1, len(data["pairs"]) + 1, pair_width)
        self.before, self.beforePairs = matrix((LAST + FIRST) * width), matrix((LAST - 1) * pair_width)
        self.behind, self.behindPairs = matrix(NEXT * width), matrix((NEXT - 1) * pair_width)
        self.meeting = Meeting(data["lengths"], hidden)

    def matrices(self):
        return [self.symbols, self.pairs, self.before, self.beforePairs, self.behind, self.behindPairs]

    def side(self, symbols, paired, weights, pair_weights):
        hidden = torch.rand(symbols.shape) < HIDE
        symbols = torch.where(hidden, torch.zeros_like(symbols), symbols)
        pairs = class_of[symbols[:, : paired - 1] * BASE + symbols[:, 1:paired]]
        # Class 0 is that of all pairs without one of their own: it says nothing.
        known = (pairs > 0)[:, :, None] * self.pairs[pairs]
        return self.symbols[symbols].flatten(1) @ weights + known.flatten(1) @ pair_weights

    def forward(self, heads, lengths, rests):
        heads, rests = sides(heads, rests)
        left = self.side(heads, LAST, self.before, self.beforePairs)
        return self.meeting(left, lengths, self.side(rests, NEXT, self.behind, self.behindPairs))


model = Joint(data["width"], data["pairWidth"], data["hidden"])
fit("joints", model, data, PASSES, RATE, DECAY)
write([*model.matrices(), *model.meeting.vectors()], target)
