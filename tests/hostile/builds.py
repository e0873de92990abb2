"""A build of the fictional county for addresses and questions to be put to."""

import subprocess
import sys
from pathlib import Path

from tests.hostile.made import ROOT


def demo_builds(folder: Path) -> Path:
    """As `make demo` builds it, in a folder of its own."""
    for command in (["tests.demo", folder], ["loaders", "build", "--data", folder]):
        subprocess.run([sys.executable, "-m", *map(str, command)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder / "build"
