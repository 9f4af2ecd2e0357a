from _suggestions import _generate_suggestions as g

print(g(["Hello", "hellp"], "hello"), g(["HELLO", "hellx"], "hello"), g(["hELLO", "hell"], "hello"))
print(g(["A"], "a"), g(["AB"], "ab"), g(["aB", "ac"], "ab"))
print(g(["É"], "é"), g(["Éclair"], "éclair"))
