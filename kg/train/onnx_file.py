"""The trained network as the files that the component reads: an ONNX file in 8 bits, labels, pieces."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kg.train.network import RELATIONS, Network
from kg.train.windows import Labels


class _Alone(nn.Module):
    """The network for one window without padding; of relations it says what each label asks of a word's head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.asked = nn.Parameter(network.relation.detach().permute(1, 0, 2).reshape(RELATIONS + 1, -1))

    def forward(self, ids: Any, cases: Any, first: Any) -> Any:
        logits, arcs, head, child = self.network(ids, cases, torch.ones_like(ids), first)
        left = torch.cat([child, torch.ones_like(child[:, :, :1])], 2)
        asked = left @ self.asked
        return logits, arcs, torch.cat([head, torch.ones_like(head[:, :, :1])], 2), asked


def write_component(network: Network, labels: Labels, pieces: list[str], folder: Path) -> None:
    """Write the component's folder; only pieces that the network keeps are in `pieces`."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as there:
        _export(network, Path(there) / "wide.onnx")
        _narrow(Path(there) / "wide.onnx", folder / "model.onnx")
    (folder / "labels.json").write_text(json.dumps(asdict(labels)) + "\n", encoding="utf-8")
    (folder / "pieces.txt").write_text("\n".join(pieces), encoding="utf-8")


def _export(network: Network, path: Path) -> None:
    ids, first = torch.arange(5, 25)[None], torch.arange(1, 16)[None]
    pieces, words = torch.export.Dim("pieces", min=3, max=510), torch.export.Dim("words", min=1, max=509)
    torch.onnx.export(
        _Alone(network).eval(),
        (ids, ids % 7, first),
        path,
        dynamo=True,
        dynamic_shapes={"ids": {1: pieces}, "cases": {1: pieces}, "first": {1: words}},
        input_names=["ids", "cases", "first"],
        output_names=["heads", "arcs", "offered", "wanted"],
        external_data=False,
    )


def _narrow(wide: Path, narrow: Path) -> None:
    """Weights of 7 bits: with 8, sums overflow 16 bits on processors without VNNI, and one arc in fifty is another."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(wide, narrow, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def without_foreign(network: Network, pieces: list[str]) -> list[str]:
    """Drop the pieces that no English word is cut into, of other scripts and unused ones; the pieces that are kept."""
    kept = [n for n, piece in enumerate(pieces) if n == 0 or _is_latin(piece)]
    network.words.weight.data = network.words.weight.data[kept]
    return [pieces[number] for number in kept]


def _is_latin(piece: str) -> bool:
    if piece.startswith("[unused"):
        return False
    return all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x20D0 for letter in piece)
