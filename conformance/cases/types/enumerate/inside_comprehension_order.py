def show(x):
    print("value", x)
    return x
print([i for i, x in enumerate(map(show, "ab")) if show(i)])
print(all(i == x for i, x in enumerate(range(100))), sum(i for i, _ in enumerate([0] * 10)))
print(list(zip(enumerate("ab"), enumerate("cd", 5))))
