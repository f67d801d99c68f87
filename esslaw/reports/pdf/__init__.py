"""A verdict as a PDF: a legal note to print, to file with a dossier, to read aloud.

Guarantees: the same sentences as the note of the terminal and the page; tagged, PDF/UA-1, with
its title and its language; the same bytes for the same verdict; no text is read as a program.
It needs typst and segno, which the extra `reports` installs.
"""

from esslaw.reports.pdf.render import EXTRA, available, pdf

__all__ = ["EXTRA", "available", "pdf"]
