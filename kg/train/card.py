"""The model card: what the weights were learned from, what they get right, what they may be used for.

The figures in it are rendered from figures.json, never typed.
"""

from dataclasses import dataclass

from kg.train.measure import Figures
from kg.train.recipe import FastRecipe, TransformerRecipe
from kg.train.windows import NAMES

LICENCE = "Licence of the weights: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)"

_ATTRIBUTION: tuple[tuple[str, ...], ...] = (
    ("corpus", "by", "licence", "what was learned from it"),
    ("---", "---", "---", "---"),
    (
        "Universal Dependencies English EWT",
        "the UD English EWT contributors (N. Silveira and others, Stanford; texts: LDC English Web Treebank)",
        "CC BY-SA 4.0",
        "tags, morphology, lemmas, dependencies, sentence borders",
    ),
    (
        "Universal NER, English EWT",
        "the Universal NER contributors (S. Mayhew and others)",
        "CC BY-SA 4.0",
        "persons, organisations, places",
    ),
    (
        "GUM, without the genres under non-commercial terms",
        "A. Zeldes and the GUM contributors, Georgetown University",
        "annotations CC BY 4.0, texts CC BY or public domain",
        "the same, and dates and events",
    ),
    (
        "wikigold",
        "D. Balasuriya and others; text of Wikipedia",
        "CC BY 4.0",
        "persons, organisations, places",
    ),
)

_PROSE = (
    (
        "Foreign Relations of the United States",
        "Office of the Historian, US Department of State",
        "public domain",
        "prose, labelled by the pipeline `accurate`",
    ),
    (
        "press releases",
        "US Department of State",
        "public domain",
        "prose, labelled by the pipeline `accurate`",
    ),
)

_OWN = (
    (
        "our own annotated text (data/annotated)",
        "the kg authors",
        "MIT",
        "names, roles, demonyms; sentence borders",
    ),
)

_FIRST = (
    (
        "all-MiniLM-L6-v2",
        "the sentence-transformers authors",
        "Apache-2.0",
        "the first weights of the encoder",
    ),
)

_FAST_LIMITS = """\
- Names: a bare surname at the start of a sentence, long organisation names with "and" or "for", and events are where
  most errors are. The place of a government (Kremlin, White House) is left to the gazetteers.
- Appositions and titles before names are weak; do not build on one arc alone."""

_ACCURATE_LIMITS = """\
- Names: organisations, above all long ones with "and" or "for", and LOC, FAC and EVENT, of which little was annotated,
  are where most errors are. The place of a government (Kremlin, White House) is left to the gazetteers.
- Appositions are weak, and so is the arc of a country before a title and a name; do not build on one arc alone."""

_LIMITS = """\
- English only; edited prose (news, releases, diplomatic documents). Speech, chat and verse are read worse.
- Read one paragraph at a time: a sentence never crosses the border of a paragraph.
- The corpora speak of real people, most of them in the public eye; what the weights say about a person is a guess about
  grammar, not a fact about the person. Names from some parts of the world are found less often than English ones."""

_TITLES = {
    "syntax": ("Syntax", "percent; accuracy where a score has no F; arcs without punctuation"),
    "relations": ("Arcs that relations need", "F1 with label"),
    "names": ("Names", "exact span and label; EWT judges three labels, GUM five, our own text all"),
}
_PORTIONS = {"ewt": "EWT dev", "gum": "GUM dev", "dev": "our dev", "test": "our test"}


@dataclass(frozen=True, slots=True)
class Origin:
    """What is told of the making: name and version, how it was trained and how to train it again."""

    name: str
    version: str
    trained: str
    again: str
    is_transformer: bool = False


def origin(recipe: FastRecipe | TransformerRecipe) -> Origin:
    """The origin of weights that a recipe made."""
    trained = _fast(recipe) if isinstance(recipe, FastRecipe) else _accurate(recipe)
    again = f"kg train data/models/recipes/{recipe.name}.toml -o FOLDER --corpora CORPORA"
    return Origin(recipe.name, recipe.version, trained, again, isinstance(recipe, TransformerRecipe))


