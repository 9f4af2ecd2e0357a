class Bad:
    def __set_name__(self, owner, name): raise ValueError("no")
try:
    class A:
        field = Bad()
except ValueError as error:
    print(error, error.__notes__)
