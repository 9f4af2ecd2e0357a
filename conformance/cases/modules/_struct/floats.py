from _struct import pack, unpack
for f in ('e', 'f', 'd', '<e', '>f', '!d'):
    for x in (0.0, -0.0, 1.5, -2.25, 1e-7, 65504.0 if 'e' in f else 3e38, float('inf'), float('-inf')):
        data = pack(f, x)
        print(f, x, data, unpack(f, data))
print(unpack('<d', pack('<d', float('nan')))[0] != 0, pack('>e', 5.960464477539063e-08), pack('>e', 1e-10))
