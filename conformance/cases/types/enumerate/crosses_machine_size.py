import sys
e = enumerate("abcd", sys.maxsize - 1)
for i, c in e:
    print(i, c)
print(list(enumerate("ab", -sys.maxsize - 2)))
print(e.__reduce__()[1][1])