def _accurate(recipe: TransformerRecipe) -> str:
    fit = recipe.fit
    return (
        f"Seed {recipe.seed}. A small transformer (six layers, 384 wide, uncased, with an embedding of capitals) that "
        "begins from all-MiniLM-L6-v2, with heads for tags, parts of speech with morphology, lemmas, sentence starts, "
        f"names and dependencies, in {fit.epochs} passes over EWT, GUM, wikigold and {fit.own_copies} copies of our "
        "own annotated text, every pass differently cut and dressed. Of names a corpus teaches what it marks: its "
        "places may be GPE, LOC or FAC, and words outside its names may be roles. Exported in 8 bits (ONNX)."
    )


def _fast(recipe: FastRecipe) -> str:
    syntax, names, labelled = recipe.syntax, recipe.names, recipe.labelled
    return (
        f"Seed {recipe.seed}, one processor. A convolutional network for tags, morphology, dependencies and lemmas, in "
        f"{syntax.epochs} passes over {syntax.variants} differently cut and dressed copies of EWT and GUM, and another "
        f"for names, in {names.epochs} passes over {names.variants} such copies of EWT, GUM, wikigold and our own "
        "annotated text. Both also read what the pipeline `accurate` says of about "
        f"{labelled.frus_words:,} words of diplomatic documents and up to {labelled.release_words:,} words of each "
        "file of releases; it also told places apart, and added roles, peoples, dates and events, in the corpora that "
        "mark persons, organisations and places only."
    )


def render(made: Origin, figures: Figures) -> str:
    """The card as Markdown."""
    return "\n\n".join([
        f"# Language pipeline {made.name} {made.version}",
        "A spaCy pipeline for English: tags, morphology, Universal Dependencies, lemmas, and names "
        f"({', '.join(NAMES)}).",
        f"{LICENCE}, with the attribution below. The code that trained them is under the MIT licence.",
        "## Data, and attribution",
        "\n".join(f"| {' | '.join(row)} |" for row in _sources(made)),
        "None of the corpora's text is in the weights' folder.",
        "## How it was trained",
        made.trained,
        "## Figures",
        "On development portions that training never saw, from raw text, a paragraph at a time.",
        tables(figures),
        "## Limits",
        f"{_ACCURATE_LIMITS if made.is_transformer else _FAST_LIMITS}\n{_LIMITS}",
        "## Train again",
        f"```\n{made.again}\n```",
        "CORPORA is the folder of corpora beside the checkout; the recipe names the files in it. "
        "On another kind of processor, or after a change of tokenizer or gazetteers, the figures differ a little.",
    ]) + "\n"  # fmt: skip


def _sources(made: Origin) -> tuple[tuple[str, ...], ...]:
    """What was learned from: the transformer begins from an encoder, the other reads prose that it labelled."""
    return (*_ATTRIBUTION, *_OWN, *_FIRST, *(() if made.is_transformer else _PROSE))


def tables(figures: Figures) -> str:
    """The figures as Markdown tables, one a kind, a row a portion."""
    return "\n\n".join(_table(kind, figures) for kind in _TITLES)


def _table(kind: str, figures: Figures) -> str:
    title, note = _TITLES[kind]
    keys = {f"{kind}_{portion}": label for portion, label in _PORTIONS.items()}
    rows = {label: figures[key] for key, label in keys.items() if key in figures}
    columns = list(dict.fromkeys(key for row in rows.values() for key in row))
    lines = [f"{title} ({note})", "", f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for label, row in rows.items():
        lines.append(f"| {label} | {' | '.join(_cell(row, column) for column in columns)} |")
    return "\n".join(lines)


def _cell(row: dict[str, float], column: str) -> str:
    return f"{row[column]:.1f}" if column in row else "–"
