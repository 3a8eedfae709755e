"""A survey from a map to the answers: made, sent, answered on a phone, counted as it comes in."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect
from tests.browser.served import PHONE, Served, looking, settled

CSV = b"""Response ID,Do you know us?,Cijfer
1,Yes,9
2,No,
3,Perhaps,12
"""


def made_from_map(page: Page, served: Served, title: str) -> str:
    """A survey made of a new map with two steps; its address."""
    served.new_map(title, "Looks around", "Orders")
    page.goto(served.map_address(title))
    page.get_by_role("button", name="More", exact=True).or_(
        page.get_by_role("button", name="Map menu")
    ).click()
    page.get_by_role("menuitem", name="Make a survey of this map").click()
    expect(page.get_by_role("heading", name=f"Survey: {title}")).to_be_visible()
    return page.url


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def answered(chromium: Browser, served: Served, link: str) -> None:
    """Somebody on a phone, without an account, who knows the first contact and not the second."""
    with looking(chromium, served, None, size=PHONE) as phone:
        phone.goto(link)
        phone.get_by_role("button", name="Start").click()
        phone.get_by_text("Yes", exact=True).click()
        phone.get_by_text("Bad", exact=True).click()
        phone.get_by_label("Would you like to add something?").fill("The pictures are small.")
        phone.get_by_role("button", name="Next").click()
        phone.get_by_text("No", exact=True).click()
        phone.get_by_role("button", name="Next").click()
        phone.get_by_role("button", name="Send").click()
        expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()


def test_a_survey_is_made_of_a_map_sent_and_its_answers_come_in_by_themselves(
    chromium: Browser, empty: Served
):
    with looking(chromium, empty, "alice") as page:
        made_from_map(page, empty, "To a bicycle")
        first = page.get_by_role("region", name="Page 1: Looks around")
        expect(first.get_by_role("button", name=re.compile("^1 Have you had this contact"))).to_be_visible()
        expect(first.get_by_text("Only asked when").first).to_be_visible()
        rehearsal = page.frame_locator("iframe[title='On a phone']")
        expect(rehearsal.get_by_role("button", name="Start")).to_be_visible()
        tab(page, "Send")
        page.get_by_role("button", name="Open the survey").click()
        link = page.get_by_role("textbox", name="Link").input_value()
        expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
        tab(page, "Answers")
        expect(page.get_by_text("No answers yet")).to_be_visible()

        answered(chromium, empty, link)

        expect(page.get_by_role("status").filter(has_text=re.compile("Finished.*1"))).to_be_visible()
        felt = page.get_by_role("article", name="How did it feel: Looks around?")
        expect(felt.get_by_role("row", name=re.compile("^Bad.*1"))).to_be_visible()
        expect(felt.get_by_text("n = 1 of 1 asked")).to_be_visible()
        expect(page.get_by_text("The pictures are small.")).to_be_visible()
        tab(page, "Sample")
        page.get_by_label("Customers in all").fill("114")
        page.get_by_label("Customers in all").blur()
        expect(page.get_by_label("Answers needed and received")).to_contain_text("89")
        expect(page.get_by_label("Answers needed and received")).to_contain_text("88 more needed")


def test_questions_are_written_moved_and_never_stand_before_what_they_follow_from(
    chromium: Browser, empty: Served
):
    with looking(chromium, empty, "alice") as page:
        made_from_map(page, empty, "By hand")
        page.get_by_role("button", name="Add a question on Page 1: Looks around").click()
        page.get_by_role("menuitem", name="Recommend (NPS)").click()
        title = page.get_by_label("Question (English)")
        title.fill("Would you send a friend?")
        title.blur()
        page.get_by_label("When it is asked").select_option(label="Always")
        asked = page.get_by_role("button", name=re.compile("Would you send a friend"))
        expect(asked).to_contain_text("Question 5 of")
        page.get_by_role("button", name="Close the panel").click()
        asked.focus()
        page.keyboard.press("Alt+ArrowUp")
        expect(asked).to_contain_text("Question 4 of")
        knows = page.get_by_role("button", name=re.compile(r"^\d+ Have you had this contact: Looks"))
        knows.focus()
        page.keyboard.press("Alt+ArrowDown")
        expect(page.get_by_text("That question cannot stand there")).to_be_visible()
        expect(knows).to_contain_text("Question 1 of")
        page.get_by_role("button", name="Undo").click()
        expect(asked).to_contain_text("Question 5 of")
        page.get_by_role("button", name=re.compile("^Page 1")).focus()
        page.keyboard.press("Alt+ArrowDown")
        moved = page.get_by_role("button", name=re.compile("^Page 2.*Looks around"))
        expect(moved).to_be_focused()
        expect(knows).not_to_contain_text("Question 1 of")


def test_answers_of_another_tool_are_looked_at_put_right_and_taken_in_once(chromium: Browser, empty: Served):
    with empty.api("alice") as alice:
        options = [{"id": "yes", "title": "Yes"}, {"id": "no", "title": "No"}]
        questions = [
            {"id": "knows", "kind": "single", "title": "Do you know us?", "options": options},
            {"id": "felt", "kind": "emotion", "title": "How did it feel?"},
        ]
        fields = {"pages": [{"id": "one", "questions": questions}]}
        start = {"kind": "survey", "title": "Elsewhere", "languages": ["en"], "fields": fields}
        document = alice.post(f"{empty.workspace}/documents", json=start).json()["id"]
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.address(f"surveys/{document}?tab=answers"))
        for expected in ("3 new", "0 new"):
            page.get_by_role("button", name="Import answers").click()
            page.locator("input[type=file]").set_input_files(
                {"name": "elsewhere.csv", "mimeType": "text/csv", "buffer": CSV}
            )
            expect(page.get_by_label("What Do you know us? answers")).to_have_value("knows")
            page.get_by_label("What Cijfer answers").select_option("felt")
            expect(page.get_by_text("Say the scale it was asked on")).to_be_visible()
            page.get_by_label("Scale of Cijfer").fill("1-9")
            expect(page.get_by_text(re.compile(expected))).to_be_visible()
            rejects = page.get_by_label("Cells that are no answer")
            expect(rejects).to_contain_text("Perhaps")
            expect(rejects).to_contain_text("The scale has no such answer.")
            page.get_by_role("button", name="Import", exact=True).click()
            expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_role("status").filter(has_text=re.compile("Finished.*3"))).to_be_visible()
        expect(page.get_by_role("row", name=re.compile("^Wonderful.*1"))).to_be_visible()


def test_a_viewer_sees_and_changes_nothing_and_a_stranger_sees_nothing(chromium: Browser, empty: Served):
    empty.invite("vera", "viewer")
    with looking(chromium, empty, "alice") as page:
        address = made_from_map(page, empty, "To look at")
    document = address.split("/surveys/")[1].split("?")[0]
    path = f"{empty.workspace}/documents/{document}/survey"
    with looking(chromium, empty, "vera") as page:
        page.goto(address)
        settled(page)
        page.get_by_role("button", name=re.compile(r"^\d+ Have you had this contact: Orders")).click()
        expect(page.get_by_label("Question (English)")).not_to_be_editable()
        for name in ("Add a page", "Remove the question", re.compile("^Add a question"), "Undo"):
            expect(page.get_by_role("button", name=name)).to_have_count(0)
        page.goto(f"{address}?tab=send")
        expect(page.get_by_text("There is no link for everyone.")).to_be_visible()
        expect(page.get_by_role("button", name="Open the survey")).to_have_count(0)
        page.goto(f"{address}?tab=answers")
        expect(page.get_by_text("No answers yet")).to_be_visible()
        expect(page.get_by_role("button", name="Import answers")).to_have_count(0)
    with empty.api("vera") as vera:
        refused = vera.put(f"{path}/link", json={})
        assert (refused.status_code, refused.json()["code"]) == (403, "role_too_low")
    with looking(chromium, empty, None) as page:
        page.goto(address)
        expect(page).to_have_url(re.compile("/account/login/"))
        assert page.request.get(f"{empty.url}/api{path}/answers").status == 401
        assert page.request.get(f"{empty.url}/api{path}/answers/export").status == 401
