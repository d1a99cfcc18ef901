"""Fit the small transformer: seeded, resumable after every epoch, on one processor or a GPU."""

import logging
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import torch
from torch.nn import functional

from kg.train.network import LAYERS, Network
from kg.train.recipe import Fit
from kg.train.windows import Window, batches

_LOG = logging.getLogger(__name__)
_KINDS = ("tags", "forms", "lemmas", "starts", "names")
_WEIGHTS = {"tags": 1.0, "forms": 0.7, "lemmas": 0.5, "starts": 1.0, "names": 2.0, "arcs": 1.0, "relations": 1.0}
_OF_WORDS = ("tags", "forms", "lemmas", "heads", "relations", "starts", "sentence")
_HIDDEN = -1e9
_TOLD = 50  # steps between two lines of the log
Losses: TypeAlias = Iterator[tuple[str, Any]]
Draw: TypeAlias = Callable[[int], list[Window]]


def tensors(batch: Sequence[Window], device: str) -> dict[str, Any]:
    """A batch as padded tensors (windows, pieces) and (windows, words); -1 and 0 where there is nothing."""
    pieces, words = max(len(w.ids) for w in batch), max(len(w.first) for w in batch)

    def pad(key: str, size: int, filler: int) -> Any:
        rows = [getattr(w, key) for w in batch]
        return torch.tensor([[*row, *[filler] * (size - len(row))] for row in rows], device=device)

    made = {"ids": pad("ids", pieces, 0), "cases": pad("cases", pieces, 0), "first": pad("first", words, 0)}
    made |= {key: pad(key, words, -1) for key in _OF_WORDS}
    made["names"] = pad("names", words, 0)
    made["mask"] = torch.tensor([[1] * len(w.ids) + [0] * (pieces - len(w.ids)) for w in batch], device=device)
    return made


def fit(network: Network, draw: Draw, schedule: Fit, seed: int, folder: Path) -> None:
    """Train; `draw(epoch)` gives the windows of an epoch. A run that was cut off goes on after its last whole epoch."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network.to(device)
    optimizer = torch.optim.AdamW(_groups(network, schedule), weight_decay=0.01, betas=(0.9, 0.98))
    peaks = [group["lr"] for group in optimizer.param_groups]
    begun, step = _resumed(network, optimizer, folder)
    lost: Counter[str] = Counter()
    for epoch in range(begun, schedule.epochs):
        torch.manual_seed(seed * 1000 + epoch)
        made = list(batches(draw(epoch), schedule.batch_pieces, random.Random(f"{seed} {epoch}")))  # noqa: S311
        total = len(made) * schedule.epochs
        for number, batch in enumerate(made):
            share = min(1.0, (step + 1) / schedule.warmup) * max(0.01, 1 - (epoch * len(made) + number) / total)
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * share
            lost.update(_step(network, optimizer, tensors(batch, device), device))
            step += 1
            if step % _TOLD == 0:
                told = ", ".join(f"{key} {value / _TOLD:.3f}" for key, value in sorted(lost.items()))
                _LOG.info("epoch %.2f, %s", epoch + number / len(made), told)
                lost.clear()
        _save(network, optimizer, epoch + 1, step, folder)
    network.to("cpu")


def _save(network: Network, optimizer: Any, epoch: int, step: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch, "step": step}
    torch.save(state, folder / "checkpoint.part")
    (folder / "checkpoint.part").replace(folder / "checkpoint.pt")


def _resumed(network: Network, optimizer: Any, folder: Path) -> tuple[int, int]:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0, 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"], state["step"]


def _groups(network: Network, schedule: Fit) -> list[dict[str, Any]]:
    """Layers learn slower the nearer they are to the words; the words' and positions' embeddings stay as they are."""
    network.words.weight.requires_grad_(False)
    network.positions.weight.requires_grad_(False)
    groups: dict[float, list[Any]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups.setdefault(_rate(name, schedule), []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in sorted(groups.items())]


def _rate(name: str, schedule: Fit) -> float:
    if name.startswith("layers."):
        return schedule.encoder_rate * schedule.layer_decay ** (LAYERS - 1 - int(name.split(".")[1]))
    if name.startswith(("norm.", "casing.")):
        return schedule.encoder_rate
    return schedule.heads_rate


def _step(network: Network, optimizer: Any, batch: dict[str, Any], device: str) -> Counter[str]:
    """Learn from one batch; what was lost on each kind of label."""
    network.train()
    with torch.autocast(device, dtype=torch.bfloat16):
        logits, arcs, head, child = network(batch["ids"], batch["cases"], batch["mask"], batch["first"])
        relations = network.related(head, child, batch["heads"].clamp(min=0))
    losses = dict(_losses(network, logits.float(), arcs.float(), relations.float(), batch))
    loss = sum(_WEIGHTS[key] * value for key, value in losses.items())
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 2.0)
    optimizer.step()
    return Counter({key: value.item() for key, value in losses.items()})


def _losses(network: Network, logits: Any, arcs: Any, relations: Any, batch: dict[str, Any]) -> Losses:
    parts = logits.split(network.sizes, dim=2)
    for key, part in zip(_KINDS, parts, strict=True):
        yield key, _names(part, batch["names"]) if key == "names" else _cross(part, batch[key])
    yield "arcs", _cross(hidden_across(arcs, batch["sentence"]), batch["heads"])
    yield "relations", _cross(relations, batch["relations"])


def hidden_across(arcs: Any, sentence: Any) -> Any:
    """Arcs (windows, words, 1 + words) with those between sentences hidden; the root belongs to all."""
    same = sentence[:, :, None] == sentence[:, None, :]
    same = same & (sentence >= 0)[:, None, :]
    root = torch.ones_like(same[:, :, :1])
    return arcs.masked_fill(~torch.cat([root, same], 2), _HIDDEN)


def _cross(logits: Any, wanted: Any) -> Any:
    total = functional.cross_entropy(
        logits.reshape(-1, logits.shape[-1]), wanted.reshape(-1), ignore_index=-1, reduction="sum"
    )
    return total / (wanted >= 0).sum().clamp(min=1)


def _names(logits: Any, bits: Any) -> Any:
    """How little of the probability lies on the tags that are allowed, where anything is known."""
    allowed = (bits[:, :, None] >> torch.arange(logits.shape[-1], device=logits.device)) & 1
    known = bits > 0
    inside = torch.logsumexp(logits.masked_fill(allowed == 0, _HIDDEN), -1)
    lost = (torch.logsumexp(logits, -1) - inside) * known
    return lost.sum() / known.sum().clamp(min=1)
