import copy, json, marshal, pickle
for p in range(pickle.HIGHEST_PROTOCOL + 1):
    print(p, pickle.dumps(True, p), pickle.loads(pickle.dumps(False, p)) is False)
print(marshal.loads(marshal.dumps(True)) is True, json.dumps([True, {True: False}]), json.loads("[true, false]"))
print(copy.copy(True) is True, copy.deepcopy([False])[0] is False, eval("True") is True)
