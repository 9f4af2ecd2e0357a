import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile("def f():\n  try: pass\n  finally:\n    return 1\n", "<s>", "exec")
    compile("for x in y:\n  try: pass\n  finally:\n    break\n", "<s>", "exec")
    compile("for x in y:\n  try: pass\n  finally:\n    continue\n", "<s>", "exec")
for w in caught:
    print(w.category.__name__, w.message, w.lineno)
