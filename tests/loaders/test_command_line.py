"""python -m loaders: what it says and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from loaders.__main__ import main

PROJECT = Path(__file__).parents[2]
PLAN = """Corporate Peer Challenge action plan
Havant Borough Council

Ref\tRecommendation\tAction\tDeadline
1\tAgree a vision\tForm a board\tMay 2026
"""


@pytest.fixture
def files(tmp_path):
    """files(name=content) -> the folder with these files."""

    def of(**contents):
        for name, content in contents.items():
            path = tmp_path / name.replace("_", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return of


def load(folder, *arguments):
    """Exit status of `load` into out.duckdb of the folder."""
    return main(["load", *map(str, arguments), "--database", str(folder / "out.duckdb")])


def test_a_document_is_loaded_into_a_database_of_its_own(files, capsys):
    folder = files(plan_txt=PLAN)
    assert load(folder, folder / "plan.txt", "--council", "Havant", "--visited", "2025-06") == 0
    with duckdb.connect(str(folder / "out.duckdb"), read_only=True) as db:
        assert db.execute("select review_id, text, due_text from actions").fetchall() == [
            ("havant-2025-06", "Form a board", "May 2026")
        ]
    said = capsys.readouterr()
    assert ("plan.txt: Havant, action plan: 1 recommendations, 1 actions" in said.out, said.err) == (True, "")


def test_without_a_file_every_row_of_the_list_is_loaded(files):
    folder = files(
        plan_txt=PLAN,
        more_txt=PLAN.replace("vision", "budget"),
        list_csv="file,council,visited_from\nplan.txt,Havant,2025-06\nmore.txt,Stroud,2024-05\n",
    )
    assert load(folder, "--sources", folder / "list.csv") == 0
    with duckdb.connect(str(folder / "out.duckdb"), read_only=True) as db:
        assert db.execute("select review_id from reviews order by 1").fetchall() == [
            ("havant-2025-06",),
            ("stroud-2024-05",),
        ]


def test_a_file_with_a_list_takes_its_row_from_it(files):
    folder = files(
        plan_txt=PLAN,
        more_txt="%PDF",
        list_csv="file,council,visited_from\nplan.txt,Stroud,2024-05\nmore.txt,Havant,2025-06\n",
    )
    assert load(folder, folder / "plan.txt", "--sources", folder / "list.csv") == 0
    with duckdb.connect(str(folder / "out.duckdb"), read_only=True) as db:
        assert db.execute("select review_id from reviews").fetchall() == [("stroud-2024-05",)]


def test_a_file_that_the_list_does_not_name_is_not_left_out_in_silence(files, capsys):
    folder = files(plan_txt=PLAN, other_txt=PLAN, list_csv="file,council,visited_from\nplan.txt,Stroud,2024-05\n")
    assert load(folder, folder / "plan.txt", folder / "other.txt", "--sources", folder / "list.csv") == 1
    assert "other.txt" in capsys.readouterr().err


BAD = [
    (b"", "bad.txt: is empty"),
    (b"abc\0\1\2", "bad.txt: is a binary file"),
    (PLAN.encode("utf-16"), "bad.txt: is text in UTF-16"),
    (b"%PDF-1.4", "bad.txt: is a damaged PDF"),
    ("Café".encode("latin-1"), "bad.txt: is not UTF-8 text"),
]


@pytest.mark.parametrize(("content", "words"), BAD)
def test_a_file_that_cannot_be_read_ends_in_one_sentence(files, capsys, content, words):
    folder = files(bad_txt=content, plan_txt=PLAN)
    assert load(folder, folder / "bad.txt", folder / "plan.txt", "--council", "Havant") == 1
    [sentence] = capsys.readouterr().err.splitlines()
    assert words in sentence
    assert not (folder / "out.duckdb").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["absent.txt"], "absent.txt: there is no such file."),
        (["plan.txt", "--council", "Borchester"], "'Borchester' is no English council"),
        (["plan.txt", "--visited", "soon"], "soon"),
        (["--sources", "absent.csv"], "absent.csv: there is no such file."),
        (["--sources", "unnamed.csv"], "unnamed.csv, line 2: the row names no file."),
        (["--sources", "stranger.csv"], "'Borchester' is no English council"),
        ([], "There is nothing to load: name a file, or a list of sources with --sources."),
    ],
)
def test_what_cannot_be_loaded_ends_in_one_sentence(files, capsys, monkeypatch, arguments, words):
    folder = files(
        plan_txt=PLAN, unnamed_csv="file,council\n,Havant\n", stranger_csv="file,council\nplan.txt,Borchester\n"
    )
    monkeypatch.chdir(folder)
    assert load(folder, *arguments) == 1
    [sentence] = capsys.readouterr().err.splitlines()
    assert words in sentence


@pytest.mark.parametrize("content", [b"", b"abc\0", "Café".encode("latin-1"), b"Words about nobody."])
def test_a_database_that_exists_stays_as_it_was(files, content):
    folder = files(bad_txt=content, plan_txt=PLAN)
    assert load(folder, folder / "plan.txt", "--council", "Havant", "--visited", "2025-06") == 0
    before = (folder / "out.duckdb").read_bytes()
    assert load(folder, folder / "bad.txt") == 1
    assert (folder / "out.duckdb").read_bytes() == before
    assert sorted(path.name for path in folder.glob("out*")) == ["out.duckdb"]


def test_a_database_that_cannot_be_written_ends_in_a_sentence(files, capsys):
    folder = files(plan_txt=PLAN, out_duckdb="")
    (folder / "out.duckdb").unlink()
    assert (
        main(
            [
                "load",
                str(folder / "plan.txt"),
                "--council",
                "Havant",
                "--database",
                str(folder / "absent" / "out.duckdb"),
            ]
        )
        == 1
    )
    assert "--database" in capsys.readouterr().err


def test_check_shows_what_would_be_loaded_and_stores_nothing(files, capsys):
    folder = files(plan_txt=PLAN)
    assert main(["check", str(folder / "plan.txt"), "--council", "Havant"]) == 0
    said = capsys.readouterr().out
    assert ("Form a board" in said, "2026-05-01 to 2026-05-31" in said, "line 5" in said) == (True, True, True)
    assert [path.name for path in folder.iterdir()] == ["plan.txt"]


def test_check_gives_json(files, capsys):
    folder = files(plan_txt=PLAN)
    assert main(["check", str(folder / "plan.txt"), "--council", "Havant", "--json"]) == 0
    assert "Form a board" in json.dumps(json.loads(capsys.readouterr().out))


def test_the_command_itself_prints_no_traceback(files):
    folder = files(bad_txt=b"\xff\xfe\0")
    done = subprocess.run(
        [sys.executable, "-m", "loaders", "load", folder / "bad.txt", "--database", folder / "out.duckdb"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, "Traceback" in done.stderr, len(done.stderr.splitlines())) == (
        1,
        "",
        False,
        1,
    )


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check"]])
def test_a_command_that_is_not_known_shows_how_to_use_it(capsys, arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert (end.value.code, "usage: python -m loaders" in capsys.readouterr().err) == (2, True)


def test_another_data_folder_has_its_own_councils_builds_and_banner(files, capsys):
    folder = files(plan_txt=PLAN, sources_csv="file,council,visited_from\nplan.txt,Havant,2026-03\n")
    (folder / "councils.csv").write_bytes((PROJECT / "data" / "councils.csv").read_bytes())
    assert main(["build", "--data", str(folder), "--banner", "Invented."]) == 0
    current = folder / "build" / (folder / "build" / "CURRENT").read_text()
    with duckdb.connect(str(current), read_only=True) as db:
        assert db.execute("select value from build_info where key = 'banner'").fetchone() == ("Invented.",)
        assert db.execute("select count(*) from documents").fetchone() == (1,)


def test_a_data_folder_without_councils_says_what_to_do(files, capsys):
    folder = files(plan_txt=PLAN, sources_csv="file,council\nplan.txt,Havant\n")
    assert main(["build", "--data", str(folder)]) == 1
    assert "has no councils.csv, the list of councils" in capsys.readouterr().err


def test_a_correction_that_fits_nothing_is_flagged_in_a_whole_build_only(files, capsys):
    corrections = "file,place,change,printed,meant,reason,by,on\ngone.pdf,line 3,part,Form,,seen,,\n"
    sources = "file,council,visited_from\nplan.txt,Havant,2026-03\n"
    folder = files(plan_txt=PLAN, sources_csv=sources, corrections_csv=corrections)
    (folder / "councils.csv").write_bytes((PROJECT / "data" / "councils.csv").read_bytes())
    assert main(["build", "--data", str(folder)]) == 0
    current = folder / "build" / (folder / "build" / "CURRENT").read_text()
    with duckdb.connect(str(current), read_only=True) as db:
        flags = db.execute("select document_id, message from flags where code = 'correction_unmatched'").fetchall()
    assert len(flags) == 1
    assert flags[0][0] is None
    assert "gone.pdf" in flags[0][1]
