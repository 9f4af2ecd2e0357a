from _struct import pack, calcsize
for f in ('bi', 'ib', 'bq', 'bhbi', 'b0i', 'cd', '?D', 'bF', 'xh', 'hx', '3xI'):
    values = tuple(b'z' if c == 'c' else 1 for c in f if c in 'bihqcd?DFI' and not (f == 'b0i' and c == 'i'))
    print(f, calcsize(f), calcsize('=' + f), pack(f, *values))
