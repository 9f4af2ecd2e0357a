def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class R:
    def __init__(self, answer): self.answer = answer
    def __repr__(self): return self.answer
    def __format__(self, spec): return self.answer

print(ascii("aé\u1234\U00012345\ud800\n'"), ascii(R("ü")), repr(R("ü")))
attempt(repr, R(5))
attempt(ascii, R(5))
attempt(format, R(5))
attempt(format, 5, "d"), attempt(format, 5, 5), attempt(format)
attempt(format, object(), "x")
print(format(3.14159, ".2f"), format(None), format("a", ">3"), format(R("f"), "anything"))
attempt(format, 5, "s")
attempt(format, [], "d")
