import pytest

from indexer.research.measures import TELLING, log_dice, log_likelihood


def test_words_that_are_never_apart_have_fourteen_and_twice_as_often_apart_one_less():
    assert log_dice(7, 7, 7) == 14
    assert log_dice(4, 8, 8) == 13
    assert log_dice(1, 3, 13) == 11


def test_log_likelihood_of_a_table_worked_out_by_hand():
    # E = 60 · 100/200 = 30 each; 2 · (40 ln(40/30) + 20 ln(20/30)) = 6.7959…
    assert log_likelihood(40, 100, 20, 100) == pytest.approx(6.79589, abs=1e-4)
    assert log_likelihood(40, 100, 20, 100) > TELLING


@pytest.mark.parametrize("counts", [(5, 100, 5, 100), (10, 200, 1, 20), (0, 9, 0, 9)])
def test_the_same_share_tells_nothing(counts):
    assert log_likelihood(*counts) == pytest.approx(0)
