"""Where a report was written: "JESSORE, March 17 –" opens with a place, whatever the tagger takes it for."""

from dataclasses import replace

from spacy.tokens import Doc

from kg.annotate.cover import Cover

_PLACES = frozenset({"Place", "Country"})


def place_datelines(doc: Doc, cover: Cover) -> None:
    """Make the name that opens a dateline a place."""
    document = doc._.document
    for zone in document.zones if document is not None else ():
        first = doc.char_span(zone.start, zone.end, alignment_mode="contract") if zone.kind == "dateline" else None
        name = cover.at(first.start) if first is not None else None
        if name is not None and name.type not in _PLACES and name.source == "tagger":
            cover.remove(name)
            cover.add(replace(name, type="Place", source="pattern"))
