"""PDFium, which reads PDF files here and, above, proves those that were made."""

from __future__ import annotations

import threading

PDFIUM = threading.Lock()
"""PDFium may be entered by one thread of a process at a time."""
