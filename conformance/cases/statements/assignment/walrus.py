if (n := len("hello")) > 3:
    print(n)
print([y := 1, y ** 2, (z := y + 1)], z)
data = [1, 5, 2, 8]
print([last := value for value in data if value > 1], last)
def f():
    print(any((found := v) > 4 for v in data), found)
f()
while (data and (item := data.pop()) != 1):
    print(item, end=" ")
print()
