d = {"a": 1, 2: "b", None: [1]}
print(d, repr({}), str({"k": {}}))
d["self"] = d
print(d)
print(d.keys(), d.values())
e = {}
e["items"] = e.items()
print(e)
