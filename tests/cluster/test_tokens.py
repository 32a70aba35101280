"""The server parts what it is handed where we have cut it, and nowhere else."""

import random

import pytest

from indexer.text.analysis import squeezed
from tests.cluster.nodes import ask

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from indexer.engines.opensearch_schema import LINE_END, pairs

pytestmark = pytest.mark.cluster
SAID = "会议研究了老旧小区改造工作，听取市住建局关于〔2024〕3号文件落实情况的汇报；由李某牵头。"
ODD = (
    "\u3000",
    "\xa0",
    "\u2028",
    "\u200b",
    "\x1c",
    "\t",
    "〇",
    "二〇二四年三月五日",
    "2024年3月5日",
    "县政办〔2024〕3号",
    "😀",
    "👨\u200d👩\u200d👧",
    "𠮷",
    "é",
    "e\u0301",
    "ＡＢＣ",
    "GB/T 9704-2012",
    "http://a.example/" + "b" * 200,
    "\n",
)
"""What analysers part differently. A word of more than 255 signs is parted by the server too; a
word only weighs, and what is looked for is found by its pairs."""
SENTENCES, AT_ONCE = 10_000, 250
"""A server hands back 10,000 tokens at a time."""


def sentences():
    chance = random.Random(5)
    for _ in range(SENTENCES):
        at = chance.randrange(len(SAID) - 12)
        parts = [SAID[at : at + chance.randrange(2, 12)], chance.choice(ODD)]
        chance.shuffle(parts)
        yield "".join([*parts, SAID[: chance.randrange(8)]])


def tokens(cluster, texts):
    """What becomes of the texts on the server."""
    found = []
    for start in range(0, len(texts), AT_ONCE):
        body = {"analyzer": "whitespace", "text": texts[start : start + AT_ONCE]}
        answer = ask("POST", f"{cluster.nodes[0].address}/_analyze", body)
        found += [token["token"] for token in answer["tokens"]]
    return found


def test_pairs_are_parted_as_we_part_them(whole):
    ours = [pairs(LINE_END.join(squeezed([text]))) for text in sentences()]
    assert tokens(whole, [" ".join(one) for one in ours]) == [pair for one in ours for pair in one]


def test_words_are_parted_as_we_part_them(whole, segmenter):
    joined = [segmenter.joined(text, None) for text in sentences()]
    ours = [word for text in joined for word in text.split(" ") if word]
    assert tokens(whole, joined) == ours
