"""The steps after the tagger as spaCy factories; each reads what those before it left and writes its own.

kg_names       doc._.cover   gazetteer and tagger settled: countries, demonyms, seats of government, organisations
kg_titles      doc._.titles  titles before and after names; who follows one is a person
kg_surnames    doc._.cover   bare surnames, one type for one form
kg_references  doc._.mentions, doc._.roles   chains, pronouns, "the envoy", and whose title it is
               doc._.coref_chains   the same chains as lists of spans, for other tools
kg_second      doc._.second  (second.py) the same words with the trees of another parser
"""

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from kg.annotate import consistency, government, organisations, people, settle
from kg.annotate.datelines import place_datelines
from kg.annotate.extensions import extend
from kg.annotate.gazetteer import forms
from kg.annotate.headings import head_rows
from kg.annotate.inverted import join_inverted
from kg.annotate.irregular import set_irregular
from kg.annotate.labels import normalise
from kg.annotate.mentions import Annotated, annotated, spans
from kg.annotate.repairs import mend
from kg.annotate.titles import cut, find_titles

ORDER = ("kg_names", "kg_titles", "kg_surnames", "kg_references", "kg_second")
_LABELS = {"Person": "PERSON", "Organization": "ORG", "Country": "GPE", "Place": "LOC", "Event": "EVENT"}


@Language.factory("kg_names", assigns=["doc.ents", "doc._.cover"])
class Names:
    """Settles what the tagger and the gazetteer say."""

    def __init__(self, nlp: Language, name: str) -> None:
        extend()
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._matcher.add("form", [nlp.make_doc(form) for form in forms()])

    def __call__(self, doc: Doc) -> Doc:
        """Set doc._.cover."""
        set_irregular(normalise(doc))
        mend(doc)
        doc._.cover = settle.settle(doc, settle.matcher(self._matcher, doc))
        organisations.by_head(doc, doc._.cover)
        place_datelines(doc, doc._.cover)
        return doc


@Language.factory("kg_titles", requires=["doc._.cover"], assigns=["doc._.titles"])
class Titles:
    """Finds titles and the names that follow them."""

    def __init__(self, nlp: Language, name: str) -> None:
        extend()

    def __call__(self, doc: Doc) -> Doc:
        """Set doc._.titles."""
        doc._.titles = find_titles(doc, doc._.cover)
        cut(doc, doc._.titles, doc._.cover)
        people.by_given_name(doc, doc._.cover)
        people.before_titles(doc, doc._.titles, doc._.cover)
        people.behind_commas(doc, doc._.titles, doc._.cover)
        people.after_titles(doc, doc._.titles, doc._.cover)
        people.extend(doc, doc._.cover)
        people.without_monsieur(doc, doc._.cover)
        join_inverted(doc, doc._.cover)
        head_rows(doc, doc._.titles, doc._.cover)
        return doc


@Language.factory("kg_surnames", requires=["doc._.cover", "doc._.titles"])
class Surnames:
    """Bare surnames and forms that the tagger saw once as this and once as that."""

    def __init__(self, nlp: Language, name: str) -> None:
        extend()

    def __call__(self, doc: Doc) -> Doc:
        """Complete doc._.cover."""
        people.bare_surnames(doc, doc._.cover)
        consistency.agree(doc, doc._.cover)
        consistency.doubt(doc, doc._.cover)
        organisations.governments(doc, doc._.cover)
        government.administrations(doc, doc._.cover)
        return doc


@Language.factory(
    "kg_references",
    requires=["doc._.cover", "doc._.titles"],
    assigns=["doc._.mentions", "doc._.roles", "doc._.coref_chains"],
)
class References:
    """Chains, pronouns, nominals and roles; the entities of the Doc are the names as they were settled."""

    def __init__(self, nlp: Language, name: str) -> None:
        extend()

    def __call__(self, doc: Doc) -> Doc:
        """Set doc._.mentions and doc._.roles, and doc.ents."""
        found: Annotated = annotated(doc)
        doc._.mentions, doc._.roles = found.mentions, found.roles
        doc._.coref_chains = spans(doc, found.mentions)
        dates = [ent for ent in doc.ents if ent.label_ == "DATE" and not doc._.cover.over(ent.start, ent.end)]
        named = [Span(doc, n.start, n.end, _LABELS[n.type]) for n in doc._.cover if n.kind == "name"]
        doc.set_ents(sorted([*dates, *named], key=lambda span: span.start))
        return doc
