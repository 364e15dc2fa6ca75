"""Fits the network for joints (src/core/reading/joint.ts) and writes its numbers.

    python3 scripts/reading/fit_joint.py DATA.json OUT.f32

DATA.json comes from scripts/train-reading.ts: {"size", "last", "first", "next", "near", "lengths", "articles"}, an
article as joint-data.ts describes it. OUT.f32 holds little-endian floats: every part of the network in the order of
`JointWeights`. Needs NumPy (Debian: python3-numpy). The same seed on the same machine gives the same numbers.

Each batch cuts paragraphs of a few articles. For every head the network chooses among the rests of all heads, what
begins the other paragraphs, and "nothing is wrong", which is the truth for headings (softmax). Beside that it learns to
tell rests from beginnings, and cuts from ends of headings, by themselves.
"""

import json
import sys

import numpy as np

WIDTH, PAIR_WIDTH, CLASSES, HIDDEN = 24, 8, 1 << 14, 96
ARTICLES, CUTS, SENTENCES, STARTS, ENDS = 6, 10, 8, 12, 4  # in a batch; in an article
PASSES = 75  # cuts of each paragraph
COMMAS = 0.25
# This share of the symbols is not shown, so that no single one is relied on.
HIDE = 0.15
RATE, DECAY = 0.002, 0.05
SEED = 1

source, target = sys.argv[1:3]
with open(source, encoding="utf8") as file:
    data = json.load(file)
LAST, FIRST, NEXT = data["last"], data["first"], data["next"]
articles = data["articles"]
rng = np.random.default_rng(SEED)


def before(symbols):
    side = np.zeros(LAST + FIRST, np.int64)
    end = symbols[-LAST:]
    side[LAST - len(end) : LAST] = end
    if len(symbols) <= data["near"]:
        begin = symbols[:FIRST]
        side[LAST : LAST + len(begin)] = begin
    return side


def behind(symbols):
    side = np.zeros(NEXT, np.int64)
    side[: min(NEXT, len(symbols))] = symbols[:NEXT]
    return side


def length_class(symbols):
    return int(np.searchsorted(data["lengths"], len(symbols), side="right"))


def batch():
    """Heads, the classes of their lengths, the number of each one's rest (-1: nothing is wrong), and all rests."""
    heads, lengths, truth, rests = [], [], [], []
    for number in rng.integers(0, len(articles), ARTICLES):
        article = articles[number]
        for k in rng.permutation(len(article["bodies"]))[:CUTS]:
            body = article["bodies"][k]
            places = body["commas"] if rng.random() < COMMAS else body["words"]
            if not places:
                continue
            at = places[rng.integers(0, len(places))]
            heads.append(before(body["symbols"][:at]))
            lengths.append(length_class(body["symbols"][:at]))
            truth.append(len(rests))
            rests.append(behind(body["symbols"][at:]))
        # What begins a sentence within a paragraph is no rest either.
        for k in rng.permutation(len(article["bodies"]))[:SENTENCES]:
            body = article["bodies"][k]
            if body["sentences"]:
                at = body["sentences"][rng.integers(0, len(body["sentences"]))]
                rests.append(behind(body["symbols"][at:]))
        for k in rng.permutation(len(article["starts"]))[:STARTS]:
            rests.append(behind(article["starts"][k]))
        for k in rng.permutation(len(article["ends"]))[:ENDS]:
            heads.append(before(article["ends"][k]))
            lengths.append(length_class(article["ends"][k]))
            truth.append(-1)
    return np.array(heads), np.array(lengths), np.array(truth), np.array(rests)


def normal(scale, *shape):
    return rng.normal(0, scale, shape).astype(np.float32)


def unit():
    """Biases and weights of the hidden units, and a bias."""
    return [np.zeros(HIDDEN, np.float32), normal(0.2, HIDDEN), np.zeros(1, np.float32)]


def matrix(inputs):
    return normal(inputs**-0.5, inputs, HIDDEN)


W = {
    "symbols": normal(0.3, data["size"], WIDTH),
    "pairs": normal(0.1, CLASSES, PAIR_WIDTH),
    "before": matrix((LAST + FIRST) * WIDTH),
    "beforePairs": matrix((LAST - 1) * PAIR_WIDTH),
    "behind": matrix(NEXT * WIDTH),
    "behindPairs": matrix((NEXT - 1) * PAIR_WIDTH),
    "lengths": normal(0.1, len(data["lengths"]) + 1, HIDDEN),
}
UNITS = ("joint", "rest", "cut")
for name in UNITS:
    for part, numbers in zip("bwc", unit()):
        W[name + part] = numbers
MATRICES = {"symbols", "pairs", "before", "beforePairs", "behind", "behindPairs"}


