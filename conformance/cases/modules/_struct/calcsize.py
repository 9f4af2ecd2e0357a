from _struct import calcsize
for f in ('', 'b', '2i', '@bq', '=bq', '<bq', '3s4p', 'P', 'n', 'N', '2h  i', '@c?', 'e', 'F', 'D', '@iD', '0s', 'x', '10x', 'bhilq', '=bhilq', '0q', 'b0q', 'c3xd'):
    print(repr(f), calcsize(f))
print(calcsize(b'ii'))
