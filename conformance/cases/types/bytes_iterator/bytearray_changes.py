"""A bytearray that changes under its iterator."""
data = bytearray(b"abc")
walk = iter(data)
print(next(walk), walk.__length_hint__())
data.extend(b"de")
print(walk.__length_hint__(), next(walk))
del data[1:]
print(walk.__length_hint__(), next(walk, "end"))
data.extend(b"zzzzzz")
print(next(walk, "ended for good"), walk.__reduce__())
data = bytearray(b"\x01")
for number in data:
    if number < 9:
        data.append(number + 1)
print(data)
