"""What the page of the result shows: frozen objects in words, made from verdicts.

Guarantees: nothing is decided here; every sentence of law comes from the rulebook, every value
from the answers, and both are said in one language. Templates only lay these objects out.
"""

from webform.result.page import ResultPage, result_page

__all__ = ["ResultPage", "result_page"]
