def gen(n):
    try:
        for i in range(n):
            print("give", i)
            yield i
    finally:
        print("closed")
for n in (1, 2, 3, 4):
    try:
        a, b = gen(n)
        print("got", a, b)
    except ValueError as e:
        print(e)
class Bad:
    def __iter__(self): return self
    def __next__(self): raise KeyError("next")
class Seq:
    def __len__(self): return 100
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i
class NotIter:
    def __iter__(self): return 5
for source in ["a, b = Bad()", "a, b = Seq()", "a, b, c = Seq()", "a, = Seq()", "a, b = NotIter()", "a, b = None", "a, b = 5", "a, *b = Seq()", "a, b = {}", "a, b = ''", "a, b = b'ab'", "(a, b), c = 1, 2", "a, b = {1, 2, 3}.__class__()", "a, b = [1, 2, 3]", "a, b = (1,)", "a, b, c = 'ab'", "a, b = {1: 2, 3: 4, 5: 6}", "a, *b, c = [1]", "[] = [1]", "() = 5", "a, b = dict"]:
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
