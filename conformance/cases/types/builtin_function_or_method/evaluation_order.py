"""Arguments are evaluated before the function looks at them; what they change is seen."""
from _attempt import attempt


def note(value):
    print("note", value)
    return value


print(max(note(1), note(3), key=note(abs)), [note(1)].count(note(1)))
data = [3, 1, 2]
attempt(sorted, data, key=lambda item: data.clear() or item)
print(data)
attempt(lambda: len(note(5)))
data = [1, 2]
attempt(data.sort, key=lambda item: data.append(item))
print(len(data) >= 2)
print(isinstance(note(5), (str, note(int))), getattr(note("x"), note("upper"))())
