def attempt(result):
    class G(ExceptionGroup):
        def split(self, matcher):
            return result
    try:
        try:
            raise G("g", [ValueError(1)])
        except* ValueError as e:
            print("handled", repr(e))
    except BaseException as e:
        print(type(e).__name__, e)
for result in (None, (), (1,), (None, None), [None, None], (ValueError("m"), None)):
    attempt(result)
