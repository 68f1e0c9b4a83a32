"""Outwards: words (form and answers as strings ready to print), Word documents, the checklist, PDFs.

Nothing is imported here: whoever fills in a template (:mod:`formgen.rendering.docx`) in a process of its own
does without fields and forms, and is there in half the time.
"""
