print(int(), int(3.99), int(-3.99), int("42"), int(" -7 \n"), int("1_000"))
print(int("ff", 16), int("0b101", 0), int("0o17", 0), int("z", 36), int("0x1F", 16))
print(int(b"12"), int(bytearray(b"-5")), int(True), int(memoryview(b"77")))
