"""What a pipeline gets right on the development text, from raw paragraphs: figures in percent, rounded to 0.1."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.train.corpora import Shelf, dev_documents
from kg.train.sentence import LABELS

Figures: TypeAlias = dict[str, dict[str, float]]

_SYNTAX = {
    "token_f": "token_f",
    "sentence_f": "sents_f",
    "tag": "tag_acc",
    "upos": "pos_acc",
    "morphology": "morph_acc",
    "lemma": "lemma_acc",
    "uas": "dep_uas",
    "las": "dep_las",
}
_UNER_LABELS = ("PERSON", "ORG", "LOC")
_RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "nmod:desc", "appos", "flat", "conj")


@dataclass(frozen=True, slots=True)
class Portion:
    """A development portion: its documents, and the labels that it can judge."""

    name: str
    documents: list[Any]
    labels: tuple[str, ...]


def portions(shelf: Shelf, vocabulary: Any) -> list[Portion]:
    """EWT's and GUM's development portions."""
    return [
        Portion("ewt", dev_documents(shelf.ewt("dev"), vocabulary), _UNER_LABELS),
        Portion("gum", dev_documents(shelf.gum("dev"), vocabulary), LABELS),
    ]


def measure(nlp: Any, judged: list[Portion]) -> Figures:
    """Tables syntax_PORTION, relations_PORTION (F1) and names_PORTION for each portion, and their means as "mean"."""
    figures: Figures = {}
    for portion in judged:
        figures |= _measured(nlp, portion)
    figures["mean"] = {
        "las": _mean(figures, "syntax", "las"),
        "names_f": _mean(figures, "names", "f"),
        "sentence_f": _mean(figures, "syntax", "sentence_f"),
    }
    return figures


def measure_folder(pipeline: Path, shelf: Shelf) -> Figures:
    """The figures of the pipeline in a folder."""
    import spacy

    nlp = spacy.load(pipeline)
    return measure(nlp, portions(shelf, nlp.vocab))


def _measured(nlp: Any, portion: Portion) -> Figures:
    from spacy.training import Example

    predicted = list(nlp.pipe(reference.text for reference in portion.documents))
    for doc in predicted:
        doc.set_ents([span for span in doc.ents if span.label_ in portion.labels])
    examples = [Example(doc, reference) for doc, reference in zip(predicted, portion.documents, strict=True)]
    scores = _scores(nlp, examples)
    arcs = scores.get("dep_las_per_type") or {}
    types = scores.get("ents_per_type") or {}
    names = {key: _percent(scores.get(f"ents_{key}")) for key in ("p", "r", "f")}
    return {
        f"syntax_{portion.name}": {key: _percent(scores.get(source)) for key, source in _SYNTAX.items()},
        f"relations_{portion.name}": {arc: _percent(arcs[arc]["f"]) for arc in _RELATIONS if arc in arcs},
        f"names_{portion.name}": names | {label: _percent(types[label]["f"]) for label in LABELS if label in types},
    }


def _scores(nlp: Any, examples: list[Any]) -> dict[str, Any]:
    from spacy.scorer import Scorer

    scores: dict[str, Any] = dict(Scorer.score_tokenization(examples))
    for _, component in nlp.pipeline:
        if getattr(component, "scorer", None):
            scores.update(component.score(examples))
    return scores


def _percent(share: float | None) -> float:
    return round(100 * (share or 0.0), 1)


def _mean(figures: Figures, table: str, key: str) -> float:
    values = [figures[f"{table}_{portion}"][key] for portion in ("ewt", "gum")]
    return round(sum(values) / len(values), 2)
