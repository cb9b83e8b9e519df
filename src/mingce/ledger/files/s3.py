"""A file in S3-compatible storage is hashed before it is sent and read back before it is kept.

The key is the digest, so the bytes wait in a temporary file until it is known. What the storage
then holds is read back and hashed: not its word but its bytes are believed.
"""

import errno
import io
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from mingce.ledger.files import troubles
from mingce.ledger.files.access import Access
from mingce.ledger.files.keeping import PIECE, Fault, Kind, Stored, holds, last_moment, pour
from mingce.ledger.files.naming import DEFAULT, digest_at, parts_of
from mingce.ledger.files.troubles import NotHere, NotKept, NotRead, NotSwept, PartMissing, told
from mingce.seal.digest import Digest, parse_digest

if TYPE_CHECKING:
    from obstore import ObjectMeta, ReadableFile

ONE_REQUEST = 8 * PIECE
"""A file up to this size goes in one request, which can be conditional; a larger one in parts."""


class S3:
    """A prefix of a bucket. It has no lock: sweep it when nothing is being handed in."""

    def __init__(
        self,
        bucket: str,
        prefix: str,
        access: Access,
        *,
        algorithm: str = DEFAULT,
        aside: Path | None = None,
    ) -> None:
        try:
            import obstore.exceptions  # noqa: PLC0415 - who keeps files on disk need not have it
        except ImportError:
            raise PartMissing("obstore") from None
        self.algorithm = algorithm
        self._aside = aside
        self._obstore = obstore
        self._conditional = access.conditional
        self._bucket = access.opened(bucket, prefix)

    def put(self, stream: BinaryIO, at_most: int | None = None) -> Stored:
        with told(NotKept):
            aside = tempfile.TemporaryFile(dir=self._aside)  # noqa: SIM115 - closed just below
        with aside:
            stored = pour(stream, at_most, self.algorithm, _telling(aside.write))
            with told(NotKept):
                aside.seek(0)
            with self._told(NotKept):
                self._send(aside, stored)
                whole = self._gives_back(stored.digest)
        if not whole:
            raise NotKept.because(troubles.ALTERED)
        return stored

    def open(self, digest: str) -> BinaryIO:
        with self._told(NotRead, digest):
            return self._reader(digest)

    def has(self, digest: str) -> bool:
        try:
            self.size(digest)
        except NotHere:
            return False
        return True

    def size(self, digest: str) -> int:
        with self._told(NotRead, digest):
            return self._obstore.head(self._bucket, _key(digest))["size"]

    def digests(self) -> Iterator[str]:
        return (str(digest) for _, digest in self._listed() if digest)

    def scrub(
        self, *, sample: Iterable[str] | None = None, mentioned: Iterable[str] = ()
    ) -> Iterator[Fault]:
        if sample is None:
            for meta, digest in self._listed():
                if digest is None:
                    yield Fault(Kind.MISPLACED, meta["path"])
                else:
                    yield from self._fault(str(digest))
        else:
            for written in sample:
                yield from self._fault(written)
        for written in mentioned:
            if not self.has(written):
                yield Fault(Kind.MISSING, written)

    def sweep(self, keep: Container[str], *, at: datetime, age: timedelta) -> list[str]:
        last = last_moment(at, age)
        old = [str(digest) for meta, digest in self._listed() if digest and _older(meta, last)]
        return [digest for digest in old if digest not in keep and self._swept(digest, last)]

    def free(self) -> None:
        """A bucket has no end that it tells of."""

    def _send(self, aside: BinaryIO, stored: Stored) -> None:
        key = _key(stored.digest)
        if self._conditional and stored.size <= ONE_REQUEST:
            try:
                self._obstore.put(
                    self._bucket, key, aside.read(), mode="create", use_multipart=False
                )
            except self._obstore.exceptions.AlreadyExistsError:
                # Sent again, which mends it if it is damaged and makes it young: else a sweep
                # could take it for forgotten before its row is committed.
                aside.seek(0)
            else:
                return
        self._obstore.put(self._bucket, key, aside, chunk_size=ONE_REQUEST)

    def _gives_back(self, digest: str) -> bool:
        try:
            with self._reader(digest) as kept:
                return holds(kept, parse_digest(digest))
        except FileNotFoundError:
            return False

    def _reader(self, digest: str) -> BinaryIO:
        reader = self._obstore.open_reader(self._bucket, _key(digest), buffer_size=ONE_REQUEST)
        return io.BufferedReader(_Body(reader, self._obstore.exceptions.BaseError), PIECE)

    def _listed(self) -> "Iterator[tuple[ObjectMeta, Digest | None]]":
        with self._told(NotRead):
            for page in self._obstore.list(self._bucket, chunk_size=1000):
                for meta in page:
                    yield meta, digest_at(tuple(meta["path"].split("/")))

    def _fault(self, digest: str) -> Iterator[Fault]:
        try:
            with self.open(digest) as stream:
                if not holds(stream, parse_digest(digest)):
                    yield Fault(Kind.DAMAGED, digest)
        except NotHere:
            yield Fault(Kind.MISSING, digest)
        except (OSError, NotRead):
            yield Fault(Kind.UNREADABLE, digest)

    def _swept(self, digest: str, last: datetime) -> bool:
        with self._told(NotSwept):
            # Looked at once more: it may have been put anew since it was listed.
            if not _older(self._obstore.head(self._bucket, _key(digest)), last):
                return False
            self._obstore.delete(self._bucket, _key(digest))
        return True

    @contextmanager
    def _told(self, as_: type[troubles.Storage], digest: str | None = None) -> Iterator[None]:
        """What the storage answers is told as one trouble, with the answer behind it."""
        exceptions = self._obstore.exceptions
        try:
            yield
        except FileNotFoundError as error:
            if digest is not None:
                raise NotHere(digest) from error
            raise as_.because(troubles.NO_BUCKET) from error
        except (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError) as error:
            raise as_.because(troubles.FORBIDDEN) from error
        except (exceptions.BaseError, OSError) as error:
            # A list of what a missing bucket holds is refused without a kind of its own.
            absent = "NoSuchBucket" in str(error)
            raise as_.because(troubles.NO_BUCKET if absent else troubles.UNREACHABLE) from error


class _Body(io.RawIOBase):
    """An object is read in ranges, each a request of its own."""

    def __init__(self, reader: "ReadableFile", refusal: type[Exception]) -> None:
        self._reader = reader
        self._refusal = refusal

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._reader.seek(offset, whence)

    def tell(self) -> int:
        return self._reader.tell()

    def readinto(self, buffer: Any, /) -> int:
        into = memoryview(buffer).cast("B")
        try:
            data = self._reader.read(len(into))
        except self._refusal as error:
            raise OSError(errno.EIO, "the object storage broke off") from error
        into[: len(data)] = memoryview(data)
        return len(data)


def _key(digest: str) -> str:
    return "/".join(parts_of(parse_digest(digest)))


def _older(meta: "ObjectMeta", last: datetime) -> bool:
    return meta["last_modified"] < last


def _telling(write: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def written(data: bytes) -> None:
        with told(NotKept):
            write(data)

    return written
