"""Which of its two languages the command line speaks: Chinese unless English is asked for."""

from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")
OPTION = "--lang"


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """`--lang` decides wherever it stands, then the locale of the environment; Chinese otherwise.

    Gives the language and the arguments without the option. A value that is no language is left
    for the command line to refuse.
    """
    language, rest = None, []
    words = iter(arguments)
    for word in words:
        if word == OPTION:
            value = next(words, "")
        elif word.startswith(OPTION + "="):
            value = word.partition("=")[2]
        else:
            rest.append(word)
            continue
        if value in LANGUAGES:
            language = value
        else:
            rest += [OPTION, value]
    return language or _of(environment), rest


def _of(environment: Mapping[str, str]) -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(variable):
            return "en" if locale.lower().startswith("en") else "zh"
    return "zh"
