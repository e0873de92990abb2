"""`python -m tests.demo OUT_FOLDER` writes the fictional documents, what is known of them, and the truth about them."""

import sys
from pathlib import Path

from tests.demo.make import make


def main() -> int:
    if len(sys.argv) != 2:
        print("Name the folder to write to: python -m tests.demo OUT_FOLDER", file=sys.stderr)
        return 2
    made = make(Path(sys.argv[1]))
    print(f"{len(made)} documents in {Path(sys.argv[1]) / 'documents'}")
    return 0


sys.exit(main())
