if 1: pass
elif 0: pass
else: pass
for i in []: pass
else: pass
while 0: pass
try: pass
except: pass
else: pass
finally: pass
class C: pass
def f(): pass
async def g(): pass
match 1:
    case _: pass
import contextlib
with contextlib.nullcontext(): pass
print(f())
print(C.__dict__.keys() >= {"__module__", "__doc__"})
print(i if "i" in globals() else "loop variable unset")
