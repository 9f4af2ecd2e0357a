print(list(filter(None, [0, 1, "", "a", None, [], [0]])))
print(list(filter(str.isalpha, "a1b2")), list(filter(lambda x: x % 2, range(6))))
print(list(filter(bool, [0, 2])), list(filter({1, 2}.__contains__, [1, 5, 2])))
print(list(filter(int, ["0", "1"])), list(filter(None, "")))
