import pytest

from tests.tiny import Plant, assert_told, problems, replaced


def reserved(name):
    return (
        f"“{name}”有固定含义，不能用作名称；请换一个",
        f"'{name}' has a meaning of its own and names nothing; choose another name",
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("edition.yaml", "events:\n", "events:\n  ¦same: {zh: 同, en: same}\n", "same"),
        ("edition.yaml", "events:\n", "events:\n  ¦answer: {zh: 答, en: answer}\n", "answer"),
        (
            "edition.yaml",
            "titles:\n",
            'titles:\n  ¦own: {label: {zh: 自, en: own}, cite: "2"}\n',
            "own",
        ),
        (
            "edition.yaml",
            "actors:\n",
            'actors:\n  ¦register: {label: {zh: 册, en: r}, cite: "2", desk: public, seat: pool}\n',
            "register",
        ),
        (
            "forms.yaml",
            "fact: library_name,",
            "fact: ¦engine,",
            "engine",
        ),
        ("forms.yaml", "fact: library_name,", "fact: ¦class,", "class"),
    ],
)
def test_a_word_with_a_meaning_of_its_own_names_nothing(file, old, new, name):
    assert_told(Plant(file, old, new, *reserved(name)), others=1 if file == "forms.yaml" else 0)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tracks.yaml", "      in_town: {label", "      open: {label"),
        ("tracks.yaml", "      kept: {label", "      any: {label"),
        ("criteria.yaml", "  chosen: {label", "  conditions: {label"),
        ("criteria.yaml", "  improved: {label", "  vetoes: {label"),
    ],
)
def test_a_state_or_criterion_is_not_called_by_a_word_with_a_meaning(file, old, new):
    name = new.split(":")[0].strip()
    told = {problem.words.en: str(problem.place) for problem in problems(replaced(file, old, new))}
    text = replaced(file, old, new)[file].decode()
    line = text[: text.index(new)].count("\n") + 1

    assert told[reserved(name)[1]] == f"tiny/{file}:{line}:{new.index(name) + 1}"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "vetoes: [paid_by_the_village]",
            "vetoes: [paid_by_the_village, ¦years_open]",
            "没有名为“years_open”的判据", "there is no criterion 'years_open'",
        ),
        Plant(
            "practice: ranking", "practice: ¦rankings",
            "没有名为“rankings”的做法；应为：leaving、ranking；是否想写“ranking”",
            "there is no practice 'rankings'; right would be one of: leaving, ranking; did you mean",
        ),
        Plant(
            "practice: leaving", "practice: ¦leavin",
            "没有名为“leavin”的做法", "there is no practice 'leavin'",
        ),
        Plant(
            "practice: ranking", "practice: ¦order",
            "没有名为“order”的做法", "there is no practice 'order'",
        ),
        Plant(
            "addressee: office, source", "addressee: office, practice: ¦x, source",
            "没有名为“x”的做法", "there is no practice 'x'",
        ),
    ],
)  # fmt: skip
def test_what_a_name_stands_for_is_there(plant):
    assert_told(plant)
