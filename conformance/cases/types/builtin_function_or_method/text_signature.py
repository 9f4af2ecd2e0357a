"""Signatures, with and without the object."""
import inspect

for function in (len, sorted, print, [].append, [].pop, "".split, dict.fromkeys, (1).to_bytes, str.maketrans, sum, isinstance):
    print(function.__name__, function.__text_signature__, end=" ")
    try:
        print(inspect.signature(function))
    except ValueError as error:
        print(type(error).__name__)
print(getattr.__text_signature__, dir.__text_signature__, type.__text_signature__, dict.update.__text_signature__)
