"""What was measured on, and with which versions."""

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("Whoosh", "tantivy", "opensearch-py", "jieba", "rjieba", "numpy", "Flask")


def machine() -> str:
    """Processor, memory, load, Python and packages in one line."""
    cores = os.cpu_count()
    load = os.getloadavg()[0]
    return (
        f"{_processor()}, {cores} cores, {_memory_gb():.0f} GB, load {load:.1f} at the end; "
        f"{platform.system()}, Python {platform.python_version()}; {_packages()}"
    )


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", _text("/proc/cpuinfo"))
    return found[1].strip() if found else platform.machine()


def _memory_gb() -> float:
    found = re.search(r"MemTotal:\s*(\d+) kB", _text("/proc/meminfo"))
    return int(found[1]) / 1e6 if found else 0.0


def _text(path: str) -> str:
    place = Path(path)
    return place.read_text(encoding="utf-8") if place.exists() else ""


def _packages() -> str:
    return ", ".join(filter(None, map(_package, _PACKAGES)))


def _package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""
