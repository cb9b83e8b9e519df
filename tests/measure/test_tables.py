"""A table is read cell by cell, and told exactly where it is wrong."""

from datetime import date, datetime, time
from io import BytesIO

import duckdb
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from mingce.law.problems import BadInput
from mingce.measure.headings import Ignored
from mingce.measure.tables import connect, read_table
from tests.measure.tabled import TYPES, column

NO_HEADING = "the first row is blank; it names the columns, and each row below is a case"
NO_ROWS = "the table has no rows; below its heading each row is a case"
NO_FACT = (
    "no column is a fact; columns are named as facts are, such as "
    "score, barred, kind, since, theme, field"
)
TWICE = "is there twice (also column 1); drop or rename one"
SEPARATED = "columns are separated by commas; save the table as comma-separated CSV"
RAGGED = "the heading has 2; check commas and quotation marks"
UNQUOTED = "cannot be read (unexpected end of data); check its quotation marks"
PLAIN = "a plain decimal number without unit, per cent sign or thousands separators"


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(tmp_path, query):
    path = tmp_path / "made.parquet"
    with connect() as con:
        con.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like(table, ending):
    made = table(ending.join(["city,score", "甲,80", '"乙,丙",81', ""]))
    assert column(made, "score") == [80, 81]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_utf8_or_gb18030(table, encoding):
    made = table("城市,barred,theme\n潍坊,是,𠮷\n".encode(encoding))
    assert made.header == ("城市", "barred", "theme")
    assert column(made, "barred") == [True]
    column(made, "theme")
    assert made.texts == {"𠮷": 0}


def test_blank_rows_are_no_cases(table):
    assert column(table("city,score\n甲,80\n\n,\n 　, \n乙,81\n\n\n"), "score") == [80, 81]


def test_a_blank_column_at_the_end_is_nothing(table):
    assert table("score,,\n1,,\n").header == ("score",)


# Columns


def test_columns_that_are_no_facts_are_told(table):
    made = table("code,name,score,remark,rsn,barred\n1,甲,80,x,y,是\n")
    assert made.facts == ("score", "barred")
    assert made.ignored == (
        Ignored("code", leads=True, near=None),
        Ignored("name", leads=True, near=None),
        Ignored("remark", leads=False, near=None),
        Ignored("rsn", leads=False, near=None),
    )


def test_a_leading_column_may_be_spelt_like_a_fact(table):
    assert table("thema,score\nx,1\n").ignored == (Ignored("thema", leads=True, near="theme"),)


def test_a_later_column_spelt_nearly_like_a_fact_is_a_slip(refusal):
    assert refusal("score,bared\n1,1\n") == [
        "table.csv:1:2: no fact is named 'bared'; did you mean 'barred'?"
    ]


