# ends: memory
import sys
kept = []
def f():
    kept.append(sys._getframe())
while True:
    f()
