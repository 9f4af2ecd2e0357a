import sys
sys.unraisablehook = lambda u: print('unraisable', u.exc_value)
def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield f"caught {e}"
    except GeneratorExit:
        print("exit")
        raise
    else:
        yield "else"
    finally:
        print("finally")
print(list(g()))
i = g()
print(next(i), i.throw(ValueError("thrown")), next(i, "over"))
i = g()
next(i)
i.close()
i = g()
next(i)
del i
def swallow():
    while True:
        try: yield
        except BaseException as e: print("swallowed", type(e).__name__)
        else: print("nothing")
s = swallow()
next(s), next(s), s.throw(KeyError), s.throw(KeyboardInterrupt)
try: s.close()
except RuntimeError as e: print(e)
def cleanup():
    try: yield 1
    finally:
        try: yield 2
        finally: print("inner cleanup")
c = cleanup()
print(next(c), next(c))
c.close()
async def co():
    try: await Never()
    except OSError as e: return repr(e)
    finally: print("co finally")
class Never:
    def __await__(self): yield
x = co()
x.send(None)
try: x.throw(OSError("in"))
except StopIteration as s: print(s.value)
