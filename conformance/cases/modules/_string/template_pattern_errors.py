from string import Template

class Pattern(Template):
    pattern = r"""
        (?P<escaped>@{2}) | @(?P<named>[_a-z]+) | @{(?P<braced>[_a-z]+)} | (?P<invalid>@)
    """

print(Pattern("@a @{b} @@").substitute(a=1, b=2))

class NoInvalid(Template):
    pattern = r"(?P<badname>.*)"

try:
    NoInvalid("x").substitute()
except (ValueError, IndexError) as error:
    print(type(error).__name__, error)
try:
    Pattern("x\n @1").substitute()
except ValueError as error:
    print(error)
