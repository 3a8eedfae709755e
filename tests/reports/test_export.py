import subprocess
import sys

import pytest
from tests.reports.made import webshop

from klantreis.errors import InvalidOptionError
from klantreis.reports import FORMATS, VIEWS, export
from klantreis.reports.format import Format, Options


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png", ".html"])
def test_the_ending_of_the_name_chooses_the_format(tmp_path, ending):
    export(webshop(), tmp_path / f"map{ending.upper()}")
    begin = {".pdf": b"%PDF", ".svg": b"<svg", ".png": b"\x89PNG", ".html": b"<!DOCTYPE html>"}
    assert (tmp_path / f"map{ending.upper()}").read_bytes().startswith(begin[ending])


def test_an_ending_that_no_format_has_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(InvalidOptionError, match=r"No format for 'map.gif'.*\.pdf \(PDF\), \.svg \(SVG\)"):
        export(webshop(), tmp_path / "map.gif")
    assert list(tmp_path.iterdir()) == []


def test_a_view_that_a_format_lacks_is_refused_with_those_it_has(tmp_path):
    with pytest.raises(InvalidOptionError, match=r"HTML has no view 'flow'\. Choose one of grid"):
        export(webshop(), tmp_path / "map.html", view="flow")
    with pytest.raises(InvalidOptionError, match=", ".join(VIEWS)):
        export(webshop(), tmp_path / "map.pdf", view="bord")


def test_formats_have_endings_of_their_own():
    endings = [one.ending for one in FORMATS]
    assert len(set(endings)) == len(endings)
    assert all(isinstance(one, Format) and one.ending.startswith(".") for one in FORMATS)


def test_a_missing_folder_is_told_by_its_name(tmp_path):
    with pytest.raises(InvalidOptionError, match=r"No folder .*nergens.* Make it first"):
        export(webshop(), tmp_path / "nergens" / "map.pdf")


def test_options_show_the_map_as_they_say():
    shown = Options(language="en", audience="marketing").sheet(webshop())
    assert (shown.language, shown.audience) == ("en", "marketing")


def test_no_library_of_a_format_loads_before_it_writes():
    code = "import klantreis.reports, sys; print({'typst', 'jinja2', 'numba', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
