def h(name, value):
    print("evaluate", name)
    return value
try: pass
except h("never", ValueError): pass
try: raise KeyError
except h("first", ValueError): print("no")
except h("second", KeyError): print("second handler")
except h("third", Exception): print("no")
try:
    try: raise KeyError("original")
    except h("failing", {}["missing"]): pass
except KeyError as e:
    print(e, repr(e.__context__))
try:
    try: raise KeyError("original")
    except undefined_name: pass
except NameError as e:
    print(e, repr(e.__context__))
E = ValueError
def change():
    global E
    E = KeyError
    raise KeyError("changed")
try: change()
except E as e: print("caught", repr(e))
for kinds in [(), (ValueError,), (ValueError, KeyError), [KeyError]]:
    try:
        try: raise KeyError
        except kinds: print("caught by", kinds)
    except Exception as e:
        print(type(e).__name__, e)
