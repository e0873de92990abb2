"""markitdown and camelot over the same files, run by the Python of an environment that holds them: no part of this project is imported.

python read_others.py REPEATS FILE... prints JSON: import seconds by tool, and by file seconds of each run and table rows found.
"""

import json
import sys
import time


def timed(do, repeats):
    """Seconds of each run after one that warms up, and what the last gave."""
    do()
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        found = do()
        taken.append(time.perf_counter() - start)
    return taken, found


def rows_of_markdown(text):
    """Lines that are rows of a table, without those that rule it off."""
    return sum(line.startswith("|") and not set(line) <= set("|-: ") for line in text.splitlines())


def main():
    repeats, files = int(sys.argv[1]), sys.argv[2:]
    start = time.perf_counter()
    from markitdown import MarkItDown

    converter = MarkItDown()
    between = time.perf_counter()
    import camelot

    imports = {"markitdown": between - start, "camelot": time.perf_counter() - between}
    found = {"markitdown": {}, "camelot": {}}
    for file in files:
        taken, text = timed(lambda file=file: converter.convert(file).text_content, repeats)
        found["markitdown"][file] = [taken, rows_of_markdown(text)]
        if file.endswith(".pdf"):
            flavor = "stream" if "unruled" in file else "lattice"
            taken, tables = timed(lambda: camelot.read_pdf(file, pages="all", flavor=flavor), repeats)  # noqa: B023
            found["camelot"][file] = [taken, sum(len(table.df) for table in tables)]
    print(json.dumps({"imports": imports, "found": found}))


if __name__ == "__main__":
    main()
