"""Reading: a file that somebody else wrote becomes a text whose every character knows where it came from.

:func:`read` is the one door. What it opens is untrusted: the gate looks at the file as a stream of bytes,
and everything that parses it runs in a child with limits of its own.
"""

from formgen.reading.document import Block, BlockKind, Document, Notice, NoticeKind, Place
from formgen.reading.door import read

__all__ = ["Block", "BlockKind", "Document", "Notice", "NoticeKind", "Place", "read"]
