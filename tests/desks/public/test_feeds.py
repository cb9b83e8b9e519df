"""Days for a calendar, and news for a reader of feeds: ids that stay, lines that are short."""

from datetime import date
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from mingce.desks.public.icalendar import escaped, folded
from tests.acts.staffed import asked
from tests.desks.public import house
from tests.desks.public.house import get

ATOM = "{http://www.w3.org/2005/Atom}"


def events() -> list[dict[str, str]]:
    whole = get("/calendar.ics").content.decode().replace("\r\n ", "")
    parts = whole.split("BEGIN:VEVENT")[1:]
    return [
        dict(line.split(":", 1) for line in part.split("\r\n") if ":" in line) for part in parts
    ]


def test_every_day_of_the_round_is_in_the_calendar(opened):
    assert {one["UID"]: one["DTSTART;VALUE=DATE"] for one in events()} == {
        "2018-measurement_request@mingce": "20180815",
        "2018-pilot_materials@mingce": "20180831",
        "2018-re_review_materials@mingce": "20180831",
        "2018-demonstration_materials@mingce": "20180915",
        "2018-strong_city_materials@mingce": "20180915",
    }
    assert {one["DTEND;VALUE=DATE"] for one in events()} == {"20180816", "20180901", "20180916"}


def test_a_day_that_is_moved_keeps_its_id_and_counts_the_move(opened):
    from mingce.acts.rounds import move_due

    moved = {"pilot_materials": date(2018, 9, 7)}
    before = {one["UID"]: one["SEQUENCE"] for one in events()}
    assert move_due(asked(house.office()), house.ROUND, moved, "文号", 1).receipt
    after = {one["UID"]: (one["SEQUENCE"], one["DTSTART;VALUE=DATE"]) for one in events()}

    assert before["2018-pilot_materials@mingce"] == "0"
    assert after["2018-pilot_materials@mingce"] == ("1", "20180907")


def test_a_calendar_is_the_same_whenever_it_is_asked_for(opened):
    assert get("/calendar.ics").content == get("/calendar.ics").content


def test_its_lines_are_short_and_end_as_they_should(opened):
    whole = get("/calendar.ics").content

    assert max(map(len, whole.split(b"\r\n"))) <= 75
    assert whole.count(b"\n") == whole.count(b"\r\n")
    assert whole.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_a_folded_line_unfolds_to_itself(text):
    line = folded(text)

    assert line.replace("\r\n ", "") == text
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n "))


def test_marks_of_the_format_are_escaped():
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_the_feed_tells_of_rounds_and_publications_with_lasting_ids(opened):
    feeds = [ET.fromstring(get("/feed.xml").content) for _ in range(2)]  # noqa: S314 - our own
    [entry] = feeds[0].findall(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title").startswith("轮次启动")
    assert entry.findtext(f"{ATOM}updated") == "2018-08-01T01:00:00+00:00"
    assert [one.find(f"{ATOM}entry/{ATOM}id").text for one in feeds] == [
        entry.findtext(f"{ATOM}id")
    ] * 2


def test_an_empty_house_has_a_feed_all_the_same(door):
    feed = ET.fromstring(get("/feed.xml").content)  # noqa: S314 - our own

    assert (feed.findall(f"{ATOM}entry"), feed.find(f"{ATOM}updated") is None) == ([], False)
