import traceback

for code in ("sys.path", "json.dumps", "collections.deque", "random.random()", "notamodule.x", "datetime.date", "sqlite3.connect", "sy.path"):
    try:
        eval(code, {})
    except NameError as error:
        print(traceback.format_exception_only(error)[-1].strip())
