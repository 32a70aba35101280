"""The pages of people and organizations; a key that nobody goes by leads to those like it."""

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as WerkzeugResponse

from indexer.desk.profiles import MOST_READ
from indexer.parties import person_parts
from indexer.person_names import AT
from search_app.addresses import organization_url, person_url
from search_app.front import Front, current_front
from search_app.list_files import FORMAT
from search_app.pages.party_pages import (
    ROLE_KEYS,
    SHOW,
    namesakes,
    organization_page,
    person_page,
)
from search_app.params import Question, read_question

_TOLD = {"roles": ROLE_KEYS, "most_read": MOST_READ}

parties = Blueprint("parties", __name__)


@parties.get("/people/<path:key>", merge_slashes=False)
def person(key: str) -> str | Response:
    """One person, or all people of a bare name."""
    front, (question, show) = current_front(), asked()
    registry, key = front.asker.registry(), front.people.one(key)
    if registry.knows(key):
        page = person_page(front.asker, front.people, key, question, show, front.page_size)
        return render_template("person.html", page=page, **_TOLD)
    if AT not in key and key in registry.people:
        return render_template(
            "namesakes.html", name=key, people=namesakes(front.asker, key), **_TOLD
        )
    near = [(_person_words(k), person_url(k)) for k in registry.near_people(key)]
    return _missing("people.missing", key, near)


@parties.get("/organizations/<path:key>", merge_slashes=False)
def organization(key: str) -> str | Response:
    """One organization, under any of its names."""
    front, (question, show) = current_front(), asked()
    registry, key = front.asker.registry(), known_organization(front, key)
    if key in registry.organizations:
        page = organization_page(front.asker, front.people, key, question, show, front.page_size)
        return render_template("organization.html", page=page, **_TOLD)
    near = [(k, organization_url(k)) for k in registry.near_organizations(key)]
    return _missing("organizations.missing", key, near)


@parties.before_request
def _file() -> WerkzeugResponse | None:
    """A page asked for as a file leads to the file, or to what is said of an unknown format."""
    if FORMAT not in request.args:
        return None
    return redirect(f"/api/v1/{request.url.removeprefix(request.url_root)}")


def known_organization(front: Front, key: str) -> str:
    """The key as the index has it: another name of the organization leads to the same page."""
    return key if key in front.asker.registry().organizations else front.asker.names.canonical(key)


def asked() -> tuple[Question, str]:
    """The question of the address, and which list is to be shown; how it is written is no part."""
    arguments = request.args.to_dict(flat=False)
    arguments.pop(FORMAT, None)
    show = next(iter(arguments.pop(SHOW, [])), "")
    return read_question(arguments), show


def _person_words(key: str) -> str:
    name, organization_name = person_parts(key)
    return f"{name}（{organization_name}）" if organization_name else name


def _missing(title: str, key: str, near: list[tuple[str, str]]) -> Response:
    page = render_template("party_missing.html", title=title, key=key, near=near)
    return Response(page, 404, mimetype="text/html")
