log = []
def deco(name):
    log.append("make " + name)
    def apply(f):
        log.append(f"apply {name} to {f.__name__ if hasattr(f, '__name__') else f}")
        return f
    return apply
def default():
    log.append("default")
    return 1
@deco("outer")
@deco("inner")
def f(x=default()) -> log.append("never, annotations are lazy"): pass
@deco("class")
class C(log.append("base") or object): pass
print(log)
@lambda f: f.__name__
def named(): pass
@(print, str.upper)[1]
@lambda f: "text"
def text(): pass
@[len][0]
@lambda f: "four"
class Four: pass
print(named, text, Four)
x = 5
for source in ["@x\ndef g(): pass", "@undefined\ndef g(): pass", "@None\nclass K: pass", "@1/0\ndef g(): pass", "@print\nx = 1", "@\ndef g(): pass", "@yield\ndef g(): pass", "@x := id\ndef g(): pass", "@a b\ndef g(): pass", "@id\nasync def g(): pass", "@property\n@staticmethod\ndef g(): pass", "@*a\ndef g(): pass", "@a,b\ndef g(): pass"]:
    try:
        exec(source)
        print("ok", source.split("\n")[0])
    except Exception as e:
        print(source.split("\n")[0], "|", type(e).__name__, getattr(e, "msg", e) if not isinstance(e, NameError) else e)
