"""What a pipeline gets right on the development text, from raw paragraphs: figures in percent, rounded to 0.1."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.resources import resource
from kg.train.corpora import Shelf, dev_documents
from kg.train.own import read_own
from kg.train.sentence import LABELS
from kg.train.tokens import blank
from kg.train.windows import NAMES

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


_COARSE = {"GPE": "LOC", "FAC": "LOC"}


@dataclass(frozen=True, slots=True)
class Portion:
    """A development portion: its documents, and the labels that it can judge; with `coarse`, any place is LOC."""

    name: str
    documents: list[Any]
    labels: tuple[str, ...]
    coarse: bool = True
    has_syntax: bool = True


def portions(shelf: Shelf[Any], vocabulary: Any) -> list[Portion]:
    """EWT's and GUM's development portions."""
    return [
        Portion("ewt", dev_documents(shelf.ewt("dev"), vocabulary), _UNER_LABELS),
        Portion("gum", dev_documents(shelf.gum("dev"), vocabulary), LABELS),
    ]


def own_portions(nlp: Any) -> list[Portion]:
    """Our own annotated text: the half for development and the half that is kept apart."""
    found = []
    for name in ("dev", "test"):
        texts = read_own(resource("data", "annotated", name), blank())
        found.append(Portion(name, dev_documents(texts, nlp.vocab), NAMES, coarse=False, has_syntax=False))
    return found


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


def _measured(nlp: Any, portion: Portion) -> Figures:
    from spacy.training import Example

    predicted = list(nlp.pipe(reference.text for reference in portion.documents))
    for doc in predicted:
        doc.set_ents([span for span in _coarse(doc, portion) if span.label_ in portion.labels])
    examples = [Example(doc, reference) for doc, reference in zip(predicted, portion.documents, strict=True)]
    scores = _scores(examples, portion)
    types = scores.get("ents_per_type") or {}
    names = {key: _percent(scores.get(f"ents_{key}")) for key in ("p", "r", "f")}
    names |= {label: _percent(types[label]["f"]) for label in portion.labels if label in types}
    figures = {f"names_{portion.name}": names}
    if portion.has_syntax:
        arcs = scores["dep_las_per_type"]
        figures[f"syntax_{portion.name}"] = {key: _percent(scores.get(source)) for key, source in _SYNTAX.items()}
        figures[f"relations_{portion.name}"] = {arc: _percent(arcs[arc]["f"]) for arc in _RELATIONS if arc in arcs}
    return figures


def _coarse(doc: Any, portion: Portion) -> list[Any]:
    from spacy.tokens import Span

    if not portion.coarse:
        return list(doc.ents)
    return [Span(doc, ent.start, ent.end, _COARSE.get(ent.label_, ent.label_)) for ent in doc.ents]


def _scores(examples: list[Any], portion: Portion) -> dict[str, Any]:
    """What spaCy's own scorer says, whatever components made the documents."""
    from spacy.scorer import Scorer, get_ner_prf

    scores: dict[str, Any] = dict(Scorer.score_tokenization(examples))
    scores.update(get_ner_prf(examples))
    if portion.has_syntax:
        for attribute in ("tag", "pos", "morph", "lemma"):
            scores.update(Scorer.score_token_attr(examples, attribute))
        scores.update(Scorer.score_spans(examples, "sents", has_annotation=_has_sentences))
        scores.update(Scorer.score_deps(examples, "dep", getter=_text_of, ignore_labels=("punct",)))
    return scores


def _has_sentences(doc: Any) -> bool:
    return bool(doc.has_annotation("SENT_START"))


def _text_of(token: Any, attribute: str) -> Any:
    return token.dep_ if attribute == "dep" else getattr(token, attribute)


def _percent(share: float | None) -> float:
    return round(100 * (share or 0.0), 1)


def _mean(figures: Figures, table: str, key: str) -> float:
    values = [figures[f"{table}_{portion}"][key] for portion in ("ewt", "gum")]
    return round(sum(values) / len(values), 2)
