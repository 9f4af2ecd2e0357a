log = []
def t(name, value):
    log.append(name)
    return value
def run(e, *handlers):
    log.clear()
    try:
        try:
            raise e
        except t("first", handlers[0]): return "first", log[:]
        except t("second", handlers[1]): return "second", log[:]
        except: return "bare", log[:]
    except BaseException as error:
        return type(error).__name__, str(error), log[:]
class Meta(type):
    def __instancecheck__(cls, x): print("never asked"); return True
    def __subclasscheck__(cls, x): print("never asked"); return True
class Abstract(Exception, metaclass=Meta): pass
for h in [(ValueError, KeyError), (KeyError, ValueError), ((KeyError, ValueError), OSError), ((), Exception), (LookupError, BaseException), (OSError, (KeyError, OSError)), (Abstract, KeyError), (5, ValueError), (KeyError, 5), ((KeyError, 5), ValueError), ((ValueError, 5), KeyError), ([ValueError], KeyError), (ValueError("instance"), KeyError), ("ValueError", KeyError), (None, KeyError), (((KeyError, (ValueError,)),), OSError), (object, KeyError), (type, KeyError), (int | str, KeyError)]:
    print(run(ValueError("v"), *h))
