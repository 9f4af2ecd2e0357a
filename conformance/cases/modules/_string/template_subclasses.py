from string import Template

class Percent(Template):
    delimiter = "%"

class Dotted(Template):
    idpattern = r"[a-z]+\.[a-z]+"

class Braced(Template):
    braceidpattern = r"[A-Z ]+"

print(Percent("%a $a %%").substitute(a=1))
print(Dotted("$a.b $c").safe_substitute({"a.b": "x"}))
print(Braced("$a ${A B}").substitute({"a": 1, "A B": 2}))
print(Percent.pattern.flags & 2, Percent("%A").safe_substitute(A=1))
