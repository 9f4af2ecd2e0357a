import unicodedata as u
print([n for n in dir(u) if not n.startswith("_")])
print([n for n in dir(u.UCD) if not n.startswith("_")])
print(u.name.__text_signature__, u.category.__text_signature__, u.normalize.__text_signature__, u.name.__name__, u.name.__module__)
