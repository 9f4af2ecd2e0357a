# ends: work
x = 'abc\u20ac' * 500_000
table = {97: 'xyz', 0x20ac: None}
while True:
    x.translate(table)
