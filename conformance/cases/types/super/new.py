def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __new__(cls):
        return super().__new__(cls)

class B(A):
    def __new__(cls):
        self = super().__new__(cls)
        self.made = "yes"
        return self

print(B().made)
