"""`iter` with a sentinel calls until it comes."""
from _attempt import attempt

numbers = [3, 2, 1, 0, 9]
walk = iter(lambda: numbers.pop(), 1)
print(type(walk), list(walk), numbers, next(walk, "end"))
numbers = [1]
walk = iter(numbers.pop, None)
print(next(walk))
attempt(next, walk)
attempt(iter, 5, 6)
attempt(iter, "abc", "c")
attempt(iter, int, 0, 1)
attempt(iter)
print(list(iter(int, 0)), iter(walk) is walk)
