def f(fail):
    try:
        try:
            if fail == "try": raise ValueError("try")
        except ValueError as e:
            if fail == "except": pass
            return "caught " + str(e)
        else:
            if fail == "else": raise ValueError("else")
            return "else value"
        finally:
            print("finally", fail)
            if fail == "finally": raise ValueError("finally")
    except ValueError as e:
        return "outer " + str(e)
for fail in (None, "try", "else", "finally"): print(f(fail))
def nested():
    try:
        pass
    except Exception:
        print("never")
    else:
        try:
            1 / 0
        except ZeroDivisionError:
            print("inner")
        else:
            print("never")
        finally:
            print("inner finally")
    finally:
        print("outer finally")
nested()
for i in range(3):
    try:
        if i == 1: continue
        if i == 2: break
    except Exception: print("never")
    else: print("else", i)
    finally: print("finally", i)
