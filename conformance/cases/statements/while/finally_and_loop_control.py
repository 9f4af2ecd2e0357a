def f():
    while True:
        try:
            try:
                continue_once = not seen
                seen.append(1)
                if continue_once:
                    continue
                break
            finally:
                print("inner finally")
        finally:
            print("outer finally")
    return "done"
seen = []
print(f(), seen)
