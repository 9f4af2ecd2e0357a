from _suggestions import _generate_suggestions as g

print(g(["cat", "bat", "rat"], "hat"), g(["rat", "bat"], "hat"), g(["tab", "bar"], "baz"))
print(g(["abcx", "abcy"], "abcz"), g(["abcY", "abcy"], "abcZ"), g(["abcy", "abcY"], "abcx"))
print(g(["abcdef", "abcde"], "abcdx"))
