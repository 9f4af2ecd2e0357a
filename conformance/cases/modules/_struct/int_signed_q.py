import _struct
for order in ('@', '=', '<', '>', '!'):
    size = _struct.calcsize(order + 'q')
    top = 2 ** (8 * size - 1)
    low = -top
    for value in (low, 0, 1, top - 1, -1, 0x55):
        data = _struct.pack(order + 'q', value)
        print(order, value, data, _struct.unpack(order + 'q', data)[0] == value)
    for value in (low - 1, top):
        try:
            _struct.pack(order + 'q', value)
        except _struct.error as e:
            print(e)
