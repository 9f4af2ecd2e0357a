class NoIter: pass
class Raises:
    def __iter__(self): raise KeyError("iter")
for source in ["zip(1)", "zip('a', 2)", "zip('a', None, 'b')", "zip('a', strict=NoTruth())", "zip(a=1)", "zip('a', strict=True, x=1)", "zip(NoIter())", "zip(Raises())", "zip('a', strict=[])", "zip(*5)"]:
    class NoTruth:
        def __bool__(self): raise ValueError("truth")
    try:
        print(list(eval(source)))
    except Exception as e:
        print(type(e).__name__, e)
