"""What is fetched, under which name it is kept and what the ledger says of it."""

import hashlib
import io
import zipfile

import pytest

from loaders.errors import LoadError
from loaders.fetch.ledger import COLUMNS, Ledger, Row

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
PAGE = b"<!DOCTYPE html><html><body><p>Corporate Peer Challenge action plan</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n"


def office(part):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr(part, "<x/>")
    return file.getvalue()


def test_a_pdf_is_kept_in_its_councils_folder_and_the_ledger(site, data):
    stamp = "Wed, 04 Mar 2026 10:00:00 GMT"
    site.pages["/media/1/Action%20Plan.PDF"] = (200, {"ETag": '"v1"', "Last-Modified": stamp}, PDF)
    counts = data.fetch(site.url("/media/1/Action%20Plan.PDF"))
    sha256 = hashlib.sha256(PDF).hexdigest()
    name = f"documents/fetched/E07999003/www-borchester-test-action-plan-{sha256[:8]}.pdf"
    assert (counts["fetched"], data.files) == (1, {name: PDF})
    row = data.row
    assert {key: row[key] for key in ("file", "sha256", "bytes", "media_type", "http_status", "outcome", "said")} == {
        "file": name,
        "sha256": sha256,
        "bytes": str(len(PDF)),
        "media_type": "application/pdf",
        "http_status": "200",
        "outcome": "fetched",
        "said": "",
    }
    assert (row["gss_code"], row["council"], row["etag"], row["last_modified"]) == (
        "E07999003",
        "Borchester",
        '"v1"',
        stamp,
    )
    assert row["fetched_at"] == row["asked_at"] and row["fetched_at"].endswith("Z")


@pytest.mark.parametrize(
    ("body", "extension", "media_type"),
    [
        (PAGE, "html", "text/html"),
        (
            office("word/document.xml"),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (office("xl/workbook.xml"), "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b'Ref,Action,Deadline\n1,"Vision, agreed",May\n', "csv", "text/csv"),
        (b"Ref;Action;Deadline\r\n1;Vision;May\r\n", "csv", "text/csv"),
        ("Dear Sir, yes, and no\nAgree a vision – soon\n".encode(), "txt", "text/plain"),
    ],
)
def test_the_kind_comes_from_the_content_whatever_the_server_claims(site, data, body, extension, media_type):
    site.pages["/plan.exe"] = (200, {"Content-Type": "image/png"}, body)
    data.fetch(site.url("/plan.exe"))
    assert (data.row["media_type"], data.row["file"].rpartition(".")[2]) == (media_type, extension)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (PNG, "What the address holds is a picture."),
        (b"\xd0\xcf\x11\xe0rest", "What the address holds is an old Word or Excel file"),
        (b"MZ\0\0", "What the address holds is a binary file of a kind that is not read."),
        (office("readme.txt"), "What the address holds is a zip file that holds no document."),
        (b"", "What the address holds is empty."),
    ],
)
def test_other_kinds_are_refused_with_what_to_do(site, data, body, said):
    site.pages["/plan.pdf"] = (200, {"Content-Type": "application/pdf"}, body)
    assert data.fetch(site.url("/plan.pdf"))["refused"] == 1
    assert data.row["said"].startswith(said)
    assert data.files == {}


def test_lists_are_read_together_and_each_address_once(site, data):
    for path in "/a", "/b", "/c":
        site.pages[path] = PAGE + path.encode()
    data.lists(f"{site.url('/a')} ; {site.url('/b')}", name="registers/reviews.csv", council="E")
    data.lists(site.url("/c"), name="registers/progress.csv", council="Felpersham")
    counts = data.fetch(site.url("/a#part-2"), site.url("/b"), site.url("/a"))
    assert (counts["fetched"], sorted(site.paths)) == (3, ["/a", "/b", "/c"])
    assert {row["gss_code"] for row in data.rows} == {"E07999003", "E06999002"}


def test_a_row_without_a_known_council_is_told_not_dropped(site, data):
    data.lists(site.url("/a"), council="Nowhere")
    data.lists(site.url("/b"), council="")
    assert data.fetch()["refused"] == 2
    assert "sources.csv, line 2: 'Nowhere' is no English council" in data.rows[0]["said"]
    assert data.rows[1]["said"].startswith("sources.csv, line 3: the row names no council.")
    assert site.asked == []


