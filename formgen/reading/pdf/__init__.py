"""PDF with a text layer: the words where they stand on the page, joined again to the paragraphs they came from.

* :mod:`.pages`       what PDFium says of one page: characters, boxes, ruled lines, pictures
* :mod:`.unseen`      text that nobody would see: invisible, white on white, tiny, beside the page
* :mod:`.lines`       stretches of characters to lines, without the blanks that only spacing made
* :mod:`.tables`      cells, from the lines that are drawn between them
* :mod:`.furniture`   running heads and feet, page numbers
* :mod:`.paragraphs`  lines to paragraphs, over the ends of pages
* :mod:`.repairs`     characters that only look like the right ones
* :mod:`.reader`      all of it: :func:`read_pdf`
"""

from formgen.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]
