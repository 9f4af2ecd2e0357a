# ends: memory
import sys
kept = []
def trace(frame, event, arg):
    kept.append((frame, event, arg))
    return trace
def f(n):
    return n
sys.settrace(trace)
try:
    while True:
        f(1)
finally:
    sys.settrace(None)