def test_a_column_spelt_like_a_fact_that_is_there_is_no_slip(table):
    assert table("score,scores\n1,2\n").ignored == (Ignored("scores", leads=False, near="score"),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", f":1: {NO_HEADING}"),
        ("\nscore\n1\n", f":1: {NO_HEADING}"),
        ("score\n", f": {NO_ROWS}"),
        ("score,kind\n,\n", f": {NO_ROWS}"),
        ("a,b\n1,2\n", f":1: {NO_FACT}"),
        ("score,a,Score\n1,2,3\n", f":1:3: the column 'Score' {TWICE}"),
        ("score,,kind\n1,2,city\n", ":1:2: column 2 has no name; name it or drop it"),
        ("score,\n1,2\n", ":1:2: column 2 has no name, but is not blank; name it or drop it"),
        ("score;kind\n1;city\n", f":1: {SEPARATED}"),
        ("score,kind\n1,city\n2\n", f":3: row 3 has 1 columns, {RAGGED}"),
        ("score,kind\n1,city\n\n2,city,3\n", f":4: row 4 has 3 columns, {RAGGED}"),
        ('score,kind\n1,"city\n2,city\n', f":2: row 2 {UNQUOTED}"),
        ('score,"kind\n1,city\n', f":1: row 1 {UNQUOTED}"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_in_one_line(refusal, content, told):
    assert refusal(content) == [f"table.csv{told}"]


@pytest.mark.parametrize(
    "content", ["score\n1\n".encode("utf-16"), b"score\n\0\n", b"score,theme\n1,\xff\xff\n"]
)
def test_text_in_another_encoding_is_refused(refusal, content):
    (line,) = refusal(content)
    assert line.endswith("save it as CSV in UTF-8")


# Workbooks


def test_a_workbook_is_read_by_its_values(table):
    rows = [
        ["city", "score", "barred", "since", "kind", "theme"],
        ["甲", 79.9, True, date(2018, 8, 31), "city", 410500],
        [None, None],
        ["乙", 80, 0, datetime(2018, 9, 1, 0, 0), None, "x"],  # noqa: DTZ001 - as a cell holds it
        ["丙", 0.1 + 0.2, "否", "2018-09-02", "district", None],
    ]
    made = table(workbook(*rows), "table.xlsx")
    assert column(made, "score") == [79.9, 80, 0.3]
    assert column(made, "barred") == [True, False, False]
    first = (date(2018, 8, 31) - date(1970, 1, 1)).days
    assert column(made, "since") == [first, first + 1, first + 2]
    assert column(made, "kind") == [0, None, 2]
    assert column(made, "theme") == [0, 1, None]
    assert made.texts == {"410500": 0, "x": 1}


def test_a_formula_or_an_error_is_no_value(refusal):
    book = Workbook()
    for row in (["city", "score"], ["=A1", 1], ["乙", "#DIV/0!"], ["丙", None]):
        book.active.append(row)
    book.active["B4"] = ArrayFormula("B4:B4", "=SUM(1,2)")
    assert refusal(saved(book), "table.xlsx") == [
        "table.xlsx:2:1: cell A2 holds a formula; paste its value instead",
        "table.xlsx:3:2: cell B3 holds the error #DIV/0!; paste its value instead",
        "table.xlsx:4:2: cell B4 holds a formula; paste its value instead",
    ]


def test_a_bad_cell_of_a_workbook_has_the_row_it_shows(refusal):
    rows = [["city", "score"], [None, None], ["甲", 1], [None], ["乙", time(3, 4)]]
    assert refusal(workbook(*rows), "table.xlsx") == [
        f"table.xlsx:5:2: row 5, column score holds '03:04:00'; it should be {PLAIN}, such as 03"
    ]


def test_of_many_formulas_the_first_are_told(refusal):
    lines = refusal(workbook(["score"], *[["=1"]] * 30), "table.xlsx")
    assert len(lines) == 21


def test_a_workbook_that_unpacks_to_too_much_is_refused(refusal, monkeypatch):
    monkeypatch.setattr("mingce.measure.sheets.UNPACKED", 10)
    (line,) = refusal(workbook(["score"], [1]), "table.xlsx")
    assert line.startswith("table.xlsx: this is no readable ")


def test_what_is_no_number_passes_through_as_it_stands(table):
    made = table(workbook(["id", "score"], [1, 2], ["x", 3]), "table.xlsx")
    assert made.numeric == frozenset({1})


def test_a_cell_beside_the_named_columns_is_refused(refusal):
    assert refusal(workbook(["score"], [1, "x"]), "table.xlsx") == [
        "table.xlsx:2:2: 'x' stands in a column without a name; name it in the first row"
    ]


@pytest.mark.parametrize("rows", [[], [["score"]], [["score"], [None]]])
def test_an_empty_workbook_is_refused(refusal, rows):
    assert len(refusal(workbook(*rows), "table.xlsx")) == 1


@pytest.mark.parametrize("name", ["table.xlsx", "table.parquet"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PAR1PAR1", b"score\n1\n"])
def test_a_file_that_is_not_what_it_is_called_is_refused(refusal, name, content):
    (line,) = refusal(content, name)
    assert line.startswith(f"{name}: this is no readable ")


# Parquet


def test_parquet_columns_of_any_type_are_read_by_what_they_say(table, tmp_path):
    made = table(
        parquet(
            tmp_path,
            "SELECT * FROM (VALUES (79.9::FLOAT, 1::TINYINT, DATE '2018-08-31', 'city', 'x'), "
            "(NULL, NULL, NULL, NULL, NULL), (80::FLOAT, 0::TINYINT, DATE '2018-09-01', "
            "'district', '')) AS t(score, barred, since, kind, theme)",
        ),
        "table.parquet",
    )
    assert column(made, "score") == [79.9, 80]
    assert column(made, "barred") == [True, False]
    assert column(made, "theme") == [0, None]


@pytest.mark.parametrize(
    ("fact", "value", "read"),
    [
        ("score", "80::BIGINT", 80),
        ("score", "79.90::DECIMAL(10,2)", 79.9),
        ("score", "0.1::DOUBLE + 0.2::DOUBLE", 0.30000000000000004),
        ("score", "'79.9'", 79.9),
        ("barred", "true", True),
        ("barred", "1.0::DOUBLE", True),
        ("barred", "0::HUGEINT", False),
        ("barred", "'是'", True),
        ("since", "TIMESTAMP '1970-01-03 00:00:00'", 2),
        ("kind", "'city'::ENUM('city', 'x')", 0),
        ("theme", "410500", 0),
    ],
)
def test_a_parquet_value_is_read_as_its_fact(table, tmp_path, fact, value, read):
    made = table(parquet(tmp_path, f"SELECT 'x' AS city, {value} AS {fact}"), "t.parquet")
    assert column(made, fact) == [read]


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("score", "'nan'::DOUBLE"), ("score", "'inf'::FLOAT"), ("score", "1234567890123456"),
        ("barred", "2"), ("barred", "0.5::DOUBLE"), ("since", "TIMESTAMP '2018-08-31 01:00:00'"),
        ("kind", "1"), ("score", "[1, 2]"),
    ],
)  # fmt: skip
def test_a_parquet_value_that_is_none_of_its_fact_is_refused(refusal, tmp_path, fact, value):
    (line,) = refusal(parquet(tmp_path, f"SELECT 'x' AS city, {value} AS {fact}"), "t.parquet")
    assert line.startswith(f"t.parquet:2:2: row 2, column {fact} holds ")


# Files


def test_an_unknown_suffix_and_a_missing_file_are_refused(refusal, tmp_path):
    assert refusal("x", "table.txt") == [
        "table.txt: the suffix '.txt' is unknown; a table is csv, parquet or xlsx"
    ]
    with pytest.raises(BadInput):
        read_table(tmp_path / "none.csv", TYPES)
    with pytest.raises(BadInput):
        read_table(tmp_path, TYPES)


def test_a_name_with_stars_means_one_file(table, tmp_path):
    (tmp_path / "tables.csv").write_text("score\n99\n")
    assert column(table("score\n1\n", "table*.csv"), "score") == [1]


def test_the_engine_fetches_no_extension():
    with connect() as con, pytest.raises(duckdb.Error):
        con.execute("SELECT * FROM read_xlsx('table.xlsx')")
    with connect() as con:
        settings_read = con.execute(
            "SELECT current_setting('autoinstall_known_extensions'), "
            "current_setting('autoload_known_extensions')"
        ).fetchone()
    assert settings_read == (False, False)
