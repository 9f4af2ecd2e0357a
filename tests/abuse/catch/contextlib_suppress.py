# ends: work
import contextlib
while True:
    with contextlib.suppress(BaseException):
        while True:
            pass
