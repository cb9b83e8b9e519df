"""How a page says things: in the reader's language, with the clause, and never by colour alone."""

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, cast

from django import template
from django.template import RequestContext
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingce.core.consequences import Consequence
from mingce.desks.page.filled import measured, number
from mingce.desks.page.follows import HAPPENED
from mingce.desks.page.language import language
from mingce.law.clause_ids import Kind, label, parse_id
from mingce.law.edition import Edition
from mingce.law.periods import HOUSE, PartialDate
from mingce.law.problems import Unfit
from mingce.law.shapes.facts import Fact
from mingce.law.shapes.texts import Source
from mingce.law.shapes.tracks import Track
from mingce.law.words import Words
from mingce.seal.commitment import commit

if TYPE_CHECKING:
    from mingce.desks.page.seated import Request

register = template.Library()

ICONS: Final = frozenset({
    "met", "ask", "no", "veto", "clock", "warn", "file", "right", "search", "mark",
})  # fmt: skip
"""The drawings in icons.svg."""

VERDICTS: Final = {
    True: ("met", "met", Words("满足", "met")),
    False: ("off", "no", Words("不满足", "not met")),
    None: ("wait", "ask", Words("待定", "unknown")),
}
"""A verdict's tint, drawing and word."""

SOURCES: Final = {
    Source.OPERATOR: ("src op", Words("主办方设定", "set by the operator")),
    Source.REGULATION: ("src", Words("办法", "the Measures")),
}
"""What stands beside a rule that the notice itself does not make."""

WEEKDAYS: Final = (
    Words("周一", "Mon"),
    Words("周二", "Tue"),
    Words("周三", "Wed"),
    Words("周四", "Thu"),
    Words("周五", "Fri"),
    Words("周六", "Sat"),
    Words("周日", "Sun"),
)


LOOK_UP: Final = Words("查看条款", "see this clause")


@register.filter
def say(words: Words | None) -> str:
    """Words of an edition are said in the language of the page; none, as nothing."""
    return words.say(language()) if words else ""


@register.filter
def day(value: PartialDate | date | None) -> str:
    """A day is told with its weekday, a month or a year as it is written; a moment is no day."""
    if isinstance(value, datetime):
        raise TypeError("a moment belongs to a day only in some zone: use `moment`")
    if isinstance(value, PartialDate):
        if value.day is None:
            return str(value)
        value = value.first_day()
    return f"{value.isoformat()} {WEEKDAYS[value.weekday()].say(language())}" if value else ""


@register.filter
def moment(at: datetime | None) -> str:
    """A moment is told by the clock of the house, with its day."""
    if not at:
        return ""
    if at.tzinfo is None:
        raise ValueError("a moment without offset belongs to no day")
    here = at.astimezone(HOUSE)
    return f"{day(here.date())} {here:%H:%M:%S}"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing only goes with words: to those who listen it is not there."""
    if name not in ICONS:
        raise ValueError(f"there is no drawing {name!r}; there are: {', '.join(sorted(ICONS))}")
    return format_html(
        '<svg class="ic" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("page/icons.svg"),
        name,
    )


@register.simple_tag
def clause(number: str, kind: Kind = "item") -> SafeString:
    """A clause is told by its printed number, which leads to its gist on the page of the notice."""
    return format_html(
        '<a class="cl" href="{}#c-{}" title="{}">〔{}〕</a>',
        reverse("public:clauses"),
        (dotted := parse_id(number)),
        say(LOOK_UP),
        label(dotted, kind),
    )


@register.simple_tag
def chip(verdict: bool | None) -> SafeString:
    """A verdict is told by a drawing, a word and a tint; unknown is a verdict of its own."""
    if verdict not in VERDICTS:
        # A name that the view forgot would otherwise read as one of the three.
        raise ValueError(f"{verdict!r} is no verdict: there are true, false and unknown")
    tint, drawing, word = VERDICTS[verdict]
    return format_html('<span class="chip {}">{}{}</span>', tint, icon(drawing), say(word))


@register.simple_tag
def source(provenance: Source | str) -> SafeString:
    """Nothing beside a rule means the notice; any other source is named."""
    found = SOURCES.get(Source(provenance))
    if found is None:
        return SafeString()
    look, word = found
    return format_html('<span class="{}">{}</span>', look, say(word))


@register.filter
def fact(name: str, edition: Edition) -> str:
    """A question or a document that is missing is told by its label; an unknown one by its name."""
    if (known := edition.facts.get(name)) is not None:
        return say(known.label)
    documents = (track.documents.get(name) for track in edition.tracks.values())
    return next((say(one.label) for one in documents if one), name)


@register.simple_tag
def reading(of: Fact, typed: str, edition: Edition) -> str:
    """How a number is read that was typed with a unit; nothing where it says so itself."""
    units = edition.shape.units
    try:
        read = measured(of, typed, units)
    except Unfit:
        return ""
    with suppress(Unfit):
        if number(typed) == read:
            return ""
    return f"{read.normalize():,f} {of.unit}"


@register.filter
def state(name: str, track: Track) -> str:
    """What a state of a track is called."""
    return say(track.states[name].label)


@register.filter
def answerers(name: str, edition: Edition) -> str:
    """Who has to answer a question, or owes a document."""
    known = edition.facts.get(name)
    documents = (track.documents.get(name) for track in edition.tracks.values())
    roles = known.answered_by if known else tuple(one.owner for one in documents if one)[:1]
    actors = edition.shape.actors
    return "、".join(say(actors[role].label) for role in roles if role in actors)


@register.simple_tag(takes_context=True)
def request_id(context: RequestContext, what: str = "") -> SafeString:
    """A form brings the id of its request along: sent twice, it is the same request."""
    request = cast("Request", context["request"])
    minted = commit(what, request.salt).partition(":")[2]
    return format_html('<input type="hidden" name="request" value="{}">', minted)


@register.filter
def follows(one: Consequence, edition: Edition) -> Words:
    """What follows is told with whom it meets, and with the title it is about."""
    what, title = HAPPENED[one.kind], edition.shape.titles.get(one.title)
    actor = edition.shape.actors.get(one.role)
    about = [each.label for each in (actor, title) if each]
    if not about:
        return what
    zh, en = (", ".join(each) for each in zip(*((w.zh, w.en) for w in about), strict=True))
    return Words(f"{what.zh}：{zh}", f"{what.en}: {en}")
