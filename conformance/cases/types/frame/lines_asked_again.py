# The line of a frame, forwards and backwards.
import sys


def lines():
    frame = sys._getframe()
    first = frame.f_lineno
    for _ in range(2):
        print(frame.f_lineno - first)
        print(frame.f_lineno - first,
              frame.f_lineno - first)
    return frame.f_lineno - first


print(lines(), lines())
