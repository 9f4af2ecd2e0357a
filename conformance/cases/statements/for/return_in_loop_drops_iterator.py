class It:
    def __iter__(self):
        try:
            yield 1
            yield 2
        finally:
            print("closed")
def f():
    for x in It():
        return x
print(f())
for x in It():
    break
print("after")
