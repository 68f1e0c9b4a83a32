"""A store of files that speaks the protocol of S3: Amazon's, or any other that does."""

from __future__ import annotations

import os
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from formgen.errors import BadInput, PartMissing
from formgen.messages import Message, _
from formgen.storage.stores import FileLost, StoreDown

if TYPE_CHECKING:
    from collections.abc import Callable

AMAZON: Final = "https://s3.amazonaws.com"
KIND: Final = "application/octet-stream"
CONNECT_WITHIN, ANSWER_WITHIN = 3.0, 30.0
"""Seconds: a page must say that the store is away, not hang."""
TRIES: Final = 2
"""How often what failed on the way, or on the store's own account, is asked again."""
BUSY: Final = (500, 502, 503, 504)
AT_ONCE: Final = 16
"""Connections that are kept open."""
ABSENT: Final = ("NoSuchKey", "NotFound")


class S3Store:
    """The files below one prefix of one bucket.

    :param url: ``s3://bucket/prefix?endpoint=https://host:port&region=…``; without an endpoint it is Amazon's. Who
        may come in is said by ``AWS_ACCESS_KEY_ID`` and ``AWS_SECRET_ACCESS_KEY`` (``AWS_SESSION_TOKEN``).
    :raises formgen.errors.BadInput: when *url* is no such address, or says who may come in.
    :raises formgen.errors.PartMissing: without the client library, or without the keys.
    """

    def __init__(self, url: str) -> None:
        endpoint, region, self._bucket, self._prefix = _parts(url)
        try:
            import minio  # noqa: PLC0415 - an extra
            import urllib3  # noqa: PLC0415 - as above
        except ModuleNotFoundError as error:
            said = _("没有安装 S3 的客户端：请运行 pip install 'formgen[s3]'。")
            raise PartMissing(said) from error
        keys = [os.environ.get(name, "") for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")]
        if not all(keys):
            said = _("文书存储缺少钥匙：请设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY。")
            raise PartMissing(said)
        retry = urllib3.Retry(total=TRIES, backoff_factor=0.2, status_forcelist=BUSY, raise_on_status=False)
        wait = urllib3.Timeout(connect=CONNECT_WITHIN, read=ANSWER_WITHIN)
        client: dict[str, Any] = {"timeout": wait, "retries": retry, "maxsize": AT_ONCE}
        self._client = minio.Minio(
            endpoint.netloc,
            access_key=keys[0],
            secret_key=keys[1],
            session_token=os.environ.get("AWS_SESSION_TOKEN") or None,
            secure=endpoint.scheme == "https",
            region=region,
            http_client=urllib3.PoolManager(**client),
        )
        self._faults = (minio.error.MinioException, urllib3.exceptions.HTTPError, OSError, ValueError)

    def put(self, key: str, content: bytes) -> None:
        """Keep *content* under *key*; what is there already is replaced by the same. :class:`StoreDown`."""
        self._asked(
            lambda: self._client.put_object(
                self._bucket, self._prefix + key, BytesIO(content), len(content), content_type=KIND
            )
        )

    def get(self, key: str) -> bytes:
        """What is kept under *key*. :class:`FileLost`, :class:`StoreDown`."""

        def read() -> bytes:
            answer = self._client.get_object(self._bucket, self._prefix + key)
            try:
                return bytes(answer.read())
            finally:
                answer.close()
                answer.release_conn()

        content: bytes = self._asked(read)
        return content

    def delete(self, key: str) -> None:
        """Keep it no longer; nothing where it is not there. :class:`StoreDown`."""
        with suppress(FileLost):  # some stores say so
            self._asked(lambda: self._client.remove_object(self._bucket, self._prefix + key))

    def check(self) -> None:
        """Ask whether the bucket is there and open to us. :class:`StoreDown`."""
        if not self._asked(lambda: self._client.bucket_exists(self._bucket)):
            raise StoreDown(_("文书存储中没有名为 {bucket} 的桶：请先建立。", bucket=self._bucket))

    def _asked(self, question: Callable[[], Any]) -> Any:  # noqa: ANN401 - the answer of the library
        try:
            return question()
        except self._faults as error:
            if getattr(error, "code", "") in ABSENT:
                raise FileLost(_lost()) from error
            raise StoreDown(_down()) from error


def _parts(url: str) -> tuple[Any, str, str, str]:
    """The endpoint, the region, the bucket and the prefix."""
    try:
        parsed = urlsplit(url)
        asked = parse_qs(parsed.query, strict_parsing=bool(parsed.query))
        endpoint = urlsplit(asked.pop("endpoint", [AMAZON])[0])
        region = asked.pop("region", ["us-east-1"])[0]
        named = parsed.scheme == "s3" and parsed.hostname and endpoint.hostname
        spoken = endpoint.scheme in ("http", "https")
        beyond = any((asked, parsed.username, parsed.password, parsed.port, parsed.fragment))
        beyond = beyond or any((endpoint.username, endpoint.path.strip("/"), endpoint.query))
    except ValueError as error:
        raise BadInput(_unknown_address()) from error
    if beyond or not (named and spoken):
        raise BadInput(_unknown_address())
    prefix = parsed.path.strip("/")
    return endpoint, region, parsed.netloc, f"{prefix}/" if prefix else ""


def _unknown_address() -> Message:
    return _(
        "FORMGEN_DOCUMENTS_URL 不对：请写成 s3://桶/目录?endpoint=https://主机:端口；"
        "钥匙放在 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY 中，不要写进网址。"
    )


def _down() -> Message:
    return _("文书存储暂时连不上，文书没有取到或没有存好；已保存的内容都在，请稍后再试。")


def _lost() -> Message:
    return _("这份文书在文书存储中找不到：请告诉管理员，用备份恢复。")
