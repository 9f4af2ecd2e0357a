import sys

print(repr(input("prompt> ")))
print(repr(input()))
class Prompt:
    def __str__(self): return "object? "
print(repr(input(Prompt())))
print(sys.stdin.readline())
try:
    input("at the end: ")
except EOFError as error:
    print(type(error).__name__, error)
import io
sys.stdin = io.StringIO("from a string\r\n")
print(repr(input("x")))
sys.stdin = None
try:
    input()
except RuntimeError as error:
    print(error)
try:
    input(1, 2)
except TypeError as error:
    print(error)
del sys.stdin
try:
    input()
except RuntimeError as error:
    print(error)
