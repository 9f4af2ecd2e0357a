print(bin(0), bin(10), bin(-10), oct(8), oct(-64), hex(255), hex(-2**70), bin(2**70)[:6])
class I:
    def __index__(self): return 17
print(bin(I()), oct(I()), hex(I()), hex(True))
for f in (bin, oct, hex):
    try:
        f(1.5)
    except TypeError as e:
        print(e)
