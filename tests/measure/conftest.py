"""A table as a test writes it, and what is said of one that cannot be used."""

import pytest

from mingce.law.problems import BadInput
from mingce.measure.tables import read_table
from tests.measure.tabled import TYPES


@pytest.fixture
def table(tmp_path):
    def read(content, name="table.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, TYPES)

    return read


@pytest.fixture
def refusal(table, tmp_path):
    def told(content, name="table.csv", lang="en"):
        with pytest.raises(BadInput) as caught:
            table(content, name)
        return [line.removeprefix(f"{tmp_path}/") for line in caught.value.lines(lang)]

    return told
