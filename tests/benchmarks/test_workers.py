"""The table of what a second worker brings, from invented measurements."""

import pytest

pytest.importorskip("opensearchpy", reason="the extra [opensearch] is not installed")

from benchmarks.speed import workers


def test_what_a_second_worker_brings():
    one, two = {"wall": 10.0, "cpu": 9.0}, {"wall": 4.0, "cpu": 11.0}
    served = {"node": 5.0, "mb": 6.0}
    found = {"read": {1: [one], 2: [two]}, "index": {1: [one | served], 2: [two | served]}}
    text = workers.text_of(found, 1_000)
    assert "| reading and cutting | a process | 100 | 250 | 2.50× | 10.00 | – |" in text
    assert "| 100 | 250 | 2.50× | 10.00 | 5.00 |" in text
    assert "takes 6.0 KB a section" in text
