def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

print(sys.version_info[:2], sys.version_info.releaselevel, sys.version_info > (3, 13), type(sys.version_info).__name__, len(sys.version_info))
print(sys.flags.n_fields, sys.flags.n_sequence_fields, sys.flags.n_unnamed_fields, type(sys.flags).__name__)
for kind in (sys.version_info, sys.flags, sys.float_info, sys.hash_info):
    attempt(type(kind)) 
attempt(type(sys.int_info), (1, 2, 3, 4))
attempt(setattr, sys.flags, "debug", 1)
print(sys.flags[:4], sys.flags.int_max_str_digits, sys.flags.safe_path)
