"""Words into the parts of a template: the plain way with docxtpl, and the same bytes from what was compiled.

* :mod:`.given`     what a word may be, and whether all are there
* :mod:`.tags`      what a template may say, in docxtpl's reading of it
* :mod:`.plain`     the plain way: render, parse strictly, mend the tables as docxtpl does
* :mod:`.steady`    whether a template is sound for whatever words, so that nothing need be parsed
* :mod:`.segments`  the compiled way, for templates that are
* :mod:`.program`   a template made ready, once
"""
