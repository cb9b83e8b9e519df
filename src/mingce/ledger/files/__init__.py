"""Files are kept by their digest: on the machine's own disk, or in S3-compatible storage."""

from pathlib import Path

from mingce.law.problems import Unfit
from mingce.law.words import shown
from mingce.ledger.files.access import Access
from mingce.ledger.files.disk import Disk
from mingce.ledger.files.keeping import Fault, Kind, Space, Store, Stored
from mingce.ledger.files.local import Local
from mingce.ledger.files.naming import DEFAULT
from mingce.ledger.files.s3 import S3
from mingce.ledger.files.troubles import NotHere, NotKept, NotRead, NotSwept, TooLarge, Trouble

__all__ = [
    "S3", "Access", "Disk", "Fault", "Kind", "Local", "NotHere", "NotKept", "NotRead", "NotSwept",
    "Space", "Store", "Stored", "TooLarge", "Trouble", "store",
]  # fmt: skip

_S3 = "s3:" + "//"


def store(url: str, *, access: Access | None = None, algorithm: str = DEFAULT) -> Store:
    """A path means the machine's own disk, `s3://bucket/prefix` a storage that `access` opens."""
    if url.startswith(_S3):
        bucket, _, prefix = url.removeprefix(_S3).partition("/")
        if not bucket:
            raise Unfit(f"{shown(url)} 没有写桶名", f"{shown(url)} names no bucket")
        if access is None:
            raise Unfit(f"{shown(url)} 需要密钥和地址", f"{shown(url)} needs a key and an address")
        return S3(bucket, prefix.strip("/"), access, algorithm=algorithm)
    if not url or ":" + "//" in url:
        raise Unfit(
            f"文件应存放在文件夹或 s3://桶/前缀，而不是“{shown(url)}”",
            f"files are kept in a folder or at s3://bucket/prefix, not at '{shown(url)}'",
        )
    return Local(Path(url).absolute(), algorithm=algorithm)
