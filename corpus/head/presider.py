"""The person whom the words before 主持 or behind 由 name, with the posts beside the name."""

import re

from corpus.grammar.organizations import is_organization
from corpus.grammar.people import (
    POST_WORDS,
    Person,
    has_surname,
    is_name_like_an_organ,
    read_person,
)
from corpus.model import Chair

_LIKE_AN_ORGAN = re.compile(
    "(?P<posts>(?:[^，。]*[、委会府院组局厅校])?副?(?:[市区县镇乡州旗院局校]?长|主席|主任|书记))(?P<name>[^，。]{3})"
)
_OURS = re.compile("^我(?:(?P<own>[省市州县区旗镇乡校院局])(?=副?(?P=own)))?")
"""我中心主任甲, 我市市长乙: as who wrote it says."""

_POSTS = tuple(POST_WORDS)
_SHORTEST_HELD = 4


def chair_of(text: str, strict: bool = False) -> Chair | None:
    """The person that the words are; ``strict`` asks for a post beside the name."""
    text = _OURS.sub("", text) if text.startswith("我") else text
    person = read_person(text)
    named = _LIKE_AN_ORGAN.fullmatch(text) if person is None and not strict else None
    name = named["name"] if named else ""
    if named and (is_name_like_an_organ(name) or (name[-1] == "科" and has_surname(name))):
        return Chair(named["name"], tuple(named["posts"].split("、")))
    if person is None:
        return _of_an_organ(text)
    if strict and not person.titles:
        return None
    first = next(filter(None, map(_named_too, person.titles)), person)
    return Chair(first.name, first.titles)


def _of_an_organ(text: str) -> Chair | None:
    """省政府甲副秘书长: the name between whose post it is and the post."""
    for length in range(len(text) - _SHORTEST_HELD, 1, -1):
        person = read_person(text[length:]) if is_organization(text[:length]) else None
        if person and person.titles and has_surname(person.name):
            first, *others = person.titles
            return Chair(person.name, (text[:length] + first, *others))
    return None


def _named_too(title: str) -> Person | None:
    """书记甲 of 书记甲、市长乙: where both preside, the first is given."""
    one = None if title.endswith(_POSTS) else read_person(title)
    return one if one and one.titles else None
