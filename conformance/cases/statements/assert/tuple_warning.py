import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    code = compile("assert (False, 'never fails')", "<s>", "exec")
exec(code)
for w in caught:
    print(w.category.__name__, w.message)
print("passed")
