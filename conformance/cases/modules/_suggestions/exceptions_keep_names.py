import traceback

e = AttributeError("no detail", name="bluch", obj=type("A", (), {"blech": 1}))
print(traceback.format_exception_only(e)[-1].strip())
e.name = "blecc"
print(traceback.format_exception_only(e)[-1].strip())
e.name = 5
print(traceback.format_exception_only(e)[-1].strip())
e.name, e.obj = "x", None
print(traceback.format_exception_only(e)[-1].strip())
print(traceback.format_exception_only(NameError("custom", name="printt"))[-1].strip())
i = ImportError("custom", name="os", name_from="pathh")
print(traceback.format_exception_only(i)[-1].strip())
