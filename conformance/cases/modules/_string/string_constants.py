import string
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords("hello  world  x"), string.capwords("a-b-c", "-"), sorted(string.__all__))
