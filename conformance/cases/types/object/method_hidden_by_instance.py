class A:
    def __init__(self, own):
        self.a = 1
        if own:
            self.m = lambda: "instance"

    def m(self):
        return "class"


def call(a):
    return a.m()


plain, own = A(False), A(True)
print([call(plain) for _ in range(5)], [call(own) for _ in range(5)])
plain.m = lambda: "new"
print(call(plain), call(own))
del plain.m
print(call(plain), call(own))
