"""The command line: `mingce COMMAND …`, in Chinese or English.

Exit status: 0 done, 1 refused or failed as the command says, 3 unknown, 64 for any input that
cannot be used (one clear line a problem, never a traceback), 70 for a fault of the program.
"""

import os
import sys
from collections.abc import Sequence

import click

from mingce.config.language import LANGUAGES, chosen
from mingce.config.menu import AUTHORING, OPERATING, saying
from mingce.config.terminal import complain
from mingce.law.problems import BadInput
from mingce.law.words import Words, one_line, shown

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
    say = saying(lang)

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

    for command in (*AUTHORING, *OPERATING):
        mingce.add_command(command(lang, say))
    return mingce


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
