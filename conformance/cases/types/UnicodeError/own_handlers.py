"""Handlers of one's own: what they may return."""
import codecs
from _attempt import attempt

results = {}
codecs.register_error("case", lambda error: results["now"])
for result in (("?", 2), (b"?", 2), ("", 3), ("?", -1), ("?", 100), "?", ("?",), (5, 2), ("?", "2"), ("\u20ac", 2), None):
    results["now"] = result
    attempt("a\u20acb".encode, "ascii", "case")
    attempt(b"a\xffb".decode, "ascii", "case")
attempt(codecs.register_error, "x", 5)
attempt(codecs.lookup_error, "unknown")
attempt("\u20ac".encode, "ascii", "unknown")
print("abc".encode("ascii", "unknown"))
