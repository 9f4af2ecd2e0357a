# ends: work
import binascii
x = b'=00' * 100_000
while True:
    binascii.a2b_qp(x)
    binascii.b2a_qp(x)
    binascii.hexlify(x)
    binascii.crc_hqx(x, 0)
