"""TLS and a password in front of a real node: who is let in, and what is told to whom is not."""

import logging

import pytest

from indexer.engines.opensearch_address import Access
from indexer.errors import ClusterUnavailable
from search_app.app import create_app
from tests.cluster.conftest import skip_or_fail
from tests.cluster.front import Authority, guarded
from tests.cluster.server import NoServer
from tests.engines import invented
from tests.engines.contract.engines import ids, write

pytestmark = pytest.mark.cluster
USER, PASSWORD, WRONG = "jiyao-reader", "蓝-correct-horse", "wrong-battery"


@pytest.fixture
def front(whole, place):
    """Gives the port of an nginx before the first node, and the authority that signed for it."""
    opened = []

    def open_for(host="IP:127.0.0.1"):
        authority = Authority(place, f"authority-{len(opened)}")
        behind = whole.nodes[0].address
        opened.append(guarded(place, behind, authority, {USER: PASSWORD}, host))
        return opened[-1].__enter__(), authority.certificate

    try:
        yield open_for
    except NoServer as reason:
        skip_or_fail(reason)
    finally:
        for one in opened:
            one.__exit__(None, None, None)


@pytest.fixture
def enter(index):
    """Opens an engine by HTTPS; nobody may leave the test with a password in the log."""
    return lambda port, ca, user=USER, password=PASSWORD: index(
        f"127.0.0.1:{port}", Access(user, password, ca), "https"
    )


@pytest.fixture
def told(caplog):
    """All that is logged or raised, to the last detail."""
    caplog.set_level(logging.DEBUG)
    return lambda error: f"{caplog.text} {error!r} {error} {error.in_english()} {chain(error)}"


def chain(error):
    found = []
    while error := (error.__cause__ or error.__context__):
        found.append(repr(error))
    return found


def test_who_is_signed_for_and_knows_the_password_is_let_in(front, enter):
    port, ca = front()
    engine = enter(port, ca)
    write(engine, *invented.ALL)
    write(engine, invented.MAY, fingerprint="f2")
    assert len(ids(engine)) == 7
    assert engine.digests()["m-may"] == "f2"


def test_a_certificate_of_another_authority_is_refused(front, enter, place, told):
    port, _ = front()
    for ca in (Authority(place, "stranger").certificate, None):
        with pytest.raises(ClusterUnavailable, match="SSLError") as refused:
            ids(enter(port, ca))
        assert PASSWORD not in told(refused.value)


def test_a_certificate_of_another_host_is_refused(front, enter):
    port, ca = front("DNS:other.example")
    with pytest.raises(ClusterUnavailable, match="SSLError"):
        ids(enter(port, ca))


@pytest.mark.parametrize("user", [USER, "stranger"])
def test_a_wrong_password_is_told_and_not_repeated(front, enter, told, user):
    port, ca = front()
    engine = enter(port, ca, user, WRONG)
    for ask in (ids, lambda engine: write(engine, invented.MAY)):
        with pytest.raises(ClusterUnavailable, match="401") as refused:
            ask(engine)
        assert WRONG not in told(refused.value)
    answer = create_app(engine).test_client().get("/search?q=会议")
    assert answer.status_code == 503
    assert WRONG not in answer.text


def test_plain_speech_with_a_port_of_tls_is_refused(front, index):
    port, _ = front()
    with pytest.raises(ClusterUnavailable):
        ids(index(f"127.0.0.1:{port}", Access(USER, PASSWORD)))
