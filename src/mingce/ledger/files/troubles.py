"""A file that cannot be kept or read is told once, with a code and words in both languages."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from mingce.law.words import Words

NO_SPACE = "no-space"
READ_ONLY = "read-only"
IO_ERROR = "io-error"
FORBIDDEN = "forbidden"
UNREACHABLE = "unreachable"
NO_BUCKET = "no-bucket"
ALTERED = "altered"
TOO_LARGE = "too-large"
NOT_HERE = "not-here"
PART_MISSING = "part-missing"
FAILED = "failed"

_CODES = {
    errno.ENOSPC: NO_SPACE,
    errno.EDQUOT: NO_SPACE,
    errno.EROFS: READ_ONLY,
    errno.EIO: IO_ERROR,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
}
_BECAUSE = {
    NO_SPACE: Words(
        "存储空间已满；请腾出空间后再试",
        "there is no space left; make room and try again",
    ),
    READ_ONLY: Words(
        "存储是只读的；请检查磁盘是否出错或以只读方式挂载",
        "the storage is read-only; check the disk, or how it is mounted",
    ),
    IO_ERROR: Words(
        "磁盘读写出错；请立即检查磁盘",
        "the disk reports an input or output error; check it at once",
    ),
    FORBIDDEN: Words(
        "没有存取这处存储的权限；请检查权限或密钥",
        "access to the storage is denied; check its permissions or keys",
    ),
    UNREACHABLE: Words(
        "对象存储没有应答或拒绝了请求；请检查地址、网络和服务",
        "the object storage does not answer or refuses; check its address, the network and the "
        "service",
    ),
    NO_BUCKET: Words(
        "对象存储里没有这个桶；请先建立，或检查名称",
        "the object storage has no such bucket; make it first, or check its name",
    ),
    ALTERED: Words(
        "对象存储没有交回送去的内容；请检查服务后再试",
        "the object storage does not give back the bytes that it was given; check the service, "
        "then try again",
    ),
}


class Trouble(Exception):
    """A trouble has a code for programs and words for people."""

    def __init__(self, code: str, words: Words) -> None:
        self.code = code
        self.words = words
        super().__init__(code, words)

    def __str__(self) -> str:
        return self.words.zh


class Storage(Trouble):
    """The storage itself is at fault: the same reasons hold for keeping and for reading."""

    what: Words

    @classmethod
    def because(cls, code: str, detail: str = "") -> Self:
        because = _BECAUSE.get(
            code, Words(f"存储报告错误 {detail}", f"the storage reports the error {detail}")
        )
        zh, en = cls.what
        return cls(code, Words(f"{zh}：{because.zh}", f"{en}: {because.en}"))

    @classmethod
    def of(cls, error: OSError) -> Self:
        number = error.errno or 0
        return cls.because(
            _CODES.get(number, FAILED), errno.errorcode.get(number, type(error).__name__)
        )


class NotKept(Storage):
    """The file is not known to be kept, so no row may mention it; it may be handed in again."""

    what = Words("文件没有保存", "the file was not kept")


class NotRead(Storage):
    """The storage could not be read: whether a file is there or whole is not known."""

    what = Words("存储无法读取", "the storage cannot be read")


class NotSwept(Storage):
    """A sweep stopped half-way; what it removed, and nothing else, is gone."""

    what = Words("清理没有做完", "the sweep did not finish")


class TooLarge(Trouble):
    """A file beyond the limit that its place sets is not kept."""

    def __init__(self, at_most: int) -> None:
        super().__init__(
            TOO_LARGE,
            Words(
                f"文件没有保存：超过上限 {at_most} 字节；请拆分，或确认没有选错文件",
                f"the file was not kept: it is larger than the {at_most} bytes allowed; split it, "
                "or check that it is the right one",
            ),
        )


class NotHere(Trouble):
    """No file has this digest."""

    def __init__(self, digest: str) -> None:
        super().__init__(
            NOT_HERE,
            Words(
                f"没有文件 {digest}；请从备份取回",
                f"there is no file {digest}; take it from a backup",
            ),
        )


class PartMissing(Trouble):
    """A storage needs a package that is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            PART_MISSING,
            Words(
                f"使用对象存储需要 {package}；请安装 mingce[s3]",
                f"object storage needs {package}; install mingce[s3]",
            ),
        )


@contextmanager
def told(as_: type[Storage]) -> Iterator[None]:
    """What the operating system reports is told as one trouble, with the report behind it."""
    try:
        yield
    except OSError as error:
        raise as_.of(error) from error
