import string

class Bars(string.Formatter):
    def parse(self, format_string):
        for index, part in enumerate(format_string.split("|")):
            if index % 2:
                name, _, spec = part.partition(":")
                yield "", name, spec, None
            else:
                yield part, None, None, None

f = Bars()
print(f.format("*|0:^10s|*", "foo"))
print(f.format("a|x|b|0|", 1, x=2))
print(f.format("none"))
