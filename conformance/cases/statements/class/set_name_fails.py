class Bad:
    def __set_name__(self, owner, name): raise ValueError("no")
try:
    class A:
        field = Bad()
except ValueError as error:
    print(error, error.__notes__)
print(repr(error_cls := ValueError), "A" in globals())
try:
    type("B", (), {"one": Bad(), "two": 5})
except ValueError as error:
    print(error.__notes__, error.__cause__, error.__context__)
