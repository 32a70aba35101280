"""The decisions of an item whose paragraphs a test writes as plain texts."""

from corpus.decisions import finding, item_endings, verdicts
from corpus.grammar.sentences import passages


def find_decisions(texts, *told, **more):
    """What the paragraphs of a numbered item, or of one in a digest, decide."""
    return finding.find_decisions(passages(texts), *told, **more)


def item_decisions(heading, texts):
    """What an unnumbered item decides."""
    return verdicts.item_decisions(heading, passages(texts))


def with_endings(matter, texts, told):
    """The decisions with what ends a numbered item in plainer words."""
    return item_endings.with_endings(matter, passages(texts), told)
