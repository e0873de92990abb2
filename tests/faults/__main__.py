"""Prove with counts that nothing is lost: python -m tests.faults [--share 0.1] [--seed N] [--only PART ...] [--json]."""

import argparse
import json
import logging
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

PARTS = ("kills", "desk_kills", "readers", "disk", "together", "back", "passed_over")


def main() -> int:
    """0 where everything came out as expected, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="of the full counts: 0.1 is a tenth (default: 1)")
    parser.add_argument("--seed", type=int, default=None, help="the same moments and places again")
    parser.add_argument("--only", action="append", choices=PARTS, help="one part; may be given several times")
    parser.add_argument("--json", action="store_true", help="the counts as JSON")
    options = parser.parse_args()
    seed = time.time_ns() % 1_000_000 if options.seed is None else options.seed
    with tempfile.TemporaryDirectory(prefix="cpc-faults-") as place:
        os.environ["CPC_PARSED"] = f"{place}/parsed"
        logging.disable(logging.ERROR)  # what the app logs of each damage is expected here
        counts = _run(Path(place), options, seed)
    from tests.faults.tally import table

    wrong = [count for count in counts if not count.is_well]
    if options.json:
        print(
            json.dumps({"seed": seed, "share": options.share, "counts": [asdict(count) for count in counts]}, indent=1)
        )
    else:
        print(f"{table(counts)}\n\nseed {seed}, share {options.share:g}: {len(wrong)} not as expected")
    return 1 if wrong else 0


def _run(place: Path, options: argparse.Namespace, seed: int) -> list:
    """Imported here: the environment must say first where readings are kept and what is logged."""
    from importlib import import_module

    from tests.faults import worlds

    world = worlds.made(place)
    counts = []
    for part in PARTS:
        if part in (options.only or PARTS):
            start = time.perf_counter()
            counts += import_module(f"tests.faults.{part}").run(world, options.share, seed)
            print(f"{part}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return counts


if __name__ == "__main__":
    sys.exit(main())
