"""More objects than a memo holds at first, and results that grow."""
import io
import pickle

shared = [["shared", n] for n in range(300)]
data = [shared[n % 300] for n in range(2000)] + [str(n) * 3 for n in range(500)]
for protocol in range(6):
    text = pickle.dumps(data, protocol)
    back = pickle.loads(text)
    print(protocol, back == data, back[0] is back[300], back[0] is back[1], len(text))
pickler = pickle.Pickler(io.BytesIO())
for item in data[:700]:
    pickler.dump(item)
memo = pickler.memo.copy()
print(len(memo), sorted(number for number, _ in memo.values())[-1])
pickler.memo = memo
pickler.dump(data[0])
pickler.clear_memo()
print(len(pickler.memo.copy()))
