from _struct import pack, unpack
for f in ('F', 'D', '<F', '>D'):
    data = pack(f, 1.5 - 2.5j)
    print(f, data, unpack(f, data))
print(pack('>F', 3), unpack('>2D', pack('>2D', 1j, True)), pack('F', 1e300))
