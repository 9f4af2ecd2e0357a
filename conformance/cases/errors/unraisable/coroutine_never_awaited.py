import sys, warnings
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__, u.exc_value, u.err_msg.split(" at ")[0], u.object)
async def co(): pass
def f():
    co()
f()
warnings.simplefilter("error")
def g():
    co()
    print("still here")
g()
warnings.simplefilter("ignore")
g()
