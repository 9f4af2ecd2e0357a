from decimal import *

flags = Context(traps=[]).copy()
context = Context(flags=[Inexact], traps=[])
print(context.flags, len(context.flags), list(context.flags)[:2], Inexact in context.flags)
context.flags[Clamped] = True
print(context.flags.copy() == context.flags, type(context.flags.copy()), dict(context.flags)[Clamped], context.flags == context.traps)
for act in [lambda: context.flags[ValueError], lambda: context.flags.__delitem__(Inexact), lambda: hash(context.flags), lambda: Context(flags={}),
            lambda: context.flags < context.traps, lambda: len(type(context.flags)())]:
    try:
        print(act())
    except (KeyError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).splitlines()[0])
