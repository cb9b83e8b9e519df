import pytest

from tests.tiny import FILES, Plant, assert_told, file_of, problems, replaced


def reserved(name):
    return (
        f"“{name}”有固定含义，不能用作名称；请换一个",
        f"'{name}' has a meaning of its own and names nothing; choose another name",
    )


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("events:\n", "events:\n  ¦same: {zh: 同, en: same}\n", "same"),
        ("events:\n", "events:\n  ¦answer: {zh: 答, en: answer}\n", "answer"),
        (
            "titles:\n",
            'titles:\n  ¦own: {label: {zh: 自, en: own}, cite: "2"}\n',
            "own",
        ),
        (
            "actors:\n",
            'actors:\n  ¦register: {label: {zh: 册, en: r}, cite: "2", desk: public, seat: pool}\n',
            "register",
        ),
        (
            "fact: library_name,",
            "fact: ¦engine,",
            "engine",
        ),
        ("fact: library_name,", "fact: ¦class,", "class"),
    ],
)
def test_a_word_with_a_meaning_of_its_own_names_nothing(old, new, name):
    broken = ["the question about the row that was there"] if "library_name" in old else []
    assert_told(Plant(old, new, *reserved(name)), others=len(broken))


@pytest.mark.parametrize("name", ["system", "security", "audit"])
def test_no_actor_is_called_like_an_administrator(name):
    actor = f'  ¦{name}: {{label: {{zh: 管, en: a}}, cite: "2", desk: public, seat: pool}}\n'
    assert_told(
        Plant(
            "actors:\n",
            f"actors:\n{actor}",
            f"“{name}”是管理员的名称，版本不能用作角色；请换一个名称",
            f"'{name}' names an administrator, and no actor of an edition; choose another name",
        )
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      in_town: {label", "      open: {label"),
        ("      kept: {label", "      any: {label"),
        ("  chosen: {label", "  conditions: {label"),
        ("  improved: {label", "  vetoes: {label"),
    ],
)
def test_a_state_or_criterion_is_not_called_by_a_word_with_a_meaning(old, new):
    name, file = new.split(":")[0].strip(), file_of(old)
    told = {problem.words.en: str(problem.place) for problem in problems(replaced(old, new))}
    line = FILES[file].decode().split(old)[0].count("\n") + 1

    assert told[reserved(name)[1]] == f"tiny/{file}:{line}:{new.index(name) + 1}"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "vetoes: [paid_by_the_village]",
            "vetoes: [paid_by_the_village, ¦years_open]",
            "没有名为“years_open”的判据",
            "there is no criterion 'years_open'",
        ),
        Plant(
            "rank <= 10, source: operator, practice: r",
            "rank <= 10, source: operator, practice: ¦lr",
            "没有名为“lranking”的做法；应为：leaving、ranking；是否想写“ranking”",
            "there is no practice 'lranking'; right would be one of: leaving, ranking; did you",
        ),
        Plant(
            "practice: leaving",
            "practice: ¦leavin",
            "没有名为“leavin”的做法",
            "there is no practice 'leavin'",
        ),
        Plant(
            "from: town, source: operator, practice: ranking",
            "from: town, source: operator, practice: ¦order",
            "没有名为“order”的做法",
            "there is no practice 'order'",
        ),
        Plant(
            "addressee: office, source",
            "addressee: office, practice: ¦x, source",
            "没有名为“x”的做法",
            "there is no practice 'x'",
        ),
    ],
)
def test_what_a_name_stands_for_is_there(plant):
    assert_told(plant)
