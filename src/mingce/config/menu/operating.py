"""Commands for whoever keeps an installation running."""

import click

from mingce.config.menu.asked import Decorator, Offer, Say, form_given


def _tick(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say(
            "办理到期事项：封存、任务、逾期、通知；每分钟运行一次",
            "Do what is due: sealing, jobs, overdue, messages; run it every minute",
        )
    )
    def tick() -> int:
        from mingce.config.commands.tick import tick as command

        return command(lang)

    return tick


def _jobs(lang: str, say: Say) -> click.Command:
    @click.command(help=say("执行后台任务，每条通道一个线程", "Run jobs, one thread a lane"))
    @click.option(
        "--lane",
        "lanes",
        multiple=True,
        type=click.Choice(["submit", "read", "heavy"]),
        help=say("只执行这条通道；可重复", "this lane only; may be repeated"),
    )
    @click.option(
        "--once", is_flag=True, help=say("没有任务时即结束", "end when there is nothing left")
    )
    def jobs(lanes: tuple[str, ...], once: bool) -> int:
        from mingce.config.commands.jobs import jobs as command

        return command(lang, lanes, once)

    return jobs


def _doctor(lang: str, say: Say) -> click.Command:
    @click.command(help=say("检查记录和系统是否正常", "Say whether record and machine are well"))
    @click.option(
        "--full",
        is_flag=True,
        help=say("全部文件和哈希重新计算", "hash every file and every entry again"),
    )
    @click.option(
        "--restored",
        default="",
        metavar="…",
        help=say(
            "记下：已在另一台机器试恢复，何处、结果如何",
            "note that a backup was restored on trial elsewhere: where, and how it went",
        ),
    )
    @form_given(say)
    def doctor(full: bool, restored: str, form: str) -> int:
        from mingce.config.commands.doctor import doctor as command

        return command(lang, full, form, restored)

    return doctor


def _backup(lang: str, say: Say) -> click.Command:
    @click.command(help=say("备份全部表和文件", "Back up every table and every file"))
    @click.argument("out", metavar=say("文件夹或.tar", "OUT"))
    def backup(out: str) -> int:
        from mingce.config.commands.backup import backup as command

        return command(lang, out)

    return backup


def _restore(lang: str, say: Say) -> click.Command:
    @click.command(help=say("把备份恢复到空数据库", "Bring a backup back into an empty database"))
    @click.argument("backup", metavar=say("备份", "BACKUP"))
    @click.option(
        "--verify",
        is_flag=True,
        help=say("恢复后核对链、树、投影和文件", "check chains, tree, tables and files as well"),
    )
    @_checkpoints(say)
    def restore(backup: str, verify: bool, checkpoints: tuple[str, ...]) -> int:
        from mingce.config.commands.restore import restore as command

        return command(lang, backup, verify, checkpoints)

    return restore


def _upgrade(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say(
            "升级数据库；期限前7天至后1天内不升级",
            "Upgrade the database; not from 7 days before a deadline to 1 after",
        )
    )
    @click.option("--plan", is_flag=True, help=say("只列出步骤", "only list the steps"))
    @click.option("--force", is_flag=True, help=say("期限前后也升级", "even near a deadline"))
    @click.option("--because", default="", metavar="…", help=say("强制的理由", "why it must be"))
    def upgrade(plan: bool, force: bool, because: str) -> int:
        from mingce.config.commands.upgrade import upgrade as command

        return command(lang, plan, force, because)

    return upgrade


def _found(lang: str, say: Say) -> click.Command:
    def named(role: str, zh: str, en: str) -> Decorator:
        metavar = say("编号 姓名", "ID NAME")
        return click.option(f"--{role}", nargs=2, required=True, metavar=metavar, help=say(zh, en))

    @click.command(
        help=say(
            "首次任命三名管理员，并各给一个设定密码的链接",
            "Name the three administrators once, each with a link to choose a password",
        )
    )
    @named("system", "系统管理员", "the system administrator")
    @named("security", "安全管理员", "the security administrator")
    @named("audit", "审计管理员", "the audit administrator")
    def found(system: tuple[str, str], security: tuple[str, str], audit: tuple[str, str]) -> int:
        from mingce.config.commands.found import found as command

        return command(lang, system, security, audit)

    return found


def _export(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say("导出全部已封存的记录，供任何人核对", "Export the sealed log for anybody to check")
    )
    @click.argument("out", metavar=say("文件夹或.tar", "OUT"))
    @click.option(
        "--without-files",
        is_flag=True,
        help=say("文件只列出，不随附", "list the files without enclosing them"),
    )
    @click.option(
        "--withhold",
        multiple=True,
        metavar=say("摘要", "DIGEST"),
        help=say("不随附这个文件；可重复", "do not enclose this file; may be repeated"),
    )
    def export(out: str, without_files: bool, withhold: tuple[str, ...]) -> int:
        from mingce.config.commands.export import export as command

        return command(lang, out, without_files, withhold)

    return export


def _verify(lang: str, say: Say) -> click.Command:
    @click.command(
        help=say(
            "核对导出：有无改动，每件办理是否依规则得出",
            "Check an export: whether anything was changed, whether every act follows",
        )
    )
    @click.argument("export", metavar=say("导出", "EXPORT"))
    @_checkpoints(say)
    @click.option(
        "--no-replay", is_flag=True, help=say("只核对封存", "check the seal, not the rules")
    )
    def verify(export: str, checkpoints: tuple[str, ...], no_replay: bool) -> int:
        from mingce.config.commands.verify import verify as command

        return command(lang, export, checkpoints, replay=not no_replay)

    return verify


def _checkpoints(say: Say) -> Decorator:
    return click.option(
        "--checkpoint",
        "checkpoints",
        multiple=True,
        metavar=say("文件", "FILE"),
        help=say("见证人保存的检查点；可重复", "a checkpoint a witness keeps; may be repeated"),
    )


def _demo(lang: str, say: Say) -> click.Command:
    @click.command(help=say("打开演示：2018年度一轮", "Open the demonstration: the 2018 round"))
    @_port(say)
    def demo(port: int) -> int:
        from mingce.config.commands.demo import demo as command

        return command(lang, port)

    return demo


def _serve(lang: str, say: Say) -> click.Command:
    @click.command(help=say("打开网页", "Serve the pages"))
    @click.option("--host", default="127.0.0.1", show_default=True, help=say("地址", "address"))
    @_port(say)
    @click.option(
        "--workers",
        default=1,
        show_default=True,
        type=click.IntRange(1, 64),
        help=say("进程数", "processes"),
    )
    def serve(host: str, port: int, workers: int) -> int:
        from mingce.config.commands.serve import serve as command

        return command(lang, host, port, workers)

    return serve


def _port(say: Say) -> Decorator:
    return click.option(
        "--port",
        default=8000,
        show_default=True,
        type=click.IntRange(1, 65535),
        help=say("端口", "port"),
    )


OPERATING: tuple[Offer, ...] = (
    _demo,
    _serve,
    _tick,
    _jobs,
    _doctor,
    _backup,
    _restore,
    _upgrade,
    _found,
    _export,
    _verify,
)
