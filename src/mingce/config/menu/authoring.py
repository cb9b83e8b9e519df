"""Commands for whoever writes an edition or a story, or only wants to look at one."""

import click

from mingce.config.menu.asked import Offer, Say, edition_given, form_given, text_given


def _check(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say(
            "检查版本是否成立；附正式文本时核对指纹",
            "Check an edition, with a text its fingerprints too",
        )
    )
    @edition_given(say)
    @text_given(say)
    def check(edition: str, text: str | None) -> int:
        from mingce.config.commands.check import check as command

        return command(lang, edition, text)

    return check


def _clauses(lang: str, say: Say) -> click.Command:
    @click.command(help=say("逐条列出条款由什么落实", "List each clause with what carries it out"))
    @edition_given(say)
    @text_given(say)
    @form_given(say)
    def clauses(edition: str, text: str | None, form: str) -> int:
        from mingce.config.commands.clauses import clauses as command

        return command(lang, edition, text, form)

    return clauses


def _show(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say(
            "显示状态、事项、材料、事实和未写明之处的读法",
            "Show states, events, documents, facts and open readings",
        )
    )
    @edition_given(say)
    @click.argument("track", metavar=say("[类别]", "[TRACK]"), required=False)
    @form_given(say)
    def show(edition: str, track: str | None, form: str) -> int:
        from mingce.config.commands.show import show as command

        return command(lang, edition, track, form)

    return show


def _explain(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say("逐条说明是否符合条件", "Say, clause by clause, whether the conditions are met")
    )
    @edition_given(say)
    @click.argument("track", metavar=say("类别", "TRACK"))
    @click.argument("facts", metavar=say("事实文件", "FACTS"))
    @click.option(
        "--on",
        metavar=say("日期", "DATE"),
        help=say("按哪一天判断，如 2018-09-15", "the day to judge by, such as 2018-09-15"),
    )
    @form_given(say)
    def explain(edition: str, track: str, facts: str, on: str | None, form: str) -> int:
        from mingce.config.commands.explain import explain as command

        return command(lang, edition, track, facts, on, form)

    return explain


def _screen(lang: str, say: Say) -> click.Command:
    @click.command(help=say("对整张表逐行判断", "Judge a whole table, one case a row"))
    @edition_given(say)
    @click.argument("track", metavar=say("类别", "TRACK"))
    @click.argument("table", metavar=say("表", "TABLE"))
    @click.option(
        "-o",
        "out",
        required=True,
        metavar=say("结果文件", "OUT"),
        help=say("csv、parquet 或 xlsx", "csv, parquet or xlsx"),
    )
    def screen(edition: str, track: str, table: str, out: str) -> int:
        from mingce.config.commands.screen import screen as command

        return command(lang, edition, track, table, out)

    return screen


def _play(lang: str, say: Say) -> click.Command:
    @click.command(help=say("演一遍情节并核对预期", "Play a story and check what it expects"))
    @click.argument("scenario", metavar=say("情节文件", "SCENARIO"))
    @click.option(
        "--ledger",
        metavar=say("数据库地址", "URL"),
        help=say(
            "记入这个空的数据库，如 sqlite:///情节.sqlite3",
            "keep the records in this empty database, such as sqlite:///story.sqlite3",
        ),
    )
    @form_given(say)
    def play(scenario: str, ledger: str | None, form: str) -> int:
        from mingce.config.commands.play import play as command

        return command(lang, scenario, ledger, form)

    return play


AUTHORING: tuple[Offer, ...] = (_check, _clauses, _show, _explain, _screen, _play)
