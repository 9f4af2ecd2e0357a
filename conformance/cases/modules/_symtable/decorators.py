"""Names in decorators, defaults and bases belong to the scope around."""
from _dump import dump

dump("@a(b)\ndef f(c=d): e\n@g\nclass H(i, j=k): pass\n@l\nasync def m(n=o): pass")
