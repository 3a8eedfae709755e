"""The road map: every opportunity of a map beside the pain it answers, with columns to plan it in."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from klantreis.reports.excel_grid import footer
from klantreis.reports.labels import labels, spoken
from klantreis.reports.sheet import Sheet, SheetCard, SheetStep
from klantreis.reports.style import HAIRLINE, MUTED, accent, on_accent

if TYPE_CHECKING:
    from klantreis.reports.excel import Book

# What the map does not know and a team fills in, with the choices there are.
_PLAN = {
    "en": {
        "sheet": "Road map",
        "action": "Action",
        "term": "Term",
        "terms": ["short", "middle", "long"],
        "impact": "Impact",
        "impacts": ["low", "middle", "high"],
        "who": "Who",
        "due": "Due",
        "about": "Opportunities of the map. Action, term, impact, who and due are yours to fill in.",
        "none": "No opportunities are on the map yet.",
    },
    "nl": {
        "sheet": "Routekaart",
        "action": "Actie",
        "term": "Termijn",
        "terms": ["kort", "middel", "lang"],
        "impact": "Impact",
        "impacts": ["laag", "middel", "hoog"],
        "who": "Wie",
        "due": "Klaar op",
        "about": "De kansen van de kaart. Actie, termijn, impact, wie en klaar op vult u zelf in.",
        "none": "Er staan nog geen kansen op de kaart.",
    },
}
_WIDTHS = (5, 18, 26, 44, 40, 20, 22, 34, 10, 10, 16, 12)


def write_road_map(book: Book, shown: Sheet) -> None:
    """Add the sheet, the opportunities of steps with the worst pains first within their phase."""
    names, plan = labels(shown.language), _PLAN[spoken(shown.language)]
    sheet = book.workbook.add_worksheet(str(plan["sheet"]))
    sheet.hide_gridlines(2)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, book.text(shown.title.title), book.format(font_size=16, bold=True))
    sheet.write_string(1, 0, str(plan["about"]), book.format(font_color=MUTED))
    heads = (
        *(
            "#",
            names["phase"],
            names["step"],
            names["opportunity"],
            names["pain"],
            names["owner"],
            names["kpi"],
        ),
        *(str(plan[name]) for name in ("action", "term", "impact", "who", "due")),
    )
    head = book.format(bold=True, bottom=2, bottom_color=MUTED, text_wrap=True)
    for column, name in enumerate(heads):
        sheet.write_string(3, column, name[:1].upper() + name[1:], head)
    rows = _rows(shown)
    for number, row in enumerate(rows, start=1):
        _write_row(book, sheet, number, row)
    if not rows:
        sheet.write_string(4, 0, str(plan["none"]), book.format(italic=True, font_color=MUTED))
    last = 3 + max(len(rows), 1)
    for column, choices in ((8, plan["terms"]), (9, plan["impacts"])):
        sheet.data_validation(4, column, last, column, {"validate": "list", "source": choices})
    sheet.data_validation(
        4, 11, last, 11, {"validate": "date", "criteria": ">", "value": 1, "ignore_blank": True}
    )
    sheet.freeze_panes(4, 3)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.print_area(0, 0, last, len(heads) - 1)
    sheet.set_footer(footer(shown))


def _rows(shown: Sheet) -> list[tuple[int, str, SheetStep, SheetCard, dict[str, list[SheetCard]]]]:
    found = []
    for phase in shown.phases:
        for step in phase.steps:
            cards = _cards(shown, step)
            worst = max((card.severity or 0 for card in cards.get("pain", ())), default=0)
            opportunities = cards.get("opportunity", ())
            found += [(-worst, (phase.number, phase.title, step, card, cards)) for card in opportunities]
    found.sort(key=lambda one: (one[1][0], one[0]))
    return [row for _, row in found]


def _cards(shown: Sheet, step: SheetStep) -> dict[str, list[SheetCard]]:
    cards: dict[str, list[SheetCard]] = {}
    for lane in shown.lanes:
        for card in lane.cells.get(step.id, ()):
            cards.setdefault(card.kind, []).append(card)
    return cards


def _write_row(
    book: Book,
    sheet: Any,
    number: int,
    row: tuple[int, str, SheetStep, SheetCard, dict[str, list[SheetCard]]],
) -> None:
    phase_number, phase, step, card, cards = row
    colour = accent(phase_number)
    rule = {"text_wrap": True, "bottom": 1, "bottom_color": HAIRLINE}
    pains = [" · ".join([pain.text, *pain.details]) for pain in cards.get("pain", ())]
    kpis = [" · ".join([kpi.text, *kpi.details]) for kpi in cards.get("kpi", ())]
    owners = [owner.text for owner in cards.get("owner", ())]
    texts = (
        f"{step.number}. {step.title}",
        f"{card.mark} {card.text}",
        *("\n".join(one) for one in (pains, owners, kpis)),
    )
    most = max(_n_lines(text, width) for text, width in zip(texts, _WIDTHS[2:], strict=False))
    sheet.set_row(number + 3, min(409, 13.5 * most + 4))
    write = sheet.write_string
    sheet.write_number(number + 3, 0, number, book.format(**rule, align="center"))
    write(
        number + 3,
        1,
        book.text(phase),
        book.format(**rule, bg_color=colour, font_color=on_accent(colour)),
    )
    for column, text in enumerate(texts, start=2):
        write(number + 3, column, book.text(text), book.format(**rule))
    for column in range(7, 12):
        form = book.format(**rule, num_format="yyyy-mm-dd") if column == 11 else book.format(**rule)
        sheet.write_blank(number + 3, column, None, form)


def _n_lines(text: str, width: int) -> int:
    return sum(max(1, len(wrap(line, int(width * 1.1)))) for line in text.split("\n"))
