for s in ("abc", "é", "a€b", "\U0001F600x", "", "e\u0301"):
    print(ascii("".join(reversed(s))), [ascii(c) for c in reversed(s)])
print(list(reversed("ab")) == list("ba"))
