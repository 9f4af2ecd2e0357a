# ends: work
import marshal
x = [(n, str(n), [n]) for n in range(30_000)]
while True:
    marshal.loads(marshal.dumps(x))
