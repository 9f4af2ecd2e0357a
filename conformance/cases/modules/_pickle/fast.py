import _pickle
import io

def dump(value, protocol):
    pickler = _pickle.Pickler(file := io.BytesIO(), protocol)
    pickler.fast = True
    pickler.dump(value)
    return file.getvalue()
shared = ["s"]
for protocol in range(6):
    data = dump([shared, shared, {"k": shared}, frozenset("a")], protocol)
    print(data, _pickle.loads(data))
cycle = []
cycle.append(cycle)
try:
    dump(cycle, 2)
except ValueError as error:
    print(str(error).split(" at ")[0])
