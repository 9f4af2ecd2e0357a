import marshal

shared = [1, 2]
back = marshal.loads(marshal.dumps((shared, shared)))
print(back, back[0] is back[1])
loop = []
loop.append(loop)
back = marshal.loads(marshal.dumps(loop))
print(back, back[0] is back)
own = {}
own["self"] = own
print(marshal.loads(marshal.dumps(own)))
deep = []
for _ in range(3000):
    deep = [deep]
try:
    marshal.dumps(deep)
except ValueError as error:
    print(error)
