# ends: work
import pickle
x = [(n, str(n), [n]) for n in range(30_000)]
while True:
    pickle.loads(pickle.dumps(x))
