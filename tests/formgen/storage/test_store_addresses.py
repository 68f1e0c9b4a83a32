"""The address of a store of files, and the keys to it."""

from __future__ import annotations

import pytest
from scratch_s3 import KEYS

from formgen.errors import BadInput, PartMissing
from formgen.storage.s3 import S3Store


@pytest.mark.parametrize(
    "url",
    [
        "示例",
        "http://bucket/prefix",
        "s3://",
        "s3://bucket?endpoint=ftp://x",
        "s3://bucket?endpoint=http://x/path",
        "s3://name:word@bucket",
        "s3://bucket?nonsense=1",
        "s3://bucket:9000/x",
        "s3://[",
    ],
)
def test_an_address_that_is_none_is_refused_with_its_remedy(url, monkeypatch):
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadInput, match="FORMGEN_DOCUMENTS_URL"):
        S3Store(url)


def test_keys_are_asked_for_where_they_belong(monkeypatch):
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(PartMissing, match="AWS_ACCESS_KEY_ID"):
        S3Store("s3://bucket?endpoint=http://127.0.0.1:1")
