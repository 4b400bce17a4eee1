"""What is one number in two forms, and what is not."""

import pytest

from briefgen.difference.forms import one_number


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["$43.0M"], ["$43.0 million"]),
        (["100K+"], ["more than 100,000"]),
        (["~2 GW"], ["about 2 GW"]),
        (["<5%"], ["less than 5%"]),
        (["+78%"], ["78%"]),
        (["\u22123.1B"], ["\u22123.1 billion"]),
        (["$1.2\u00a0billion", "$1.2B"], ["$1.2 billion"]),
        (["months to days"], ["months to days"]),
        ([], []),
    ],
)
def test_forms_of_one_number(old, new):
    assert one_number(old, new)
    assert one_number(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["$43.0M"], ["$43.1 million"]),
        (["$33.0B"], ["$33B"]),
        (["100K+"], ["100K"]),
        (["100K"], ["100M"]),
        (["3.1%"], ["\u22123.1%"]),
        (["months to days"], ["weeks to days"]),
        (["$43.0M"], []),
    ],
)
def test_forms_of_two_numbers(old, new):
    assert not one_number(old, new)
    assert not one_number(new, old)
