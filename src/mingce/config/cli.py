"""The command line: `mingce COMMAND …`, in Chinese or English.

Exit status: 0 done, 1 refused or failed as the command says, 3 unknown, 64 for any input that
cannot be used (one clear line a problem, never a traceback), 70 for a fault of the program.
"""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

from mingce.config.language import LANGUAGES, chosen
from mingce.config.terminal import complain
from mingce.law.problems import BadInput
from mingce.law.words import Words, one_line, shown

Say = Callable[[str, str], str]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

BAD_INPUT, FAULT, INTERRUPTED = 64, 70, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """Run one command; whatever goes wrong is one line on standard error and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    lang, rest = chosen(arguments, os.environ)
    try:
        status = build(lang).main(args=rest, prog_name="mingce", standalone_mode=False)
        sys.stdout.flush()
    except BadInput as bad:
        complain(*bad.lines(lang))
        return BAD_INPUT
    except click.exceptions.NoArgsIsHelpError as error:
        complain(error.ctx.get_help())
        return BAD_INPUT
    except click.ClickException as error:
        complain(one_line(_told(error).say(lang)))
        return BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has heard enough; the interpreter must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("MINGCE_DEBUG"):
            raise
        complain(_fault(error).say(lang))
        return FAULT
    return int(status or 0)


def build(lang: str) -> click.Group:
    """The commands, with their help in one language."""
    say = partial(_said, lang)

    @click.group(
        help=say(
            "明策：照通知运行评定工作。版本是内置名称或文件夹。",
            "Mingce runs an evaluation programme straight from its notice. EDITION is a built-in "
            "name or a folder.",
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    @click.version_option(package_name="mingce", message="%(version)s")
    @click.option("--lang", type=click.Choice(LANGUAGES), help=say("界面语言", "language"))
    def mingce(**_: str) -> None:
        pass

    for command in (_check, _clauses, _show, _explain, _screen, _play, _demo):
        mingce.add_command(command(lang, say))
    return mingce


def _said(lang: str, zh: str, en: str) -> str:
    return Words(zh, en).say(lang)


def _check(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say(
            "检查版本是否成立；附正式文本时核对指纹",
            "Check an edition, with a text its fingerprints too",
        )
    )
    @_edition(say)
    @_text(say)
    def check(edition: str, text: str | None) -> int:
        from mingce.config.commands.check import check as command

        return command(lang, edition, text)

    return check


def _clauses(lang: str, say: Say) -> click.Command:
    @click.command(help=say("逐条列出条款由什么落实", "List each clause with what carries it out"))
    @_edition(say)
    @_text(say)
    @_form(say)
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
    @_edition(say)
    @click.argument("track", metavar=say("[类别]", "[TRACK]"), required=False)
    @_form(say)
    def show(edition: str, track: str | None, form: str) -> int:
        from mingce.config.commands.show import show as command

        return command(lang, edition, track, form)

    return show


def _explain(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say("逐条说明是否符合条件", "Say, clause by clause, whether the conditions are met")
    )
    @_edition(say)
    @click.argument("track", metavar=say("类别", "TRACK"))
    @click.argument("facts", metavar=say("事实文件", "FACTS"))
    @click.option(
        "--on",
        metavar=say("日期", "DATE"),
        help=say("按哪一天判断，如 2018-09-15", "the day to judge by, such as 2018-09-15"),
    )
    @_form(say)
    def explain(edition: str, track: str, facts: str, on: str | None, form: str) -> int:
        from mingce.config.commands.explain import explain as command

        return command(lang, edition, track, facts, on, form)

    return explain


def _screen(lang: str, say: Say) -> click.Command:
    @click.command(help=say("对整张表逐行判断", "Judge a whole table, one case a row"))
    @_edition(say)
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
    @_form(say)
    def play(scenario: str, form: str) -> int:
        from mingce.config.commands.play import play as command

        return command(lang, scenario, form)

    return play


def _demo(lang: str, say: Say) -> click.Command:
    @click.command(help=say("演示2018年度一轮", "Watch the 2018 round play"))
    def demo() -> int:
        from mingce.config.commands.demo import demo as command

        return command(lang)

    return demo


def _edition(say: Say) -> Decorator:
    return click.argument("edition", metavar=say("版本", "EDITION"))


def _text(say: Say) -> Decorator:
    return click.option(
        "--text",
        metavar=say("文件", "FILE"),
        help=say("通知的正式文本", "the official text of the notice"),
    )


def _form(say: Say) -> Decorator:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help=say("输出格式", "output format"),
    )


def _told(error: click.ClickException) -> Words:
    """What click refuses, in one line of either language."""
    if isinstance(error, click.NoSuchOption):
        name = shown(error.option_name)
        return Words(
            f"没有选项 {name}；用 --help 查看用法", f"there is no option {name}; see --help"
        )
    if isinstance(error, click.exceptions.NoSuchCommand):
        name = shown(error.command_name)
        near = (error.possibilities or [""])[0]
        hint = (f"；是否想写“{near}”？", f"; did you mean '{near}'?") if near else ("", "")
        return Words(
            f"没有命令“{name}”；用 --help 查看全部命令{hint[0]}",
            f"there is no command '{name}'; see --help{hint[1]}",
        )
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = shown(error.param.make_metavar(error.ctx) if error.ctx else error.param.name)
        return Words(f"缺少参数 {name}；用 --help 查看用法", f"{name} is missing; see --help")
    if isinstance(error, click.BadParameter) and error.param is not None:
        name, why = shown(error.param.opts[-1]), shown(error.message, at_most=200)
        return Words(f"{name} 的值不能用：{why}", f"this value of {name} cannot be used: {why}")
    why = shown(error.format_message(), at_most=200)
    return Words(f"命令不能理解：{why}；用 --help 查看用法", f"{why}; see --help")


def _fault(error: Exception) -> Words:
    what = shown(f"{type(error).__name__}: {error}", at_most=200)
    return Words(
        f"程序内部错误（{what}）；数据未改动。设 MINGCE_DEBUG=1 再运行可看到详情，请报告",
        f"a fault of the program ({what}); nothing was changed. Run again with MINGCE_DEBUG=1 for "
        "the details and report it",
    )