def pair_classes(symbols):
    return ((symbols[:, :-1] * 0x9E3779B1 + symbols[:, 1:] * 0x85EBCA6B) >> 7) & (CLASSES - 1)


def scatter(numbers, places, slope):
    out = np.zeros_like(numbers)
    np.add.at(out, places.ravel(), slope.reshape(-1, numbers.shape[1]))
    return out


class Side:
    """One side of the joints of a batch, and the way back from what the hidden units say to the numbers."""

    def __init__(self, name, symbols, paired):
        self.name, self.symbols = name, np.where(rng.random(symbols.shape) < HIDE, 0, symbols)
        self.classes = pair_classes(self.symbols[:, :paired])
        self.x = W["symbols"][self.symbols].reshape(len(symbols), -1)
        self.y = W["pairs"][self.classes].reshape(len(symbols), -1)
        self.out = self.x @ W[name] + self.y @ W[name + "Pairs"]

    def back(self, slope, total):
        total[self.name] = self.x.T @ slope
        total[self.name + "Pairs"] = self.y.T @ slope
        total["symbols"] += scatter(W["symbols"], self.symbols, slope @ W[self.name].T)
        total["pairs"] += scatter(W["pairs"], self.classes, slope @ W[self.name + "Pairs"].T)


def single(name, side, truth, total):
    """Logistic loss of a side by itself; returns the slope in the side."""
    z = side + W[name + "b"]
    on = np.maximum(z, 0)
    error = ((1 / (1 + np.exp(-(on @ W[name + "w"] + W[name + "c"]))) - truth) / len(truth)).astype(np.float32)
    total[name + "w"] = on.T @ error
    total[name + "c"] = np.array([error.sum()], np.float32)
    slope = error[:, None] * W[name + "w"] * (z > 0)
    total[name + "b"] = slope.sum(0)
    return slope


def slopes(heads, lengths, truth, rests):
    """The slope of the loss of a batch in every number; the loss of the joints, and how many are right."""
    total = {"symbols": np.zeros_like(W["symbols"]), "pairs": np.zeros_like(W["pairs"])}
    left, right = Side("before", heads, LAST), Side("behind", rests, NEXT)
    head = left.out + W["lengths"][lengths] + W["jointb"]
    z = head[:, None] + right.out[None]
    on = np.maximum(z, 0)
    logits = np.pad(on @ W["jointw"] + W["jointc"], ((0, 0), (0, 1)))
    logits[:, -1] = 0
    p = np.exp(logits - logits.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    rows, wanted = np.arange(len(heads)), np.where(truth < 0, len(rests), truth)
    loss, right_ones = -np.log(p[rows, wanted] + 1e-9).mean(), (p.argmax(1) == wanted).mean()
    p[rows, wanted] -= 1
    error = (p[:, :-1] / len(heads)).astype(np.float32)
    total["jointc"] = np.array([error.sum()], np.float32)
    total["jointw"] = np.tensordot(error, on, ([0, 1], [0, 1]))
    slope = error[:, :, None] * W["jointw"] * (z > 0)
    is_rest = np.zeros(len(rests), np.float32)
    is_rest[truth[truth >= 0]] = 1
    head_slope = slope.sum(1) + single("cut", head, (truth >= 0).astype(np.float32), total)
    rest_slope = slope.sum(0) + single("rest", right.out, is_rest, total)
    total["jointb"] = head_slope.sum(0)
    total["lengths"] = scatter(W["lengths"], lengths, head_slope)
    left.back(head_slope, total)
    right.back(rest_slope, total)
    return total, loss, right_ones


def fit():
    """Adam with decaying rate, and decay of the matrices."""
    steps = PASSES * sum(len(article["bodies"]) for article in articles) // (ARTICLES * CUTS)
    mean = {name: np.zeros_like(numbers) for name, numbers in W.items()}
    square = {name: np.zeros_like(numbers) for name, numbers in W.items()}
    seen = []
    for step in range(1, steps + 1):
        total, *now = slopes(*batch())
        seen.append(now)
        rate = RATE * (1 - step / (steps + 1)) ** 0.7
        for name, numbers in W.items():
            mean[name] = 0.9 * mean[name] + 0.1 * total[name]
            square[name] = 0.999 * square[name] + 0.001 * total[name] ** 2
            ahead = mean[name] / (1 - 0.9**step) / (np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8)
            numbers -= rate * (ahead + (DECAY * numbers if name in MATRICES else 0))
        if step % 1000 == 0:
            loss, right = np.mean(seen, 0)
            print(f"joints: step {step} of {steps}, loss {loss:.3f}, right {right:.3f}", flush=True)
            seen = []


fit()
order = ["symbols", "pairs", "before", "beforePairs", "behind", "behindPairs", "lengths"]
order += [name + part for name in UNITS for part in "bwc"]
np.concatenate([W[name].ravel() for name in order]).astype("<f4").tofile(target)
