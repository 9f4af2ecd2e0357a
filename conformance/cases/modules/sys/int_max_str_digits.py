def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
attempt(lambda: len(str(10**5000)))
attempt(lambda: int("1" * 5000))
attempt(sys.set_int_max_str_digits, 639)
attempt(sys.set_int_max_str_digits, -1)
attempt(sys.set_int_max_str_digits, "x")
attempt(sys.set_int_max_str_digits, maxdigits=640)
attempt(lambda: len(str(10**640)))
attempt(lambda: len(str(10**639)))
sys.set_int_max_str_digits(0)
attempt(lambda: len(str(10**6000)))
