"""Fits the network for joints (src/core/reading/joint.ts) and writes its numbers.

    python3 scripts/reading/fit_joint.py DATA.json OUT.f32

DATA.json comes from scripts/reading/joint.ts: {"size", "last", "first", "next", "near", "lengths", "width", "pairWidth",
"hidden", "base", "pairs", "articles"}: pairs as first * base + second, in the order of their classes; an article as
joint-data.ts describes it. OUT.f32 holds little-endian floats: every part of the network in the order of
`JointWeights`. Needs PyTorch (Debian: python3-torch). The same seed on the same machine gives the same numbers.

Each batch cuts paragraphs of a few articles. For every head the network chooses among the rests of all heads, what
begins the other paragraphs, and "nothing is wrong", which is the truth for headings. Beside that it learns to tell
rests from beginnings, and cuts from ends of headings, by themselves.
"""

import json
import sys

import numpy as np
import torch
from torch.nn import Parameter
from torch.nn import functional as F

ARTICLES, CUTS, SENTENCES, STARTS, ENDS = 6, 10, 8, 12, 4  # in a batch; in an article
PASSES = 36  # cuts of each paragraph
COMMAS = 0.25
# This share of the symbols is not shown, so that no single one is relied on.
HIDE = 0.05
RATE, DECAY = 0.002, 0.3
# Rests and cuts by themselves are learnt soon, and by heart if they count in full.
BY_ITSELF = 0.3
SEED = 1

source, target = sys.argv[1:3]
with open(source, encoding="utf8") as file:
    data = json.load(file)
LAST, FIRST, NEXT, BASE = data["last"], data["first"], data["next"], data["base"]
articles = data["articles"]
for article in articles:
    for body in article["bodies"]:
        for key in ("symbols", "words", "commas", "sentences"):
            body[key] = np.array(body[key], np.int64)
    for key in ("starts", "ends"):
        article[key] = [np.array(symbols, np.int64) for symbols in article[key]]
class_of = torch.zeros(BASE * BASE, dtype=torch.int64)
class_of[data["pairs"]] = torch.arange(1, len(data["pairs"]) + 1)
draw = np.random.default_rng(SEED)
torch.manual_seed(SEED)
torch.set_num_threads(1)


def before(symbols, side):
    end = symbols[-LAST:]
    side[LAST - len(end) : LAST] = end
    if len(symbols) <= data["near"]:
        begin = symbols[:FIRST]
        side[LAST : LAST + len(begin)] = begin


def batch():
    """Heads, the classes of their lengths, the number of each one's rest (-1: nothing is wrong), and all rests."""
    heads, truth, rests = [], [], []
    for number in draw.integers(0, len(articles), ARTICLES):
        article = articles[number]
        for k in draw.permutation(len(article["bodies"]))[:CUTS]:
            body = article["bodies"][k]
            places = body["commas"] if draw.random() < COMMAS else body["words"]
            if len(places):
                at = places[draw.integers(0, len(places))]
                heads.append(body["symbols"][:at])
                truth.append(len(rests))
                rests.append(body["symbols"][at:])
        # What begins a sentence within a paragraph is no rest either.
        for k in draw.permutation(len(article["bodies"]))[:SENTENCES]:
            body = article["bodies"][k]
            if len(body["sentences"]):
                rests.append(body["symbols"][body["sentences"][draw.integers(0, len(body["sentences"]))] :])
        rests += [article["starts"][k] for k in draw.permutation(len(article["starts"]))[:STARTS]]
        for k in draw.permutation(len(article["ends"]))[:ENDS]:
            heads.append(article["ends"][k])
            truth.append(-1)
    left, right = np.zeros((len(heads), LAST + FIRST), np.int64), np.zeros((len(rests), NEXT), np.int64)
    for symbols, side in zip(heads, left):
        before(symbols, side)
    for symbols, side in zip(rests, right):
        side[: min(NEXT, len(symbols))] = symbols[:NEXT]
    lengths = np.searchsorted(data["lengths"], [len(symbols) for symbols in heads], side="right")
    return [torch.tensor(x) for x in (left, lengths, np.array(truth), right)]


def normal(scale, *shape):
    return Parameter(torch.randn(*shape) * scale)


class Joint(torch.nn.Module):
    def __init__(self, width, pair_width, hidden):
        super().__init__()
        matrix = lambda inputs: normal(inputs**-0.5, inputs, hidden)
        self.symbols = normal(0.3, data["size"], width)
        self.pairs = normal(0.1, len(data["pairs"]) + 1, pair_width)
        self.before, self.beforePairs = matrix((LAST + FIRST) * width), matrix((LAST - 1) * pair_width)
        self.behind, self.behindPairs = matrix(NEXT * width), matrix((NEXT - 1) * pair_width)
        self.lengths = normal(0.1, len(data["lengths"]) + 1, hidden)
        # Biases and weights of the hidden units, and a bias.
        unit = lambda: torch.nn.ParameterList([Parameter(torch.zeros(hidden)), normal(0.2, hidden), Parameter(torch.zeros(1))])
        self.joint, self.rest, self.cut = unit(), unit(), unit()

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
        """Logits of each head with each rest and, last, of nothing being wrong; of heads and of rests by themselves."""
        left = self.side(heads, LAST, self.before, self.beforePairs) + self.lengths[lengths] + self.joint[0]
        right = self.side(rests, NEXT, self.behind, self.behindPairs)
        logits = torch.relu(left[:, None] + right[None]) @ self.joint[1] + self.joint[2]
        single = lambda side, unit: torch.relu(side + unit[0]) @ unit[1] + unit[2]
        return F.pad(logits, (0, 1)), single(left, self.cut), single(right, self.rest)


model = Joint(data["width"], data["pairWidth"], data["hidden"])
matrices = model.matrices()
others = [p for p in model.parameters() if all(p is not matrix for matrix in matrices)]
optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": DECAY}, {"params": others, "weight_decay": 0}], lr=RATE)
steps = PASSES * sum(len(article["bodies"]) for article in articles) // (ARTICLES * CUTS)
schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (1 - step / (steps + 1)) ** 0.7)
seen = []
for step in range(1, steps + 1):
    heads, lengths, truth, rests = batch()
    logits, cut, rest = model(heads, lengths, rests)
    wanted = torch.where(truth < 0, len(rests), truth)
    is_rest = torch.zeros(len(rests))
    is_rest[truth[truth >= 0]] = 1
    loss = F.cross_entropy(logits, wanted)
    by_itself = F.binary_cross_entropy_with_logits(cut, (truth >= 0).float())
    by_itself = by_itself + F.binary_cross_entropy_with_logits(rest, is_rest)
    optimizer.zero_grad()
    (loss + BY_ITSELF * by_itself).backward()
    optimizer.step()
    schedule.step()
    seen.append((loss.item(), (logits.argmax(1) == wanted).float().mean().item()))
    if step % 1000 == 0:
        print("joints: step {} of {}, loss {:.3f}, right {:.3f}".format(step, steps, *np.mean(seen, 0)), flush=True)
        seen = []

with torch.no_grad():
    model.pairs[0] = 0
parts = [*matrices, model.lengths, *model.joint, *model.rest, *model.cut]
np.concatenate([p.detach().numpy().ravel() for p in parts]).astype("<f4").tofile(target)
