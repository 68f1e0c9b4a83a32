"""The one blueprint of the JSON interface: its modules add their routes to it."""

from __future__ import annotations

from flask_openapi3 import APIBlueprint, Tag

from .answered import Refusal

PREFIX = "/api/v1"
TO_ALL = {400: Refusal, 401: Refusal, 403: Refusal, 422: Refusal, 429: Refusal, 503: Refusal}
"""What any request may be refused with."""
OF_A_THING = {404: Refusal}
WITH_A_BODY = {413: Refusal, 415: Refusal}
ONCE = {409: Refusal}

FORMS = Tag(name="forms", description="表单：清单、答案的结构、样例、核对、生成文书")
DRAFTS = Tag(name="drafts", description="草稿、文书和转换任务")
REVIEWS = Tag(name="reviews", description="审查别人起草的合同，读出其中的答案")
BATCHES = Tag(name="batches", description="批量：一张表格进，每行一套文书出")
LAW = Tag(name="law", description="规则所依据的法规和条文")

pages = APIBlueprint(
    "api",
    __name__,
    url_prefix=PREFIX,
    abp_security=[{"token": []}],
    abp_responses=TO_ALL,
    operation_id_callback=lambda *, name, **_more: name,
)
