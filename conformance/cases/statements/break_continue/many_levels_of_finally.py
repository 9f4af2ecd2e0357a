def f(how):
    log = []
    for i in range(2):
        try:
            try:
                try:
                    if how == "break": break
                    if how == "continue": continue
                    if how == "return": return log
                    log.append("body")
                finally:
                    log.append("a")
            finally:
                log.append("b")
        finally:
            log.append("c")
    else:
        log.append("else")
    return log
for how in ("break", "continue", "return", "fall"):
    print(how, f(how))
