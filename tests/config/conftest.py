import pytest

from tests.config.said import Mingce, runner


@pytest.fixture
def mingce(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Mingce:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return runner(capsys)
