"""Fonts for the converters: which stand for 仿宋, 楷体, 小标宋…, and which characters nobody draws.

The converters see a configuration of their own (:func:`configuration`), so that a document looks the
same whatever the machine's owner prefers on his desktop, and nothing on his desktop changes.
"""

from formgen.rendering.fonts.config import configuration
from formgen.rendering.fonts.coverage import missing_glyphs
from formgen.rendering.fonts.faces import Face, check
from formgen.rendering.fonts.substitutes import LACKING, TEXT

__all__ = ["LACKING", "TEXT", "Face", "check", "configuration", "missing_glyphs"]
