"""Corpora as they come, small and written by hand: what is read, and what is known to be unknown."""

from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.train.conllu import read_conllu
from kg.train.gum import with_names
from kg.train.iob import read_uner, read_wikigold, spans, with_uner
from kg.train.moments import moments
from kg.train.sentence import Name, Sentence, Text, paragraphs

CONLLU = """\
# newdoc id = GUM_news_one
# newpar
# newpar_block = p (2 s)
# sent_id = one-1
# text = We don't know Kuala Lumpur.
1\tWe\twe\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tknow\tknow\tVERB\tVB\t_\t_\t_\t0:root\t_
5\tKuala\tKuala\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=(1-place-new
6\tLumpur\tLumpur\tPROPN\tNNP\t_\t5\tflat\t_\tEntity=1)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
# text = Go
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

# newdoc id = GUM_vlog_two
# sent_id = two-1
1\tHi\thi\tINTJ\tUH\t_\t0\troot\t_\t_

"""

TITLE = """\
# newdoc id = d
# sent_id = d-1
1\tPresident\tPresident\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new(2-abstract-new)
2\tJosé\tJosé\tPROPN\tNNP\t_\t5\tnsubj\t_\t_
3\tSantos\tSantos\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\twill\twill\tAUX\tMD\t_\t5\taux\t_\t_
5\tvisit\tvisit\tVERB\tVB\t_\t0\troot\t_\t_
6\tthe\tthe\tDET\tDT\t_\t7\tdet\t_\tEntity=(3-organization-new
7\tMinistry\tMinistry\tPROPN\tNNP\t_\t5\tobj\t_\t_
8\tof\tof\tADP\tIN\t_\t10\tcase\t_\t_
9\tForeign\tForeign\tADJ\tNNP\t_\t10\tamod\t_\t_
10\tAffairs\taffair\tPROPN\tNNPS\t_\t7\tnmod\t_\tEntity=3)
11\ton\ton\tADP\tIN\t_\t12\tcase\t_\t_
12\tMonday\tMonday\tPROPN\tNNP\t_\t5\tobl\t_\tEntity=(4-time-new)
13\tand\tand\tCCONJ\tCC\t_\t15\tcc\t_\t_
14\this\this\tPRON\tPRP$\t_\t15\tnmod:poss\t_\tEntity=(5-person-new(1-person-giv)
15\tmother\tmother\tNOUN\tNN\t_\t5\tconj\t_\tEntity=5)

"""

UNER = """\
# sent_id = one-1
1\tWe\tO\t-\t-
2\tdo\tO\t-\t-
3\tn't\tO\t-\t-
4\tknow\tO\t-\t-
5\tKuala\tB-LOC\t-\tx
6\tLumpur\tI-LOC\t-\tx
7\t.\tO\t-\t-

"""

WIKIGOLD = "In O\nMay O\n1998 O\nAcme I-ORG\nplayed O\nOthello I-MISC\n. O\n\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def texts(tmp_path: Path) -> list[Text]:
    return read_conllu(written(tmp_path, "a.conllu", CONLLU))


def labelled(sentence: Sentence) -> list[tuple[str, str]]:
    return [
        (" ".join(token.form for token in sentence.tokens[name.start : name.end]), name.label)
        for name in sentence.names or ()
    ]


def test_multiword_tokens_are_their_words_and_empty_nodes_are_left_out(texts: list[Text]) -> None:
    sentence = texts[0][0]
    assert [token.form for token in sentence.tokens] == ["We", "do", "n't", "know", "Kuala", "Lumpur", "."]
    assert "".join(token.form + " " * token.space for token in sentence.tokens) == "We don't know Kuala Lumpur. "


def test_heads_count_within_the_sentence_and_the_root_is_its_own(texts: list[Text]) -> None:
    tokens = texts[0][0].tokens
    assert (tokens[3].head, tokens[3].relation) == (3, "ROOT")
    assert (tokens[5].head, tokens[5].relation) == (4, "flat")
    assert tokens[0].morph == "Case=Nom|Number=Plur"
    assert tokens[1].morph == ""


