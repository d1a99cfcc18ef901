"""Networks for the tests of the page, in the shape that `kg.rdf.view.network` gives. All names are invented."""

import random
from typing import Any

import networkx as nx

from kg.model import STANCES

GIVEN = ("Maria", "Anders", "Tomas", "Elena", "Nils", "Irina", "Samuel", "Petra", "Oleg", "Ines", "Karim", "Judit")
FAMILY = ("Petrova", "Lund", "Varga", "Ruiz", "Berg", "Okafor", "Halasz", "Novak", "Tanaka", "Moreau", "Aziz", "Kovac")
BODIES = ("Ministry", "Steel Works", "Central Bank", "Courier", "Holding", "Council", "Port Authority", "Party")
LANDS = ("Norland", "Sudria", "Westmark", "Ostania", "Verdana", "Kestria", "Morava Federation", "Thule")
TOWNS = ("Port Halden", "Lindau", "Sankt Olaf", "Brevik", "Casa Nova", "Grunewald", "Teplice", "Aldea")
RELATIONS = (
    ("metWith", "met with", True),
    ("spokeWith", "spoke with", True),
    ("envoyOf", "envoy of", False),
    ("sanctionedBy", "sanctioned by", False),
    ("holdsPosition", "holds position", False),
    ("visited", "visited", False),
    ("negotiatedWith", "negotiated with", True),
    ("criticised", "criticised", False),
    ("appointedBy", "appointed by", False),
)
_LABELS = {name: (label, symmetric) for name, label, symmetric in RELATIONS}


def claim(quote: str, stance: str = "asserted", **rest: Any) -> dict[str, Any]:
    """A claim as the view gives it; `rest` overrides."""
    plain = {
        "quote": quote,
        "stance": stance,
        "date": "2024-05-13",
        "source": "Envoys meet in Port Halden",
        "url": "https://courier.example/talks",
        "document": "talks",
        "published": "2024-05-14",
        "start": 120,
        "end": 120 + len(quote),
        "confidence": 0.92,
        "attributedTo": [],
    }
    return {**plain, **rest}


def node(network: nx.MultiDiGraph, name: str, kind: str, **rest: Any) -> str:
    """An entity; its IRI is made of its name."""
    iri = "https://kg.example/" + name.replace(" ", "_")
    network.add_node(iri, **{"label": name, "type": kind, "names": [name], "documents": 1, "actsFor": None, **rest})
    return iri


