import marshal

for value in [(), (1,), tuple(range(300)), ((1, 2), (3,))]:
    for version in range(0, 6):
        back = marshal.loads(marshal.dumps(value, version))
        if type(back) is not type(value) or repr(back) != repr(value) and back != value:
            print(version, "differs", repr(value)[:40], repr(back)[:40])
    print(type(value).__name__, len(marshal.dumps(value)) > 0, repr(marshal.loads(marshal.dumps(value)))[:60])
