"""Methods are equal if object and function are; hash goes along."""
data, other = [1], [1]
print(data.append == data.append, data.append is data.append, data.append == other.append, data.append != other.append)
print(hash(data.append) == hash(data.append), len({data.append, data.append, other.append}), len == len, len == print)
print(data.append == data.extend, "x".join == "x".join, (5).bit_length == (5).bit_length, dict.fromkeys == dict.fromkeys)


class Sub(dict):
    pass


print(Sub.fromkeys == dict.fromkeys, Sub.fromkeys == Sub.fromkeys, int.__new__ == int.__new__, int.__new__ == bool.__new__)
try:
    len < print
except TypeError as error:
    print(error)
