"""The steps as spaCy components: each reads what those before it left."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.components import ORDER, Names, References, Surnames, Titles
from kg.annotate.cover import Cover
from kg.annotate.second import SecondReading
from tests.annotate.conftest import Read
from tests.annotate.trees import BLANK, shown, tree


def steps() -> list:
    return [
        factory(BLANK, name)
        for factory, name in zip((Names, Titles, Surnames, References, SecondReading), ORDER, strict=True)
    ]


def test_each_step_leaves_what_the_next_reads() -> None:
    names, titles, surnames, references, _ = steps()
    doc = tree(
        "Foreign/ADJ/amod/2 Minister/PROPN/compound/4 Ida/PROPN/compound/4 Berg/PROPN/nsubj/5 left/VERB/root/0 "
        "Norway/PROPN/obj/5 ./PUNCT/punct/5 Berg/PROPN/nsubj/9 denied/VERB/root/0 it/PRON/obj/9",
        ("Ida", "PERSON"),
    )
    assert isinstance(names(doc)._.cover, Cover)
    assert shown(doc, doc._.cover) == [("Ida", "Person"), ("Norway", "Country")]
    titles(doc)
    assert [doc[title.start : title.end].text for title in doc._.titles] == ["Foreign Minister"]
    assert shown(doc, doc._.cover)[0] == ("Ida Berg", "Person")
    surnames(doc)
    assert shown(doc, doc._.cover)[-1] == ("Berg", "Person")
    references(doc)
    assert [m.name for m in doc._.mentions if m.kind == "name"] == ["Ida Berg", "Norway", "Ida Berg"]
    assert [(r.text, r.holder.name) for r in doc._.roles] == [("Foreign Minister", "Ida Berg")]


def test_dates_stay_beside_the_names() -> None:
    doc = tree("Norway/PROPN/nsubj/2 left/VERB/root/0 Monday/PROPN/obl/2", ("Monday", "DATE"), ("left", "CARDINAL"))
    for step in steps():
        doc = step(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Norway", "GPE"), ("Monday", "DATE")]


def test_a_doc_without_words_goes_through() -> None:
    doc = Doc(BLANK.vocab, words=[])
    for step in steps():
        doc = step(doc)
    assert (doc._.mentions, doc._.roles) == ((), ())


def test_factories_say_what_they_need_and_set() -> None:
    metas = [Language.get_factory_meta(name) for name in ORDER]
    assert "doc._.cover" in metas[0].assigns
    assert all("doc._.cover" in meta.requires for meta in metas[1:])
    assert metas[-1].assigns == ["doc._.second"]
    assert set(metas[-2].assigns) == {"doc._.mentions", "doc._.roles", "doc._.coref_chains"}


def test_chains_are_lists_of_spans(read: Read) -> None:
    doc = read("Ida Berg met Paul Oyelaran. She left.")
    assert [[span.text for span in chain] for chain in doc._.coref_chains] == [["Ida Berg", "She"], ["Paul Oyelaran"]]
