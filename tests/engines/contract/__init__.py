"""What every engine promises, written once; a test module gives ``open_at`` and takes it in.

``open_at(folder, segmenter)`` opens an engine whose index lives in that folder; two engines over
one folder are two processes in miniature.
"""

from tests.engines.contract.asking import AskingContract
from tests.engines.contract.damage import DamageContract
from tests.engines.contract.deadlines import DeadlineContract
from tests.engines.contract.facets import FacetContract
from tests.engines.contract.fields import FieldContract
from tests.engines.contract.keeping import FrozenWordsContract, RemovalContract
from tests.engines.contract.samples import SampleContract
from tests.engines.contract.writing import WritingContract


class EngineContract(
    WritingContract,
    AskingContract,
    FieldContract,
    RemovalContract,
    FrozenWordsContract,
    DeadlineContract,
    FacetContract,
    SampleContract,
):
    """All that is promised wherever an index lies."""


class FolderContract(EngineContract, DamageContract):
    """And what is promised of one that lies in a folder."""
