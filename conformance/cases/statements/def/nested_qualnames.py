class A:
    def method(self):
        def inner():
            class B:
                def deep(self): pass
            return B
        return inner()
print(A().method().deep.__qualname__, A.method.__qualname__)
print((lambda: 0).__qualname__, [f.__qualname__ for f in [lambda: 1]])
def g():
    global h
    def h(): pass
g()
print(h.__qualname__)
