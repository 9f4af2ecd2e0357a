# ends: memory
import symtable
x = [symtable.symtable('def f(a): pass\n' * 1000, 'name', 'exec') for _ in range(100_000)]
