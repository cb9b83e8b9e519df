"""A storage is reached by an address and a key, both of which are handed in."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from obstore.store import S3Config, S3Store


@dataclass(frozen=True, slots=True)
class Access:
    """How a storage is reached; it is asked to answer each request within the patience."""

    key: str
    secret: str = field(repr=False)
    endpoint: str | None = None
    region: str = "us-east-1"
    token: str | None = field(default=None, repr=False)
    path_style: bool = True
    conditional: bool = True
    """False for a storage that refuses a put on the condition that nothing is there."""
    patience: timedelta = timedelta(seconds=30)
    retries: int = 3

    def opened(self, bucket: str, prefix: str) -> "S3Store":
        from obstore.store import S3Store  # noqa: PLC0415 - only S3 needs it

        config: S3Config = {
            "region": self.region,
            "access_key_id": self.key,
            "secret_access_key": self.secret,
            "virtual_hosted_style_request": not self.path_style,
        }
        if self.endpoint:
            config["endpoint"] = self.endpoint
        if self.token:
            config["session_token"] = self.token
        return S3Store(
            bucket,
            prefix=prefix or None,
            config=config,
            client_options={
                "allow_http": (self.endpoint or "").startswith("http:"),
                "timeout": self.patience,
            },
            retry_config={"max_retries": self.retries, "retry_timeout": self.patience},
        )
