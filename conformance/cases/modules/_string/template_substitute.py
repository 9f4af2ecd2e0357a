def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

from string import Template

t = Template("$who likes ${what}s, $$5")
print(t.substitute(who="tim", what="ham"))
print(t.safe_substitute(who="tim"))
print(t.substitute({"who": "a", "what": "b"}, what="c"))
attempt(t.substitute, who="tim")
attempt(Template("a\nb $ c").substitute)
attempt(Template("$1").substitute)
print(Template("$1 $x ${").safe_substitute(x=1))
