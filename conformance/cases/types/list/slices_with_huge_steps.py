import sys

for step in sys.maxsize, sys.maxsize - 1, -sys.maxsize, -sys.maxsize - 1, 10**30, -10**30:
    for own in [0, 1, 2, 3], (0, 1, 2, 3), "0123", b"0123", range(4), memoryview(b"0123").tolist():
        print(own[3::step], own[::step], own[0:2:step], end=" ")
    own = [0, 1, 2, 3]
    own[3::step] = "a" * len(own[3::step])
    del own[1::step]
    print(own)
