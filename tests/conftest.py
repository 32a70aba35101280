"""What the processes that run the tests share (``pytest -n auto``); each takes whole files."""

import os
import random

# They must name the tests alike, also those that are named by the members of a set.
os.environ.setdefault("PYTHONHASHSEED", str(random.randrange(2**32)))
