def f(x):
    print("call", x)
    return x * 2
m = map(f, [1, 2, 3])
print("made")
print(next(m))
print(list(m))
def source():
    for i in range(3):
        print("source", i)
        yield i
for x in map(f, source()):
    if x: break