def test_only_the_chosen_councils_are_fetched(site, data):
    site.pages.update({"/a": PAGE, "/b": PDF, "/both": PAGE + b"2"})
    data.lists(site.url("/b"), site.url("/both"), council="Felpersham")
    chosen = [council for council in data.register if council.name == "Felpersham"]
    data.lists(site.url("/both"))
    assert data.fetch(site.url("/a"), chosen=chosen, limit=1)["fetched"] == 1
    assert site.paths == ["/b"]
    others = [council for council in data.register if council.name == "Borchester"]
    assert data.fetch(chosen=others)["fetched"] == 2
    assert site.paths == ["/b", "/both", "/a"]


def test_two_addresses_of_one_content_are_one_file(site, data):
    site.pages.update({"/a.pdf": PDF, "/b.pdf": PDF})
    data.fetch(site.url("/a.pdf"), site.url("/b.pdf"))
    first, second = data.rows
    assert (len(data.files), first["file"]) == (1, second["file"])
    assert second["said"] == f"The same bytes as {site.url('/a.pdf')}, kept once."


def test_the_same_content_of_two_councils_is_kept_for_each(site, data):
    site.pages.update({"/a.pdf": PDF, "/b.pdf": PDF})
    data.lists(site.url("/b.pdf"), council="Felpersham")
    data.fetch(site.url("/a.pdf"))
    assert {path.split("/")[2] for path in data.files} == {"E07999003", "E06999002"}


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/..%5c..%5cwindows",
        "/a/%00.pdf",
        "/" + "x" * 1500 + ".pdf",
        "/рекомендации/план",
        "/?id=1&file=../../x",
        "/mgAi.aspx?ID=15355",
        "/a b\tc",
        "/CON",
        "/.htaccess",
        "//elsewhere.test/x",
    ],
)
def test_no_address_leads_out_of_the_folder(sites, data, path):
    site = sites()
    site.pages = Everything(PDF)
    assert data.fetch(site.url(path))["fetched"] == 1
    (name,) = data.files
    folder, _, file = name.rpartition("/")
    assert folder == "documents/fetched/E07999003"
    assert file.startswith("www-borchester-test") and file.isascii() and len(file) < 150
    assert not set(file) - set("abcdefghijklmnopqrstuvwxyz0123456789-.") and ".." not in file


class Everything(dict):
    """A site where every path but robots.txt holds the same."""

    def __init__(self, body):
        super().__init__()
        self.body = body

    def get(self, path, default=None):
        return default if path == "/robots.txt" else self.body


def test_stamps_that_are_none_are_not_kept(site, data):
    site.pages["/a.pdf"] = (200, {"ETag": "=cmd|calc", "Last-Modified": "=1+1"}, PDF)
    data.fetch(site.url("/a.pdf"))
    assert (data.row["etag"], data.row["last_modified"]) == ("", "")


def test_a_damaged_ledger_is_not_written_over(data):
    path = data.folder / "documents/fetched/fetched.csv"
    path.parent.mkdir(parents=True)
    path.write_text("url,file\nhttp://x/,y\n")
    with pytest.raises(LoadError, match="line 1: the columns gss_code, .* are missing"):
        data.fetch()
    assert path.read_text() == "url,file\nhttp://x/,y\n"


def test_the_ledger_keeps_rows_of_older_content(tmp_path):
    ledger = Ledger(tmp_path / "fetched.csv")
    for sha256, outcome in ("", "failed"), ("a", "fetched"), ("a", "unchanged"), ("b", "fetched"), ("b", "failed"):
        ledger.put(Row("http://x/", "E1", "X", sha256=sha256, outcome=outcome))
    again = Ledger(tmp_path / "fetched.csv")
    assert [(row.sha256, row.outcome) for row in again.rows] == [("a", "unchanged"), ("b", "failed")]
    assert again.last("http://x/").outcome == "failed"
    assert (tmp_path / "fetched.csv").read_text().splitlines()[0] == ",".join(COLUMNS)
