"""A screening gives every case the verdict it would have by itself, and is written whole."""

import csv
from decimal import Decimal

import duckdb
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingce.core.kleene import compile_test
from mingce.law.expressions import FactType, check, parse
from mingce.law.problems import BadInput
from mingce.measure.screen import screen
from mingce.measure.tables import read_table
from tests.law.drawn import TYPES, answers, expressions

FACTS = {
    "score": FactType("number"),
    "barred": FactType("boolean"),
    "rounds": FactType("number"),
}
TESTS = {
    "enough": parse("score >= 80"),
    "barred": parse("not barred"),
    "one_round": parse("rounds >= 1"),
}
TABLE = """城市,score,barred,备注
甲,80,否,"x,y"
乙,79.9,false,
丙,,是,=1+1
"""
WORDS = {True: "true", False: "false", None: "unknown"}


@pytest.fixture
def screened(tmp_path):
    def screening(content=TABLE, criteria=TESTS, types=FACTS, name="table.csv", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert [check(test, types) for test in criteria.values()] == [()] * len(criteria)
        return screen(criteria, types, read_table(path, types), **options)

    return screening


def rows(path):
    match path.suffix:
        case ".csv":
            with path.open(encoding="utf-8", newline="") as stream:
                return list(csv.reader(stream))
        case ".xlsx":
            sheet = openpyxl.load_workbook(path).active
            return [[cell.value for cell in row] for row in sheet]
        case _:
            found = duckdb.execute(f"SELECT * FROM '{path}'")  # noqa: S608 - a test's own path
            return [[column[0] for column in found.description], *map(list, found.fetchall())]


def refused(screening, out):
    with pytest.raises(BadInput) as caught:
        screening.write(out)
    return [problem.words.en for problem in caught.value.problems]


def test_every_case_has_a_verdict_by_each_criterion_and_by_all(screened):
    assert screened().judged.codes.tolist() == [[2, 0, 1], [2, 2, 0], [1, 1, 1], [1, 0, 0]]


def test_a_fact_without_a_column_is_told(screened):
    assert screened().absent == ("rounds",)


def test_verdicts_are_counted(screened):
    assert screened().counts() == {
        "enough": {"false": 1, "unknown": 1, "true": 1},
        "barred": {"false": 1, "unknown": 0, "true": 2},
        "one_round": {"false": 0, "unknown": 3, "true": 0},
        "verdict": {"false": 2, "unknown": 1, "true": 0},
    }


def test_the_table_is_written_as_it_came_with_a_column_for_each_verdict(screened, tmp_path):
    out = tmp_path / "out.csv"
    screened().write(out)
    assert rows(out) == [
        ["城市", "score", "barred", "备注", "enough", "barred_verdict", "one_round", "verdict"],
        ["甲", "80", "否", "x,y", "true", "true", "unknown", "unknown"],
        ["乙", "79.9", "false", "", "false", "true", "unknown", "false"],
        ["丙", "", "是", "=1+1", "unknown", "false", "unknown", "false"],
    ]


def test_a_parquet_file_says_the_same(screened, tmp_path):
    out = tmp_path / "out.parquet"
    screened().write(out)
    assert [row[4:] for row in rows(out)] == [
        ["enough", "barred_verdict", "one_round", "verdict"],
        ["true", "true", "unknown", "unknown"],
        ["false", "true", "unknown", "false"],
        ["unknown", "false", "unknown", "false"],
    ]


def test_a_workbook_has_numbers_for_numbers_and_no_formulas(screened, tmp_path):
    out = tmp_path / "out.xlsx"
    screened().write(out)
    assert rows(out)[1:] == [
        ["甲", 80, "否", "x,y", "true", "true", "unknown", "unknown"],
        ["乙", 79.9, "false", None, "false", "true", "unknown", "false"],
        ["丙", None, "是", "=1+1", "unknown", "false", "unknown", "false"],
    ]
    assert openpyxl.load_workbook(out).active["D4"].data_type == "s"


def test_what_was_written_can_be_read_again_from_any_format(screened, tmp_path):
    made = screened()
    for suffix in (".csv", ".parquet", ".xlsx"):
        made.write(tmp_path / f"out{suffix}")
        again = read_table(tmp_path / f"out{suffix}", FACTS)
        assert [ignored.name for ignored in again.ignored] == [
            "城市", "备注", "enough", "barred_verdict", "one_round", "verdict",
        ]  # fmt: skip
        for fact, (values, known) in again.columns(FACTS).items():
            expected, given_before = made.table.columns(FACTS)[fact]
            assert values[known].tolist() == expected[given_before].tolist()


def test_what_passes_through_a_workbook_stays_a_number_or_a_text(screened, tmp_path):
    book = openpyxl.Workbook()
    for row in (["code", "name", "score"], [410500, "007", 80.5], [410600, None, None]):
        book.active.append(row)
    book.save(tmp_path / "cases.xlsx")
    out = tmp_path / "out.xlsx"
    cases = (tmp_path / "cases.xlsx").read_bytes()
    screened(cases, {"enough": parse("score >= 80")}, name="cases.xlsx").write(out)
    assert rows(out)[1:] == [
        [410500, "007", 80.5, "true", "true"],
        [410600, None, None, "unknown", "unknown"],
    ]


def test_a_column_that_a_verdict_would_hide_is_refused(screened):
    with pytest.raises(BadInput) as caught:
        screened("verdict,score\nx,1\n")
    assert caught.value.problems[0].words.en == (
        "the name verdict is kept for a verdict; rename this column of the table"
    )


def test_a_result_is_written_whole_or_not_at_all(screened, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("before")
    made = screened()
    made.table.connection.close()
    with pytest.raises(duckdb.ConnectionException):
        made.write(out)
    assert out.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "table.csv"]


def test_where_it_cannot_be_written_is_told(screened, tmp_path):
    made = screened()
    (tmp_path / "folder.csv").mkdir()
    assert refused(made, tmp_path / "folder.csv") == ["this is a folder; choose another place"]
    assert refused(made, tmp_path / "none" / "out.csv")[0].startswith("there is no folder ")
    assert refused(made, tmp_path / "out.txt") == [
        "the suffix '.txt' is unknown; write csv, parquet or xlsx"
    ]
    assert refused(made, tmp_path / "table.csv") == [
        "this is the table that was read; give another name, so as not to lose it"
    ]


def test_a_name_no_system_takes_is_told(screened, tmp_path):
    for name in ("x" * 300, "x\0"):
        assert refused(screened(), tmp_path / f"{name}.csv") == [
            "it could not be written (the disk may be full); choose another place"
        ]


def test_a_folder_that_is_closed_to_us_is_told(screened, tmp_path, monkeypatch):
    def closed(*_, **__):
        raise PermissionError

    made = screened()
    monkeypatch.setattr("tempfile.mkdtemp", closed)
    assert refused(made, tmp_path / "out.csv") == [
        "there is no permission to write here; choose another place"
    ]


def test_texts_that_a_spreadsheet_would_take_for_something_else_stay_texts(screened, tmp_path):
    out = tmp_path / "out.xlsx"
    screened('note,score\n=1+1,1\n#N/A, \n"a\x0bb",3\n').write(out)
    sheet = openpyxl.load_workbook(out).active
    assert [(row[0].value, row[0].data_type) for row in sheet.iter_rows(min_row=2)] == [
        ("=1+1", "s"),
        ("#N/A", "s"),
        ("ab", "s"),
    ]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [1, " ", 3]


def test_more_rows_than_a_sheet_has_are_refused(screened, tmp_path, monkeypatch):
    monkeypatch.setattr("mingce.measure.sheets.MOST_ROWS", 3)
    assert refused(screened(), tmp_path / "out.xlsx") == [
        "a sheet has at most 3 rows, here are 3 and a heading; write csv"
    ]


def test_what_no_cell_can_hold_is_written_as_text(screened, tmp_path):
    source, out = tmp_path / "cases.parquet", tmp_path / "out.xlsx"
    duckdb.execute(
        "COPY (SELECT 1 AS score, 1234567890123456 AS id, DATE '1500-01-01' AS founded, "
        "TIMESTAMPTZ '2018-08-31 00:00:00+00' AS at, 'inf'::DOUBLE AS most, 0.5 AS share, "
        f"DATE '2018-08-31' AS day, TIMESTAMP '2018-08-31 01:00:00' AS hour) TO '{source}'"
    )
    screened(source.read_bytes(), {"one": parse("score >= 1")}, name="cases.parquet").write(out)
    _, (score, number, founded, at, most, share, day, hour, *_) = rows(out)
    assert (score, number, founded, most, share) == (
        1,
        "1234567890123456",
        "1500-01-01",
        "inf",
        0.5,
    )
    assert at.startswith(("2018-08-31", "2018-08-30"))
    assert (day.isoformat(), hour.isoformat()) == ("2018-08-31T00:00:00", "2018-08-31T01:00:00")


def test_progress_is_told(screened):
    told = []
    screened(progress=lambda *done: told.append(done))
    assert told == [(3, 3)]


def written(value):
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(expressions.filter(lambda e: not check(e, TYPES)), min_size=1, max_size=3),
    st.lists(answers(), min_size=1, max_size=5),
)
def test_a_screened_table_says_what_each_case_says_by_itself(tmp_path, tests, cases):
    path, out = tmp_path / "cases.csv", tmp_path / "out.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["case", *TYPES])
        for number, case in enumerate(cases):
            writer.writerow([number, *(written(case[name]) for name in TYPES)])
    criteria = {f"c{place}": test for place, test in enumerate(tests)}
    screen(criteria, TYPES, read_table(path, TYPES)).write(out)
    expected = [[WORDS[compile_test(test)(case)] for test in tests] for case in cases]
    assert [row[-1 - len(tests) : -1] for row in rows(out)[1:]] == expected
