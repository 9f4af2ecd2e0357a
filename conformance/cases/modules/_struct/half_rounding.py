from _struct import pack, unpack, error
for x in (65504, 65519, 65520, 2048, 2049, 2050, 2051, 1.0009765625, 1.00048828125, 6.1e-5, 5.96e-8, 2.98e-8, 2.99e-8, -65519.9):
    try:
        print(x, pack('>e', x), unpack('>e', pack('>e', x))[0])
    except Exception as e:
        print(x, e)
