print(sorted(set(dir(bytes)) - set(dir(object))))
print(sorted(set(dir(bytearray)) - set(dir(bytes))))
print(sorted(set(dir(bytes)) - set(dir(bytearray))), bytes.__hash__ is not None, bytearray.__hash__)
