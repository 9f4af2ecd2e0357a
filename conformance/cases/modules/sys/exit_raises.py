def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

for arguments in ((), (None,), (5,), ("text",), ((1, 2),)):
    try:
        sys.exit(*arguments)
    except SystemExit as error:
        print(repr(error), error.code, error.args)
attempt(sys.exit, 1, 2)
try:
    raise SystemExit(1, 2)
except SystemExit as error:
    print(error.code)
error = SystemExit()
error.code = 4
print(error.code, error.args, isinstance(error, Exception))
try:
    try:
        sys.exit(3)
    finally:
        print("finally")
except BaseException as error:
    print(type(error).__name__)
