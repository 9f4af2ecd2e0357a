import sys
print(sys.get_int_max_str_digits(), len(str(10**4299)))
for f in (lambda: str(10**4300), lambda: int("1" * 4301), lambda: repr(-10**5000), lambda: f"{10**5000}", lambda: "%d" % 10**5000):
    try:
        f()
    except ValueError as e:
        print(e)
print(len(hex(10**5000)), len(f"{10**5000:x}"), int("0x" + "f" * 5000, 16).bit_length())
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))
