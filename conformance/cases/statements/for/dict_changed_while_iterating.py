d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as error:
    print(error)
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
        d[k + 5] = 1
except RuntimeError as error:
    print(error)
s = {1, 2}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
d = {1: "a"}
for k in d:
    d[k] = "b"
print(d)
