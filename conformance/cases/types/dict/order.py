d = {}
for k in "hello world":
    d[k] = len(d)
print(d)
del d["l"]
d["l"] = "again"
d["h"] = "kept"
print(list(d), list(d.values()))
print(list(reversed(d)), list(reversed(d.items()))[:2])
