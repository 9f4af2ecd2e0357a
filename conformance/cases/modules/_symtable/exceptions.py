"""Names of handlers, patterns, imports of all."""
from _dump import dump

dump("""
try: pass
except E as e: pass
except* F as f: pass
""".replace("except* F as f: pass\n", ""))
dump("match x:\n  case [a, *b]: pass\n  case {'k': c, **d}: pass\n  case P(q=r) | r: pass\n  case _ as s: pass")
dump("from m import *")
