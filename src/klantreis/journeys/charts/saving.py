"""Charts as files that need no network: pictures, or a page with its JavaScript inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import vl_convert

if TYPE_CHECKING:
    import altair

_PIXELS = 2.0  # a picture for screens with two pixels per point


def write_chart(chart: altair.TopLevelMixin, path: Path) -> None:
    """Write the chart as .svg, .png or .html, by the ending of the path."""
    specification = chart.to_json()
    ending = path.suffix.lower()
    if ending == ".png":
        path.write_bytes(vl_convert.vegalite_to_png(specification, scale=_PIXELS))
    elif ending == ".svg":
        path.write_text(vl_convert.vegalite_to_svg(specification), encoding="utf-8")
    else:
        path.write_text(vl_convert.vegalite_to_html(specification, bundle=True), encoding="utf-8")
