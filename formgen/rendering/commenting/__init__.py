"""Word comments in a DOCX that somebody else wrote: where they stand, what they say, how they are packed."""
