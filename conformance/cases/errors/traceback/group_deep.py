group = ValueError("core")
for level in range(14):
    group = ExceptionGroup(f"level {level}", [group])
raise group
