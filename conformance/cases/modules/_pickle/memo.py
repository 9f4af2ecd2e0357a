import _pickle
import io

shared = ["shared"]
file = io.BytesIO()
pickler = _pickle.Pickler(file, 2)
pickler.dump([shared, shared])
pickler.dump(shared)
print(file.getvalue())
print(sorted(number for number, _ in pickler.memo.copy().values()))
file.seek(0)
unpickler = _pickle.Unpickler(file)
first, second = unpickler.load(), unpickler.load()
print(first, first[0] is first[1] is second, unpickler.memo.copy())
other = _pickle.Pickler(out := io.BytesIO(), 2)
other.memo = pickler.memo
other.dump(shared)
other.clear_memo()
other.dump(shared)
print(out.getvalue(), len(other.memo.copy()))
for new in 5, {1: 2}, {1: (2, 3, 4)}:
    try:
        pickler.memo = new
    except TypeError as error:
        print(error)
for new in 5, {"a": 2}, {-1: 2}:
    try:
        unpickler.memo = new
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
unpickler.memo.clear()
print(unpickler.memo.copy(), pickler.memo.__reduce__()[0])