def test_texts_and_paragraphs(texts: list[Text]) -> None:
    assert [[sentence.identifier for sentence in text] for text in texts] == [["one-1", "one-2"], ["two-1"]]
    assert [len(paragraph) for paragraph in paragraphs(texts[0])] == [2]


def test_a_genre_can_be_left_out(tmp_path: Path) -> None:
    texts = read_conllu(written(tmp_path, "a.conllu", CONLLU), frozenset({"vlog"}))
    assert [text[0].identifier for text in texts] == ["one-1"]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"1 We we.* has 3 columns"):
        read_conllu(written(tmp_path, "b.conllu", "1\tWe\twe\n\n"))


def test_gum_names_have_no_article_and_no_title_and_common_nouns_are_none(tmp_path: Path) -> None:
    [text] = read_conllu(written(tmp_path, "t.conllu", TITLE))
    assert labelled(with_names(text)[0]) == [
        ("José Santos", "PERSON"),
        ("Ministry of Foreign Affairs", "ORG"),
        ("Monday", "DATE"),
    ]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("the/DET/DT/det/2 Secretary/PROPN/NNP/nsubj/3 left/VERB/VBD/root/0", []),
        ("Secretary/PROPN/NNP/nsubj/4 of/ADP/IN/case/3 State/PROPN/NNP/nmod/1 left/VERB/VBD/root/0", []),
        ("King/PROPN/NNP/nsubj/2 left/VERB/VBD/root/0", [("King", "PERSON")]),
        ("the/DET/DT/det/2 Sams/PROPN/NNP/nsubj/3 left/VERB/VBD/root/0", [("Sams", "PERSON")]),
    ],
)
def test_an_office_alone_is_no_person(tmp_path: Path, rows: str, names: list[tuple[str, str]]) -> None:
    words = [word.split("/") for word in rows.split()]
    last = len(words) - 1  # the verb is no part of the mention
    brackets = ["Entity=(1-person-new)"] if last == 1 else ["Entity=(1-person-new", *["_"] * (last - 2), "Entity=1)"]
    lines = [
        f"{at}\t{form}\t{form}\t{pos}\t{tag}\t_\t{head}\t{relation}\t_\t{bracket}"
        for at, ((form, pos, tag, relation, head), bracket) in enumerate(zip(words, [*brackets, "_"], strict=True), 1)
    ]
    text = "# newdoc id = d\n# sent_id = d-1\n" + "\n".join(lines) + "\n\n"
    [found] = read_conllu(written(tmp_path, "o.conllu", text))
    assert labelled(with_names(found)[0]) == names


def test_uner_names_go_to_the_sentences_that_were_annotated(tmp_path: Path, texts: list[Text]) -> None:
    annotated = read_uner(written(tmp_path, "u.iob2", UNER))
    first, second = with_uner(texts[0], annotated)
    assert labelled(first) == [("Kuala Lumpur", "LOC")]
    assert second.names is None


def test_wikigold_misc_and_dates_are_missing(tmp_path: Path) -> None:
    [[sentence]] = read_wikigold(written(tmp_path, "w.txt", WIKIGOLD))
    assert labelled(sentence) == [("Acme", "ORG")]
    assert sentence.missing == {1, 2, 5}


def test_spans_of_both_schemes() -> None:
    assert spans(["I-PER", "I-PER", "B-PER", "O"]) == [Name(0, 2, "PER"), Name(2, 3, "PER")]
    assert spans(["O", "B-LOC", "I-ORG"]) == [Name(1, 2, "LOC"), Name(2, 3, "ORG")]


def test_moments() -> None:
    assert moments(["may", "be", "May", "5", ",", "2021", "or", "300", "days"]) == [2, 3, 4, 5]
