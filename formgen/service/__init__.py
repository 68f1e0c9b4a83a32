"""The use cases: the one door between the engine and whoever uses it.

* :mod:`formgen.service.papers`  check answers and make documents of them: needs no database;
* :mod:`formgen.service.desk`    drafts that are kept, step by step, and the documents made of them;
* :mod:`formgen.service.review_desk` contracts that somebody else wrote: read, reviewed, decided about;
* :mod:`formgen.service.drafting` help while writing: model clauses, what each step lacks;
* :mod:`formgen.service.doctor`  whether the parts that are needed are there.
"""
