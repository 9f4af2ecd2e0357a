s = ""
for i in range(5):
    s += str(i)
t = s
t += "!"
print(s, t)
b = b""
b += b"ab" * 2
print(b, "x" * 0 == "")
try:
    s += 1
except TypeError as error:
    print(error)
