class C:
    def __lt__(self, other): return "lt"
    def __gt__(self, other): return "gt"
    def __eq__(self, other): return []
    __hash__ = None
c = C()
print(c < 1, 1 < c, c == 1, c != 1, 1 == c, c > c)
print(not c == 1, c in [1], [c] == [1], c < 1 < 2)
for source in ["c <= 1", "1 >= c", "1 < 'a'", "[] < ()", "None < 1", "1j < 2j", "{} < {}", "hash(c)", "1 < 2 < 'x'", "object() < object()"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(source, "|", e)
