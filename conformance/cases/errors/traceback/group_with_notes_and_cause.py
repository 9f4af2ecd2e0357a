group = ExceptionGroup("g", [ValueError("v")])
group.add_note("a note")
group.exceptions[0].add_note("inner note")
group.exceptions[0].__cause__ = KeyError("because")
raise group
