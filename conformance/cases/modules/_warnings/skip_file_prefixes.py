import warnings

code = compile("import warnings\ndef warn(**kw):\n    warnings.warn('skipped', **kw)\ndef deeper(**kw):\n    warn(**kw)\n", "/library/module.py", "exec")
space = {}
exec(code, space)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    space["deeper"]()
    space["deeper"](stacklevel=2)
    space["deeper"](skip_file_prefixes=("/library",))
    space["deeper"](skip_file_prefixes=("/other", "/lib"), stacklevel=3)
    space["deeper"](skip_file_prefixes=("/nothing",))
for w in log:
    print(w.filename.rsplit("/", 1)[-1], w.lineno)
