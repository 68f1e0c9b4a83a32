"""A step as a browser posts it, and the answers that were kept."""

from __future__ import annotations

NAME = "示例长者饭堂助餐服务采购合同"


def step(version="1", key="k", action="continue", **answers):
    shown = [("_shown", name) for name in answers]
    return [("version", version), ("key", key), ("action", action), *shown, *answers.items()]