def edge(network: nx.MultiDiGraph, ends: tuple[str, str], predicate: str, claims: list[dict[str, Any]]) -> None:
    """An edge with its claims."""
    label, symmetric = _LABELS[predicate]
    dates = sorted(one["date"] for one in claims if one.get("date"))
    network.add_edge(
        *ends,
        key=predicate,
        label=label,
        predicate=predicate,
        symmetric=symmetric,
        stances={stance: sum(one["stance"] == stance for one in claims) for stance in STANCES},
        documents=len({one["document"] for one in claims}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        claims=claims,
    )


def small() -> nx.MultiDiGraph:
    """Ten entities with every stance, parallel edges and one disputed meeting."""
    network: nx.MultiDiGraph = nx.MultiDiGraph()
    norland, sudria = node(network, "Norland", "Country", documents=5), node(network, "Sudria", "Country", documents=4)
    petrova = node(network, "Maria Petrova", "Person", names=["Maria Petrova", "Petrova", "Ms Petrova"], documents=4)
    lund = node(network, "Anders Lund", "Person", names=["Anders Lund", "Lund"], documents=2)
    varga = node(network, "Tomas Varga", "Person", names=["Tomas Varga", "Varga"], documents=3)
    ruiz, berg = node(network, "Elena Ruiz", "Person"), node(network, "Nils Berg", "Person", documents=2)
    steel = node(network, "Halden Steel", "Organization", documents=2)
    halden = node(network, "Port Halden", "Place")
    node(network, "Office of the Envoy", "Organization", actsFor=norland)
    talks = (
        "Norland's special envoy Maria Petrova and Foreign Minister Anders Lund met Sudria's negotiators Tomas Varga "
        "and Elena Ruiz in Port Halden on Monday."
    )
    call = "According to The Daily Courier, Tomas Varga spoke by phone with Maria Petrova on 18 May."
    paper = {"document": "steel", "source": "Norland sanctions Halden Steel", "url": "https://news.example/steel?id=1"}
    edge(network, (petrova, norland), "envoyOf", [claim(talks, date=None)])
    edge(
        network, (lund, norland), "holdsPosition", [claim(talks, role="Foreign Minister", status="current", date=None)]
    )
    for pair in ((petrova, varga), (petrova, ruiz), (lund, varga), (lund, ruiz)):
        edge(network, pair, "metWith", [claim(talks, place="Port Halden", dateWords="on Monday")])
    told = claim(call, "reported", attributedTo=["The Daily Courier"], date="2024-05-18", **paper)
    edge(network, (varga, petrova), "spokeWith", [told])
    imposed = claim(
        "Norland imposed sanctions on Halden Steel on 17 May 2024.", date="2024-05-17", status="imposed", **paper
    )
    lifted = claim(
        "Norland lifted its sanctions on Halden Steel, The Daily Courier reported.",
        "reported",
        date=None,
        attributedTo=["The Daily Courier", "Reuters"],
        status="lifted",
        document="notes",
        source="Notes",
        url=None,
    )
    edge(network, (steel, norland), "sanctionedBy", [imposed, lifted])
    denied = claim(
        "Varga denied that he had met Nils Berg.",
        "denied",
        attributedTo=["Tomas Varga"],
        date=None,
        confidence=0.75,
        **paper,
    )
    seen = claim(
        "Tomas Varga and Nils Berg met in Lindau in April, officials said.",
        "reported",
        date="2024-04",
        attributedTo=["officials"],
        confidence=0.81,
    )
    edge(network, (varga, berg), "metWith", [seen, denied])
    planned = claim(
        "Petrova will visit Sudria in June, her office said.",
        "planned",
        date="--06",
        dateWords="in June",
        attributedTo=["Office of the Envoy"],
        document="notes",
        source="Notes",
        url=None,
        published=None,
    )
    edge(network, (petrova, sudria), "visited", [planned])
    maybe = claim(
        "Nils Berg could meet Petrova.",
        "hypothetical",
        date=None,
        confidence=0.5,
        document="notes",
        source="Notes",
        url=None,
    )
    edge(network, (berg, petrova), "metWith", [maybe])
    edge(
        network,
        (berg, sudria),
        "holdsPosition",
        [claim("Nils Berg, a former foreign minister of Sudria", status="former", date=None, **paper)],
    )
    edge(network, (lund, halden), "visited", [claim(talks)])
    return network


def grown(size: int, seed: int = 5) -> nx.MultiDiGraph:
    """`size` entities in circles around hubs, about twice as many edges, as news about several stories makes them."""
    dice = random.Random(seed)
    network: nx.MultiDiGraph = nx.MultiDiGraph()
    nodes = [_grown_node(network, i, dice) for i in range(size)]
    circles = max(1, size // 22)
    home = [i % circles for i in range(size)]
    drawn: list[int] = list(range(min(size, circles)))
    for i in range(1, size):
        for _ in range(dice.choice((1, 1, 2, 2, 3))):
            same = [j for j in drawn[-200:] if home[j] == home[i] and j != i]
            other = dice.choice(same) if same and dice.random() < 0.88 else dice.choice(drawn)
            if other == i:
                continue
            predicate = dice.choices(RELATIONS, weights=(9, 4, 2, 3, 4, 4, 3, 3, 1))[0][0]
            edge(network, (nodes[i], nodes[other]), predicate, _grown_claims(network, nodes[i], nodes[other], dice))
            drawn.extend((other, i))
    return network


def _grown_node(network: nx.MultiDiGraph, i: int, dice: random.Random) -> str:
    kind = dice.choices(("Person", "Organization", "Country", "Place", "Event"), weights=(55, 22, 8, 12, 3))[0]
    number = f" {i // 100 + 1}" if i >= 100 else ""
    given, family = GIVEN[i % 12], FAMILY[(i * 7 + i // 12) % 12]
    name = {
        "Person": f"{given} {family}{number}",
        "Organization": f"{TOWNS[i % 8]} {BODIES[(i // 8) % 8]}{number}",
        "Country": LANDS[i % 8] + (f" {i}" if i >= 8 else ""),
        "Place": TOWNS[i % 8] + (f" {i}" if i >= 8 else ""),
        "Event": f"{TOWNS[i % 8]} Conference {2015 + i % 10}",
    }[kind]
    iri = f"https://kg.example/{i:05}"
    network.add_node(
        iri,
        label=name,
        type=kind,
        names=[name, family] if kind == "Person" else [name],
        documents=1 + i % 4,
        actsFor=None,
    )
    return iri


def _grown_claims(network: nx.MultiDiGraph, one: str, other: str, dice: random.Random) -> list[dict[str, Any]]:
    a, b = network.nodes[one]["label"], network.nodes[other]["label"]
    claims = []
    for _ in range(dice.choice((1, 1, 1, 1, 2, 3))):
        stance = dice.choices(STANCES, weights=(60, 22, 6, 8, 4))[0]
        number = dice.randrange(200)
        date = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
        quote = f"{a} and {b} were at the centre of the talks that opened in {dice.choice(TOWNS)} last week."
        claims.append(
            claim(
                quote,
                stance,
                document=f"story-{number}",
                source=f"Story {number}",
                date=date,
                published=date,
                confidence=round(dice.uniform(0.5, 0.99), 2),
                url=f"https://news.example/{number}",
            )
        )
    return claims
