"""What the networks of fit_joint.py and fit_context.py share: batches of cut paragraphs, how sides meet, how they are fitted.

Each batch cuts paragraphs of a few articles. A network is to choose for every head among the rests of all heads, what
begins the other paragraphs, and "nothing is wrong", which is the truth for headings. Beside that it learns to tell
rests from beginnings, and cuts from ends of headings, by themselves.
"""

import json

import numpy as np
import torch
from torch.nn import Parameter
from torch.nn import functional as F

ARTICLES, CUTS, SENTENCES, STARTS, ENDS = 6, 10, 8, 12, 4  # in a batch; in an article
COMMAS = 0.25
# Rests and cuts by themselves are learnt soon, and by heart if they count in full.
BY_ITSELF = 0.3
SEED = 1

draw = np.random.default_rng(SEED)
torch.manual_seed(SEED)
torch.set_num_threads(1)


def read_data(path):
    with open(path, encoding="utf8") as file:
        data = json.load(file)
    for article in data["articles"]:
        for body in article["bodies"]:
            for key in ("symbols", "words", "commas", "sentences"):
                body[key] = np.array(body[key], np.int64)
        for key in ("starts", "ends"):
            article[key] = [np.array(symbols, np.int64) for symbols in article[key]]
    return data


def steps_of(data, passes):
    """Batches in which each paragraph is cut so often."""
    return passes * sum(len(article["bodies"]) for article in data["articles"]) // (ARTICLES * CUTS)


def batch(data):
    """Heads, the classes of their lengths, the number of each one's rest (-1: nothing is wrong), and all rests."""
    articles = data["articles"]
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
    lengths = np.searchsorted(data["lengths"], [len(symbols) for symbols in heads], side="right")
    return heads, torch.tensor(lengths), torch.tensor(truth), rests


def classes_of(data):
    """For each pair of symbols, first * base + second, its class: 0 where it has none of its own."""
    classes = torch.zeros(data["base"] * data["base"], dtype=torch.int64)
    classes[data["pairs"]] = torch.arange(1, len(data["pairs"]) + 1)
    return classes


def normal(scale, *shape):
    return Parameter(torch.randn(*shape) * scale)


class Meeting(torch.nn.Module):
    """Units in which the sides of a joint meet, to be made last."""

    def __init__(self, lengths, units):
        super().__init__()
        self.lengths = normal(0.1, len(lengths) + 1, units)
        # Biases and weights of the units, and a bias.
        unit = lambda: torch.nn.ParameterList([Parameter(torch.zeros(units)), normal(0.2, units), Parameter(torch.zeros(1))])
        self.joint, self.rest, self.cut = unit(), unit(), unit()

    def forward(self, left, lengths, right):
        """Logits of each head with each rest and, last, of nothing being wrong; of heads and of rests by themselves."""
        left = left + self.lengths[lengths] + self.joint[0]
        logits = torch.relu(left[:, None] + right[None]) @ self.joint[1] + self.joint[2]
        single = lambda side, unit: torch.relu(side + unit[0]) @ unit[1] + unit[2]
        return F.pad(logits, (0, 1)), single(left, self.cut), single(right, self.rest)

    def vectors(self):
        return [self.lengths, *self.joint, *self.rest, *self.cut]


def fit(name, model, data, passes, rate, decay):
    """Fits a model whose `matrices()` decay."""
    matrices = model.matrices()
    others = [p for p in model.parameters() if all(p is not matrix for matrix in matrices)]
    groups = [{"params": matrices, "weight_decay": decay}, {"params": others, "weight_decay": 0}]
    train(name, data, passes, model, torch.optim.AdamW(groups, lr=rate))
    with torch.no_grad():
        # Class 0 is that of all pairs without one of their own: it says nothing.
        model.pairs[0] = 0


def write(parts, target):
    np.concatenate([p.detach().numpy().ravel() for p in parts]).astype("<f4").tofile(target)


def train(name, data, passes, step_of, optimizer):
    """Runs `passes` over the data. `step_of` gives of a batch what `Meeting` does."""
    steps = steps_of(data, passes)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (1 - step / (steps + 1)) ** 0.7)
    seen = []
    for step in range(1, steps + 1):
        heads, lengths, truth, rests = batch(data)
        logits, cut, rest = step_of(heads, lengths, rests)
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
            print("{}: step {} of {}, loss {:.3f}, right {:.3f}".format(name, step, steps, *np.mean(seen, 0)), flush=True)
            seen = []
