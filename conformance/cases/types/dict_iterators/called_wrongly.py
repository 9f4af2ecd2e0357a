"""Methods of the iterators called on other things, and functions that take them."""
from _attempt import attempt

keys, values = type(iter({})), type(iter({}.values()))
attempt(keys.__next__, iter({}.values()))
attempt(values.__next__, {})
attempt(keys.__length_hint__, 1)
attempt(keys.__reduce__)
attempt(reversed, iter({}))
attempt(iter({}).__next__, 1)
attempt(iter({}).__reduce__, 1)
attempt(iter({}).__length_hint__, 1)
print(list(zip({1: 2}, {3: 4}.values(), {5: 6}.items())), list(enumerate({"x": 1})), sum({1: 5}.values()))
