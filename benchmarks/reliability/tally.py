"""What an experiment counted."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """``tried`` cases, how they ended, and those that must not be, each with what was seen."""

    name: str
    tried: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def count(self, end: str) -> None:
        """One more case, which ended so."""
        self.tried += 1
        self.ends[end] += 1

    def fail(self, what: str) -> None:
        """One more case, which must not be."""
        self.count("wrong")
        self.wrong.append(what)

    def row(self, seconds: float) -> str:
        """A row of the table."""
        ends = "; ".join(f"{name} {count}" for name, count in sorted(self.ends.items()))
        return f"| {self.name} | {self.tried} | {len(self.wrong)} | {ends} | {seconds:.0f} |"
