"""Fits the networks that weigh the evidence for cuts (src/core/cuts/networks.ts) and writes their numbers.

    python3 scripts/reading/fit_weights.py FOLDER

FOLDER comes from scripts/reading/calibrate.ts: sizes.json, and two files of little-endian floats. heads.f32 has a row
for each paragraph that may break off: article, cutting of it, truth (-1 nothing is wrong, 0 the rest is lost, else the
number of the right pair from 1), how many pairs follow, features. pairs.f32 has their pairs in order: number of the
tail, features. Networks are fitted for each look at the evidence: sizes.json says how many of the features each of them
sees, the last one all. Writes FOLDER/weights.f32. Needs PyTorch (Debian: python3-torch).

Each paragraph chooses among "nothing is wrong", "lost" and its pairs; before it chooses, one step of belief propagation
shares the rests out, as `shareOut` in src/core/cuts/match.ts does. The loss is that of the right choice.
"""

import json
import sys
from dataclasses import dataclass

import numpy as np
import torch

EPOCHS, BATCH, RATE = 12, 48, 0.006
RIDGE = 4  # for all samples together
CHECKED = 4  # one article in so many shows how well the fit carries over
SEED = 1

folder = sys.argv[1]
with open(f"{folder}/sizes.json", encoding="utf8") as file:
    sizes = json.load(file)
torch.set_num_threads(1)


def rows(name, fixed, features):
    return np.fromfile(f"{folder}/{name}.f32", "<f4").reshape(-1, fixed + features)


# The look that networks are fitted for.
look = sizes["looks"][-1]


@dataclass
class Samples:
    """Paragraphs that may break off, those of a text side by side, and their pairs."""

    heads: np.ndarray
    pairs: np.ndarray

    def __post_init__(self):
        self.article, self.text, self.truth, count = self.heads[:, :4].astype(np.int64).T
        self.first = np.cumsum(count) - count
        self.owner = np.repeat(np.arange(len(self.heads)), count)
        _, self.tail = np.unique(self.text[self.owner] * 1_000_000 + self.pairs[:, 0].astype(np.int64), return_inverse=True)
        self.right = torch.tensor(np.where(self.truth > 0, self.first + self.truth - 1, -1))
        self.lost = torch.tensor(self.truth == 0)
        self.of_head, self.of_pair = torch.tensor(self.heads[:, 4:]), torch.tensor(self.pairs[:, 1:])
        self.of_tail = torch.ones(self.tail.max(initial=-1) + 1, 1 + len(look["ofTail"]))
        self.of_tail[torch.tensor(self.tail), 1:] = self.of_pair[:, look["ofTail"]]
        self.owner, self.tail = torch.tensor(self.owner), torch.tensor(self.tail)

    def where(self, chosen):
        return Samples(self.heads[chosen], self.pairs[chosen[self.owner.numpy()]])


class Network(torch.nn.Module):
    """One hidden layer, and a direct way from each feature to the result."""

    def __init__(self, features):
        super().__init__()
        small = lambda *shape: torch.nn.Parameter((torch.rand(shape) - 0.5) * 0.3)
        self.hidden, self.outer = small(sizes["hidden"], features), small(sizes["hidden"])
        self.direct = torch.nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return torch.tanh(x @ self.hidden.T) @ self.outer + x @ self.direct


def sum_by(base, index, x):
    """ln of the sum of exp(base) and of every exp(x) that belongs to it."""
    top = base.detach().scatter_reduce(0, index, x.detach(), "amax")
    return top + torch.log(torch.exp(base - top).index_add(0, index, torch.exp(x - top[index])))


def without(total, x):
    return total + torch.log1p(-torch.exp((x - total).clamp(max=-1e-6)))


class Weighing(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.pair, self.lost = Network(look["pair"]), Network(look["head"])
        self.alone = Network(1 + len(look["ofTail"]))

    def forward(self, s):
        """Logits of "lost" and of all pairs; that of "nothing is wrong" is 0."""
        pair, lost, alone = self.pair(s.of_pair), self.lost(s.of_head), self.alone(s.of_tail)
        whole = torch.logaddexp(torch.zeros_like(lost), lost)
        claim = pair - without(sum_by(whole, s.owner, pair)[s.owner], pair)
        return lost, pair - without(sum_by(alone, s.tail, claim)[s.tail], claim)

    def loss(self, s):
        """ln of the probability of the truth, negative, for each head."""
        lost, pair = self(s)
        whole = torch.logaddexp(torch.zeros_like(lost), lost)
        truth = torch.where(s.lost, lost, torch.zeros_like(lost))
        truth = truth.masked_scatter(s.right >= 0, pair[s.right[s.right >= 0]])
        return sum_by(whole, s.owner, pair) - truth


def fit(samples):
    model = Weighing()
    parameters = list(model.parameters())
    optimizer = torch.optim.Adam(parameters, lr=RATE)
    texts = np.unique(samples.text)
    begin = np.append(np.searchsorted(samples.text, texts), len(samples.text))
    draw = np.random.default_rng(SEED)
    steps = EPOCHS * -(-len(texts) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / (steps + 1))
    for _ in range(EPOCHS):
        order = draw.permutation(len(texts))
        for at in range(0, len(order), BATCH):
            chosen = np.zeros(len(samples.text), bool)
            for text in order[at : at + BATCH]:
                chosen[begin[text] : begin[text + 1]] = True
            ridge = sum((p**2).sum() for p in parameters) * RIDGE / 2 / len(samples.text)
            loss = model.loss(samples.where(chosen)).mean() + ridge
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5)
            optimizer.step()
            schedule.step()
    return model


def report(model, samples):
    with torch.no_grad():
        lost, pair = model(samples)
        loss = model.loss(samples)
        others = torch.maximum(torch.zeros_like(lost), lost).scatter_reduce(0, samples.owner, pair, "amax")
        truth = sum_by(torch.logaddexp(torch.zeros_like(lost), lost), samples.owner, pair) - loss
    wrong = (truth < others - 1e-6).numpy()
    for name, kind in (("joined", samples.truth > 0), ("lost", samples.truth == 0), ("whole", samples.truth < 0)):
        print(f"weighing: {name}: {(wrong & kind).sum()} of {kind.sum()} wrong")
    print(f"weighing: log loss {loss.mean():.4f}", flush=True)


heads, pairs = rows("heads", 4, look["head"]), rows("pairs", 1, look["pair"])
parts = []
for look in sizes["looks"]:
    torch.manual_seed(SEED)
    everything = Samples(heads[:, : 4 + look["head"]], pairs[:, : 1 + look["pair"]])
    held = everything.article % CHECKED == 0
    report(fit(everything.where(~held)), everything.where(held))
    model = fit(everything)
    parts += [p for net in (model.pair, model.lost, model.alone) for p in (net.hidden, net.outer, net.direct)]
np.concatenate([p.detach().numpy().ravel() for p in parts]).astype("<f4").tofile(f"{folder}/weights.f32")
