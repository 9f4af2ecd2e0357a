# Every character of 16 bits, encoded and decoded again; every pair of bytes.
import zlib

for name in "shift_jis cp932 euc_jp gb2312 gbk gb18030 euc_kr cp949 johab big5 cp950".split():
    text = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x10000), 0x1F40D, 0x10FFFF]))
    encoded = text.encode(name, "ignore")
    pairs = b"".join(bytes((a, b, 10)) for a in range(0x80, 256) for b in range(0x30, 256))
    print(name, len(encoded), zlib.crc32(encoded), zlib.crc32(encoded.decode(name).encode()))
    print(zlib.crc32(pairs.decode(name, "replace").encode()))
