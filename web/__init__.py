"""The site: pages and downloads over :mod:`formgen.service`, and nothing of the law or the forms."""
