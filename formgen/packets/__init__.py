"""Packets: many papers and the user's own files as one PDF, out of which the answers come back.

* :mod:`.arrival`    what may be attached; :mod:`.cleaning`, :mod:`.pictures` and
  :mod:`.marking` make it fit to print
* :mod:`.contents`   what a packet holds, in its order; :mod:`.sheets` words its cover and contents
* :mod:`.making`     makes one; :mod:`.binding` puts the pages together, :mod:`.numbering` numbers them
* :mod:`.enclosed`   the answers as JSON in it; :mod:`.opening` finds them again

Whatever looks into a stranger's PDF here does so in a limited child (:mod:`formgen.reading.limited`), which
loads one module of these and not all: so nothing is gathered here.
"""
