"""One expression, and a statement of the prompt."""
from _dump import attempt, dump

dump("a + b(c)", "eval")
dump("lambda x: y", "eval")
dump("if x:\n  y = z\n", "single")
attempt(dump, "a = 1", "eval")
attempt(dump, "x\ny", "single")
