def find(seq, want):
    i = 0
    while i < len(seq):
        if seq[i] == want: return i
        i += 1
    else:
        return "absent"
print(find("abc", "b"), find("abc", "z"), find("", "a"))
def gen():
    n = 0
    while n < 3:
        got = yield n
        if got: break
        n += 1
    else:
        yield "else"
    yield "end"
g = gen()
print(list(gen()), next(g), g.send(True), next(g, "over"))
async def co():
    n = 3
    while n:
        n -= 1
        await Pause(n)
    else:
        return "finished"
class Pause:
    def __init__(self, n): self.n = n
    def __await__(self): yield self.n
c = co()
out = []
while True:
    try:
        out.append(c.send(None))
    except StopIteration as e:
        print(out, e.value)
        break
