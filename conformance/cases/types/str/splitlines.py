text = "a\nb\rc\r\nd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l"
print(text.splitlines())
print(text.splitlines(True))
print("".splitlines(), "\n".splitlines(), "a\n\nb".splitlines(keepends=True), "a\r\n".splitlines(1))
try:
    "".splitlines(1, 2)
except TypeError as e:
    print(e)
