"""The site: pages and downloads over :mod:`formgen.service`, and nothing of the law or the forms."""

from .app import create_app

__all__ = ["create_app"]
