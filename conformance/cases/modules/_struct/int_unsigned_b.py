import _struct
for order in ('@', '=', '<', '>', '!'):
    size = _struct.calcsize(order + 'B')
    top = 2 ** (8 * size)
    low = 0
    for value in (low, 0, 1, top - 1, 0x55):
        data = _struct.pack(order + 'B', value)
        print(order, value, data, _struct.unpack(order + 'B', data)[0] == value)
    for value in (low - 1, top):
        try:
            _struct.pack(order + 'B', value)
        except _struct.error as e:
            print(e)
