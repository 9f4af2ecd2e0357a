"""What the operators of views refuse."""
from _attempt import attempt
import operator

table = {"a": 1}
for function in (operator.and_, operator.or_, operator.sub, operator.xor):
    attempt(function, table.keys(), 5)
    attempt(function, None, table.items())
    attempt(function, table.values(), {1})
attempt(operator.add, table.keys(), table.keys())
attempt(operator.and_, table.keys(), [[]])
attempt(operator.or_, {"a": []}.items(), set())
