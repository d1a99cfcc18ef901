"""Fitting the small transformer: it learns, it goes on where it was stopped, and its file says what it says."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs PyTorch: pip install 'kg-builder[train]'")

from kg.annotate.wordpieces import Wordpieces  # noqa: E402
from kg.train.fit import fit, hidden_across  # noqa: E402
from kg.train.network import Network  # noqa: E402
from kg.train.onnx_file import without_foreign, write_component  # noqa: E402
from kg.train.recipe import Fit  # noqa: E402
from kg.train.windows import Labels, Source, Window, Windows, labels_of  # noqa: E402
from tests.train.test_windows import NAMED, PIECES  # noqa: E402

SCHEDULE = Fit(2, 0, encoder_rate=1e-3, heads_rate=1e-2, layer_decay=0.9, warmup=1, batch_pieces=200)


def _made() -> tuple[Labels, Callable[[int], list[Window]]]:
    source = Source("s", [[NAMED] * 4])
    labels = labels_of([source], least=1)
    maker = Windows(labels, Wordpieces(PIECES), frozenset())
    windows = [window for size in range(1, 5) for window in maker.of([NAMED] * size, source)]
    return labels, lambda epoch: random.Random(epoch).sample(windows, len(windows))


def _network(labels: Labels) -> Network:
    torch.manual_seed(3)
    return Network(len(PIECES), labels)


def test_a_run_that_was_stopped_ends_as_one_that_was_not(tmp_path: Path) -> None:
    labels, draw = _made()
    whole, stopped = _network(labels), _network(labels)
    fit(whole, draw, SCHEDULE, 1, tmp_path / "whole")

    def cut_off(epoch: int) -> list[Window]:
        if epoch == 1:
            raise KeyboardInterrupt
        return draw(epoch)

    with pytest.raises(KeyboardInterrupt):
        fit(stopped, cut_off, SCHEDULE, 1, tmp_path / "stopped")
    again = _network(labels)
    fit(again, draw, SCHEDULE, 1, tmp_path / "stopped")
    for one, other in zip(whole.state_dict().values(), again.state_dict().values(), strict=True):
        assert torch.equal(one, other)


def test_arcs_between_sentences_and_to_padding_are_hidden() -> None:
    hidden = hidden_across(torch.zeros(1, 3, 4), torch.tensor([[0, 1, -1]]))
    assert (hidden[0, :2] > -1).int().tolist() == [[1, 1, 0, 0], [1, 0, 1, 0]]


def test_the_file_says_what_the_network_says(tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnxscript", reason="needs onnxscript: pip install 'kg-builder[train]'")
    labels, draw = _made()
    network = _network(labels)
    fit(network, draw, SCHEDULE, 1, tmp_path / "work")
    write_component(network, labels, without_foreign(network, PIECES), tmp_path / "component")
    (window,) = [one for one in draw(0) if max(one.sentence) == 3]
    given = {"ids": window.ids, "cases": window.cases, "first": window.first}
    session = onnxruntime.InferenceSession(str(tmp_path / "component" / "model.onnx"))
    told = session.run(None, {key: np.array([value]) for key, value in given.items()})[0]
    network.eval()
    with torch.no_grad():
        tensors = [torch.tensor([value]) for value in given.values()]
        wanted = network(tensors[0], tensors[1], torch.ones_like(tensors[0]), tensors[2])[0].numpy()
    assert told.shape == wanted.shape
    assert float(np.abs(told - wanted).max()) < 0.1 * float(wanted.std())
