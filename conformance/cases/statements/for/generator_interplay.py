def numbers():
    received = []
    for i in range(3):
        received.append((yield i))
    return received
g = numbers()
for x in g:
    if x == 1: print("sent", g.send("hello"))
print(list(g))
def delegating():
    for x in "ab":
        result = yield from numbers()
        print("result", result)
print([x for x in delegating()])
def reenter():
    yield 1
    for y in me: print("inside", y)
me = reenter()
try:
    for x in me: print("outside", x)
except ValueError as e:
    print(e)
def closing():
    try:
        while True: yield
    except GeneratorExit:
        print("closed")
        raise
for _ in closing(): break
print("next")
c = closing()
for _ in c: break
c.close()
for _ in c: print("never")
