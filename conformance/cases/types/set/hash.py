try:
    hash(set())
except TypeError as e:
    print(e)
print(set.__hash__, hash(frozenset()) == hash(frozenset()))
try:
    {set()}
except TypeError as e:
    print(e)
try:
    {{1}: 2}
except TypeError as e:
    print(e)
