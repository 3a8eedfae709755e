"""CSV and its kin: any delimiter and encoding, plain or gzipped, and every fault on its true line."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path

import pytest
from tests.events.sources.build import column, events, file, rejects, staged

from klantreis.errors import KlantreisError
from klantreis.events.sources import UnreadableInputError, delimited, text
from klantreis.events.sources.delimited import sniffed_delimiter
from klantreis.events.sources.header import NoHeaderError, NoSuchLineError

HEADER = "user,time,event\n"
ROW = "7,2024-01-31 09:15,visit\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_recognised(tmp_path: Path, delimiter: str):
    text_ = 'user,time,event,note\n7,2024-01-31,visit,"a;b|c,d"\n'.replace(",", delimiter)
    done = staged(tmp_path, file(tmp_path, "a.csv", text_))
    assert done.mapping.delimiter == delimiter
    assert column(done, "name") == ["visit"]


def test_a_delimiter_that_is_declared_is_used(tmp_path: Path):
    done = staged(tmp_path, file(tmp_path, "a.txt", "user^time^event\n7^2024-01-31^a,b\n"), delimiter="^")
    assert column(done, "name") == ["a,b"]


def test_excel_says_its_delimiter_on_a_line_of_its_own(tmp_path: Path):
    done = staged(
        tmp_path, file(tmp_path, "a.csv", "sep=;\nuser;time;event\n7;2024-01-31;x,y\n;2024-01-31;x\n")
    )
    assert column(done, "name") == ["x,y"]
    assert rejects(done)[0][:2] == (4, "no person")


def test_decimal_commas_do_not_look_like_delimiters():
    assert sniffed_delimiter(["a;b;c\n", "1,5;2,5;3,5\n", "1,5;2,5;3,5\n"]) == ";"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("cp1252", b""),
    ],
)
def test_the_encoding_is_recognised(tmp_path: Path, encoding: str, mark: bytes):
    content = "user,time,event\n7,2024-01-31,café €\n"
    done = staged(tmp_path, file(tmp_path, "a.csv", mark + content.encode(encoding)))
    assert (column(done, "name"), done.mapping.encoding) == (["café €"], encoding)
    assert column(done, "identifiers") == [{"user_id": "7"}]


def test_an_encoding_that_is_declared_is_used(tmp_path: Path):
    path = file(tmp_path, "a.csv", (HEADER + "7,2024-01-31,Łódź\n").encode("cp1250"))
    assert column(staged(tmp_path, path, encoding="cp1250"), "name") == ["Łódź"]


def test_rows_in_another_encoding_than_the_rest_are_rejected_not_garbled(tmp_path: Path):
    content = HEADER.encode() + "1,2024-01-31,café\n".encode() + "2,2024-01-31,café\n".encode("cp1252")
    done = staged(tmp_path, file(tmp_path, "a.csv", content))
    assert column(done, "name") == ["café"]
    assert rejects(done) == [(3, "unreadable characters", "", "")]


def test_gzip_is_recognised_whatever_the_name(tmp_path: Path):
    content = gzip.compress((HEADER + ROW).encode())
    assert staged(tmp_path, file(tmp_path, "shop.csv.gz", content)).mapping.source == "shop"
    assert staged(tmp_path, file(tmp_path, "shop.csv", content)).n_rows == 1


def test_every_fault_is_told_on_its_true_line(tmp_path: Path):
    lines = [
        'user,time,event,"a ""long""\nname"',  # the header takes two lines
        '1,2024-01-31,visit,"two\nlines"',  # 3
        "",  # 5
        '2,2024-01-31,visit,"x"y',  # 6
        "3,2024-01-31",  # 7
        "4,2024-01-31,visit,x,y",  # 8
        "5,2024-01-31,vi\0sit,x",  # 9
        ",2024-01-31,visit,x",  # 10
        "6,,visit,x",  # 11
        "7,soon,visit,x",  # 12
        "8,2024-01-31,,x",  # 13
        '9,2024-01-31,visit,"never closed',  # 14
        "10,2024-01-31,visit,x",  # 15
        "11,1850-01-31,visit,x",  # 16
    ]
    done = staged(tmp_path, file(tmp_path, "a.csv", "\r\n".join(lines)))
    assert [identifiers["user_id"] for identifiers in column(done, "identifiers")] == ["1", "10"]
    assert rejects(done) == [
        (6, "broken quote", "", ""),
        (7, "too few columns", "", ""),
        (8, "too many columns", "", ""),
        (9, "NUL byte", "", ""),
        (10, "no person", "user", ""),
        (11, "no time", "time", ""),
        (12, "unreadable time", "time", "soon"),
        (13, "no event name", "event", ""),
        (14, "broken quote", "", ""),
        (16, "time outside 1900-2200", "time", "1850-01-31"),
    ]
    assert done.n_rows == 12


def test_faults_keep_their_lines_across_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(delimited, "CHUNK", 100)
    monkeypatch.setattr(delimited, "LONGEST_RECORD", 60)
    monkeypatch.setattr(text, "CHUNK", 100)
    rows = [
        ROW if i % 7 else (",2024-01-31,x\n" if i % 14 else "1,2024-01-31," + "y" * 300 + "\n")
        for i in range(60)
    ]
    done = staged(tmp_path, file(tmp_path, "a.csv", HEADER + "".join(rows)))
    told = {line: reason for line, reason, _, _ in rejects(done)}
    assert told == {i + 2: "no person" if i % 14 else "line too long" for i in range(0, 60, 7)}
    assert done.n_rows == 60


def test_a_line_of_100_megabytes_is_one_reject(tmp_path: Path):
    path = tmp_path / "a.csv"
    with path.open("w") as out:
        out.write(HEADER + ROW + "8,2024-01-31,")
        for _ in range(100):
            out.write("x" * 1_000_000)
        out.write("\n" + ROW)
    done = staged(tmp_path, path)
    assert (done.n_rows, rejects(done)) == (3, [(3, "line too long", "", "")])


def test_a_thousand_columns_become_attributes(tmp_path: Path):
    names = [f"k{i}" for i in range(1000)]
    content = ",".join(["user", "time", "event", *names]) + "\n"
    content += 50 * (",".join(["7", "2024-01-31", "visit", *(str(i) for i in range(1000))]) + "\n")
    attributes = column(staged(tmp_path, file(tmp_path, "a.csv", content)), "attributes")
    assert attributes == [{f"k{i}": str(i) for i in range(1000)}] * 50


def test_repeated_and_missing_names_are_made_distinct_and_told(tmp_path: Path):
    content = "user,time,event,x,x,,X,x_2\n7,2024-01-31,visit,1,2,3,4,5\n"
    done = staged(tmp_path, file(tmp_path, "a.csv", content))
    assert column(done, "attributes") == [{"x": "1", "x_3": "2", "column_6": "3", "X": "4", "x_2": "5"}]
    assert "column 5 repeats 'x': called 'x_3'" in done.notes
    assert "column 6 has no name: called 'column_6'" in done.notes


def test_names_that_look_like_sql_are_names(tmp_path: Path):
    name = "x'); DROP TABLE cells; --"
    content = f'user,time,event,"{name}"\n7,2024-01-31,visit,\'"; SELECT 1\n'
    assert column(staged(tmp_path, file(tmp_path, "o'hara.csv", content)), "attributes") == [
        {name: "'\"; SELECT 1"}
    ]


def test_a_header_without_rows_has_no_events(tmp_path: Path):
    done = staged(tmp_path, file(tmp_path, "a.csv", HEADER))
    assert (done.n_rows, events(done), done.mapping.time_format) == (0, [], None)


def test_data_in_the_place_of_the_header_is_told(tmp_path: Path):
    with pytest.raises(NoHeaderError, match="name1,name2,name3"):
        staged(tmp_path, file(tmp_path, "a.csv", ROW + ROW))
    with pytest.raises(NoHeaderError):
        staged(tmp_path, file(tmp_path, "b.csv", "jan@voorbeeld.nl,koop,x\n"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\n\r\n", "is empty"),
        ("a.csv", b"PAR1\0\0\0binary", "no text file"),
        ("a.csv", gzip.compress(HEADER.encode() + ROW.encode() * 9999)[:-400], "cut off or damaged"),
        ("a.csv.gz", b"\x1f\x8b" + b"x" * 50, "cut off or damaged"),
        ("a.doc", b"x", "has no ending that says what it is"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, told: str):
    with pytest.raises(UnreadableInputError, match=told):
        staged(tmp_path, file(tmp_path, name, content))


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path):
    with pytest.raises(UnreadableInputError, match="No file"):
        staged(tmp_path, tmp_path / "none.csv")
    with pytest.raises(UnreadableInputError, match="is a folder"):
        staged(tmp_path, tmp_path)


def test_titles_above_the_header_are_passed_over(tmp_path: Path):
    text = (
        "Rapport, klanten 2026\r\n# gemaakt op 1-2-2026\r\n\r\n"
        "klant;datum;actie;bedrag\r\n1;2024-03-01;koop;12\r\n;2024-03-01;koop;3\r\n"
    )
    done = staged(tmp_path, file(tmp_path, "a.csv", text))
    assert (done.mapping.delimiter, done.mapping.header_line) == (";", 4)
    assert "header on line 4" in done.notes
    assert (done.n_rows, rejects(done)) == (2, [(6, "no person", "klant", "")])


def test_the_line_of_the_header_may_be_said(tmp_path: Path):
    text = "klant;datum;actie\nKlant;Datum;Actie\n1;2024-03-01;koop\n"
    done = staged(tmp_path, file(tmp_path, "a.csv", text), header_line=2)
    assert (done.n_rows, done.mapping.time) == (1, "Datum")
    with pytest.raises(NoSuchLineError, match="line 7"):
        staged(tmp_path, file(tmp_path, "a.csv", text), header_line=7)


def test_a_picture_called_csv_is_told_to_be_no_text(tmp_path: Path):
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 12
    with pytest.raises(UnreadableInputError, match="no text file"):
        staged(tmp_path, file(tmp_path, "foto.csv", picture))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "idna", "base64", "hex", "unicode_escape"])
def test_an_encoding_that_the_file_is_not_written_in_is_told(tmp_path: Path, encoding: str):
    text = "klant;datum;actie\n" + "1;2024-03-01;koop \\x\n" * 20
    with pytest.raises(KlantreisError):
        staged(tmp_path, file(tmp_path, "a.csv", text), encoding=encoding)
